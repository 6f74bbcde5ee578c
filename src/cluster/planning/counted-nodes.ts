import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NotedPlan, plansIn } from './noted-plans';
import { PodGeneration } from '../../cni/pod-generation';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterNodes, FleetInPlan, fleetsIn, groupsIn } from '../../compute/cluster-nodes';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../findings/words/cluster/plans-of-clusters';

/** A plan, and the add-on of its cluster. */
export interface CountingPlan extends NotedPlan {
  readonly podNetworking?: IPodNetworking;
}

/** How nodes stand to a plan: counted, in another stage, or maybe of its cluster; undefined for those of others. */
type Relation = 'counted' | 'elsewhere' | 'unknown' | undefined;

/** The node groups that a plan counts, by their names. */
export function countedGroups(
  plan: CountingPlan,
  nameOf: (group: PodNodegroup) => string | undefined,
): Map<string, PodNodegroup> {
  const relationOf = relationTo(plan);
  const named = new Map<string, PodNodegroup>();
  for (const { by: group } of groupsIn(plan.construct.node.root, (nodes) => relationOf(nodes) === 'counted')) {
    if (group instanceof PodNodegroup) {
      const short = nameOf(group);
      named.set(short === undefined || named.has(short) ? group.node.path : short, group);
    }
  }
  return named;
}

/** The fleets that a plan counts, by their names. */
export function countedFleets(plan: CountingPlan): Map<string, FleetInPlan> {
  const relationOf = relationTo(plan);
  return new Map(fleetsIn(plan.construct.node.root, (nodes) => relationOf(nodes) === 'counted')
    .flatMap(({ by: { node: { path } }, name, inPlan }) => {
      const fleet = inPlan();
      return fleet === undefined ? [] : [[nameOfFleet(path, name), fleet] as const];
    }));
}

/** How pods get addresses on the nodes of fleets that a plan counts, by their names. */
export function networkingOfFleets(plan: CountingPlan): Map<string, IPodNetworking> {
  const relationOf = relationTo(plan);
  return new Map(fleetsIn(plan.construct.node.root, (nodes) => relationOf(nodes) === 'counted')
    .flatMap(({ by: { node: { path } }, name, podNetworking }) => (
      podNetworking === undefined ? [] : [[nameOfFleet(path, name), podNetworking] as const])));
}

function nameOfFleet(path: string, name?: string): string {
  return name === undefined ? path : `${path}/${name}`;
}

/** Fleets of a plan of which nothing can be counted. */
function unreadFleets(plan: CountingPlan): string[] {
  const relationOf = relationTo(plan);
  return fleetsIn(plan.construct.node.root, (nodes) => relationOf(nodes) === 'counted')
    .filter(({ isUnread }) => isUnread?.() === true)
    .map(({ by }) => by.node.path);
}

/** Nodes that a plan does not count, because they are of another stage, or because it is not known whose they are. */
export function uncountedFindings(plan: CountingPlan): Finding[] {
  const { root, path } = plan.construct.node;
  const relationOf = relationTo(plan);
  const isOpen = (nodes: ClusterNodes) => {
    const relation = relationOf(nodes);
    return relation === 'elsewhere' || relation === 'unknown';
  };
  const all: ClusterNodes[] = [...groupsIn(root, isOpen), ...fleetsIn(root, isOpen)];
  const elsewhere = all.filter((nodes) => relationOf(nodes) === 'elsewhere');
  const unknown = all.filter((nodes) => relationOf(nodes) === 'unknown' && !isCountedIn(root, nodes));
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
  return plansIn(root, (plan) => plan.construct === platform
    || own.some((nodes) => relationTo(plan)(nodes) === 'counted')).some((plan) => countedFleets(plan).size > 0);
}

function isCountedIn(root: IConstruct, nodes: ClusterNodes): boolean {
  return plansIn(root, (plan) => relationTo(plan)(nodes) === 'counted').length > 0;
}

/** How nodes stand to a plan. Who has the add-on of its cluster is in this cluster, whatever it is called. */
function relationTo({ construct, cluster, podNetworking }: CountingPlan): (nodes: ClusterNodes) => Relation {
  const addonOf = (networking?: IPodNetworking) => networking && PodGeneration.addonOf(networking);
  const addon = addonOf(podNetworking);
  const known = knownRelations(construct, addon);
  return (nodes) => {
    if (known.has(nodes)) return known.get(nodes);
    const isSame = (addon !== undefined && addonOf(nodes.podNetworking) === addon)
      || (nodes.cluster === undefined ? false : nodes.cluster.isSameAs(cluster));
    const isHere = isSame !== false && Stage.of(nodes.by) === Stage.of(construct);
    const relation = isSame === false ? undefined
      : isSame === undefined ? (isHere ? 'unknown' : undefined)
        : (isHere ? 'counted' : 'elsewhere');
    known.set(nodes, relation);
    return relation;
  };
}

/**
 * How nodes stand to the plans of an app, which does not change once both are made: each plan asks for it of all nodes,
 * several times. The add-on of a plan can be told later.
 */
const RELATIONS = new WeakMap<IConstruct, KnownRelations>();

/** What is known while a plan has an add-on. */
interface KnownRelations {
  readonly addon?: IPodNetworking;
  readonly known: Map<ClusterNodes, Relation>;
}

function knownRelations(plan: IConstruct, addon: IPodNetworking | undefined): Map<ClusterNodes, Relation> {
  const last = RELATIONS.get(plan);
  if (last !== undefined && last.addon === addon) return last.known;
  const known = new Map<ClusterNodes, Relation>();
  RELATIONS.set(plan, { addon, known });
  return known;
}
