/** Node of a pod that is on none, slot of a pod without an address. */
export const NOWHERE = -1;

/** Numbers of a pod: node, slot, place, group. They lie together, because those of one pod are read together. */
const STEP = 4;
const SLOT = 1;
const PLACE = 2;
const GROUP = 3;

/**
 * Where each pod is. A pod that ends is replaced, so the numbers of pods stay the same.
 */
export class PodTable {
  /** How many pods there are. */
  public readonly size: number;

  private readonly numbers: Int32Array;

  /** 1 for each pod that EC2's refusals have kept from an address, else 0. */
  private readonly refused: Uint8Array;

  /**
   * @param counts pods of each group
   */
  constructor(counts: readonly number[]) {
    this.size = counts.reduce((sum, count) => sum + count, 0);
    this.numbers = new Int32Array(this.size * STEP);
    this.refused = new Uint8Array(this.size);
    let pod = 0;
    for (const [group, count] of counts.entries()) {
      for (const end = pod + count; pod < end; pod++) {
        this.numbers[pod * STEP + GROUP] = group;
        this.leaveNode(pod);
      }
    }
  }

  /** Node that a pod is on, or `NOWHERE`. */
  public node(pod: number): number {
    return this.numbers[pod * STEP];
  }

  /** Slot that a pod has an address of, or `NOWHERE`. */
  public slot(pod: number): number {
    return this.numbers[pod * STEP + SLOT];
  }

  /** Node group of a pod. */
  public group(pod: number): number {
    return this.numbers[pod * STEP + GROUP];
  }

  /** Place of a pod in the set that it is in. */
  public place(pod: number): number {
    return this.numbers[pod * STEP + PLACE];
  }

  public enterNode(pod: number, node: number): void {
    this.numbers[pod * STEP] = node;
  }

  public takeSlot(pod: number, slot: number): void {
    this.numbers[pod * STEP + SLOT] = slot;
  }

  public takePlace(pod: number, place: number): void {
    this.numbers[pod * STEP + PLACE] = place;
  }

  /** Puts a pod nowhere. */
  public leaveNode(pod: number): void {
    this.numbers[pod * STEP] = NOWHERE;
    this.numbers[pod * STEP + SLOT] = NOWHERE;
  }

  /** Takes note that EC2's refusals keep a pod from an address; whether that is news. */
  public noteRefused(pod: number): boolean {
    const isNew = this.refused[pod] === 0;
    this.refused[pod] = 1;
    return isNew;
  }

  /** Takes note that a pod is another one, which nothing was refused yet. */
  public replace(pod: number): void {
    this.refused[pod] = 0;
  }
}

/**
 * Pods of one node, or those that wait for one. A pod is in one set at a time.
 */
export class PodSet {
  private readonly pods: number[] = [];

  constructor(private readonly table: PodTable) {}

  public get size(): number {
    return this.pods.length;
  }

  public add(pod: number): void {
    this.table.takePlace(pod, this.pods.length);
    this.pods.push(pod);
  }

  public remove(pod: number): void {
    const last = this.pods.pop()!;
    if (last === pod) return;
    const place = this.table.place(pod);
    this.pods[place] = last;
    this.table.takePlace(last, place);
  }

  /** A pod of the set, which is then in it no more; undefined where it is empty. */
  public taken(): number | undefined {
    return this.pods.pop();
  }

  /** All pods of the set, which then is empty. */
  public allTaken(): number[] {
    return this.pods.splice(0);
  }
}
