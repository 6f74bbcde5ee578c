import fc from 'fast-check';
import { ChurnEventKind, EventQueue } from '../../../../src/churn/run/private/event-queue';
import { holds } from '../../../private/laws';

test('law: events come in order of time, cooled addresses first and in their order, none after the end', () => {
  const events = fc.array(fc.record({ at: fc.nat(2000), cooled: fc.boolean() }), { maxLength: 60 });
  holds(fc.property(events, fc.nat(2000), (given, end) => {
    const queue = new EventQueue(end);
    // The line of cooled addresses takes them in order of time only.
    const cooled = given.filter((event) => event.cooled).sort((one, other) => one.at - other.at);
    const others = given.filter((event) => !event.cooled);
    for (const [index, { at }] of cooled.entries()) queue.pushCooled(at, index, 3, 7);
    for (const [index, { at }] of others.entries()) queue.push(at, ChurnEventKind.OTHER_MOVES, index);
    const expected = [
      ...cooled.map(({ at }, index) => ({ at, kind: ChurnEventKind.ADDRESS_COOLED, subject: index })),
      ...others.map(({ at }, index) => ({ at, kind: ChurnEventKind.OTHER_MOVES, subject: index })),
    ].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at || other.kind - one.kind || one.subject - other.subject);

    const seen: typeof expected = [];
    while (queue.advance(end)) seen.push({ at: queue.at, kind: queue.kind, subject: queue.subject });

    const inOrder = (list: typeof seen) => list.map(({ at, kind }) => [at, kind]);
    expect(inOrder(seen)).toEqual(inOrder(expected));
    const onlyCooled = (list: typeof seen) => list.filter(({ kind }) => kind === ChurnEventKind.ADDRESS_COOLED);
    expect(onlyCooled(seen)).toEqual(onlyCooled(expected));
    expect(new Set(seen.map(({ kind, subject }) => `${kind} ${subject}`)).size).toBe(expected.length);
  }));
});

test('more events than there is room for at first', () => {
  const queue = new EventQueue(1e6);
  for (let subject = 0; subject < 5_000; subject++) queue.push((subject * 7919) % 100_003, ChurnEventKind.POD_ENDS, subject);
  const seen: number[] = [];
  const moved: number[] = [];
  while (queue.advance(1e6)) {
    if (queue.at !== (queue.subject * 7919) % 100_003) moved.push(queue.subject);
    seen.push(queue.at);
  }

  expect(moved).toEqual([]);
  expect(seen).toHaveLength(5_000);
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
});

test('events can be added while others happen, and what comes later waits', () => {
  const queue = new EventQueue(100_000);
  queue.push(10, ChurnEventKind.POD_ENDS, 1);
  const times: number[] = [];
  while (queue.advance(50_000)) {
    times.push(queue.at);
    queue.push(queue.at + 9_000, ChurnEventKind.POD_ENDS, 1);
  }

  expect(times).toEqual([10, 9_010, 18_010, 27_010, 36_010, 45_010]);
  expect(queue.advance(54_009)).toBe(false);
  expect(queue.advance(54_010)).toBe(true);
});

test('the line of cooled addresses holds more than it has room for at first, and is used again', () => {
  const queue = new EventQueue(20_000);
  let pushed = 0;
  const push = () => queue.pushCooled(pushed, pushed++, 2, 5);
  for (let index = 0; index < 3_000; index++) push();
  const [taken, expected]: string[][] = [[], []];
  while (taken.length < 10_000 && queue.advance(20_000)) {
    const index = taken.length;
    const { at, kind, subject, incarnation, slot } = queue;
    taken.push([at, kind, subject, incarnation, slot].join());
    expected.push([index, ChurnEventKind.ADDRESS_COOLED, index, 2, 5].join());
    push();
  }

  expect(taken).toHaveLength(10_000);
  expect(taken).toEqual(expected);
});
