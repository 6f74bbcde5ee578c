import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IPodNetworking } from '../../cni/pod-networking';
import { FleetInPlan } from '../../compute/cluster-nodes';
import { PodNodegroup } from '../../compute/pod-nodegroup';

/** A fleet whose subnets are known. */
export interface PlacedFleet extends FleetInPlan {
  readonly subnets: readonly ec2.ISubnet[];
}

/** The fleets of a plan, and the names of those of which nobody knows where they run. */
export interface PlacedFleets {
  readonly placed: ReadonlyMap<string, PlacedFleet>;
  readonly unplaced: readonly string[];
}

/**
 * The subnets of fleets. One that does not state them runs where other nodes of the cluster do: tags by which Karpenter
 * finds subnets are not seen.
 */
export function placedFleets(
  fleets: ReadonlyMap<string, FleetInPlan>,
  groups: ReadonlyMap<string, PodNodegroup>,
  { nodeSubnets }: Pick<IPodNetworking, 'nodeSubnets'>,
): PlacedFleets {
  const all = [...fleets];
  const stated = all.flatMap(([, { subnets }]) => subnets ?? []);
  const others = [...[...groups.values()].flatMap((group) => group._subnets), ...stated];
  const elsewhere = others.length > 0 ? others : nodeSubnets ?? [];
  const placed = all.map(([name, fleet]) => [name, { ...fleet, subnets: placesOf(fleet, elsewhere) }] as const);
  return {
    placed: new Map(placed.filter(([, { subnets }]) => subnets.length > 0)),
    unplaced: placed.filter(([, { subnets }]) => subnets.length === 0).map(([name]) => name),
  };
}

/** Its own subnets, or those of others in zones that it may run in; only where there are those that pods need. */
function placesOf(
  { subnets, podSubnets, admits = () => true }: FleetInPlan,
  elsewhere: readonly ec2.ISubnet[],
): readonly ec2.ISubnet[] {
  const ofPods = podSubnets?.map(({ availabilityZone }) => availabilityZone);
  return (subnets ?? elsewhere.filter(({ availabilityZone }) => admits(availabilityZone)))
    .filter(({ availabilityZone }) => ofPods?.includes(availabilityZone) ?? true);
}
