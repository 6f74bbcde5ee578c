import { FleetRow, GroupRow, ModeRow, ModesPart, QuotaRow, TotalRow } from './report-model';
import { safe, subnetList } from './shown-names';
import { counting, percentWords, STAGE_ORDER, STAGE_WORDS } from './stage-words';
import { FULL_LENGTH } from './subnet-pools';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { PlanStage } from '../../forecast/plan-stage';
import { CapacityPlan } from '../../plan/capacity-plan';
import { ModeOutcome } from '../../plan/mode-outcome';

/** The same pods in other modes. */
export function modesPart({ forecast, totals }: CapacityPlan, outcomes: readonly ModeOutcome[]): ModesPart {
  const all = totals.find(({ stage }) => stage === PlanStage.PEAK)!.pods;
  const ofFleets = forecast._fleets.reduce((sum, fleet) => sum + fleet.totalAt(PlanStage.PEAK).pods, 0);
  const hasGroups = forecast._groups.length > 0;
  const most = Math.max(1, ...outcomes.map(({ nodesForPods = 0 }) => nodesForPods));
  const rows = outcomes.map((mode): ModeRow => {
    const smallest = hasGroups ? mode.smallestSubnetForPods : mode.smallestSubnet;
    return {
      words: forecast.ipFamily === PodIpFamily.IPV6 ? 'IPv6, a /80 for the pods of each node' : wordsOf(mode),
      isCurrent: mode.current,
      refusal: mode.refusal,
      maxPods: mode.refusal === undefined ? mode.maxPods : undefined,
      nodes: mode.refusal === undefined && hasGroups ? mode.nodesForPods : undefined,
      length: hasGroups ? Math.round(((mode.nodesForPods ?? 0) * FULL_LENGTH) / most) : 0,
      smallest: mode.refusal !== undefined ? '' : smallest === undefined ? 'none is large enough' : `/${smallest}`,
    };
  });
  const hasFleets = forecast._fleets.length > 0;
  const pods = `${counting(all - ofFleets, 'pod')}${hasFleets ? ' of the node groups' : ''}`;
  return {
    sentence: [hasGroups
      ? `${pods} on the same instance types, and the smallest subnet per zone that holds every stage.`
        + `${hasFleets ? ' Fleets keep their nodes.' : ''}`
      : 'The same nodes, and the smallest subnet per zone that holds every stage.'],
    rows,
  };
}

function wordsOf({ ipAssignment, customNetworking, subnetDiscovery, taggedSubnets, reserved }: ModeOutcome): string {
  const isPrefixes = ipAssignment !== 'secondary-ip';
  const pods = taggedSubnets ? 'pod subnets found by their tag' : 'pod subnets';
  const apart = customNetworking ? pods : 'node subnets';
  const where = subnetDiscovery ? 'node subnets and subnets found by their tag' : apart;
  return `${isPrefixes ? 'prefixes' : 'single addresses'}, ${where}${isPrefixes && reserved ? ', half reserved' : ''}`;
}

export function groupRows({ nodegroups }: CapacityPlan): GroupRow[] {
  const namesSubnets = nodegroups.some(({ podSubnets }) => podSubnets !== undefined);
  return nodegroups.map((group): GroupRow => {
    const at = (stage: PlanStage) => group.nodes.find((each) => each.stage === stage)!.nodes;
    return {
      name: safe(group.name),
      type: [group.instanceType, ...group.os === undefined ? [] : [group.os]].join(', '),
      podsIn: namesSubnets ? podsIn(group.podSubnets) : undefined,
      minimum: at(PlanStage.MINIMUM),
      expected: at(PlanStage.EXPECTED),
      peak: at(PlanStage.PEAK),
      maxPods: group.maxPods,
      pods: group.podsPerNode,
      prefixes: group.prefixesPerNode,
      idle: group.idlePodAddressesPerNode,
    };
  });
}

function podsIn(subnets: readonly string[] | undefined): string {
  return subnets === undefined ? 'one per zone' : subnetList(subnets);
}

export function fleetRows({ fleets }: CapacityPlan): FleetRow[] {
  return fleets.map((fleet): FleetRow => {
    const at = (stage: PlanStage) => fleet.stages.find((each) => each.stage === stage)!;
    const peak = at(PlanStage.PEAK);
    return {
      name: safe(fleet.name),
      type: [fleet.instanceType ?? 'types not known', ...fleet.os === undefined ? [] : [fleet.os]].join(', '),
      bound: fleet.limited ? 'by its limits' : 'no limit: likely nodes count',
      minimum: at(PlanStage.MINIMUM).nodes,
      expected: at(PlanStage.EXPECTED).likelyNodes,
      peak: peak.nodes,
      maxPods: fleet.maxPods,
      prefixes: peak.prefixes,
      addresses: peak.addresses,
    };
  });
}

export function quotaRows({ quotas }: CapacityPlan): QuotaRow[] {
  return quotas.map(({ name, used, quota }): QuotaRow => {
    const longest = Math.max(used, quota, 1);
    return {
      name,
      used,
      quota,
      share: percentWords(used, quota),
      length: Math.round((used * FULL_LENGTH) / longest),
      quotaEnd: Math.round((quota * FULL_LENGTH) / longest),
      isShort: used > quota,
    };
  });
}

export function totalRows({ totals }: CapacityPlan): TotalRow[] {
  return STAGE_ORDER.flatMap((stage) => totals.filter((total) => total.stage === stage)).map((total): TotalRow => ({
    words: STAGE_WORDS[total.stage].name,
    nodes: total.nodes,
    pods: total.pods,
    addresses: total.addresses,
    idle: total.idlePodAddresses,
    enis: total.enis,
  }));
}
