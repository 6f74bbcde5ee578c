import { ClusterAudit } from '../../audit/cluster-audit';
import { GroupJudgement, isToldTooMany } from '../../audit/judge/group-judge';
import { NodeJudgement, NodeMode } from '../../audit/judge/node-judge';
import { SubnetJudgement } from '../../audit/judge/subnet-judge';
import { ABSENT } from '../../audit/model/running-cluster';
import { counted, number } from '../../findings/phrases';
import { messageLine, partLines } from '../../findings/print/finding-lines';
import { shortName, visible } from '../../findings/print/visible';
import { Report, ReportSection } from '../report-sections';

/** What stands where something was not seen. */
const UNKNOWN = 'unknown';

/** The most nodes of a table; of more those that something is to be said of come first. */
const MOST_NODES = 40;

/** The page of an audit. All that files say stands in it as text, each character seen. */
export function auditReport(audit: ClusterAudit): Report {
  return visibleReport({
    title: titleOf(audit),
    sections: [
      { lines: headlines(audit) },
      ...adviceSection(audit),
      ...subnetSection(audit),
      ...groupSection(audit),
      ...nodeSection(audit),
      cniSection(audit),
      ...movingSection(audit),
      ...unknownSection(audit),
    ],
  });
}

function titleOf({ cluster: { controlPlane, region } }: ClusterAudit): string {
  const name = controlPlane === undefined ? 'Audit of a cluster' : `Audit of cluster ${controlPlane.name}`;
  return [name, ...(region === undefined ? [] : [`in ${region}`])].join(' ');
}

function headlines({ cluster, nodes, settings, subnets, findings }: ClusterAudit): string[] {
  const { controlPlane } = cluster;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const withAddress = nodes === undefined || cluster.pods === undefined
    ? UNKNOWN : number(nodes.reduce((sum, { podsWithAddress }) => sum + (podsWithAddress ?? 0), 0));
  return [
    errors + warnings === 0
      ? 'nothing is wrong in what was seen'
      : `${counted(errors, 'error')} and ${counted(warnings, 'warning')}: see what to do`,
    ...(controlPlane === undefined ? [] : [
      `Kubernetes ${controlPlane.version ?? UNKNOWN}, ${controlPlane.ipFamily ?? UNKNOWN}`
      + `${controlPlane.autoMode ? ', with EKS Auto Mode' : ''}, VPC ${controlPlane.vpcId ?? UNKNOWN}`,
    ]),
    `nodes: ${nodes === undefined ? UNKNOWN : number(nodes.length)}, pods with an address: ${withAddress}`,
    settings === undefined
      ? `settings of the VPC CNI: ${UNKNOWN}`
      : `VPC CNI ${settings.version ?? 'of an unknown version'}: ${modeInWords(settings)}`
        + (settings.by === 'add-on' ? ', by its add-on (aws-node was not seen)' : ''),
    ...(subnets === undefined ? [] : [subnetLine(subnets)]),
  ];
}

function modeInWords(
  { prefixes, customNetworking, tagged, ipv6 }: NonNullable<ClusterAudit['settings']>,
): string {
  if (ipv6) return 'IPv6';
  return [
    prefixes ? 'prefixes' : 'single addresses',
    customNetworking ? 'pods in subnets of their own by ENIConfigs'
      : tagged ? 'further ENIs in tagged subnets too' : 'pods in the subnets of nodes',
  ].join(', ');
}

function subnetLine(subnets: readonly SubnetJudgement[]): string {
  const own = subnets.filter(({ roles }) => roles.length > 0).length;
  return `subnets: ${own} of the cluster, ${subnets.length - own} others in the VPC`;
}

function adviceSection({ findings }: ClusterAudit): ReportSection[] {
  return findings.length === 0 ? [] : [{
    title: 'What to do',
    items: findings.map((finding) => ({
      line: `${finding.severity}: ${messageLine(finding)}`, below: partLines(finding),
    })),
  }];
}

