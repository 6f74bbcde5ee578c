import { after, namedCluster, NodeSource, NodeSourceKind } from './node-source';
import { clusterInUserData } from './user-data-names';
import { parsedText } from '../../../cni/settings/configuration-text';
import { OPERATING_SYSTEMS } from '../../../compute/os/os-registry';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, Forms, formsOf, listOf, referredTo, textOf } from '../../../templates/forms';
import { nameOf } from '../../../templates/text-forms';
import { ClusterFacts } from '../cluster-facts';
import { appliedObjects } from '../kubernetes-facts';

/** The resources that start instances, by what they are. */
const STARTERS: Readonly<Record<string, NodeSourceKind>> = {
  'AWS::AutoScaling::AutoScalingGroup': 'asg',
  'AWS::EC2::Instance': 'instance',
  'AWS::EC2::EC2Fleet': 'fleet',
  'AWS::EC2::SpotFleet': 'fleet',
};

/**
 * Keys of tags that end in the name of a cluster, and those whose value it is.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-workers.html
 */
const TAGS_ENDING_IN_NAME = ['kubernetes.io/cluster/', 'k8s.io/cluster-autoscaler/'];
const TAGS_OF_NAME = [
  'eks:cluster-name', 'aws:eks:cluster-name', 'alpha.eksctl.io/cluster-name',
  'eksctl.cluster.k8s.io/v1alpha1/cluster-name',
];

/** What follows one of these beginnings, and is no name. */
const NO_NAMES = /^(enabled|disabled|node-template\b.*)$/;

/** The types of access entries that are for nodes. */
const NODE_ENTRIES: readonly string[] = [
  'EC2', ...Object.values(OPERATING_SYSTEMS).map(({ features }) => features.accessEntry),
];

/** The groups of the ConfigMap aws-auth that are. */
const NODE_GROUP = 'system:nodes';

/** A manifest, and the cluster that it is applied to. */
export interface KeyedResource {
  readonly key: string;
  readonly resource: AppResource;
}

/** What instances are started with. */
interface StartedWith {
  readonly userData: Form;
  readonly profile: Form;
  readonly tags: readonly Forms[];
  readonly from: AppResource;
}

/** Auto Scaling groups, instances and fleets of a cluster. */
export function ec2Sources(
  resources: AppResources,
  clusters: readonly ClusterFacts[],
  manifests: readonly KeyedResource[],
): NodeSource[] {
  const roles = nodeRoles(resources, clusters, manifests);
  return resources.ofType(...Object.keys(STARTERS)).flatMap((resource) => {
    const started = startedWith(resource, resources);
    const found = byTags(resource, started, clusters)
      ?? byUserData(started, clusters)
      ?? started.flatMap(({ profile }) => rolesOf(profile, resources)).map((role) => roles.get(role))
        .find((role) => role !== undefined);
    return found === undefined ? [] : [{ kind: STARTERS[resource.type], name: resource.path, resource, ...found }];
  });
}

type Membership = Pick<NodeSource, 'key' | 'sign'>;

function byTags(
  resource: AppResource,
  started: readonly StartedWith[],
  clusters: readonly ClusterFacts[],
): Membership | undefined {
  const own = listOf(resource.properties.Tags).map(formsOf);
  const all = [
    ...own.map((tag) => ({ tag, of: resource, property: 'Tags' })),
    ...started.flatMap(({ tags, from }) => tags.map((tag) => ({ tag, of: from, property: 'LaunchTemplateData' }))),
  ];
  const found = all.map(({ tag, ...where }) => ({ ...where, name: clusterInTag(tag) }))
    .find(({ name }) => name !== undefined);
  return found && { key: namedCluster(found.of, found.property, found.name, clusters), sign: 'tag' };
}

function clusterInTag({ Key: key, Value: value }: Forms): Form {
  if (TAGS_OF_NAME.includes(textOf(key) ?? '')) return value;
  return TAGS_ENDING_IN_NAME.map((beginning) => after(beginning, key))
    .find((name) => name !== undefined && !NO_NAMES.test(textOf(name) ?? ''));
}

