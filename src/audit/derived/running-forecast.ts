import { NodeCapacity } from '../../capacity/node-capacity';
import { ClusterAudit } from '../cluster-audit';
import { GroupJudgement } from '../judge/group-judge';
import { NodeJudgement } from '../judge/node-judge';
import { RunningSettings } from '../judge/running-settings';
import { SubnetJudgement } from '../judge/subnet-judge';
import { RunningInterface } from '../model/running-network';
import { NodeKind, RunningPod } from '../model/running-nodes';

/** A forecast of a cluster as it runs, and what in it is not as it was seen. */
export type DerivedForecast =
  | { readonly forecast: object; readonly notes: readonly string[] }
  | { readonly problems: readonly string[] };

/** Targets of the warm pool: by the names of variables, and by those of a forecast. */
const TARGETS: ReadonlyArray<readonly [variable: string, key: string]> = [
  ['WARM_PREFIX_TARGET', 'warmPrefixTarget'], ['WARM_IP_TARGET', 'warmIpTarget'],
  ['MINIMUM_IP_TARGET', 'minimumIpTarget'], ['WARM_ENI_TARGET', 'warmEniTarget'],
];

/**
 * The cluster as it runs, as a forecast that `plan` reads: subnets with what others have in them, groups with their
 * sizes, types, max pods and the pods of their fullest node.
 */
export function runningForecast(audit: ClusterAudit): DerivedForecast {
  const { cluster, settings, subnets, nodes, groups } = audit;
  const missing = [
    ...(subnets === undefined ? ['subnets.json'] : []),
    ...(nodes === undefined || groups === undefined ? ['nodes.json'] : []),
    ...(settings === undefined ? ['aws-node.json'] : []),
  ];
  if (subnets === undefined || nodes === undefined || groups === undefined || settings === undefined) {
    return { problems: [`--forecast needs ${missing.join(' and ')}: a forecast would be a guess without`] };
  }
  const notes: string[] = [];
  const own = subnets.filter(({ cidr, roles, zone }) => cidr !== undefined && zone !== undefined && roles.length > 0);
  const counted = groups.flatMap((group) => groupForecast(group, audit, settings, own, notes) ?? []);
  const problems = [
    ...(own.some(({ roles }) => roles.includes('nodes'))
      ? [] : ['--forecast needs network-interfaces.json or nodegroup-1.json: which subnets have nodes is not known']),
    ...(counted.length === 0 ? ['--forecast needs nodes of the VPC CNI with instance types that are known'] : []),
  ];
  if (problems.length > 0) return { problems };
  const forecast = {
    ...modeOf(settings),
    subnets: own.map((subnet) => subnetForecast(subnet, audit, notes)),
    nodegroups: counted.filter(({ isFleet }) => !isFleet).map(({ entry }) => entry),
    ...(counted.some(({ isFleet }) => isFleet)
      ? { fleets: counted.filter(({ isFleet }) => isFleet).map(({ entry }) => entry) } : {}),
    ...(cluster.vpc === undefined ? {} : { vpcBlocks: cluster.vpc.blocks.length }),
  };
  return { forecast, notes };
}

function modeOf({ ipv6, prefixes, customNetworking, tagged, nodes, warmPool }: RunningSettings): object {
  if (ipv6) return { ipFamily: 'ipv6', ...(nodes.trunkEni ? { trunkEni: true } : {}) };
  const pool = TARGETS.flatMap(([variable, key]) => {
    const target = warmPool?._targets[variable];
    return target === undefined ? [] : [[key, target] as const];
  });
  return {
    ipAssignment: prefixes ? 'prefix-delegation' : 'secondary-ip',
    ...(pool.length === 0 ? {} : { warmPool: Object.fromEntries(pool) }),
    ...(nodes.maxEni === undefined ? {} : { maxEni: nodes.maxEni }),
    ...(nodes.trunkEni ? { trunkEni: true } : {}),
    ...(nodes.addonVersion === undefined ? {} : { addonVersion: nodes.addonVersion }),
    ...(!customNetworking && tagged ? { subnetDiscovery: true } : {}),
  };
}

function subnetForecast(subnet: SubnetJudgement, { cluster, nodes, types }: ClusterAudit, notes: string[]): object {
  const { subnetId, cidr, zone, roles, unseenAddresses } = subnet;
  // Of nodes that no group of the forecast counts, as those with Windows, addresses are those of others.
  const ofNodes = new Set((nodes ?? [])
    .filter(({ kind, instanceType }) => kind === NodeKind.VPC_CNI && types.limitsOf(instanceType) !== undefined)
    .flatMap(({ instanceId }) => instanceId ?? []));
  const others = cluster.interfaces?.filter((each) => each.subnetId === subnetId
    && !(each.instanceId !== undefined && ofNodes.has(each.instanceId)) && !isControlPlane(each));
  const otherAddresses = others && others.reduce((sum, each) => sum + addressesOf(each), 0)
    + Math.max(0, unseenAddresses ?? 0);
  if (otherAddresses === undefined) {
    notes.push(`${subnetId}: it is not known how many addresses others have in it, so none are counted`);
  }
  const reservations = cluster.reservations?.get(subnetId)?.filter(({ type }) => type !== 'explicit') ?? [];
  const purpose = roles.includes('nodes') ? 'nodes' : roles.includes('pods') ? 'pods' : 'control-plane';
  return {
    name: subnetId,
    zone,
    purpose,
    cidr,
    ...(reservations.length === 0 ? {} : { reservations: reservations.map((range) => range.cidr) }),
    ...(otherAddresses === undefined ? {} : { otherAddresses }),
    ...(purpose !== 'control-plane' && roles.includes('control-plane') ? { controlPlane: true } : {}),
  };
}

