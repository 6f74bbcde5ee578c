import { ChurnNode } from './private/churn-node';
import { ChurnEventKind, EventQueue } from './private/event-queue';
import { LifetimeMix } from './private/lifetime-mix';
import { NodeFleet } from './private/node-fleet';
import { ParsedScenario } from '../scenario/parsed-scenario';
import { NOWHERE, PodTable } from './private/pod-table';
import { Random } from './private/random';
import { REFUSED, SubnetSpace } from './private/subnet-space';
import { UseCount } from './private/use-count';

/** Somebody else who uses an address of a subnet. */
export interface OtherUser {
  readonly zone: number;

  /** The address, or `REFUSED`. */
  address: number;
}

/**
 * Time for which a freed pod address is given to no pod, and least time between two decreases of a node's pool, in
 * seconds.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 */
const COOLDOWN = 30;
const SHRINK_INTERVAL = 30;

/**
 * Time for which a node does not ask EC2 after it was refused, in seconds.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */
const REFUSAL_PAUSE = 120;

/**
 * One run of a simulation, event by event. The load (which pods and nodes end when, which node a pod starts on) is
 * drawn from a stream of random numbers of its own, so that it is the same wherever EC2 places, until it refuses
 * something.
 */
export class ChurnRun {
  public readonly whole = new UseCount();
  public readonly spaces: readonly SubnetSpace[];
  public readonly fleet: NodeFleet;
  public readonly pods: PodTable;
  public readonly others: OtherUser[];

  /** Seconds from the start. */
  public now = 0;

  public events = 0;
  public refusedPods = 0;
  public waitingPods = 0;
  public peakWaitingPods = 0;

  /** When EC2 first refused a prefix, in seconds from the start. */
  public firstRefusalAt?: number;

  private readonly queue: EventQueue;
  private readonly load: Random;
  private readonly lifetimes: LifetimeMix;

  constructor(private readonly scenario: ParsedScenario, seed: number) {
    const placement = new Random(seed, 0);
    this.load = new Random(seed, 1);
    this.queue = new EventQueue(scenario.duration);
    this.lifetimes = new LifetimeMix(scenario.podLifetimes);
    this.spaces = scenario.subnets.map(({ cidr, reservations }) => (
      new SubnetSpace({ subnet: cidr, reservations, usesRest: scenario.usesRest, random: placement, whole: this.whole })
    ));
    this.pods = new PodTable(scenario.groups.map(({ pods }) => pods));
    this.fleet = new NodeFleet(scenario.groups, this.spaces, this.pods, placement);
    this.others = scenario.subnets.flatMap(({ otherAddresses }, zone) =>
      Array.from({ length: otherAddresses }, () => ({ zone, address: REFUSED })),
    );
    this.begin();
  }

  /** Simulates the next event; false where there is none until a time, in seconds from the start. */
  public step(until: number): boolean {
    if (!this.queue.advance(until)) return false;
    this.now = this.queue.at;
    this.events += 1;
    this.happen(this.queue.kind, this.queue.subject);
    this.noteMarks();
    return true;
  }

  private begin(): void {
    for (const [index] of this.others.entries()) this.moveOther(index);
    for (const node of this.fleet.nodes) this.startNode(node);
    for (let pod = 0; pod < this.pods.size; pod++) {
      this.queue.push(this.lifetimes.drawnRunning(this.load), ChurnEventKind.POD_ENDS, pod);
      this.place(pod);
    }
    this.noteMarks();
  }

  private happen(kind: ChurnEventKind, subject: number): void {
    switch (kind) {
      case ChurnEventKind.POD_ENDS:
        return this.replacePod(subject);
      case ChurnEventKind.NODE_LEAVES:
        return this.replaceNode(this.fleet.nodes[subject]);
      case ChurnEventKind.NODE_RETRIES:
        return this.retry(this.fleet.nodes[subject]);
      case ChurnEventKind.NODE_SHRINKS:
        return this.shrinkAsPlanned(this.fleet.nodes[subject]);
      case ChurnEventKind.OTHER_MOVES:
        return this.moveOther(subject);
      case ChurnEventKind.ADDRESS_COOLED:
        return this.freeAddress(this.fleet.nodes[subject], this.queue.incarnation, this.queue.slot);
    }
  }

  private noteMarks(): void {
    this.peakWaitingPods = Math.max(this.peakWaitingPods, this.waitingPods);
    if (this.firstRefusalAt === undefined && this.whole.refusedPrefixes > 0) this.firstRefusalAt = this.now;
  }

  private startNode(node: ChurnNode): void {
    if (this.scenario.nodeLifetime !== undefined) {
      this.queue.push(
        this.now + this.load.exponential(this.scenario.nodeLifetime),
        ChurnEventKind.NODE_LEAVES,
        node.index,
      );
    }
    this.join(node);
  }

  private join(node: ChurnNode): void {
    if (!this.fleet.join(node)) return this.hold(node);
    this.serve(node);
    this.placeUnplaced(node.group);
  }

