import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

const DEPENDENCY = 'nodegroup.node.addDependency(addon)';

/** Node groups, and the add-on of their cluster. */
type Early = {
  readonly groups: readonly string[];
  readonly addon: string;

  /** The settings that come with the add-on. */
  readonly settings: readonly string[];

  /** Whether the pod count of nodes, or the subnets of their pods, follows from these. */
  readonly changesMode: boolean;

  /** Whether EKS installs a VPC CNI by itself. */
  readonly selfManaged: boolean | undefined;
};

/** What becomes of nodes that start before the add-on. */
const untilAddon = ({ settings, changesMode, selfManaged }: Early) => [
  selfManaged === true
    ? 'until the add-on comes, the VPC CNI that EKS installs by itself serves the nodes, with its defaults'
    : selfManaged === false
      ? "until the add-on comes, nodes stay NotReady: 'cni plugin not initialized'"
      : 'until the add-on comes, nodes are served by what the cluster has already',
  ...settings.length === 0 ? [] : [`these settings come with the add-on: ${few(settings)}`],
  ...allOf('settings', settings),
  ...changesMode
    ? ['EKS takes the max pods of a node group from the VPC CNI as it is when the group is made',
      'nodes keep the mode that they started under']
    : [],
];

/** Node groups, and an add-on that they need and that waits for them. */
type Late = {
  readonly groups: readonly string[];
  readonly addon: string;

  /** What stands between the two. */
  readonly through: readonly string[];
};

const late = (name: string, why: readonly string[]) => wording('node-need-after-nodes', (
  { groups, addon, through }: Late,
) => ({
  message: groups.length === 1
    ? `the add-on ${name} waits for node group '${groups[0]}', whose nodes need it to become Ready`
    : `the add-on ${name} waits for ${groups.length} node groups, which need it to become Ready: ${fewQuoted(groups)}`,
  details: [
    `the add-on is '${addon}'`,
    ...allOf('node groups', groups),
    ...through.length === 0 ? [] : [`it waits through ${fewQuoted(through)}`, ...allOf('between them', through)],
    ...why,
    "kubelet says 'cni plugin not initialized', EKS gives up the node group, and the deployment stops",
  ],
  fix: [
    `remove the dependency of the add-on, and add the opposite one: ${DEPENDENCY}`,
    "in a template, name the add-on in 'DependsOn' of the node group, and not the other way round",
  ],
}), { groups: ['Stack/Web/Resource'], addon: 'Stack/Addon/Resource', through: ['Stack/Between'] }, ['groups']);

const NOT_INSTALLED = 'EKS installs none by itself: BootstrapSelfManagedAddons is false, or the cluster has Auto Mode';

/** Of add-ons and node groups that come in another order than they must, or twice. */
export const ADDON_ORDER_WORDS = {
  secondAddon: wording('addon-twice', ({ addon, name, first }: { addon: string; name: string; first: string }) => ({
    message: `'${addon}' is the second add-on ${name} of its cluster`,
    details: [`the first one is '${first}'`, 'EKS refuses a second add-on with the same name'],
    fix: [
      'keep one of the two, and remove the other',
      ...name === 'vpc-cni'
        ? ["let a VpcCniAddon take over the deployed one: give its logical id as 'logicalId', and remove the other"]
        : [],
    ],
  }), { addon: 'Stack/Cni/Resource', name: 'vpc-cni', first: 'Stack/Cluster/VpcCni/Resource' }),

  groupDoesNotWait: wording('nodegroup-before-vpc-cni', (facts: Early) => ({
    message: facts.groups.length === 1
      ? `node group '${facts.groups[0]}' does not wait for the add-on vpc-cni of its cluster`
      : `${facts.groups.length} node groups do not wait for the add-on vpc-cni of their cluster: `
        + fewQuoted(facts.groups),
    details: [...allOf('node groups', facts.groups), `the add-on is '${facts.addon}'`, ...untilAddon(facts)],
    fix: [`let ${facts.groups.length === 1 ? 'the' : 'each'} node group depend on the add-on: ${DEPENDENCY}`],
  }), {
    groups: ['Stack/Web/Resource'],
    addon: 'Stack/Cluster/VpcCni/Resource',
    settings: ['env.ENABLE_PREFIX_DELEGATION'],
    changesMode: true,
    selfManaged: true,
  }, ['groups']),

  addonWaitsForGroup: wording('nodegroup-before-vpc-cni', (facts: Early) => ({
    message: facts.groups.length === 1
      ? `the add-on vpc-cni waits for node group '${facts.groups[0]}', which has to come after it`
      : `the add-on vpc-cni waits for ${facts.groups.length} node groups, which have to come after it: `
        + fewQuoted(facts.groups),
    details: [...allOf('node groups', facts.groups), `the add-on is '${facts.addon}'`, ...untilAddon(facts)],
    fix: [`turn the dependency around: ${DEPENDENCY}`],
  }), {
    groups: ['Stack/Web/Resource'],
    addon: 'Stack/Cluster/VpcCni/Resource',
    settings: ['env.ENABLE_PREFIX_DELEGATION'],
    changesMode: true,
    selfManaged: true,
  }, ['groups']),

  vpcCniLate: late('vpc-cni', [NOT_INSTALLED]),

  kubeProxyLate: late('kube-proxy', [
    NOT_INSTALLED,
    'the VPC CNI reaches the API server by the address of a service, which works only through kube-proxy',
  ]),

  agentLate: late('eks-pod-identity-agent', [
    'the VPC CNI gets its permissions by EKS Pod Identity, and the agent on its node gives it the credentials',
    'without credentials it attaches no ENI',
  ]),

  namedBefore: wording('cluster-circle', ({ cluster, resources }: {
    cluster: string; resources: readonly string[];
  }) => ({
    message: resources.length === 1
      ? `cluster '${cluster}' waits for '${resources[0]}', which names the cluster`
      : `cluster '${cluster}' waits for ${resources.length} resources that name the cluster: ${fewQuoted(resources)}`,
    details: [
      ...allOf('resources', resources),
      'EKS knows no cluster with this name until it is made, and the deployment stops',
    ],
    fix: ['remove the dependency of the cluster, and add the opposite one: addon.node.addDependency(cluster)'],
  }), { cluster: 'Stack/Cluster', resources: ['Stack/Cni'] }, ['resources']),

  circle: wording('cluster-circle', ({ cluster, resources }: { cluster: string; resources: readonly string[] }) => ({
    message: resources.length === 1
      ? `cluster '${cluster}' waits for '${resources[0]}', which needs the cluster`
      : `cluster '${cluster}' waits for ${resources.length} resources that need the cluster: ${fewQuoted(resources)}`,
    details: [
      ...allOf('resources', resources),
      'CloudFormation refuses such a circle',
      'a cluster that has only a private endpoint waits for everything below its VPC in the construct tree',
    ],
    fix: ['make the construct outside of the VPC, for example in the stack'],
  }), { cluster: 'Stack/Cluster/Resource', resources: ['Stack/Vpc/Web/Resource'] }, ['resources']),
};
