import fc from 'fast-check';
import { InstanceTypeLimits, IpAssignment, WarmPool } from '../../../src/capacity';
import { ChurnGroup, ChurnScenario, FullReservation } from '../../../src/churn/churn-scenario';
import { ChurnRun } from '../../../src/churn/run/churn-run';
import { NOWHERE } from '../../../src/churn/run/private/pod-table';
import { nodeShape } from '../../../src/churn/scenario/node-shape';
import { parsedScenario } from '../../../src/churn/scenario/parsed-scenario';
import { holds } from '../../private/laws';

const HOUR = 3600;

/** What is not as it must be between two events, counted anew. */
function broken(run: ChurnRun): string[] {
  const problems: string[] = [];
  const same = (what: string, found: number, expected: number) => found === expected || problems.push(`${what}: ${found}, and not ${expected}`);
  const atMost = (what: string, found: number, most: number) => found <= most || problems.push(`${what}: ${found}, above ${most}`);

  const totals = { prefixes: 0, singles: 0 };
  for (const [zone, space] of run.spaces.entries()) {
    const pools = run.fleet.nodes.filter((node) => node.zone === zone && node.joined);
    const others = run.others.filter((other) => other.zone === zone && other.address >= 0).map(({ address }) => address);
    const slots = (prefixes: boolean) => pools.filter(({ shape }) => shape.prefixes === prefixes).reduce((sum, { pool }) => sum + pool.slots, 0);
    const prefixes = slots(true);
    const singles = others.length + slots(false) + pools.reduce((sum, { pool }) => sum + pool.eniAddresses, 0);
    same('addresses given to two others', others.length, new Set(others).size);
    same('prefixes', space.count.prefixes, prefixes);
    same('single addresses', space.count.singles, singles);
    same('blocks', space.fullBlocks + space.fragmentedBlocks + space.freeBlockCount + space.reservedBlockCount, space.blockCount);
    same('free addresses', space.freeAddresses, space.blockCount * 16 - 5 - prefixes * 16 - singles);
    totals.prefixes += prefixes;
    totals.singles += singles;
  }
  same('prefixes in all', run.whole.prefixes, totals.prefixes);
  same('single addresses in all', run.whole.singles, totals.singles);

  const podsOfNode = run.fleet.nodes.map(() => 0);
  const addressesOfNode = run.fleet.nodes.map(() => 0);
  let waiting = 0;
  for (let pod = 0; pod < run.pods.size; pod++) {
    const [node, hasAddress] = [run.pods.node(pod), run.pods.slot(pod) !== NOWHERE];
    if (!hasAddress) waiting += 1;
    if (node === NOWHERE) {
      same('addresses of a pod that is nowhere', hasAddress ? 1 : 0, 0);
      continue;
    }
    same('group of a node', run.fleet.nodes[node].group, run.pods.group(pod));
    podsOfNode[node] += 1;
    if (hasAddress) addressesOfNode[node] += 1;
  }
  same('waiting pods', run.waitingPods, waiting);
  for (const { index, pool, pods, waiting: waitingHere, shape, joined } of run.fleet.nodes) {
    const addresses = pool.slots * (shape.prefixes ? 16 : 1);
    same('pods of a node', pods.size, podsOfNode[index]);
    same('assigned addresses', pool.assigned, addressesOfNode[index]);
    same('pods that wait on a node', waitingHere.length, podsOfNode[index] - addressesOfNode[index]);
    atMost('pods of a node', pods.size, joined ? shape.room : 0);
    atMost('addresses in use', pool.assigned + pool.cooling, addresses);
    atMost('idle slots', pool.idle, pool.wholeFree);
    atMost('free slots', pool.wholeFree, pool.slots);
    if (waitingHere.length > 0) same('addresses in use where a pod waits', pool.assigned + pool.cooling, addresses);
  }
  same('nodes', run.fleet.joined, run.fleet.nodes.filter(({ joined }) => joined).length);
  return problems;
}

/** When each node last gave something back. */
class DecreaseTimes {
  public count = 0;
  private readonly last: Array<{ incarnation: number; slots: number; at: number }>;

  constructor(private readonly run: ChurnRun) {
    this.last = run.fleet.nodes.map(({ incarnation, pool }) => ({ incarnation, slots: pool.slots, at: -Infinity }));
  }

  /** Nodes that gave something back within 30 seconds of the last time. */
  public tooEarly(): string[] {
    return this.run.fleet.nodes.flatMap(({ incarnation, pool: { slots } }, index) => {
      const before = this.last[index];
      const isSame = incarnation === before.incarnation;
      const isLess = isSame && slots < before.slots;
      this.last[index] = { incarnation, slots, at: isLess ? this.run.now : isSame ? before.at : -Infinity };
      if (isLess) this.count += 1;
      return isLess && this.run.now < before.at + 30 ? [`node ${index} gave slots back at ${before.at} and ${this.run.now}`] : [];
    });
  }
}

const groupOf = fc.record({
  type: fc.constantFrom('t3.small', 'm5.large', 'c5.xlarge'),
  prefixes: fc.boolean(),
  customNetworking: fc.boolean(),
  trunkEni: fc.boolean(),
  warm: fc.constantFrom('default', 'none', 'targets', 'two'),
  nodes: fc.nat(5),
  fill: fc.nat(100),
}).map(({ type, prefixes, customNetworking, trunkEni, warm, nodes, fill }): ChurnGroup => {
  const limits = InstanceTypeLimits.of(type);
  const two = prefixes ? WarmPool.prefixes(2) : WarmPool.enis(2);
  const warmPool = { default: undefined, none: prefixes ? WarmPool.none() : undefined, targets: WarmPool.addresses(3, 6), two }[warm];
  const options = {
    ipAssignment: prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(), customNetworking, trunkEni, warmPool,
  };
  return { limits, options, nodes, pods: Math.floor(nodes * nodeShape(limits, options).room * fill / 100) };
});

