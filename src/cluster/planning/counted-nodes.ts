import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NotedPlan, plansIn } from './noted-plans';
import { PodGeneration } from '../../cni/pod-generation';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterFleet, ClusterNodes, FleetInPlan, groupsIn, notedNodesIn } from '../../compute/cluster-nodes';
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

/** What is known while a plan has an add-on. */
interface KnownRelations {
  readonly addon?: IPodNetworking;
  readonly groups: Map<ClusterNodes, Relation>;
  readonly fleets: Map<ClusterFleet, Relation>;

  /** How many groups and fleets of the app were looked at. */
  readonly seen: { groups: number; fleets: number };
}

function relationsTo(plan: CountingPlan): Relations {
  const addon = addonOf(plan.podNetworking);
  const last = RELATIONS.get(plan.construct);
  const known = last !== undefined && last.addon === addon ? last
    : { addon, groups: new Map(), fleets: new Map(), seen: { groups: 0, fleets: 0 } };
  RELATIONS.set(plan.construct, known);
  const { groups, fleets } = notedNodesIn(plan.construct.node.root);
  const { seen } = known;
  for (; seen.groups < groups.length; seen.groups++) note(known.groups, groups[seen.groups], plan, addon);
  for (; seen.fleets < fleets.length; seen.fleets++) note(known.fleets, fleets[seen.fleets], plan, addon);
  return known;
}

function note<T extends ClusterNodes>(
  relations: Map<T, Relation>,
  nodes: T,
  plan: CountingPlan,
  addon: IPodNetworking | undefined,
): void {
  const relation = relationOf(nodes, plan, addon);
  if (relation !== undefined) relations.set(nodes, relation);
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
