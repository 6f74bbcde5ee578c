import { limitedNodesInZone, limitedNodesOf, limitedTotal } from './limited-demand';
import { stageDemand, stagesOf } from './stage-demand';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { DEFAULT_KERNEL, kernelOf } from '../../capacity/kernel/kernels';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast } from '../../forecast/subnet-forecast';
import { servesControlPlane } from '../../forecast/subnets/subnet-roles';
import { CONTROL_PLANE_ADDRESSES } from '../../forecast/subnets/subnet-supply';
import { NodegroupPlan, StageTotal, ZonePlan } from '../nodegroup-plan';
import { SubnetPlan } from '../subnet-plan';

/** The subnets of a forecast, stage by stage. */
export function subnetPlans(forecast: PodForecast): SubnetPlan[] {
  return forecast.subnets.map((subnet) => {
    const supply = forecast._supplyOf(subnet);
    const stages = stagesOf(forecast).map((stage) => {
      const demand = stageDemand(forecast, subnet, stage);
      if (supply === undefined) return { stage, ...demand };
      const rest = supply.after(demand);
      return {
        stage,
        ...demand,
        prefixesLeft: rest.prefixes,
        addressesLeft: rest.addresses,
        fits: supply.fits(demand),
      };
    });
    const { name, zone, purpose, cidr, otherAddresses } = subnet;
    const ranges = cidr === undefined ? [] : supply?.ranges ?? [];
    const peak = stages.find(({ stage }) => stage === PlanStage.PEAK)!;
    return {
      name,
      zone,
      purpose,
      cidr,
      prefixLength: supply?.prefixLength,
      reserved: supply?.isReserved ?? false,
      prefixSupply: supply?.prefixes,
      addressSupply: supply?.addresses,
      ...(ranges.length === 0 ? {} : { reservations: ranges.map(String) }),
      ...(otherAddresses ? { otherAddresses } : {}),
      ...(servesControlPlane(subnet) ? { controlPlaneAddresses: CONTROL_PLANE_ADDRESSES } : {}),
      stages,
      ceilingNodes: peak.nodes === 0 ? undefined : supply?.multiples(peak, peak.nodes),
    };
  });
}

/**
 * The zones in which nodes run. The subnet that fills first sets the ceiling; where several subnets share the nodes of
 * a zone, each holds a part of them.
 */
export function zonePlans(forecast: PodForecast, subnets: readonly SubnetPlan[]): ZonePlan[] {
  return forecast.zones.flatMap((zone) => {
    const nodes = [...forecast._groups, ...forecast._fleets]
      .reduce((total, each) => total + each.nodesInZone(zone, PlanStage.PEAK), 0);
    if (nodes === 0) return [];
    const ofFleets = forecast._fleets.reduce((total, fleet) => total + fleet.nodesInZone(zone, PlanStage.PEAK), 0);
    const limited = ofFleets + limitedNodesInZone(forecast, zone);
    const ceilings = forecast.subnets.flatMap((subnet, index) => {
      const part = subnet.zone === zone ? partOf(forecast, subnet) : 0;
      const { ceilingNodes } = subnets[index];
      return part === 0 ? [] : [ceilingNodes === undefined ? undefined : Math.floor((ceilingNodes * nodes) / part)];
    });
    const ceilingNodes = ceilings.includes(undefined) ? undefined : Math.min(...(ceilings as number[]));
    return [{ zone, nodes: limited, ceilingNodes }];
  });
}

/** Of the nodes of its zone at the peak as many as take addresses from a subnet, in parts of a node. */
function partOf(forecast: PodForecast, subnet: SubnetForecast): number {
  const ofFleets = forecast._fleets.reduce((sum, fleet) => sum + fleet.nodesUsing(subnet), 0);
  return forecast._groups.reduce((sum, group) => {
    const parts = group.partsOf(subnet);
    const running = parts === 0 ? 0 : group.nodesInZone(subnet.zone, PlanStage.PEAK) / parts;
    return sum + Math.max(running, group.nodesServedBy(subnet, PlanStage.PEAK));
  }, ofFleets);
}