const scenarios: fc.Arbitrary<ChurnScenario> = fc.record({
  // Small subnets, so that EC2 refuses often.
  subnets: fc.array(
    fc.record({ length: fc.integer({ min: 23, max: 28 }), reserve: fc.boolean(), others: fc.nat(4) }),
    { minLength: 1, maxLength: 3 },
  ),
  groups: fc.array(groupOf, { maxLength: 2 }),
  nodeLifetimeHours: fc.constantFrom(undefined, 1),
  otherAddressMinutes: fc.constantFrom(undefined, 5),
  fullReservation: fc.constantFrom(FullReservation.REFUSE, FullReservation.USE_REST),
  meanMinutes: fc.constantFrom(1, 30),
  seed: fc.nat(1000),
}).map(({ subnets, meanMinutes, ...rest }) => ({
  ...rest,
  subnets: subnets.map(({ length, reserve, others }, index) => ({
    zone: `zone-${index}`,
    cidr: `10.0.${index * 2}.0/${length}`,
    reservations: reserve && length < 28 ? [`10.0.${index * 2}.0/${length + 1}`] : [],
    otherAddresses: others,
  })),
  podLifetimes: [{ weight: 3, meanMinutes }, { weight: 1, meanMinutes: 120 }],
  hours: 1,
}));

test('law: nothing is lost, made, or given twice, after every event', () => {
  const seen = { events: 0, refusedPrefixes: 0, refusedAddresses: 0, refusedPods: 0 };
  holds(fc.property(scenarios, (scenario) => {
    const run = new ChurnRun(parsedScenario(scenario), scenario.seed);
    let problems = broken(run);
    const decreases = new DecreaseTimes(run);
    for (let step = 0; step < 300 && problems.length === 0 && run.step(HOUR); step++) problems = [...broken(run), ...decreases.tooEarly()];
    expect(problems).toEqual([]);
    seen.events += run.events;
    seen.refusedPrefixes += run.whole.refusedPrefixes;
    seen.refusedAddresses += run.whole.refusedAddresses;
    seen.refusedPods += run.refusedPods;
  }), 60);
  // The scenarios are such that all of it happens.
  expect(Object.entries(seen).filter(([, count]) => count < 100)).toEqual([]);
});

test('a node gives nothing back within 30 seconds of the last time', () => {
  const scenario = parsedScenario({
    subnets: [{ zone: 'a', cidr: '10.0.0.0/24' }],
    groups: [{ limits: InstanceTypeLimits.of('m5.large'), options: { warmPool: WarmPool.addresses(1) }, nodes: 3, pods: 30 }],
    podLifetimes: [{ weight: 1, meanMinutes: 1 }],
    hours: 2,
    seed: 1,
  });
  const run = new ChurnRun(scenario, 1);
  const decreases = new DecreaseTimes(run);
  const problems: string[] = [];
  while (run.step(2 * HOUR)) problems.push(...decreases.tooEarly());

  expect(problems).toEqual([]);
  expect(decreases.count).toBeGreaterThan(100);
  expect(decreases.count).toBeLessThanOrEqual(720); // 3 nodes x 7,200 / 30
});

test('a freed address is given to no pod for 30 seconds', () => {
  // A t3.small has nine addresses, all of them in use: a pod that starts waits for the address of the one that ended.
  const limits = InstanceTypeLimits.of('t3.small');
  const scenario = parsedScenario({ subnets: [{ zone: 'a', cidr: '10.0.0.0/24' }], groups: [{ limits, nodes: 1, pods: 9 }], hours: 24, seed: 1 });
  const run = new ChurnRun(scenario, 1);
  const waits: number[] = [];
  let since: number | undefined;
  while (run.step(24 * HOUR)) {
    if (run.waitingPods > 0) {
      since ??= run.now;
    } else if (since !== undefined) {
      waits.push(run.now - since);
      since = undefined;
    }
  }

  expect(waits.length).toBeGreaterThan(20);
  expect(waits.every((wait) => wait > 29.999)).toBe(true);
  expect(waits.filter((wait) => wait < 30.001).length).toBeGreaterThan(waits.length * 0.8); // two seldom end within 30 seconds
  expect(run).toMatchObject({ refusedPods: 0 });
  expect(run.peakWaitingPods).toBeGreaterThanOrEqual(1);
});

test('a node that was refused pauses for 120 seconds', () => {
  // A /27 has no whole block: every prefix is refused.
  const scenario = parsedScenario({
    subnets: [{ zone: 'a', cidr: '10.0.0.0/27' }],
    groups: [{ limits: InstanceTypeLimits.of('m5.large'), options: { ipAssignment: IpAssignment.prefixDelegation() }, nodes: 1, pods: 3 }],
    podLifetimes: [{ weight: 1, meanMinutes: 100_000 }],
    hours: 1,
    seed: 1,
  });
  const run = new ChurnRun(scenario, 1);
  expect(run.whole.refusedPrefixes).toBe(1);
  expect(run.refusedPods).toBe(3);
  const times: number[] = [];
  while (run.step(HOUR)) times.push(run.now);

  expect(times).toEqual(Array.from({ length: 30 }, (_, index) => 120 * (index + 1)));
  expect(run.whole.refusedPrefixes).toBe(31);
  expect(run).toMatchObject({ refusedPods: 3, waitingPods: 3, firstRefusalAt: 0 });
});
