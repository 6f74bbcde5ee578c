import { allOf, few, fewQuoted } from '../../../phrases';
import { wording } from '../../../wording';

/** Node groups, and something that they need and that waits for them. */
type Late<F> = F & {
  readonly groups: readonly string[];

  /** What stands between the two. */
  readonly through: readonly string[];
};

const GROUPS = { groups: ['Stack/Web/Resource'], through: ['Stack/Between'] };

const groupsIn = (groups: readonly string[]) =>
  (groups.length === 1 ? `node group ${fewQuoted(groups)}` : `${groups.length} node groups (${fewQuoted(groups)})`);

const way = (through: readonly string[]) =>
  (through.length === 0 ? [] : [`it waits through ${fewQuoted(through)}`, ...allOf('between them', through)]);

const STOPS = "kubelet says 'cni plugin not initialized', EKS gives up the node group, and the deployment stops";

const around = (what: string, name: string) =>
  `remove the dependency of ${what}, and add the opposite one: nodegroup.node.addDependency(${name})`;

/** Of the order in which nodes and what they need are made, in any template. */
export const TEMPLATE_ORDER_WORDS = {
  chartLate: wording('node-need-after-nodes', ({ groups, chart, resource, through }: Late<{
    chart: string; resource: string;
  }>) => ({
    message: `the Helm chart '${chart}' waits for ${groupsIn(groups)}, which cannot become Ready without it`,
    details: [
      `the chart is '${resource}'`,
      ...allOf('node groups', groups),
      ...way(through),
      'it installs the network plug-in, and EKS installs none by itself: BootstrapSelfManagedAddons is false',
      STOPS,
    ],
    fix: [around('the chart', 'chart')],
  }), { ...GROUPS, chart: 'cilium', resource: 'Stack/Chart' }, ['groups']),

  eniConfigsLate: wording('node-need-after-nodes', ({ groups, source, eniConfigs, through }: Late<{
    source: string; eniConfigs: readonly string[];
  }>) => ({
    message: `ENIConfigs wait for ${groupsIn(groups)}, which cannot become Ready without them`,
    details: [
      `they are in '${source}': ${few(eniConfigs)}`,
      ...allOf('ENIConfigs', eniConfigs),
      ...allOf('node groups', groups),
      ...way(through),
      'custom networking is on before the nodes start, so each of them looks for its ENIConfig',
      "the VPC CNI says 'Failed to attach any ENIs for custom networking'",
      STOPS,
    ],
    fix: [
      around('the ENIConfigs', 'eniConfigs'),
      "let the add-on vpc-cni make them, by 'eniConfig' in its configuration, before the node groups",
    ],
  }), { ...GROUPS, source: 'Stack/Manifest', eniConfigs: ['eu-west-1a'] }, ['groups']),

  eniConfigsUnordered: wording('node-need-late', ({ groups, source, addon, through }: Late<{
    source: string; addon: string;
  }>) => ({
    message: `ENIConfigs wait for ${groupsIn(groups)}, and custom networking can be on before these start`,
    details: [
      `the ENIConfigs are in '${source}', and custom networking is switched on by '${addon}'`,
      ...allOf('node groups', groups),
      ...way(through),
      'a node that finds no ENIConfig never becomes Ready, and the deployment stops',
    ],
    fix: [around('the ENIConfigs', 'eniConfigs')],
  }), { ...GROUPS, source: 'Stack/Manifest', addon: 'Stack/Cni' }, ['groups']),

  eniConfigsWithoutKind: wording('eni-config-before-crd', ({ manifest, addon }: {
    manifest: string; addon: string;
  }) => ({
    message: 'ENIConfigs are applied without waiting for the VPC CNI, which installs their definition (CRD)',
    details: [
      `they are in '${manifest}', and the VPC CNI is '${addon}'`,
      "kubectl refuses them until then: no matches for kind 'ENIConfig'",
      'EKS installs no VPC CNI by itself: BootstrapSelfManagedAddons is false, or the cluster has Auto Mode',
    ],
    fix: ['let them wait for the VPC CNI: eniConfigs.node.addDependency(addon)'],
  }), { manifest: 'Stack/Manifest', addon: 'Stack/Cni' }),

  policyLate: wording('node-need-after-nodes', ({ groups, policy, role, through }: Late<{
    policy: string; role: string;
  }>) => ({
    message: `the policy of the VPC CNI waits for ${groupsIn(groups)}, which cannot become Ready without it`,
    details: [
      `the policy is '${policy}', of the role '${role}'`,
      ...allOf('node groups', groups),
      ...way(through),
      'nothing else gives the VPC CNI the permission to attach ENIs: EC2 answers UnauthorizedOperation',
      STOPS,
    ],
    fix: [around('the policy', 'policy')],
  }), { ...GROUPS, policy: 'Stack/Role/Policy', role: 'Stack/Role' }, ['groups']),

  providerLate: wording('node-need-after-nodes', ({ groups, provider, through }: Late<{ provider: string }>) => ({
    message: `the OIDC provider waits for ${groupsIn(groups)}, which cannot become Ready without it`,
    details: [
      `the provider is '${provider}'`,
      ...allOf('node groups', groups),
      ...way(through),
      'the VPC CNI gets its permissions by the role of its service account, which it gets through the provider',
      STOPS,
    ],
    fix: [around('the provider', 'provider')],
  }), { ...GROUPS, provider: 'Stack/Provider' }, ['groups']),

  associationLate: wording('node-need-after-nodes', ({ groups, association, role, through }: Late<{
    association: string; role: string;
  }>) => ({
    message: `the VPC CNI has no permissions on ${groupsIn(groups)}, because its association waits for the nodes`,
    details: [
      `the association is '${association}'`,
      ...allOf('node groups', groups),
      ...way(through),
      `until then it has the role of the nodes, '${role}', which may not attach ENIs`,
      STOPS,
    ],
    fix: [around('the association', 'association')],
  }), { ...GROUPS, association: 'Stack/Association', role: 'Stack/NodeRole' }, ['groups']),

  addonWithPermissionsLate: wording('node-need-after-nodes', ({ groups, addon, role, through }: Late<{
    addon: string; role: string;
  }>) => ({
    message: `the VPC CNI has no permissions on ${groupsIn(groups)}, because the add-on waits for the nodes`,
    details: [
      `the add-on is '${addon}'`,
      ...allOf('node groups', groups),
      ...way(through),
      'until it comes, the VPC CNI that EKS installs by itself serves, with the permissions of the nodes',
      `the role of the nodes, '${role}', may not attach ENIs`,
      STOPS,
    ],
    fix: [around('the add-on', 'addon'), 'attach AmazonEKS_CNI_Policy to the role of the nodes'],
  }), { ...GROUPS, addon: 'Stack/Cni', role: 'Stack/NodeRole' }, ['groups']),

  routesLate: wording('node-need-after-nodes', ({ groups, routes, subnets, through }: Late<{
    routes: readonly string[]; subnets: readonly string[];
  }>) => ({
    message: `the way out of their subnets waits for ${groupsIn(groups)}, which cannot join the cluster without it`,
    details: [
      `what waits: ${fewQuoted(routes)}`,
      ...allOf('what waits', routes),
      `the subnets: ${fewQuoted(subnets)}`,
      ...allOf('subnets', subnets),
      ...allOf('node groups', groups),
      ...way(through),
      'nodes reach neither EC2 nor the container registry, and the VPC has no interface endpoints in the app',
      'EKS gives up the node group, and the deployment stops',
    ],
    fix: [around('the route', 'route')],
  }), { ...GROUPS, routes: ['Stack/DefaultRoute'], subnets: ['Stack/Private'] }, ['groups']),

  neededByStarted: wording('node-need-late', ({ nodes, need, through }: {
    nodes: readonly string[]; need: string; through: readonly string[];
  }) => ({
    message: `nodes stay NotReady until what they need comes after them: ${fewQuoted(nodes)}`,
    details: [
      `'${need}' waits for the nodes`,
      ...allOf('nodes', nodes),
      ...way(through),
      "kubelet says 'cni plugin not initialized' until it is there",
      'the deployment stops if it waits for signals of Ready nodes',
    ],
    fix: ['remove the dependency, and add the opposite one: autoScalingGroup.node.addDependency(addon)'],
  }), { nodes: ['Stack/Nodes/ASG'], need: 'Stack/Cni', through: ['Stack/Between'] }, ['nodes']),

  addonBeforeNodes: wording('addon-before-nodes', ({ name, addon, nodes }: {
    name: string; addon: string; nodes: readonly string[];
  }) => ({
    message: `all nodes wait for the add-on ${name}, which needs a node to become active`,
    details: [
      `the add-on is '${addon}'`,
      `what waits for it: ${fewQuoted(nodes)}`,
      ...allOf('what waits', nodes),
      'it stays DEGRADED without a node (InsufficientNumberOfReplicas), and the deployment stops after about 20 min',
    ],
    fix: ['remove that dependency, and add the opposite one: addon.node.addDependency(nodegroup)'],
  }), { name: 'coredns', addon: 'Stack/CoreDns', nodes: ['Stack/Web'] }),
};
