import { NodePool } from './node-pool';
import { PodSet, PodTable } from './pod-table';
import { NodeShape } from '../../scenario/node-shape';

/** A node, or the place of one that has left until the next joins. */
export class ChurnNode {
  /** Its pods, with an address or without. */
  public readonly pods: PodSet;

  /** Those of its pods that have no address, the longest waiting first. */
  public readonly waiting: number[] = [];

  /** Whether it is part of the cluster. */
  public joined = false;

  /** How many nodes were in its place before. */
  public incarnation = 0;

  /** Until when it does not ask EC2, in seconds from the start. */
  public heldUntil = -Infinity;

  /** Before when it gives nothing back, in seconds from the start. */
  public shrinksFrom = -Infinity;

  /** Whether it is going to look for what it can give back. */
  public shrinkPlanned = false;

  constructor(
    public readonly index: number,
    public readonly group: number,
    public readonly zone: number,
    public readonly shape: NodeShape,
    public pool: NodePool,
    table: PodTable,
  ) {
    this.pods = new PodSet(table);
  }

  /** Whether another pod can start on it. */
  public get hasRoom(): boolean {
    return this.joined && this.pods.size < this.shape.room;
  }
}
