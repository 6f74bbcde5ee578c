import { IpAssignment } from '../../capacity/ip-assignment';
import { NodeCapacity } from '../../capacity/node-capacity';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUDITED_NODE_WORDS as WORDS } from '../../findings/words/audit/audited-nodes';
import { isToldTooMany } from '../judge/group-judge';
import { JudgedCluster } from '../judge/judged-cluster';
import { NodeJudgement, NodeMode } from '../judge/node-judge';
import { NodeKind } from '../model/running-nodes';

/** Memory that kubelet keeps for each pod that it may run. */
const MIB_PER_POD = 11;

/** The part of its max pods from which a node counts as full of them. */
const NEARLY = 0.9;

export function nodeAdvice(judged: JudgedCluster): Finding[] {
  const { nodes = [] } = judged;
  const own = nodes.filter(({ kind }) => kind === NodeKind.VPC_CNI);
  const tooMany = toldTooMany(own);
  const modes = twoModes(own, judged);
  return [
    ...withoutEniConfig(own, judged),
    ...tooMany,
    ...modes,
    ...atLimit(own, judged),
    ...unknownTypes(own, judged),
    ...notJudged(nodes),
    ...(tooMany.length + modes.length > 0 && isFreeOfSettings(judged)
      ? [findingOf(WORDS.autoModeInstead, about.cluster(nameOf(judged)), { nodes: own.length })] : []),
  ];
}

/** Nodes that were told the same, together: those with least room first. */
function toldTooMany(nodes: readonly NodeJudgement[]): Finding[] {
  const tooMany = [...nodes.filter(isToldTooMany)].sort((one, other) => one.room! - other.room!);
  return groupedBy(tooMany, ({ maxPods }) => String(maxPods)).map((same) => {
    const [{ maxPods, room, mostPods }] = same;
    const pods = same.flatMap(({ podsWithAddress }) => podsWithAddress ?? []);
    return findingOf(WORDS.toldTooMany, about.group(same[0].name), {
      nodes: same.map(({ name }) => name),
      told: maxPods!,
      room: room!,
      mostRoom: same[same.length - 1].room!,
      groups: [...new Set(same.flatMap(({ group }) => group ?? []))],
      idleMib: MIB_PER_POD * (maxPods! - mostPods!),
      withAddress: pods.length === 0 ? undefined : pods.reduce((most, count) => Math.max(most, count), 0),
    });
  });
}

/** Nodes that ask for an ENIConfig which is not there, or which names a subnet of another zone. */
function withoutEniConfig(own: readonly NodeJudgement[], { cluster }: JudgedCluster): Finding[] {
  const lacking = own.filter(({ lacksEniConfig }) => lacksEniConfig !== undefined);
  if (lacking.length === 0) return [];
  const known = (cluster.eniConfigs ?? []).map(({ name }) => name).sort();
  const asked = [...new Set(lacking.map(({ lacksEniConfig }) => lacksEniConfig!))].sort();
  return [findingOf(WORDS.eniConfigMissing, about.cluster('nodes'), {
    nodes: lacking.map(({ name }) => name),
    asked,
    elsewhere: asked.filter((name) => known.includes(name)),
    known,
  })];
}

/** Nodes that hold addresses of a kind that the VPC CNI does not hand out now. */
function twoModes(nodes: readonly NodeJudgement[], { settings }: JudgedCluster): Finding[] {
  if (settings === undefined || settings.ipv6) return [];
  const other = settings.prefixes ? NodeMode.SINGLE : NodeMode.PREFIX;
  const mixed = nodes.filter(({ mode }) => mode === NodeMode.MIXED || mode === other);
  return mixed.length === 0 ? [] : [findingOf(WORDS.twoModes, about.cluster('nodes'), {
    nodes: mixed.map(({ name }) => name), prefixes: settings.prefixes,
  })];
}

/** Nodes with nearly as many pods as they may have, which could run more with prefixes. */
function atLimit(nodes: readonly NodeJudgement[], { settings, types }: JudgedCluster): Finding[] {
  if (settings === undefined || settings.prefixes || settings.ipv6) return [];
  const full = nodes.filter(({ pods, maxPods }) =>
    pods !== undefined && maxPods !== undefined && pods >= Math.floor(NEARLY * maxPods));
  return groupedBy(full, ({ instanceType, maxPods }) => `${instanceType} ${maxPods}`).flatMap((same) => {
    const [{ instanceType, maxPods, name }] = same;
    const limits = types.limitsOf(instanceType);
    if (limits === undefined || !limits.supportsPrefixes) return [];
    const dense = NodeCapacity.of(limits, { ...settings.nodes, ipAssignment: IpAssignment.prefixDelegation() }).maxPods;
    return dense <= maxPods! ? [] : [findingOf(WORDS.atLimit, about.group(name), {
      nodes: same.map((node) => node.name), instanceType: instanceType!, maxPods: maxPods!, dense,
    })];
  });
}

function unknownTypes(nodes: readonly NodeJudgement[], { types }: JudgedCluster): Finding[] {
  const unknown = nodes.filter(({ instanceType }) =>
    instanceType !== undefined && types.limitsOf(instanceType) === undefined);
  return unknown.length === 0 ? [] : [findingOf(WORDS.typeUnknown, about.cluster('nodes'), {
    types: [...new Set(unknown.map(({ instanceType }) => instanceType!))].sort(), nodes: unknown.length,
  })];
}

function notJudged(nodes: readonly NodeJudgement[]): Finding[] {
  const others = nodes.filter(({ kind }) => kind !== NodeKind.VPC_CNI);
  return others.length === 0 ? [] : [findingOf(WORDS.notJudged, about.cluster('nodes'), {
    nodes: others.map(({ name }) => name), kinds: [...new Set(others.map(({ kind }) => kind as string))].sort(),
  })];
}

/** Whether nothing of the cluster is known that Auto Mode would not take over. */
function isFreeOfSettings({ cluster, settings, nodes = [] }: JudgedCluster): boolean {
  return cluster.controlPlane?.autoMode === false && settings !== undefined && !settings.customNetworking
    && settings.nodes.trunkEni !== true && nodes.every(({ kind }) => kind === NodeKind.VPC_CNI);
}

function nameOf({ cluster }: JudgedCluster): string {
  return cluster.controlPlane?.name ?? 'the cluster';
}

function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(keyOf(thing), [...groups.get(keyOf(thing)) ?? [], thing]);
  return [...groups.values()];
}
