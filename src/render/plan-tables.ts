import { Report, ReportItem, ReportSection } from './report-sections';
import { Finding } from '../findings/finding';
import { headLine, partLines } from '../findings/print/finding-lines';
import { grouped } from '../findings/print/joint-findings';
import { PlanStage } from '../forecast/plan-stage';
import { FleetPlan } from '../plan/fleet-plan';
import { ModeOutcome } from '../plan/mode-outcome';
import { PlanDocument } from '../plan/plan-document';
import { SubnetPlan, SubnetStage } from '../plan/subnet-plan';

/** What stands for a number that is not known. */
const UNKNOWN = '-';

/** The page of a plan. */
export function planReport(plan: PlanDocument): Report {
  return {
    title: 'Capacity plan',
    sections: [
      { lines: [summary(plan), ceiling(plan)] },
      nodegroups(plan),
      ...(plan.fleets === undefined ? [] : [fleets(plan.fleets)]),
      { title: 'Subnets', head: SUBNET_HEAD, rows: plan.subnets.flatMap(subnetRows) },
      totals(plan),
      ...(plan.modes.length === 0 ? [] : [modes(plan)]),
      {
        title: 'Default quotas',
        head: ['quota', 'taken', 'default'],
        rows: plan.quotas.map(({ name, used, quota }) => [name, text(used), text(quota)]),
      },
      ...(plan.suggestions.length === 0 ? [] : [suggestions(plan)]),
      ...(plan.findings.length === 0 ? [] : [{ title: 'Findings', items: grouped(plan.findings).map(findingItem) }]),
    ],
  };
}

function findingItem(finding: Finding): ReportItem {
  return { line: `${finding.severity}: ${headLine(finding)}`, below: partLines(finding) };
}

function summary({
  ipAssignment, ipFamily, customNetworking, subnetDiscovery, taggedSubnets, growthPercent, mostNodes, zonesLost,
}: PlanDocument): string {
  const growth = growthPercent === 0 ? '' : `, ${growthPercent}% growth`;
  const limit = mostNodes === undefined ? '' : `, at most ${mostNodes} nodes in all groups`;
  const own = taggedSubnets ? 'subnets of their own, found by their tag' : 'subnets of their own';
  const first = customNetworking ? own : 'the subnets of the nodes';
  const place = subnetDiscovery ? `${first} first, then in those found by their tag` : first;
  const pods =
    ipFamily === undefined
      ? `${ipAssignment}, pods in ${place}`
      : `${ipFamily}, a /80 for the pods of each node, addresses below of IPv4`;
  return `${pods}; ${zonesLost} of the zones lost at ${PlanStage.ZONE_LOST}${growth}${limit}`;
}

function ceiling({ zones, ceilingNodes, ceilingPods }: PlanDocument): string {
  if (ceilingNodes === undefined) return 'ceiling: not known';
  const perZone = zones
    .map(({ zone, ceilingNodes: nodes, nodes: peak }) => `${zone} ${nodes} (${peak} at the peak)`)
    .join(', ');
  return `ceiling: ${ceilingNodes} nodes with ${ceilingPods} pods; nodes a zone: ${perZone}`;
}

function nodegroups({ nodegroups: groups }: PlanDocument): ReportSection {
  const at = (stages: PlanDocument['nodegroups'][number]['nodes'], stage: PlanStage) =>
    text(stages.find((each) => each.stage === stage)!.nodes);
  const ownPodSubnets = groups.some(({ podSubnets }) => podSubnets !== undefined);
  return {
    title: 'Node groups',
    head: [
      'group',
      ...(ownPodSubnets ? ['pods in'] : []),
      'max pods',
      'set by',
      'minimum',
      'expected',
      'peak',
      'pods a node',
      'prefixes',
      'node subnet',
      'pod subnet',
      'idle',
    ],
    rows: groups.map((group) => [
      group.os === undefined ? group.name : `${group.name} (${group.os})`,
      ...(ownPodSubnets ? [group.podSubnets?.join(', ') ?? 'one a zone'] : []),
      text(group.maxPods),
      group.instanceType,
      at(group.nodes, PlanStage.MINIMUM),
      at(group.nodes, PlanStage.EXPECTED),
      at(group.nodes, PlanStage.PEAK),
      text(group.podsPerNode),
      text(group.prefixesPerNode),
      text(group.nodeSubnetAddressesPerNode),
      text(group.podSubnetAddressesPerNode),
      text(group.idlePodAddressesPerNode),
    ]),
  };
}

