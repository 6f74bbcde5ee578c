import { PlanNetworking } from './auto-mode-plan';
import { CountingPlan, networkingOfFleets } from './counted-nodes';
import { EarlierNetworking } from '../../cni/modes/earlier-networking';
import { IPodNetworking } from '../../cni/pod-networking';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { StartedMode, StartedModes } from '../../forecast/groups/nodes-in-mode';
import { PLACEMENTS } from '../../network/placement-rules';
import { PodPlacement } from '../../network/pod-placement';

/**
 * The modes in which the nodes of a plan started, by the names of groups and fleets: undefined where all of them
 * started in the mode of now.
 */
export function startedModes(
  plan: CountingPlan,
  now: PlanNetworking,
  groups: ReadonlyMap<string, PodNodegroup>,
): StartedModes | undefined {
  const networkings = new Map<string, PlanNetworking>([
    ...[...groups].map(([name, { podNetworking }]) => [name, podNetworking] as const),
    ...networkingOfFleets(plan),
  ]);
  if (![...networkings.values()].some((each) => each instanceof EarlierNetworking)) return undefined;
  return new Map([...networkings].map(([name, networking]) => [name, modeOf(networking as IPodNetworking, now)]));
}

function modeOf(networking: IPodNetworking, now: PlanNetworking): StartedMode {
  const { ipAssignment, warmPool, placement } = networking;
  const isEarlier = networking instanceof EarlierNetworking;
  return {
    ipAssignment,
    warmPool: isEarlier ? warmPool : now.warmPool,
    podSubnets: PLACEMENTS[placement].hasPodSubnets,
    subnetDiscovery: placement === PodPlacement.SUBNET_DISCOVERY,
    taggedSubnets: placement === PodPlacement.TAGGED_SUBNETS,
    isEarlier,
  };
}
