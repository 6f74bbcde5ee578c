import { NodePoolFacts } from './karpenter-objects';
import { AppResource } from '../../../templates/app-resources';
import { Form, textOf } from '../../../templates/forms';
import { joinedParts, textParts } from '../../../templates/text-forms';
import { ClusterFacts, clusterKey } from '../cluster-facts';

/** What starts nodes, or takes them in, beside managed node groups. */
export type NodeSourceKind =
  'asg' | 'warm-pool' | 'instance' | 'fleet' | 'hyperpod' | 'batch' | 'karpenter' | 'auto-mode' | 'hybrid' | 'fargate';

/** By what a source is known to be one of its cluster. */
export type NodeSign =
  'tag' | 'user-data' | 'access-entry' | 'aws-auth' | 'cluster-arn' | 'manifest' | 'chart' | 'compute-config'
  | 'remote-network' | 'profile' | 'group';

/** Something that nodes of a cluster come from, and that no plan counts. */
export interface NodeSource {
  readonly kind: NodeSourceKind;

  /** By what parts of its cluster name it. */
  readonly key: string;

  /** Its name, as messages show it. */
  readonly name: string;
  readonly sign: NodeSign;
  readonly resource: AppResource;

  /** The NodePool, where it is one. */
  readonly pool?: NodePoolFacts;
}

/** The key of the cluster that a property of a resource names. */
export function namedCluster(
  resource: AppResource,
  property: string,
  name: Form,
  clusters: readonly ClusterFacts[],
): string {
  // Whether the name is a default of a parameter is a matter of where it stands.
  const defaults = resource.defaults?.has(property) ? new Map([['ClusterName', []]]) : undefined;
  return clusterKey({ ...resource, properties: { ClusterName: name }, defaults }, clusters);
}

/** What follows a beginning of a text, known or not; undefined where the text begins otherwise. */
export function after(beginning: string, form: Form): Form {
  const [first, ...others] = textParts(form) ?? [form];
  const text = textOf(first);
  if (text === undefined || !text.startsWith(beginning)) return undefined;
  const rest = joinedParts([text.slice(beginning.length), ...others]);
  return rest === '' ? undefined : rest;
}

/** The name at the end of the ARN of a cluster; the form itself where it is a reference to the ARN of one. */
export function nameInArn(arn: Form): Form {
  const parts = textParts(arn) ?? [arn];
  const index = parts.findIndex((part) => /:cluster\//.test(textOf(part) ?? ''));
  if (index < 0) return arn;
  const name = joinedParts([textOf(parts[index])!.replace(/^.*:cluster\//, ''), ...parts.slice(index + 1)]);
  return name === '' ? undefined : name;
}
