import type * as heaps from 'heap-js';

/** What happens. */
export enum ChurnEventKind {
  /** A pod ends. */
  POD_ENDS,

  /** A node leaves. */
  NODE_LEAVES,

  /** A node asks EC2 again. */
  NODE_RETRIES,

  /** A node looks for what it can give back. */
  NODE_SHRINKS,

  /** Another user of a subnet changes its address. */
  OTHER_MOVES,

  /** An address of a slot has cooled down. */
  ADDRESS_COOLED,
}

/** Seconds of a period. Events of later periods wait unsorted, so that the heap stays small. */
const PERIOD = 5;

/** End of a list of events. */
const NONE = -1;

/** Numbers of an address that cools down, besides its time: node, incarnation, slot. */
const COOLED_STEP = 3;

/** Events, and addresses that cool down, that there is room for at first. */
const FIRST_ROOM = 1024;

/**
 * The events to come, in order of time. Those at the same time come in an order that follows from how they were added;
 * addresses that have cooled down come first. Cooling takes the same time for every address, so these wait in a line of
 * their own.
 *
 * Events are numbers into arrays, and the one that the queue stands at is in its fields: what is small stays in the
 * processor's cache, and following and making objects takes twice as long.
 */
export class EventQueue {
  /** When the present event is, in seconds from the start; no number before the first. */
  public at = NaN;

  public kind = ChurnEventKind.POD_ENDS;

  /** Number of the pod, node or other user of the present event. */
  public subject = 0;

  /** Slot of the present event, where an address has cooled down. */
  public slot = 0;

  /** Which of the nodes that were in the same place the present event is of, where an address has cooled down. */
  public incarnation = 0;

  private readonly heap: heaps.Heap<number>;

  /** First event of each period to come, from where `following` leads on. */
  private readonly later: Int32Array;

  private times = new Float64Array(FIRST_ROOM);
  private kinds = new Uint8Array(FIRST_ROOM);
  private subjects = new Int32Array(FIRST_ROOM);

  /** The event after each in its list: of a period, or of those that have happened. */
  private following = new Int32Array(FIRST_ROOM);

  private firstUnused = NONE;
  private made = 0;
  private period = 0;

  private line = new Float64Array(FIRST_ROOM);
  private cooled = new Int32Array(FIRST_ROOM * COOLED_STEP);
  private lineStart = 0;
  private lineEnd = 0;

  /**
   * @param end events after it, in seconds from the start, are dropped
   */
  constructor(private readonly end: number) {
    // Required here, so that whoever imports the library and simulates nothing does not load it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { Heap } = require('heap-js') as typeof heaps;
    // The heap asks only which comes first; a difference would be an object each time.
    this.heap = new Heap<number>((one, other) => (this.times[one] < this.times[other] ? -1 : 0));
    this.later = new Int32Array(Math.floor(end / PERIOD) + 1).fill(NONE);
  }

  /** Adds an event. */
  public push(at: number, kind: ChurnEventKind, subject: number): void {
    if (at > this.end) return;
    const event = this.unused();
    const period = Math.floor(at / PERIOD);
    this.times[event] = at;
    this.kinds[event] = kind;
    this.subjects[event] = subject;
    if (period <= this.period) {
      this.heap.add(event);
      return;
    }
    this.following[event] = this.later[period];
    this.later[period] = event;
  }

  /** Adds an address that has cooled down no earlier than those added before. */
  public pushCooled(at: number, node: number, incarnation: number, slot: number): void {
    if (this.lineEnd === this.line.length) this.moveLine();
    const first = this.lineEnd * COOLED_STEP;
    this.line[this.lineEnd] = at;
    this.cooled[first] = node;
    this.cooled[first + 1] = incarnation;
    this.cooled[first + 2] = slot;
    this.lineEnd += 1;
  }

  /** Goes on to the next event; false where there is none until a time, in seconds from the start. */
  public advance(until: number): boolean {
    const inHeap = this.nextInHeap();
    const cooled = this.lineStart < this.lineEnd ? this.line[this.lineStart] : Infinity;
    if (Math.min(inHeap, cooled) > until) return false;
    if (cooled <= inHeap) this.takeCooled();
    else this.takeHeap();
    return true;
  }

  private takeCooled(): void {
    this.at = this.line[this.lineStart];
    this.kind = ChurnEventKind.ADDRESS_COOLED;
    const first = this.lineStart * COOLED_STEP;
    this.subject = this.cooled[first];
    this.incarnation = this.cooled[first + 1];
    this.slot = this.cooled[first + 2];
    this.lineStart += 1;
  }

  private takeHeap(): void {
    const event = this.heap.pop()!;
    this.at = this.times[event];
    this.kind = this.kinds[event];
    this.subject = this.subjects[event];
    this.following[event] = this.firstUnused;
    this.firstUnused = event;
  }

  private nextInHeap(): number {
    while (this.heap.length === 0 && this.period + 1 < this.later.length) this.beginPeriod();
    return this.heap.length === 0 ? Infinity : this.times[this.heap.peek()!];
  }

  private beginPeriod(): void {
    this.period += 1;
    for (let event = this.later[this.period]; event !== NONE; event = this.following[event]) this.heap.add(event);
  }

  /** The number of an event that has happened, or one more than there ever were. */
  private unused(): number {
    const event = this.firstUnused;
    if (event !== NONE) {
      this.firstUnused = this.following[event];
      return event;
    }
    if (this.made === this.times.length) this.makeRoom();
    this.made += 1;
    return this.made - 1;
  }

  private makeRoom(): void {
    const { times, kinds, subjects, following } = this;
    (this.times = new Float64Array(times.length * 2)).set(times);
    (this.kinds = new Uint8Array(times.length * 2)).set(kinds);
    (this.subjects = new Int32Array(times.length * 2)).set(subjects);
    (this.following = new Int32Array(times.length * 2)).set(following);
  }

  /** Moves the line to the start of its arrays, and where it would fill more than half of them, of larger ones. */
  private moveLine(): void {
    const line = this.line.subarray(this.lineStart, this.lineEnd);
    const cooled = this.cooled.subarray(this.lineStart * COOLED_STEP, this.lineEnd * COOLED_STEP);
    if (line.length * 2 > this.line.length) {
      this.line = new Float64Array(this.line.length * 2);
      this.cooled = new Int32Array(this.line.length * COOLED_STEP);
    }
    this.line.set(line);
    this.cooled.set(cooled);
    this.lineEnd = line.length;
    this.lineStart = 0;
  }
}