function subnetSection({ subnets }: ClusterAudit): ReportSection[] {
  if (subnets === undefined) return [];
  const own = subnets.filter(({ roles }) => roles.length > 0);
  return [{
    title: 'Subnets: /28 blocks and addresses',
    lines: subnets.flatMap(({ subnetId, problems }) =>
      problems.slice(0, 1).map((problem) => `${subnetId}: the files contradict each other: ${problem}`)),
    head: [
      'subnet', 'CIDR', 'zone', 'for', 'nodes', 'free addresses', 'blocks', 'free', 'reserved', 'mixed', 'prefix',
      'unseen', 'fragmentation', 'more nodes',
    ],
    rows: (own.length > 0 ? own : subnets).map(subnetRow),
  }];
}

function subnetRow(subnet: SubnetJudgement): string[] {
  const { subnetId, cidr, zone, roles, nodes, availableAddresses, blocks, unseenAddresses, moreNodes } = subnet;
  const atMost = (count: number | undefined) =>
    (count === undefined ? UNKNOWN : blocks?.atMost && count > 0 ? `at most ${count}` : String(count));
  return [
    shortName(subnetId), cidr ?? 'IPv6 only', zone ?? UNKNOWN, roles.join(', ') || '-', shown(nodes),
    shown(availableAddresses), shown(blocks?.total), atMost(blocks?.usableOutside), atMost(blocks?.reserved),
    shown(blocks && blocks.mixed + (blocks.explicit ?? 0)), shown(blocks?.prefix), shown(unseenAddresses),
    shown(blocks?.fragmentationScore), atMost(moreNodes),
  ];
}

function groupSection({ groups }: ClusterAudit): ReportSection[] {
  return groups === undefined || groups.length === 0 ? [] : [{
    title: 'Node groups and pools',
    head: [
      'group', 'nodes', 'types', 'modes', 'max pods', 'pods that fit', 'too high', 'pods', 'cordoned',
      'memory kept',
    ],
    rows: groups.map((group) => [
      shortName(group.name ?? 'of no group'), String(group.nodes), group.instanceTypes.join(', ') || UNKNOWN,
      modesOf(group), group.maxPods.join(', ') || UNKNOWN, shown(group.leastRoom),
      String(group.toldTooMany), shown(group.pods), String(group.cordoned),
      group.withheldMib === undefined ? UNKNOWN : `${group.withheldMib} MiB`,
    ]),
  }];
}

function modesOf({ modes, modeUnknown }: GroupJudgement): string {
  const seen = Object.values(NodeMode).filter((mode) => modes[mode] > 0).map((mode) => `${modes[mode]} ${mode}`);
  return [...seen, ...(modeUnknown > 0 ? [`${modeUnknown} ${UNKNOWN}`] : [])].join(', ');
}

function nodeSection({ nodes }: ClusterAudit): ReportSection[] {
  if (nodes === undefined || nodes.length === 0) return [];
  const isWorth = (node: NodeJudgement) =>
    (isToldTooMany(node) || node.full || node.cordoned || node.mode === NodeMode.MIXED ? 0 : 1);
  const listed = [...nodes].sort((one, other) => isWorth(one) - isWorth(other)).slice(0, MOST_NODES);
  return [{
    title: 'Nodes',
    lines: [
      'room: pods with an address that a node can hold, by what it has and what its subnets can still give it alone',
      ...(nodes.length > MOST_NODES ? [`${MOST_NODES} of ${number(nodes.length)} nodes; --json has all of them`] : []),
    ],
    head: ['node', 'group', 'type', 'mode', 'ENIs', 'max pods', 'room', 'pods', 'with an address', 'state'],
    rows: listed.map((node) => [
      shortName(node.name), shortName(node.group ?? '-'), node.instanceType ?? UNKNOWN, node.mode ?? UNKNOWN,
      node.enis === undefined ? UNKNOWN : `${node.enis} of ${shown(node.eniLimit)}`,
      shown(node.maxPods), shown(node.room), shown(node.pods), shown(node.podsWithAddress), stateOf(node),
    ]),
  }];
}

function stateOf({ cordoned, full, ready, kind }: NodeJudgement): string {
  return [
    ...(kind === 'vpc-cni' ? [] : [kind]), ...(ready === false ? ['not ready'] : []),
    ...(cordoned ? ['cordoned'] : []), ...(full ? ['full'] : []),
  ].join(', ') || '-';
}

