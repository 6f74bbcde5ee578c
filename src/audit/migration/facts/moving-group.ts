import { NodeMode, OldNode } from './old-node';
import { PREFIX_ADDRESSES } from '../../../addressing/prefix';
import { AddressDemand } from '../../../capacity/address-demand';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../../capacity/nodegroup-capacity';
import { mostOfEach, NodeDemand, nodeDemand } from '../../../forecast/groups/node-demand';
import { SeenSubnet } from '../../judge/seen-subnet';
import { RunningCluster } from '../../model/running-cluster';
import { RunningNodegroup } from '../../model/running-nodes';

/** Who starts the nodes of a group. */
export type GroupKind = 'managed' | 'karpenter' | 'own';

/** What nodes that belong to nothing are called. */
const OWN = 'nodes of your own';

/** The generation of nodes that replaces a group. */
export interface NewNodes {
  readonly nodes: number;
  readonly maxPods: number;

  /** Pods with an address on each, where they are spread evenly. */
  readonly podsPerNode: number;

  /** What each takes, counted so that the sum over all of them holds however the pods are spread. */
  readonly demand: NodeDemand;
}

/** Nodes that are replaced together: a managed node group, a NodePool, or those that belong to neither. */
export class MovingGroup {
  public readonly types: readonly InstanceTypeLimits[];
  public readonly pods: number;

  /** Pods of daemon sets on each node, which a further node has too. */
  public readonly daemonPods: number;
  public readonly hostNetworkPods: number;

  /** Pods with a branch interface of their own, in the whole group. */
  public readonly branchPods: number;

  /** The subnets that new nodes can start in, by the nodes of today. */
  public readonly subnets: ReadonlyMap<string, number>;

  constructor(
    public readonly name: string,
    public readonly kind: GroupKind,
    public readonly nodes: readonly OldNode[],
    subnetIds: readonly string[],
    public readonly group?: RunningNodegroup,
  ) {
    const types = new Map(nodes.map(({ instanceType, limits }) => [instanceType, limits]));
    this.types = [...types.values()].sort((one, other) => (one.instanceType < other.instanceType ? -1 : 1));
    this.pods = nodes.reduce((sum, node) => sum + node.pods, 0);
    this.daemonPods = Math.max(...nodes.map(({ daemonPods }) => daemonPods));
    this.hostNetworkPods = Math.max(...nodes.map(({ hostNetworkPods }) => hostNetworkPods));
    this.branchPods = nodes.reduce((sum, node) => sum + node.branchPods, 0);
    const all = new Set([...subnetIds, ...nodes.map(({ subnetId }) => subnetId)]);
    this.subnets = new Map([...all].sort().map((id) => [id, nodes.filter(({ subnetId }) => subnetId === id).length]));
  }

  /**
   * The nodes that its pods need in a mode: as many as run now, or more where each has room for fewer pods.
   *
   * @param spare pods by which their kubelets are told less than the nodes have room for
   */
  public newNodes(mode: NodeMode, spare: number = 0): NewNodes | undefined {
    const maxPods = NodegroupCapacity.of([...this.types], mode).maxPods - spare;
    const room = maxPods - this.hostNetworkPods - this.daemonPods;
    if (room <= 0) return undefined;
    const movable = Math.max(0, this.pods - this.nodes.reduce((sum, { daemonPods }) => sum + daemonPods, 0));
    const nodes = Math.max(this.nodes.length, Math.ceil((movable + this.branchPods) / room));
    const podsPerNode = this.daemonPods + Math.ceil(movable / nodes);
    return this.takenBy({ nodes, maxPods, podsPerNode }, mode);
  }

  /**
   * The same nodes with what each takes in a mode, in a way that holds for all of them together however the pods are
   * spread: with prefixes each has fifteen pods more than its even share, for `ceil(p / 16) <= (p + 15) / 16`;
   * with single addresses it is full.
   */
  public takenBy({ nodes, maxPods, podsPerNode }: Omit<NewNodes, 'demand'>, mode: NodeMode): NewNodes {
    const room = Math.max(0, maxPods - this.hostNetworkPods);
    const pods = mode.ipAssignment?.usesPrefixes === true ? Math.min(room, podsPerNode + PREFIX_ADDRESSES - 1) : room;
    const branchPods = Math.ceil(this.branchPods / nodes);
    const demand = this.types
      .map((limits) => nodeDemand(AddressDemand.of(limits, pods, { ...mode, maxPods }), mode, branchPods))
      .reduce(mostOfEach);
    return { nodes, maxPods, podsPerNode, demand };
  }

  /**
   * Of so many new nodes those in one of its subnets, in the fullest case: an even share, or as many as are there now
   * where that is more.
   */
  public nodesIn(subnetId: string, nodes: number): number {
    const now = this.subnets.get(subnetId);
    if (now === undefined) return 0;
    return Math.max(Math.ceil(nodes / this.subnets.size), Math.min(now, nodes));
  }
}

/** The groups of nodes, by name. */
export function movingGroups(
  { nodegroups = [], nodePools = [], nodeClasses = [] }: RunningCluster,
  nodes: readonly OldNode[],
  subnets: ReadonlyMap<string, SeenSubnet>,
): MovingGroup[] {
  const names = new Map<string, { kind: GroupKind; name: string; nodes: OldNode[] }>();
  for (const node of nodes) {
    const kind = node.nodegroup !== undefined ? 'managed' : node.nodePool !== undefined ? 'karpenter' : 'own';
    const name = node.nodegroup ?? node.nodePool ?? OWN;
    const key = `${kind} ${name}`;
    const known = names.get(key);
    if (known === undefined) names.set(key, { kind, name, nodes: [node] });
    else known.nodes.push(node);
  }
  return [...names.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => {
    const group = each.kind === 'managed' ? nodegroups.find(({ name }) => name === each.name) : undefined;
    const pool = each.kind === 'karpenter' ? nodePools.find(({ name }) => name === each.name) : undefined;
    const nodeClass = nodeClasses.find(({ name }) => name === pool?.nodeClass);
    const ids = (group?.subnetIds ?? nodeClass?.subnetIds ?? []).filter((id) => subnets.has(id));
    return new MovingGroup(each.name, each.kind, each.nodes, ids, group);
  });
}
