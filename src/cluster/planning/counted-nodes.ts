import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NotedPlan, plansIn } from './noted-plans';
import { PodGeneration } from '../../cni/pod-generation';
import { IPodNetworking } from '../../cni/pod-networking';
import {
  ClusterFleet, ClusterNodes, FleetInPlan, groupsIn, notedNodesIn, notedNodesNear,
} from '../../compute/cluster-nodes';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../findings/words/cluster/plans-of-clusters';
import { isInTree } from '../../templates/in-tree';

/** A plan, and the add-on of its cluster. */
export interface CountingPlan extends NotedPlan {
  readonly podNetworking?: IPodNetworking;
}

/** How nodes stand to a plan: counted, in another stage, or maybe of its cluster. */
type Relation = 'counted' | 'elsewhere' | 'unknown';

/** The node groups that a plan counts, by their names. */
export function countedGroups(
  plan: CountingPlan,
  nameOf: (group: PodNodegroup) => string | undefined,
): Map<string, PodNodegroup> {
  const named = new Map<string, PodNodegroup>();
  for (const { by: group } of related(relationsTo(plan).groups, 'counted')) {
    if (group instanceof PodNodegroup) {
      const short = nameOf(group);
      named.set(short === undefined || named.has(short) ? group.node.path : short, group);
    }
  }
  return named;
}

/** The fleets that a plan counts, by their names. */
export function countedFleets(plan: CountingPlan): Map<string, FleetInPlan> {
  return new Map(related(relationsTo(plan).fleets, 'counted').flatMap(({ by: { node: { path } }, name, inPlan }) => {
    const fleet = inPlan();
    return fleet === undefined ? [] : [[nameOfFleet(path, name), fleet] as const];
  }));
}

/** How pods get addresses on the nodes of fleets that a plan counts, by their names. */
export function networkingOfFleets(plan: CountingPlan): Map<string, IPodNetworking> {
  return new Map(related(relationsTo(plan).fleets, 'counted')
    .flatMap(({ by: { node: { path } }, name, podNetworking }) => (
      podNetworking === undefined ? [] : [[nameOfFleet(path, name), podNetworking] as const])));
}

function nameOfFleet(path: string, name?: string): string {
  return name === undefined ? path : `${path}/${name}`;
}

/** Fleets of a plan of which nothing can be counted. */
function unreadFleets(plan: CountingPlan): string[] {
  return related(relationsTo(plan).fleets, 'counted')
    .filter(({ isUnread }) => isUnread?.() === true)
    .map(({ by }) => by.node.path);
}

/** How many groups and fleets an app has made so far: what plans follow from is the same while none is added. */
export function countNodesIn(root: IConstruct): readonly [groups: number, fleets: number] {
  const { groups, fleets } = notedNodesIn(root);
  return [groups.length, fleets.length];
}

/** Nodes that a plan does not count, because they are of another stage, or because it is not known whose they are. */
export function uncountedFindings(plan: CountingPlan): Finding[] {
  const { root, path } = plan.construct.node;
  const { groups, fleets } = relationsTo(plan);
  const [elsewhere, open] = (['elsewhere', 'unknown'] as const).map((relation): ClusterNodes[] => (
    [...related(groups, relation), ...related(fleets, relation)]));
  const unknown = open.filter((nodes) => !isCountedIn(root, nodes));
  const unread = unreadFleets(plan);
  const pathsOf = (some: readonly ClusterNodes[]) => [...new Set(some.map(({ by }) => by.node.path))];
  return [
    ...plan.cluster.isUnknown ? [findingOf(WORDS.nameUnknown, about.prop('cluster'), {})] : [],
    ...elsewhere.length === 0 ? []
      : [findingOf(WORDS.nodesOfOtherStage, about.plan('plan'), { nodes: pathsOf(elsewhere), plan: path })],
    ...unread.length === 0 ? [] : [findingOf(WORDS.fleetsUnread, about.plan('plan'), { fleets: unread })],
    ...unknown.length === 0 ? [] : [findingOf(WORDS.nodesUnknown, about.plan('plan'), { nodes: pathsOf(unknown) })],
  ];
}