function cniSection({ vpcCni }: ClusterAudit): ReportSection {
  const { runs, addon, settings, selfManaged, permissions, versionDiffers } = vpcCni;
  return {
    title: 'VPC CNI: as it runs, and by its add-on',
    lines: [
      `runs: ${runs === undefined ? UNKNOWN : runs === ABSENT ? 'there is no DaemonSet aws-node'
        : `${runs.version ?? 'of an unknown version'}, ${shown(runs.ready)} of ${shown(runs.desired)} pods ready`}`,
      `add-on: ${addon === undefined ? UNKNOWN : addon === ABSENT ? 'there is none'
        : `${addon.version ?? 'of an unknown version'}, ${addon.status ?? UNKNOWN}`}`
      + `${selfManaged ? ': it is self-managed' : ''}${versionDiffers ? ': the versions differ' : ''}`,
      ...(permissions === undefined ? [] : [`permissions: ${permissions}`]),
    ],
    ...(settings.length === 0 ? {} : {
      head: ['variable', 'runs', 'add-on says', 'differs'],
      rows: settings.map(({ name, runs: value, says, differs }) => [
        shortName(name), runs === undefined ? UNKNOWN : value ?? 'not set',
        addon === undefined ? UNKNOWN : says ?? 'nothing',
        differs === undefined ? UNKNOWN : differs ? 'yes' : 'no',
      ]),
    }),
  };
}

/** What bears on a move of nodes or on a further block: what was seen of it. */
function movingSection({ cluster }: ClusterAudit): ReportSection[] {
  const { vpc, nodePools, nodeClaims, disruptionBudgets } = cluster;
  const stuck = (disruptionBudgets ?? []).filter(({ disruptionsAllowed }) => disruptionsAllowed === 0);
  const drifted = (nodeClaims ?? []).filter((claim) => claim.drifted).length;
  const lines = [
    ...(vpc === undefined ? [] : [`IPv4 blocks of the VPC: ${vpc.blocks.join(', ')} (5 by the default quota)`]),
    ...(nodePools === undefined || nodePools.length === 0 ? [] : [
      `NodePools: ${nodePools.map(({ name, budgets }) =>
        `${shortName(name)} (${budgets.map(({ nodes, reasons }) =>
          [`${nodes ?? '10%'} at once`, ...reasons].join(' ')).join('; ') || 'no budget'})`).join(', ')}`,
      `NodeClaims: ${nodeClaims === undefined ? UNKNOWN : `${nodeClaims.length}, ${drifted} of them drifted`}`,
    ]),
    ...(disruptionBudgets === undefined ? [] : [
      `PodDisruptionBudgets that allow nothing now, and stop a drain: ${stuck.slice(0, MOST_NODES)
        .map(({ namespace, name }) => shortName(`${namespace}/${name}`)).join(', ') || 'none'}`,
    ]),
  ];
  return lines.length === 0 ? [] : [{ title: 'Before nodes or blocks change', lines }];
}

function unknownSection({ unknown, cluster: { notes } }: ClusterAudit): ReportSection[] {
  return [
    ...(unknown.length === 0 ? [] : [{
      title: 'Not known',
      lines: unknown.map(({ question, files }) => `${question}: unknown, needs ${files.join(' and ')}`),
    }]),
    ...(notes.length === 0 ? [] : [{ title: 'Left out', lines: notes }]),
  ];
}

function shown(count: number | undefined): string {
  return count === undefined ? UNKNOWN : String(count);
}

/** The same with each character seen, in every text. */
function visibleReport({ title, sections }: Report): Report {
  return {
    title: visible(title),
    sections: sections.map((section) => ({
      ...section,
      ...(section.lines === undefined ? {} : { lines: section.lines.map(visible) }),
      ...(section.items === undefined
        ? {} : { items: section.items.map(({ line, below }) => ({ line: visible(line), below: below.map(visible) })) }),
      ...(section.rows === undefined ? {} : { rows: section.rows.map((row) => row.map(visible)) }),
    })),
  };
}
