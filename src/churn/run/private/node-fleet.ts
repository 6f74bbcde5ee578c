import { ChurnNode } from './churn-node';
import { IndexSet } from './index-set';
import { NodePool } from './node-pool';
import { PodSet, PodTable } from './pod-table';
import { Random } from './random';
import { SubnetSpace } from './subnet-space';
import { NodeShape } from '../../scenario/node-shape';
import { FleetGroup } from '../../scenario/parsed-scenario';

/** Those of a group's nodes that a pod can start on, and its pods that found none. */
interface GroupState {
  readonly firstNode: number;
  readonly roomy: IndexSet;
  readonly unplaced: PodSet;
}

/**
 * All nodes, by group, and which of them have room.
 */
export class NodeFleet {
  public readonly nodes: ChurnNode[] = [];

  /** Nodes that are part of the cluster. */
  public joined = 0;

  public peakJoined = 0;

  private readonly states: GroupState[] = [];

  constructor(
    groups: readonly FleetGroup[],
    private readonly spaces: readonly SubnetSpace[],
    table: PodTable,
    private readonly placement: Random,
  ) {
    for (const [group, { shape, nodes }] of groups.entries()) {
      this.states.push({ firstNode: this.nodes.length, roomy: new IndexSet(nodes), unplaced: new PodSet(table) });
      for (let place = 0; place < nodes; place++) {
        const zone = place % spaces.length;
        this.nodes.push(new ChurnNode(this.nodes.length, group, zone, shape, this.newPool(shape, zone), table));
      }
    }
  }

  /** Pods of a group that no node had room for. */
  public unplaced(group: number): PodSet {
    return this.states[group].unplaced;
  }

  /** How many nodes of a group have room. */
  public roomyNodes(group: number): number {
    return this.states[group].roomy.size;
  }

  /** A node of a group that has room, each as likely; undefined where none has. */
  public roomyNode(group: number, random: Random): ChurnNode | undefined {
    const { roomy, firstNode } = this.states[group];
    return roomy.size === 0 ? undefined : this.nodes[firstNode + roomy.drawn(random)];
  }

  /** Takes note of whether a node has room. */
  public noteRoom(node: ChurnNode): void {
    const { roomy, firstNode } = this.states[node.group];
    if (node.hasRoom) roomy.add(node.index - firstNode);
    else roomy.remove(node.index - firstNode);
  }

  /** Makes a node part of the cluster; false where EC2 has no address for its ENIs. */
  public join(node: ChurnNode): boolean {
    node.joined = node.pool.join();
    if (!node.joined) return false;
    this.joined += 1;
    this.peakJoined = Math.max(this.peakJoined, this.joined);
    this.noteRoom(node);
    return true;
  }

  /** Takes a node out of the cluster, with all its addresses; its pods, which then are nowhere. */
  public podsOfLeft(node: ChurnNode): number[] {
    const pods = node.pods.allTaken();
    if (node.joined) {
      node.pool.leave();
      this.joined -= 1;
    }
    node.pool = this.newPool(node.shape, node.zone);
    node.incarnation += 1;
    node.waiting.length = 0;
    node.joined = false;
    node.heldUntil = -Infinity;
    node.shrinksFrom = -Infinity;
    this.noteRoom(node);
    return pods;
  }

  private newPool(shape: NodeShape, zone: number): NodePool {
    return new NodePool(shape, this.spaces[zone], this.placement);
  }
}