  private replaceNode(node: ChurnNode): void {
    const waited = node.waiting.length;
    const evicted = this.fleet.podsOfLeft(node);
    this.waitingPods -= waited;
    for (const pod of evicted) this.pods.leaveNode(pod);
    this.startNode(node);
    for (const pod of evicted) this.place(pod);
  }

  private retry(node: ChurnNode): void {
    // A node that has joined since is held until later, or not at all.
    if (this.now !== node.heldUntil) return;
    if (node.joined) this.serve(node);
    else this.join(node);
  }

  private hold(node: ChurnNode): void {
    node.heldUntil = this.now + REFUSAL_PAUSE;
    this.queue.push(node.heldUntil, ChurnEventKind.NODE_RETRIES, node.index);
  }

  private replacePod(pod: number): void {
    this.endPod(pod);
    this.queue.push(this.now + this.lifetimes.drawn(this.load), ChurnEventKind.POD_ENDS, pod);
    this.place(pod);
  }

  private endPod(pod: number): void {
    this.pods.replace(pod);
    const group = this.pods.group(pod);
    const node = this.pods.node(pod) === NOWHERE ? undefined : this.fleet.nodes[this.pods.node(pod)];
    if (node === undefined) {
      this.fleet.unplaced(group).remove(pod);
      this.waitingPods -= 1;
      return;
    }
    const slot = this.pods.slot(pod);
    node.pods.remove(pod);
    this.fleet.noteRoom(node);
    this.pods.leaveNode(pod);
    if (slot === NOWHERE) {
      node.waiting.splice(node.waiting.indexOf(pod), 1);
      this.waitingPods -= 1;
    } else {
      node.pool.unassign(slot);
      this.queue.pushCooled(this.now + COOLDOWN, node.index, node.incarnation, slot);
    }
    this.placeUnplaced(group);
  }

  private placeUnplaced(group: number): void {
    const unplaced = this.fleet.unplaced(group);
    while (unplaced.size > 0 && this.fleet.roomyNodes(group) > 0) {
      this.waitingPods -= 1;
      this.place(unplaced.taken()!);
    }
  }

  private place(pod: number): void {
    const group = this.pods.group(pod);
    const node = this.fleet.roomyNode(group, this.load);
    this.waitingPods += 1;
    if (node === undefined) {
      this.fleet.unplaced(group).add(pod);
      return;
    }
    node.pods.add(pod);
    this.pods.enterNode(pod, node.index);
    this.fleet.noteRoom(node);
    node.waiting.push(pod);
    this.serve(node);
    if (this.now < node.heldUntil) this.countRefused(node);
  }

  /** Gives addresses to the pods that wait for one, and lets the pool grow as far as it should. */
  private serve(node: ChurnNode): void {
    for (;;) {
      this.giveAddresses(node);
      if (this.now < node.heldUntil) return;
      const before = node.pool.slots;
      if (!node.pool.grow()) return this.refuse(node);
      if (node.waiting.length === 0 || node.pool.slots === before) return;
    }
  }

  private giveAddresses(node: ChurnNode): void {
    while (node.waiting.length > 0) {
      const slot = node.pool.assign();
      if (slot === undefined) return;
      this.pods.takeSlot(node.waiting.shift()!, slot);
      this.waitingPods -= 1;
    }
  }

  private refuse(node: ChurnNode): void {
    this.hold(node);
    this.giveAddresses(node);
    this.countRefused(node);
  }

  private countRefused(node: ChurnNode): void {
    for (const pod of node.waiting) this.refusedPods += this.pods.noteRefused(pod) ? 1 : 0;
  }

  private freeAddress(node: ChurnNode, incarnation: number, slot: number): void {
    if (node.incarnation !== incarnation) return;
    node.pool.free(slot);
    if (node.waiting.length > 0) this.serve(node);
    this.shrink(node);
  }

  private shrink(node: ChurnNode): void {
    if (this.now >= node.shrinksFrom && node.pool.shrink()) {
      node.shrinksFrom = this.now + SHRINK_INTERVAL;
    } else if (this.now >= node.shrinksFrom) {
      return;
    }
    if (node.shrinkPlanned) return;
    node.shrinkPlanned = true;
    this.queue.push(node.shrinksFrom, ChurnEventKind.NODE_SHRINKS, node.index);
  }

  private shrinkAsPlanned(node: ChurnNode): void {
    node.shrinkPlanned = false;
    this.shrink(node);
  }

  private moveOther(index: number): void {
    const other = this.others[index];
    const space = this.spaces[other.zone];
    if (other.address !== REFUSED) space.giveAddress(other.address);
    other.address = space.takenAddress();
    if (this.scenario.otherLifetime !== undefined) {
      this.queue.push(this.now + this.load.exponential(this.scenario.otherLifetime), ChurnEventKind.OTHER_MOVES, index);
    }
  }
}