/** What each fleet takes over all zones; prefixes and addresses at the peak. */
function fleets(all: readonly FleetPlan[]): ReportSection {
  return {
    title: 'Fleets, within their limits from the peak on',
    head: [
      'fleet', 'networking', 'max pods', 'set by', 'limited', 'minimum', 'expected', 'peak', 'surge', 'changeover',
      'prefixes', 'addresses',
    ],
    rows: all.map((fleet) => {
      const at = (stage: PlanStage) => fleet.stages.find((each) => each.stage === stage)!;
      const peak = at(PlanStage.PEAK);
      return [
        fleet.os === undefined ? fleet.name : `${fleet.name} (${fleet.os})`,
        fleet.networking,
        text(fleet.maxPods),
        fleet.instanceType ?? UNKNOWN,
        fleet.limited ? 'yes' : 'no',
        text(at(PlanStage.MINIMUM).nodes),
        text(at(PlanStage.EXPECTED).likelyNodes),
        text(peak.nodes),
        text(at(PlanStage.SURGE).nodes),
        text(at(PlanStage.CHANGEOVER).nodes),
        text(peak.prefixes),
        text(peak.addresses),
      ];
    }),
  };
}

const SUBNET_HEAD = ['subnet', 'block', 'stage', 'nodes', 'prefixes', 'of', 'left', 'addresses', 'of', 'left', 'fits'];

/** A row for each stage; of a subnet that nobody takes addresses from a single one. */
function subnetRows(subnet: SubnetPlan): string[][] {
  const { name, cidr, prefixLength, prefixSupply, addressSupply, stages } = subnet;
  const block = cidr ?? (prefixLength === undefined ? UNKNOWN : `/${prefixLength}`);
  const row = ({ stage, nodes, prefixes, addresses, prefixesLeft, addressesLeft, fits }: SubnetStage) => [
    name,
    block,
    stage,
    text(nodes),
    text(prefixes),
    prefixes === 0 ? UNKNOWN : text(prefixSupply),
    prefixes === 0 ? UNKNOWN : text(prefixesLeft),
    text(addresses),
    text(addressSupply),
    text(addressesLeft),
    fits === undefined ? 'not known' : fits ? 'yes' : 'NO',
  ];
  return stages.map(row);
}

function totals({ totals: stages }: PlanDocument): ReportSection {
  return {
    title: 'All zones',
    head: ['stage', 'nodes', 'pods', 'addresses', 'idle', 'interfaces'],
    rows: stages.map((total) => [
      total.stage,
      ...[total.nodes, total.pods, total.addresses, total.idlePodAddresses, total.enis].map(text),
    ]),
  };
}

function modes({ modes: outcomes }: PlanDocument): ReportSection {
  return {
    title: 'Other modes, same groups, at the peak in the fullest zone',
    head: [
      'assignment',
      'pods in',
      'reserved',
      'max pods',
      'pods',
      'nodes needed',
      'node subnet',
      'pod subnet',
      'idle',
      'smallest subnet',
    ],
    rows: outcomes.map((outcome) => [
      `${outcome.ipAssignment}${outcome.current ? ' (this)' : ''}`,
      subnetsOf(outcome),
      outcome.reserved ? 'half' : 'none',
      ...(outcome.refusal === undefined
        ? [
          outcome.maxPods, outcome.pods, outcome.nodesForPods, outcome.nodeSubnetAddresses, outcome.podSubnetAddresses,
          outcome.idlePodAddresses,
        ].map(text)
        : Array<string>(6).fill(UNKNOWN)),
      outcome.refusal !== undefined
        ? 'impossible'
        : outcome.smallestSubnet === undefined
          ? 'none'
          : `/${outcome.smallestSubnet}`,
    ]),
  };
}

function suggestions({ suggestions: all }: PlanDocument): ReportSection {
  return {
    title: 'Suggestions',
    lines: all.map(({ subject, change, reason, cost }) => `${subject}: ${change}; why: ${reason}; cost: ${cost}`),
  };
}

function text(count: number | undefined): string {
  return count === undefined ? UNKNOWN : String(count);
}

/** In which subnets pods are in a mode. */
function subnetsOf({ subnetDiscovery, customNetworking, taggedSubnets }: ModeOutcome): string {
  if (subnetDiscovery) return 'both, by tag';
  if (!customNetworking) return 'node subnets';
  return taggedSubnets ? 'pod subnets, by tag' : 'pod subnets';
}
