import { AddressDemand } from '../../capacity/address-demand';
import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { filledSlots } from '../../capacity/pool/pool-size';
import { WarmPool } from '../../capacity/warm-pool';
import { WarmPoolChange, warmPoolInWords } from '../../findings/words/plan/plan-risks';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { runsVpcCni } from '../modes/fleet-in-mode';
import { PlanSuggestion, SuggestionKind } from '../plan-suggestion';

/** Free addresses that the suggested pool keeps. */
const WARM_ADDRESSES = 2;

/** A pool must save the addresses divided by this, a tenth, to be worth its calls. */
const WORTHWHILE = 10;

interface PoolCost {
  /** Addresses of all nodes at the peak. */
  readonly addresses: number;

  /** How many times the pool of a node grows until all its pods run; the most of all groups. */
  readonly growths: number;
}

/**
 * For Linux nodes, a pool of IP targets in place of whole prefixes or ENIs, where the nodes run few enough pods that it
 * saves addresses. One pool serves all groups, so its floor is that of the group with the fewest pods a node.
 */
export function warmPoolChange(forecast: PodForecast): WarmPoolChange | undefined {
  const groups = pooledGroups(forecast);
  if (groups.length === 0 || forecast.ipFamily === PodIpFamily.IPV6) return undefined;
  // One pool serves fleets too, whose types and pods differ by node: what it saves there is not known.
  if (forecast._fleets.some((fleet) => runsVpcCni(fleet.forecast))) return undefined;
  const pods = Math.min(...groups.map((group) => group.podsPerNodeAt(PlanStage.PEAK)));
  if (pods === 0) return undefined;
  const pool = WarmPool.addresses(WARM_ADDRESSES, pods + WARM_ADDRESSES);
  if (pool._findingsFor(groups.flatMap(({ capacity: { nodes } }) => nodes)).length > 0) return undefined;
  const [present, suggested] = [costOf(forecast, forecast._props.warmPool), costOf(forecast, pool)];
  if ((present.addresses - suggested.addresses) * WORTHWHILE < present.addresses) return undefined;
  return {
    warmAddresses: WARM_ADDRESSES,
    pods,
    presentAddresses: present.addresses,
    suggestedAddresses: suggested.addresses,
    presentGrowths: present.growths,
    suggestedGrowths: suggested.growths,
  };
}

/** The suggestion of that pool, where there is one. */
export function warmPoolSuggestions(forecast: PodForecast): PlanSuggestion[] {
  const change = warmPoolChange(forecast);
  if (change === undefined) return [];
  const { cost, ...words } = warmPoolInWords(change);
  return [{ kind: SuggestionKind.WARM_POOL, subject: 'warmPool', ...words, cost: cost.join(', and ') }];
}

/** The groups whose spare addresses are those of the warm pool. */
export function pooledGroups({ _groups: groups }: PodForecast): PlannedGroup[] {
  return groups.filter(({ forecast }) => kernelOf(forecast).runsVpcCni);
}

function costOf(forecast: PodForecast, warmPool: WarmPool | undefined): PoolCost {
  return pooledGroups(forecast).reduce((sum, group) => ({
    addresses: sum.addresses + group.nodesAt(PlanStage.PEAK) * addressesPerNode(group, warmPool),
    growths: Math.max(sum.growths, growths(group, warmPool)),
  }), { addresses: 0, growths: 0 });
}

function addressesPerNode(group: PlannedGroup, warmPool: WarmPool | undefined): number {
  const options = { ...group.options, warmPool, maxPods: group.maxPods };
  return Math.max(
    ...group.forecast.instanceTypes.map((limits) => {
      const { nodeSubnetAddresses, podSubnetAddresses } = AddressDemand.of(
        limits,
        group.podsPerNodeAt(PlanStage.PEAK),
        options,
      );
      return nodeSubnetAddresses + podSubnetAddresses;
    }),
  );
}

/** How many times the pool of a node grows until all its pods run, which do not spread: each prefix is a call then. */
export function growths(group: PlannedGroup, warmPool: WarmPool | undefined): number {
  const { binding } = group.capacity;
  const settings = kernelOf(binding).settings(binding, { ...group.options, warmPool, maxPods: group.maxPods });
  const fills = Array.from({ length: group.podsPerNodeAt(PlanStage.PEAK) + 1 }, (_, pods) =>
    filledSlots({ ...settings, spreadsPods: false }, pods),
  );
  return new Set(fills.filter((slots) => slots > 0)).size;
}
