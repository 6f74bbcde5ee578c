import { AddressDemand } from '../../capacity/address-demand';
import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { filledSlots } from '../../capacity/pool/pool-size';
import { WarmPool } from '../../capacity/warm-pool';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { PlanSuggestion, SuggestionKind } from '../plan-suggestion';

/** Free addresses that the suggested pool keeps. */
const WARM_ADDRESSES = 2;

/** Which part of the addresses a pool must save to be worth its calls. */
const WORTHWHILE = 0.1;

interface PoolCost {
  /** Addresses of all nodes at the peak. */
  readonly addresses: number;

  /** How many times the pool of a node grows until all its pods run; the most of all groups. */
  readonly growths: number;
}

/**
 * For Linux nodes, a pool of IP targets in place of whole prefixes or ENIs, where the nodes run few enough pods that it saves addresses. One pool serves all
 * groups, so its floor is that of the group with the fewest pods a node.
 */
export function warmPoolSuggestions(forecast: PodForecast): PlanSuggestion[] {
  const groups = pooledGroups(forecast);
  if (groups.length === 0 || forecast.ipFamily === PodIpFamily.IPV6) return [];
  const pods = Math.min(...groups.map((group) => group.podsPerNodeAt(PlanStage.PEAK)));
  if (pods === 0) return [];
  const pool = WarmPool.addresses(WARM_ADDRESSES, pods + WARM_ADDRESSES);
  if (groups.some((group) => group.capacity.nodes.some((node) => pool._findingsFor(node).length > 0))) return [];
  const [present, suggested] = [costOf(forecast, forecast._props.warmPool), costOf(forecast, pool)];
  const saved = present.addresses - suggested.addresses;
  if (saved < present.addresses * WORTHWHILE) return [];
  return [{
    kind: SuggestionKind.WARM_POOL,
    subject: 'warmPool',
    change: `WarmPool.addresses(${WARM_ADDRESSES}, ${pods + WARM_ADDRESSES})`,
    reason: `at the peak the nodes take ${suggested.addresses} addresses and not ${present.addresses}: ${saved} fewer`,
    cost: `until the pods of the plan run the pool of a node grows ${times(suggested.growths)}, now ${times(present.growths)}; each pod beyond ${pods} makes it grow`
      + ' again, by calls of EC2 that are throttled for the whole account, and a pod that finds no free address waits for them',
  }];
}

/** The groups whose spare addresses are those of the warm pool. */
export function pooledGroups({ _groups: groups }: PodForecast): PlannedGroup[] {
  return groups.filter(({ forecast }) => kernelOf(forecast).runsVpcCni);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function costOf(forecast: PodForecast, warmPool: WarmPool | undefined): PoolCost {
  return pooledGroups(forecast).reduce((sum, group) => ({
    addresses: sum.addresses + group.nodesAt(PlanStage.PEAK) * addressesPerNode(group, warmPool),
    growths: Math.max(sum.growths, growths(group, warmPool)),
  }), { addresses: 0, growths: 0 });
}

function addressesPerNode(group: PlannedGroup, warmPool: WarmPool | undefined): number {
  const options = { ...group.options, warmPool, maxPods: group.maxPods };
  return Math.max(...group.forecast.instanceTypes.map((limits) => {
    const { nodeSubnetAddresses, podSubnetAddresses } = AddressDemand.of(limits, group.podsPerNodeAt(PlanStage.PEAK), options);
    return nodeSubnetAddresses + podSubnetAddresses;
  }));
}

/** How many times the pool of a node grows until all its pods run. */
export function growths(group: PlannedGroup, warmPool: WarmPool | undefined): number {
  const { binding } = group.capacity;
  const settings = kernelOf(binding).settings(binding, { ...group.options, warmPool, maxPods: group.maxPods });
  const fills = Array.from({ length: group.podsPerNodeAt(PlanStage.PEAK) + 1 }, (_, pods) => filledSlots(settings, pods));
  return new Set(fills.filter((slots) => slots > 0)).size;
}
