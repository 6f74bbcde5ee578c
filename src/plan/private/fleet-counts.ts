import { DEFAULT_KERNEL, kernelOf } from '../../capacity/kernel/kernels';
import { FleetNetworking } from '../../forecast/fleets/fleet-forecast';
import { PlannedFleet } from '../../forecast/fleets/planned-fleet';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { stagesOf } from '../demand/stage-demand';
import { FleetPlan, FleetStage } from '../fleet-plan';

/** The fleets of a forecast. */
export function fleetPlans(forecast: PodForecast): FleetPlan[] {
  const stages = stagesOf(forecast);
  return forecast._fleets.map((fleet) => {
    const { name, networking = FleetNetworking.VPC_CNI, podSubnets } = fleet.forecast;
    const kernel = kernelOf(fleet.forecast);
    const { likely } = fleet;
    return {
      name,
      os: kernel === DEFAULT_KERNEL ? undefined : kernel.name,
      networking,
      maxPods: fleet.types.fewestPods?.maxPods ?? 0,
      instanceType: fleet.types.fewestPods?.instanceType,
      smallestType: fleet.types.smallest?.instanceType,
      podSubnets,
      limited: fleet.isBound,
      stages: stages.map((stage) => fleetStage(fleet, likely, stage)),
    };
  });
}

function fleetStage(fleet: PlannedFleet, likely: PlannedFleet, stage: PlanStage): FleetStage {
  return {
    stage,
    nodes: fleet.nodesAt(stage),
    prefixes: fleet.mostAt('prefixes', stage),
    addresses: fleet.mostAt('addresses', stage),
    ...(fleet.isStated ? {
      likelyNodes: likely.nodesAt(stage),
      likelyPrefixes: likely.mostAt('prefixes', stage),
      likelyAddresses: likely.mostAt('addresses', stage),
    } : {}),
  };
}