/** Whether some plan of an app counts a node group. */
export function isPlanned(group: IConstruct): boolean {
  const { root } = group.node;
  return groupsIn(root, ({ by }) => by === group).some((nodes) => isCountedIn(root, nodes));
}

/** Whether a plan of an app that counts some node groups, or stands for a construct, counts fleets too. */
export function plansFleets(groups: readonly IConstruct[], platform?: IConstruct): boolean {
  const [root] = [platform, ...groups].flatMap((each) => each?.node.root ?? []);
  if (root === undefined) return false;
  const own = groupsIn(root, ({ by }) => groups.includes(by));
  return plansIn(root, (plan) => plan.construct === platform || own.some((nodes) => counts(plan, nodes)))
    .some((plan) => countedFleets(plan).size > 0);
}

function isCountedIn(root: IConstruct, nodes: ClusterNodes): boolean {
  return plansIn(root, (plan) => counts(plan, nodes)).length > 0;
}

function counts(plan: CountingPlan, nodes: ClusterNodes): boolean {
  const { groups, fleets } = relationsTo(plan);
  return (groups.get(nodes) ?? fleets.get(nodes as ClusterFleet)) === 'counted';
}

/** Those that there are now of what stands to a plan in some way. */
function related<T extends ClusterNodes>(relations: ReadonlyMap<T, Relation>, asked: Relation): T[] {
  return [...relations].filter(([{ by }, relation]) => relation === asked && isInTree(by)).map(([nodes]) => nodes);
}

/** How nodes stand to a plan; those of other clusters, which are most in an app of many, are left out. */
interface Relations {
  readonly groups: ReadonlyMap<ClusterNodes, Relation>;
  readonly fleets: ReadonlyMap<ClusterFleet, Relation>;
}

/**
 * How nodes stand to the plans of an app, which does not change once both are made: each plan asks for it several
 * times. The add-on of a plan can be told later.
 */
const RELATIONS = new WeakMap<IConstruct, KnownRelations>();

/** What is known while a plan has an add-on, and its app so many groups and fleets. */
interface KnownRelations extends Relations {
  readonly addon?: IPodNetworking;
  readonly seen: ReturnType<typeof countNodesIn>;
}

function relationsTo(plan: CountingPlan): Relations {
  const { construct, cluster } = plan;
  const { root } = construct.node;
  const addon = addonOf(plan.podNetworking);
  const seen = countNodesIn(root);
  const last = RELATIONS.get(construct);
  if (last?.addon === addon && last?.seen[0] === seen[0] && last.seen[1] === seen[1]) return last;
  const near = notedNodesNear(root, cluster, addon);
  const known = {
    addon,
    seen,
    groups: relationsOf(near.groups, plan, addon),
    fleets: relationsOf(near.fleets, plan, addon),
  };
  RELATIONS.set(construct, known);
  return known;
}

function relationsOf<T extends ClusterNodes>(
  near: readonly T[],
  plan: CountingPlan,
  addon: IPodNetworking | undefined,
): Map<T, Relation> {
  return new Map(near.flatMap((nodes) => {
    const relation = relationOf(nodes, plan, addon);
    return relation === undefined ? [] : [[nodes, relation] as const];
  }));
}

/** How nodes stand to a plan. Who has the add-on of its cluster is in this cluster, whatever it is called. */
function relationOf(
  nodes: ClusterNodes,
  { construct, cluster }: CountingPlan,
  addon: IPodNetworking | undefined,
): Relation | undefined {
  const isSame = (addon !== undefined && addonOf(nodes.podNetworking) === addon)
    || (nodes.cluster === undefined ? false : nodes.cluster.isSameAs(cluster));
  if (isSame === false) return undefined;
  const isHere = Stage.of(nodes.by) === Stage.of(construct);
  if (isSame === undefined) return isHere ? 'unknown' : undefined;
  return isHere ? 'counted' : 'elsewhere';
}

function addonOf(networking?: IPodNetworking): IPodNetworking | undefined {
  return networking && PodGeneration.addonOf(networking);
}
