import { Random } from './random';

/**
 * A set of whole numbers below a limit. To add, to remove and to draw one at random takes the same time however many
 * there are.
 */
export class IndexSet {
  /** The set of all numbers below the limit. */
  public static full(limit: number): IndexSet {
    const set = new IndexSet(limit);
    for (let index = 0; index < limit; index++) {
      set.members[index] = index;
      set.places[index] = index;
    }
    set.count = limit;
    return set;
  }

  private readonly members: Int32Array;
  private readonly places: Int32Array;
  private count = 0;

  /**
   * An empty set.
   *
   * @param limit above all its numbers
   */
  constructor(limit: number) {
    this.members = new Int32Array(limit);
    this.places = new Int32Array(limit).fill(-1);
  }

  /** How many numbers it holds. */
  public get size(): number {
    return this.count;
  }

  public has(index: number): boolean {
    return this.places[index] >= 0;
  }

  /** Adds a number; one that it holds stays. */
  public add(index: number): void {
    if (this.has(index)) return;
    this.places[index] = this.count;
    this.members[this.count] = index;
    this.count += 1;
  }

  /** Removes a number; one that it does not hold stays away. */
  public remove(index: number): void {
    if (!this.has(index)) return;
    this.count -= 1;
    const last = this.members[this.count];
    const place = this.places[index];
    this.members[place] = last;
    this.places[last] = place;
    this.places[index] = -1;
  }

  /** One of its numbers, each as likely; the set must not be empty. */
  public drawn(random: Random): number {
    return this.members[random.below(this.count)];
  }

  /** Its numbers, in no order. */
  public values(): number[] {
    return [...this.members.subarray(0, this.count)];
  }
}