/** The node groups of a forecast. */
export function groupPlans(forecast: PodForecast): NodegroupPlan[] {
  return forecast._groups.map((group) => {
    const demand = group.demandAt(PlanStage.PEAK);
    const kernel = kernelOf(group.forecast);
    return {
      name: group.forecast.name,
      os: kernel === DEFAULT_KERNEL ? undefined : kernel.name,
      maxPods: group.maxPods,
      instanceType: group.capacity.binding.limits.instanceType,
      podsPerNode: group.podsPerNodeAt(PlanStage.PEAK),
      podSubnets: group.forecast.podSubnets,
      nodes: stagesOf(forecast).map((stage) => ({ stage, nodes: limitedNodesOf(forecast, group, stage) })),
      prefixesPerNode: demand.prefixes,
      nodeSubnetAddressesPerNode: demand.nodeSubnetAddresses,
      podSubnetAddressesPerNode: demand.podSubnetAddresses,
      idlePodAddressesPerNode: demand.idlePodAddresses,
    };
  });
}

/** What all groups and fleets take together, stage by stage. */
export function stageTotals(forecast: PodForecast): StageTotal[] {
  const ofGroups = groupTotals(forecast);
  return forecast._fleets.length === 0 ? ofGroups : ofGroups.map((ofStage) => forecast._fleets.reduce((sum, fleet) => {
    const total = fleet.totalAt(sum.stage);
    return {
      stage: sum.stage,
      nodes: sum.nodes + total.nodes,
      pods: sum.pods + total.pods,
      addresses: sum.addresses + total.addresses,
      idlePodAddresses: sum.idlePodAddresses + total.idlePodAddresses,
      enis: sum.enis + total.enis,
    };
  }, ofStage));
}

function groupTotals(forecast: PodForecast): StageTotal[] {
  if (forecast.mostNodes !== undefined) return stagesOf(forecast).map((stage) => limitedStageTotal(forecast, stage));
  return stagesOf(forecast).map((stage) => forecast._groups.reduce((sum, group) => {
    const nodes = group.nodesAt(stage);
    const demand = group.demandAt(stage);
    return {
      stage,
      nodes: sum.nodes + nodes,
      pods: sum.pods + group.podsAt(stage),
      addresses: sum.addresses + nodes * takenByNode(group, stage),
      idlePodAddresses: sum.idlePodAddresses + group.idlePodAddressesAt(stage),
      enis: sum.enis + nodes * demand.enis,
    };
  }, { stage, nodes: 0, pods: 0, addresses: 0, idlePodAddresses: 0, enis: 0 }));
}

/**
 * What groups take together whose nodes are limited: of each kind the most that so many nodes can take. Pods are those
 * of one generation.
 */
function limitedStageTotal(forecast: PodForecast, stage: PlanStage): StageTotal {
  const total = (of: (group: PlannedGroup) => number, at = stage) => limitedTotal(forecast, at, of);
  const podsAt = stage === PlanStage.SURGE || stage === PlanStage.CHANGEOVER ? PlanStage.PEAK : stage;
  const pods = forecast._groups.reduce((sum, group) => sum + group.podsAt(stage), 0);
  return {
    stage,
    nodes: total(() => 1),
    pods: Math.min(pods, total((group) => group.podsPerNodeAt(stage) + (group.forecast.branchPods ?? 0), podsAt)),
    addresses: total((group) => takenByNode(group, stage)),
    idlePodAddresses: total((group) => group.demandAt(stage).idlePodAddresses),
    enis: total((group) => group.demandAt(stage).enis),
  };
}

/** Addresses that a node takes from all subnets, sixteen for each prefix. */
function takenByNode(group: PlannedGroup, stage: PlanStage): number {
  const { prefixes, nodeSubnetAddresses, podSubnetAddresses } = group.demandAt(stage);
  return prefixes * PREFIX_ADDRESSES + nodeSubnetAddresses + podSubnetAddresses;
}