interface GroupEntry {
  readonly isFleet: boolean;
  readonly entry: object;
}

/** A group of the forecast; undefined where nothing can be counted of it. */
function groupForecast(
  { name = 'of no group' }: GroupJudgement,
  audit: ClusterAudit,
  settings: RunningSettings,
  subnets: readonly SubnetJudgement[],
  notes: string[],
): GroupEntry | undefined {
  const { cluster, types } = audit;
  const own = audit.nodes!.filter(({ group = 'of no group', kind }) => group === name && kind === NodeKind.VPC_CNI);
  const described = cluster.nodegroups?.find((group) => group.name === name);
  const limits = [...new Set([
    ...own.flatMap(({ instanceType }) => instanceType ?? []), ...described?.instanceTypes ?? [],
  ])].flatMap((type) => types.limitsOf(type) ?? []);
  if (own.length === 0 || limits.length === 0) {
    notes.push(`group ${name} is left out: none of its nodes has the VPC CNI and a type that is known`);
    return undefined;
  }
  const most = Math.min(...limits.map((each) =>
    NodeCapacity.of(each, settings.ipv6 ? {} : settings.nodes).eniLimitedPods));
  const told = own.flatMap(({ maxPods }) => maxPods ?? []);
  const least = told.length === 0 ? undefined : Math.min(...told, settings.ipv6 ? Infinity : most);
  if (told.some((count) => count !== least)) {
    notes.push(`group ${name}: max pods of its nodes are ${[...new Set(told)].join(', ')}, and ${least} is counted`);
  }
  const pods = podCounts(own, cluster.pods);
  const nodeSubnets = subnets.filter(({ roles }) => roles.includes('nodes')).map(({ subnetId }) => subnetId);
  const asked = described?.subnetIds ?? own.flatMap(({ subnetId }) => subnetId ?? []);
  const inSubnets = nodeSubnets.filter((id) => asked.includes(id));
  const common = {
    name,
    instanceTypes: limits.map((each) => each.instanceType),
    ...(inSubnets.length > 0 && inSubnets.length < nodeSubnets.length ? { subnets: inSubnets } : {}),
    ...(least === undefined ? {} : { maxPods: least }),
    ...pods,
  };
  const isFleet = described === undefined && own.some((node) => cluster.nodes!
    .some(({ name: other, nodePool }) => other === node.name && nodePool !== undefined));
  if (isFleet) return { isFleet, entry: { ...common, expectedNodes: own.length } };
  if (described === undefined) {
    notes.push(`group ${name}: its sizes are not known, and its ${own.length} nodes are counted`);
  }
  const minSize = Math.min(described?.minSize ?? own.length, own.length);
  const maxSize = Math.max(described?.maxSize ?? own.length, own.length);
  return { isFleet, entry: { ...common, minSize, maxSize, expectedSize: own.length } };
}

/** The pods of the fullest node: of daemon sets with an address, on the host network, and others. */
function podCounts(own: readonly NodeJudgement[], pods: readonly RunningPod[] | undefined): object {
  if (pods === undefined) return {};
  const names = new Set(own.map(({ name }) => name));
  const there = pods.filter(({ node, phase }) =>
    node !== undefined && names.has(node) && phase !== 'Succeeded' && phase !== 'Failed');
  const mostOf = (isCounted: (pod: RunningPod) => boolean) => {
    const counts = new Map<string, number>();
    for (const pod of there.filter(isCounted)) counts.set(pod.node!, (counts.get(pod.node!) ?? 0) + 1);
    return [...counts.values()].reduce((most, count) => Math.max(most, count), 0);
  };
  const hostNetworkPods = mostOf(({ hostNetwork }) => hostNetwork);
  return {
    podsPerNode: mostOf(({ hostNetwork, owner }) => !hostNetwork && owner !== 'DaemonSet'),
    daemonSetPods: mostOf(({ hostNetwork, owner }) => !hostNetwork && owner === 'DaemonSet'),
    ...(hostNetworkPods > 0 ? { hostNetworkPods } : {}),
  };
}

function isControlPlane({ description }: RunningInterface): boolean {
  return description?.startsWith('Amazon EKS ') === true;
}

function addressesOf({ primaryAddress, secondaryAddresses, prefixes }: RunningInterface): number {
  return (primaryAddress === undefined ? 0 : 1) + secondaryAddresses.length + 16 * prefixes.length;
}
