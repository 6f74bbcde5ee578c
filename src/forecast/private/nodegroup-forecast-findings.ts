import { placementFindings, placesOf } from './placement-findings';
import { DEFAULT_KERNEL, kernelOf } from '../../capacity/kernel/kernels';
import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { osFindings } from '../../capacity/rules/contradiction-findings';
import { numberFindings } from '../../capacity/rules/number-findings';
import { WarmPool } from '../../capacity/warm-pool';
import { findingOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { about } from '../../findings/subject';
import { duplicates } from '../duplicates';
import { optionsOf } from '../groups/group-options';
import { MOST_UNAVAILABLE } from '../groups/planned-group';
import { podFindings } from '../pod-findings';
import { NodegroupForecast, PodForecastProps, SubnetPurpose } from '../pod-forecast-props';

/** Most nodes of a group that are counted: far above what a cluster can have, and what arithmetic is exact for. */
const MOST_NODES = 1_000_000;

/** Most pods of a group in all that are counted. */
const MOST_PODS = 1_000_000_000;

/** Most pods on a node that are counted. */
const MOST_PODS_PER_NODE = 1_000_000;

/** Most EFA-only interfaces of a node that are counted: above what any type can attach. */
const MOST_ENIS = 100;

/**
 * What is wrong with the node groups of a forecast, by their path in it.
 */
export function groupFindings(props: PodForecastProps): Finding[] {
  const { nodegroups, subnets, warmPool, subnetDiscovery = false } = props;
  const places = placesOf(subnets, subnetDiscovery);
  const findings = nodegroups.flatMap((group, index) => {
    const path = `nodegroups[${index}]`;
    const options = optionsOf(props, group);
    const own = [...numbers(group, path), ...systemFindings(group, options, path), ...placementFindings(group, places, path)];
    // Pods are counted with these numbers, on these types.
    return own.length > 0 ? own : capacityFindings(group, options, path, kernelOf(group).runsVpcCni ? warmPool : undefined);
  });
  for (const name of duplicates(nodegroups.map(({ name: given }) => given))) {
    findings.push(findingOf('forecast-contradiction', name, `'nodegroups' holds two groups named '${name}'; give each a name of its own`));
  }
  if (nodegroups.length > 0 && places.ofNodes.length === 0) {
    findings.push(findingOf('forecast-contradiction', 'subnets', `'subnets' holds none of purpose '${SubnetPurpose.NODES}', and nodes need one`));
  }
  return findings;
}

/** What the kernel of a group's nodes rules out. */
function systemFindings(group: NodegroupForecast, options: NodeCapacityOptions, path: string): Finding[] {
  const { name, branchPods = 0, podSubnets } = group;
  const kernel = kernelOf(group);
  const refuse = (property: string, why: string) => findingOf('node-contradiction', name,
    `'${path}.${property}' is given with '${path}.os' ${kernel.name}, and ${why}; leave it out, or use ${DEFAULT_KERNEL.title} nodes`);
  return [
    ...osFindings(about.group(name), options),
    ...(kernel.excludes.trunkEni !== undefined && branchPods > 0 ? [refuse('branchPods', kernel.excludes.trunkEni.ofKind)] : []),
    ...(!kernel.runsVpcCni && podSubnets !== undefined ? [refuse('podSubnets', "its pods have addresses of the nodes' own subnets")] : []),
  ];
}

function capacityFindings(group: NodegroupForecast, options: NodeCapacityOptions, path: string, warmPool?: WarmPool): Finding[] {
  const capacity = NodegroupCapacity.of(group.instanceTypes, options);
  const most = Math.min(...capacity.nodes.map((node) => node.eniLimitedPods));
  if ((group.maxPods ?? 0) > most) {
    return [findingOf('max-pods-out-of-range', group.name,
      `'${path}.maxPods' must be a whole number from 1 to ${most}, which the addresses of its types allow; got ${group.maxPods}`)];
  }
  return [
    ...(capacity.nodes.some(({ podSlots }) => podSlots === 0) ? capacity.findings.filter(({ severity }) => severity === FindingSeverity.ERROR) : []),
    ...capacity.nodes.flatMap((node) => warmPool?._findingsFor(node) ?? []),
    ...podFindings(group, capacity, options.trunkEni ?? false, `${path}.`),
  ];
}

function numbers(group: NodegroupForecast, path: string): Finding[] {
  const at = (name: keyof NodegroupForecast, least: number, most?: number) => ({ name: `${path}.${name}`, value: group[name] as number | undefined, least, most });
  const findings = numberFindings(about.group(group.name), [
    { ...at('minSize', 0, MOST_NODES), value: group.minSize ?? NaN },
    { ...at('maxSize', 1, MOST_NODES), value: group.maxSize ?? NaN },
    at('expectedSize', 0, MOST_NODES),
    at('maxPods', 1, MOST_PODS_PER_NODE),
    at('podsPerNode', 0, MOST_PODS_PER_NODE),
    at('pods', 0, MOST_PODS),
    at('daemonSetPods', 0, MOST_PODS_PER_NODE),
    at('hostNetworkPods', 0, MOST_PODS_PER_NODE),
    at('efaOnlyEnis', 0, MOST_ENIS),
    at('branchPods', 0, MOST_PODS_PER_NODE),
    at('branchSurgePercent', 0, 100),
    at('maxUnavailable', 1, MOST_UNAVAILABLE),
    at('maxUnavailablePercentage', 1, 100),
  ]);
  const { minSize, maxSize, expectedSize } = group;
  const above = (low: string, lowValue: number, high: string, highValue: number) => (Number.isInteger(lowValue) && lowValue > highValue
    ? [findingOf('nodegroup-sizes', group.name,
      `'${path}.${low}' (${lowValue}) is above '${high}' (${highValue}) of ${group.name}; keep minSize <= expectedSize <= maxSize`)]
    : []);
  return [
    ...findings,
    ...above('minSize', minSize, 'maxSize', maxSize),
    ...(expectedSize === undefined ? [] : [...above('minSize', minSize, 'expectedSize', expectedSize), ...above('expectedSize', expectedSize, 'maxSize', maxSize)]),
    ...(group.branchSurgePercent !== undefined && (group.branchPods ?? 0) === 0 ? [findingOf('forecast-contradiction', group.name,
      `'${path}.branchSurgePercent' is given without '${path}.branchPods', so nothing comes of it; give both, or leave it out`)] : []),
    ...(group.maxUnavailable !== undefined && group.maxUnavailablePercentage !== undefined ? [findingOf('forecast-contradiction', group.name,
      `'${path}.maxUnavailable' and '${path}.maxUnavailablePercentage' are both given; give one of them`)] : []),
  ];
}