function byUserData(started: readonly StartedWith[], clusters: readonly ClusterFacts[]): Membership | undefined {
  const found = started.map(({ userData, from }) => ({ from, name: clusterInUserData(userData) }))
    .find(({ name }) => name !== undefined);
  return found && { key: namedCluster(found.from, 'LaunchTemplateData', found.name, clusters), sign: 'user-data' };
}

/** What a resource starts instances with: its own properties, and those of its launch templates. */
function startedWith(resource: AppResource, resources: AppResources): StartedWith[] {
  const { properties } = resource;
  const request = formsOf(properties.SpotFleetRequestConfigData);
  const mixed = formsOf(formsOf(properties.MixedInstancesPolicy).LaunchTemplate);
  const named = [
    properties.LaunchTemplate,
    mixed.LaunchTemplateSpecification,
    ...[mixed.Overrides, properties.LaunchTemplateConfigs, request.LaunchTemplateConfigs]
      .flatMap(listOf).map((each) => formsOf(each).LaunchTemplateSpecification),
  ];
  const templates = named.flatMap((each) => templateOf(formsOf(each), resource, resources) ?? []);
  const configuration = resources.targetOf(properties.LaunchConfigurationName);
  return [
    ...[properties, ...listOf(request.LaunchSpecifications).map(formsOf)].map((data) => withData(data, resource)),
    ...[...new Set(templates)].map((each) => withData(formsOf(each.properties.LaunchTemplateData), each)),
    ...(configuration === undefined ? [] : [withData(configuration.properties, configuration)]),
  ];
}

function withData(data: Forms, from: AppResource): StartedWith {
  const { UserData: userData, IamInstanceProfile: profile } = data;
  return { userData, profile, tags: specified(data).map(formsOf), from };
}

/** Tags that a launch template, or a request, gives instances. */
function specified(data: Forms): Form[] {
  return listOf(data.TagSpecifications).map(formsOf)
    .filter(({ ResourceType: type }) => textOf(type) === 'instance')
    .flatMap(({ Tags: tags }) => listOf(tags));
}

/** The launch template that is named, by its id, or by the name that it is given. */
export function templateOf(
  spec: Forms,
  { construct }: AppResource,
  resources: AppResources,
): AppResource | undefined {
  const { LaunchTemplateId: id, LaunchTemplateName: name } = spec;
  const target = resources.targetOf(id) ?? resources.targetOf(name);
  if (target !== undefined || name === undefined) return target;
  return resources.ofType('AWS::EC2::LaunchTemplate').find((template) => {
    const { LaunchTemplateName: given } = template.properties;
    return given !== undefined && nameOf(given) === nameOf(name) && template.construct.stack === construct.stack;
  });
}

/** The roles of an instance profile, by their paths. */
function rolesOf(profile: Form, resources: AppResources): string[] {
  const { Arn: arn, Name: name } = formsOf(profile);
  const given = [arn, name, profile].find((form) => referredTo(form) !== undefined);
  const roles = resources.targetOf(given)?.properties.Roles;
  return listOf(roles).flatMap((role) => referredTo(role) ?? []);
}

/** The roles that access entries and the ConfigMap aws-auth let in as nodes. */
function nodeRoles(
  resources: AppResources,
  clusters: readonly ClusterFacts[],
  manifests: readonly KeyedResource[],
): Map<string, Membership> {
  const byEntry = resources.ofType('AWS::EKS::AccessEntry')
    .filter(({ properties: { Type: type } }) => NODE_ENTRIES.includes(textOf(type) ?? ''))
    .map((entry) => ({
      role: referredTo(entry.properties.PrincipalArn),
      key: namedCluster(entry, 'ClusterName', entry.properties.ClusterName, clusters),
      sign: 'access-entry' as const,
    }));
  const byMap = manifests.flatMap(({ key, resource }) => appliedObjects([resource])
    .filter(({ object }) => object.kind === 'ConfigMap' && formsOf(object.metadata).name === 'aws-auth')
    .flatMap(({ object }) => listOf(parsedText(formsOf(object.data).mapRoles).value))
    .map(formsOf)
    .filter(({ groups }) => listOf(groups).includes(NODE_GROUP))
    .map(({ rolearn }) => ({ role: referredTo(rolearn), key, sign: 'aws-auth' as const })));
  return new Map([...byMap, ...byEntry].flatMap(({ role, ...how }) => (role === undefined ? [] : [[role, how]])));
}
