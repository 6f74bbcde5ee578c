import { limitedSum, Share } from './limited-sum';
import { StageDemand } from './taken-by-nodes';
import { NodeDemand } from '../../forecast/groups/node-demand';
import { PlannedGroup } from '../../forecast/groups/planned-group';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast } from '../../forecast/subnet-forecast';
import { servesNodes } from '../../forecast/subnets/subnet-roles';

/** Where a limit of the nodes of all groups holds: an update and new groups add theirs on top of it. */
const LIMITED_STAGE: Partial<Record<PlanStage, PlanStage>> = {
  [PlanStage.SURGE]: PlanStage.PEAK,
  [PlanStage.CHANGEOVER]: PlanStage.PEAK,
};

/**
 * What is taken from a subnet at a stage by groups whose nodes are limited together.
 *
 * @param mostNodes the limit
 * @param lost zones that are lost
 */
export function limitedDemand(
  { _groups: groups }: PodForecast,
  mostNodes: number,
  subnet: SubnetForecast,
  stage: PlanStage,
  lost: readonly string[],
): StageDemand {
  const base = LIMITED_STAGE[stage] ?? stage;
  const running = servesNodes(subnet) ? groups : [];
  const most = (ofNode: (demand: NodeDemand) => number, ofPods: (demand: NodeDemand) => number) => (
    limitedSum(running.map((group) => runningShare(group, ofNode(group.demandAt(base)))), mostNodes)
    + limitedSum(groups.map((group) => servedShare(group, ofPods(group.demandAt(base)))), mostNodes));
  const one = () => 1;
  const none = () => 0;
  const limited = {
    nodes: Math.max(most(one, none), most(none, one)),
    prefixes: most((demand) => demand.nodeSubnetPrefixes, (demand) => demand.podSubnetPrefixes),
    addresses: most((demand) => demand.nodeSubnetAddresses, (demand) => demand.podSubnetAddresses),
  };
  if (stage === PlanStage.CHANGEOVER) return twice(groups, limited);
  return stage === PlanStage.SURGE ? surged(limited) : limited;

  function runningShare(group: PlannedGroup, value: number): Share {
    const parts = Math.max(1, group.partsOf(subnet));
    return share(group, value, parts, (nodes) => group.nodesIn(subnet, base, lost, nodes));
  }

  function servedShare(group: PlannedGroup, value: number): Share {
    const [size, all] = group.podSubnets.includes(subnet) ? group.weightOf(subnet) : [1, 1];
    return share(group, value, all / size, (nodes) => group.nodesServedBy(subnet, base, lost, nodes));
  }

  function share(group: PlannedGroup, value: number, parts: number, unitsOf: Share['unitsOf']): Share {
    const nodesPerUnit = Math.max(1, group.zonesBut(lost)) * parts;
    return { fewest: group.forecast.minSize, most: group.nodesAt(base), unitsOf, nodesPerUnit, value };
  }

  function surged({ nodes, prefixes, addresses }: StageDemand): StageDemand {
    return groups.reduce((sum, group) => {
      const surge = group.nodesAt(PlanStage.SURGE) - group.nodesAt(base);
      const demand = group.demandAt(PlanStage.SURGE);
      const started = servesNodes(subnet) ? group.nodesIn(subnet, base, lost, surge) : 0;
      const served = group.nodesServedBy(subnet, base, lost, surge);
      return {
        nodes: sum.nodes + Math.max(started, served),
        prefixes: sum.prefixes + started * demand.nodeSubnetPrefixes + served * demand.podSubnetPrefixes,
        addresses: sum.addresses + started * demand.nodeSubnetAddresses + served * demand.podSubnetAddresses,
      };
    }, { nodes, prefixes, addresses });
  }
}

/** Two generations of the same nodes; where both stand as groups of their own, they are counted already. */
function twice(groups: readonly PlannedGroup[], { nodes, prefixes, addresses }: StageDemand): StageDemand {
  const generations = generationsOf(groups);
  return { nodes: generations * nodes, prefixes: generations * prefixes, addresses: generations * addresses };
}

function generationsOf(groups: readonly PlannedGroup[]): number {
  return groups.some(({ isChanging }) => isChanging) ? 1 : 2;
}

/** What groups take together at a stage, over all zones: of the nodes as many as are allowed, those that take most. */
export function limitedTotal(
  { _groups: groups, mostNodes = Infinity }: PodForecast,
  stage: PlanStage,
  ofNode: (group: PlannedGroup) => number,
): number {
  const base = LIMITED_STAGE[stage] ?? stage;
  const limited = limitedSum(groups.map((group): Share => ({
    fewest: group.forecast.minSize,
    most: group.nodesAt(base),
    unitsOf: (nodes) => nodes,
    nodesPerUnit: 1,
    value: ofNode(group),
  })), mostNodes);
  if (stage === PlanStage.CHANGEOVER) return generationsOf(groups) * limited;
  return groups.reduce((sum, group) => sum + (group.nodesAt(stage) - group.nodesAt(base)) * ofNode(group), limited);
}

/** Nodes of all groups in a zone at the peak, in the fullest case. */
export function limitedNodesInZone({ _groups: groups, mostNodes = Infinity }: PodForecast, zone: string): number {
  return limitedSum(groups.map((group): Share => ({
    fewest: group.forecast.minSize,
    most: group.nodesAt(PlanStage.PEAK),
    unitsOf: (nodes) => group.nodesInZone(zone, PlanStage.PEAK, [], nodes),
    nodesPerUnit: Math.max(1, group.zones.length),
    value: 1,
  })), mostNodes);
}

/** Most nodes of one group at a stage, beside the fewest of the others. */
export function limitedNodesOf(
  { _groups: groups, mostNodes = Infinity }: PodForecast,
  group: PlannedGroup,
  stage: PlanStage,
): number {
  const base = LIMITED_STAGE[stage] ?? stage;
  const ofOthers = groups.reduce((sum, other) => sum + (other === group ? 0 : other.forecast.minSize), 0);
  const limited = Math.min(group.nodesAt(base), mostNodes - ofOthers);
  if (stage === PlanStage.CHANGEOVER) return generationsOf(groups) * limited;
  return limited + group.nodesAt(stage) - group.nodesAt(base);
}
