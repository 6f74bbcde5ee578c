import { countedFleets, CountingPlan } from './counted-nodes';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { IPodNetworking } from '../../cni/pod-networking';
import { FleetInPlan } from '../../compute/cluster-nodes';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { autoModeOf } from '../../eks/auto-mode-of-cluster';
import { ClusterIdentity } from '../../eks/cluster-identity';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUTO_MODE_WORDS as WORDS } from '../../findings/words/cluster/auto-mode-nodes';
import { FleetNetworking } from '../../forecast/fleets/fleet-forecast';
import { PodPlacement } from '../../network/pod-placement';

/** What a plan asks of how pods get addresses. */
export type PlanNetworking = Pick<IPodNetworking, 'ipFamily' | 'placement'> & Partial<Omit<IPodNetworking, 'node'>>;

const isOfAutoMode = ({ forecast }: FleetInPlan) => forecast.networking === FleetNetworking.AUTO_MODE;

/** That of a cluster without the VPC CNI; undefined where there are nodes which need it, or no node can start. */
export function autoModeNetworking(
  cluster: ClusterIdentity,
  groups: ReadonlyMap<string, PodNodegroup>,
  fleets: ReadonlyMap<string, FleetInPlan>,
  ipFamily: PodIpFamily = PodIpFamily.IPV4,
): PlanNetworking | undefined {
  const all = [...fleets.values()];
  const isAlone = groups.size === 0 && all.every(isOfAutoMode);
  const starts = all.length > 0 || autoModeOf(cluster)?.isOn === true;
  return isAlone && starts ? { ipFamily, placement: PodPlacement.NODE_SUBNETS } : undefined;
}

/** The node pools that EKS keeps in a cluster itself, where no fleet states the nodes that they have. */
export function builtInPoolFindings(plan: CountingPlan): Finding[] {
  const { cluster } = plan;
  const pools = autoModeOf(cluster)?.builtInPools ?? [];
  if (pools.length === 0 || [...countedFleets(plan).values()].some(standsForBuiltIn)) return [];
  return [findingOf(WORDS.builtInUncounted, about.cluster(cluster.path), { pools })];
}

/** Whether a fleet is a number of nodes of Auto Mode without a NodePool of its own. */
function standsForBuiltIn(fleet: FleetInPlan): boolean {
  return isOfAutoMode(fleet) && fleet.isWithoutPool === true && fleet.forecast.expectedNodes !== undefined;
}
