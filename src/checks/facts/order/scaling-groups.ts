import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, formsOf, listOf, textOf } from '../../../templates/forms';
import { joinedParts, textParts } from '../../../templates/text-forms';

/** Resources that start nodes outside of managed node groups. */
const TYPES = ['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::Instance'];

/** What stands before the name of the cluster in the keys of tags by which nodes belong to it. */
const BEFORE_NAME = /^(?:kubernetes|k8s)\.io\/cluster\//;

/** A tag whose value is the name of the cluster. */
const NAME_TAG = 'eks:cluster-name';

/** Nodes that are no managed group, with the name of the cluster that their tags say. */
export interface ScalingGroup {
  readonly resource: AppResource;

  /** The same resource as a part of its cluster; undefined where no tag says which that is. */
  readonly part?: AppResource;
}

/** What starts nodes in an app outside of managed node groups; instances only where a tag says that they are nodes. */
export function scalingGroups(resources: AppResources): ScalingGroup[] {
  return resources.ofType(...TYPES).flatMap((resource) => {
    const [name] = listOf(resource.properties.Tags).map(formsOf).flatMap(clusterNameIn);
    if (name === undefined) return resource.type === TYPES[0] ? [{ resource }] : [];
    return [{ resource, part: { ...resource, properties: { ...resource.properties, ClusterName: name } } }];
  });
}

function clusterNameIn({ Key: key, Value: value }: { readonly [name: string]: Form }): Form[] {
  if (textOf(key) === NAME_TAG) return [value];
  const [first, ...others] = textParts(key) ?? [key];
  const text = textOf(first) ?? '';
  return BEFORE_NAME.test(text) ? [joinedParts([text.replace(BEFORE_NAME, ''), ...others])] : [];
}
