import { InstanceTypeLimits, IpAssignment, WarmPool } from '../../src/capacity';
import { ChurnScenario, FullReservation } from '../../src/churn/churn-scenario';
import { ChurnSimulation } from '../../src/churn/churn-simulation';

const m5 = InstanceTypeLimits.of('m5.large');
const options = { ipAssignment: IpAssignment.prefixDelegation(), customNetworking: true, warmPool: WarmPool.prefixes(1) };

/** Ten nodes with a hundred pods in a /21 that others use too. */
const shared: ChurnScenario = {
  subnets: [{ zone: 'a', cidr: '10.0.0.0/21', otherAddresses: 150 }],
  groups: [{ limits: m5, options, nodes: 10, pods: 500 }],
  podLifetimes: [{ weight: 1, meanMinutes: 60 }],
  nodeLifetimeHours: 24,
  otherAddressMinutes: 60,
  hours: 24,
  seed: 1,
};

/** The same with the upper half reserved. */
const reserved: ChurnScenario = { ...shared, subnets: [{ ...shared.subnets[0], reservations: ['10.0.4.0/22'] }] };

describe('the seed', () => {
  test('decides the outcome', () => {
    expect(ChurnSimulation.run(shared)).toEqual(ChurnSimulation.run(shared));
    expect(ChurnSimulation.run({ ...shared, seed: 2 })).not.toEqual(ChurnSimulation.run(shared));
  });

  test('goes on by one from run to run', () => {
    const { outcomes } = ChurnSimulation.runMany(shared, 3);

    expect(outcomes).toEqual([1, 2, 3].map((seed) => ChurnSimulation.run({ ...shared, seed })));
  });
});

describe('what a reservation changes', () => {
  test('S50, S51: single addresses fragment a subnet until prefixes are refused while most addresses are free', () => {
    const { asGiven, withoutReservations } = ChurnSimulation.compare(reserved, 5);

    expect(asGiven).toMatchObject({ refusalProbability: 0, medianFirstRefusalHours: undefined });
    expect(withoutReservations.refusalProbability).toBe(1);
    expect(withoutReservations.medianFirstRefusalHours).toBeDefined();
    for (const { subnets: [{ samples }], refusedPods } of withoutReservations.outcomes) {
      expect(refusedPods).toBeGreaterThan(0);
      expect(Math.min(...samples.map(({ freeAddresses }) => freeAddresses))).toBeGreaterThan(800); // of 2,043
      expect(Math.max(...samples.map(({ fragmentationScore }) => fragmentationScore))).toBeGreaterThanOrEqual(97);
    }
    for (const { subnets: [{ samples }], refusedPods } of asGiven.outcomes) {
      expect(refusedPods).toBe(0);
      expect(Math.min(...samples.map(({ availablePrefixes }) => availablePrefixes))).toBeGreaterThan(0);
    }
  });

  test('S50: the addresses of ENIs alone fragment a dedicated subnet', () => {
    // A /22 has 62 whole blocks, and its upper three quarters 16 + 31. 45 nodes take a prefix each, and one address for its ENI.
    const { asGiven, withoutReservations } = ChurnSimulation.compare({
      subnets: [{ zone: 'a', cidr: '10.0.0.0/22', reservations: ['10.0.1.0/24', '10.0.2.0/23'] }],
      groups: [{ limits: m5, options, nodes: 45, pods: 0 }],
      hours: 1,
      seed: 1,
    }, 5);

    expect(asGiven.refusalProbability).toBe(0);
    expect(withoutReservations.refusalProbability).toBe(1);
    for (const { peakPrefixes, subnets: [{ samples: [{ freeAddresses, availablePrefixes, fragmentationScore }] }] } of withoutReservations.outcomes) {
      expect(peakPrefixes).toBeLessThan(45);
      expect(freeAddresses).toBeGreaterThan(250); // 1,019 - 45 x 17 = 254
      expect([availablePrefixes, fragmentationScore]).toEqual([0, 100]);
    }
  });

  test('the load is the same with and without: only placement differs', () => {
    const roomy = { ...reserved, subnets: [{ zone: 'a', cidr: '10.0.0.0/16', reservations: ['10.0.128.0/17'] }] };
    const { asGiven: { outcomes: [one] }, withoutReservations: { outcomes: [other] } } = ChurnSimulation.compare(roomy, 1);

    expect(one).toMatchObject({ refusedPrefixes: 0, refusedAddresses: 0, refusedPods: 0, peakNodes: 10 });
    expect(other).toMatchObject({ refusedPrefixes: 0, refusedAddresses: 0, refusedPods: 0, peakNodes: 10 });
    expect(Math.abs(one.events - other.events) / one.events).toBeLessThan(0.02);
  });
});

describe('a reservation that is full', () => {
  const full = (fullReservation?: FullReservation) => ChurnSimulation.run({
    ...reserved, subnets: [{ zone: 'a', cidr: '10.0.0.0/21', reservations: ['10.0.7.0/24'] }], hours: 2, fullReservation,
  });

  test('refuses prefixes by default', () => {
    const outcome = full();

    expect(outcome).toMatchObject({ firstRefusalHours: 0, peakPrefixes: 15 }); // 16 blocks less the last
    expect(outcome.refusedPods).toBeGreaterThan(0);
    expect(full(FullReservation.REFUSE)).toEqual(outcome);
  });

  test('uses the rest of the subnet when told so', () => {
    const outcome = full(FullReservation.USE_REST);

    expect(outcome).toMatchObject({ refusedPrefixes: 0, refusedPods: 0, firstRefusalHours: undefined });
    expect(outcome.peakPrefixes).toBeGreaterThan(15);
  });
});

describe('outcomes that can be worked out', () => {
  const quiet = { subnets: [{ zone: 'a', cidr: '10.0.0.0/24' }], hours: 1, seed: 1 };

  test.each<[string, ChurnScenario, object]>([
    ['no groups', { ...quiet, groups: [] }, { peakAddresses: 0, peakPrefixes: 0, peakNodes: 0, events: 0 }],
    ['no nodes and no pods', { ...quiet, groups: [{ limits: m5, nodes: 0, pods: 0 }] }, { peakAddresses: 0, peakNodes: 0, events: 0 }],
    ['nodes without pods', { ...quiet, groups: [{ limits: m5, options, nodes: 2, pods: 0 }] }, { peakAddresses: 34, peakPrefixes: 2, peakNodes: 2 }], // 2 x 17
    ['other users only', { ...quiet, subnets: [{ ...quiet.subnets[0], otherAddresses: 251 }], groups: [] }, { peakAddresses: 251, refusedAddresses: 0 }],
    ['a /28, which holds no prefix', { ...quiet, subnets: [{ zone: 'a', cidr: '10.0.0.0/28' }], groups: [{ limits: m5, options, nodes: 1, pods: 1 }] },
      { firstRefusalHours: 0, refusedPods: 1, peakWaitingPods: 1, peakNodes: 1, peakPrefixes: 0, peakAddresses: 0, refusedPrefixes: 31 }], // at once, 3600 / 120
    ['a /28 with single addresses', { ...quiet, subnets: [{ zone: 'a', cidr: '10.0.0.0/28' }], groups: [{ limits: m5, nodes: 1, pods: 0 }] },
      { peakAddresses: 10, refusedAddresses: 0, firstRefusalHours: undefined }], // 9 + the primary ENI's, of 11
    ['a subnet of which others have all that is not reserved', {
      ...quiet,
      subnets: [{ zone: 'a', cidr: '10.0.0.0/24', reservations: ['10.0.0.128/25'], otherAddresses: 124 }],
      groups: [{ limits: m5, nodes: 2, pods: 0 }],
    },
    { peakNodes: 0, refusedAddresses: 62 }], // 2 x 31: no address for an ENI
  ])('%s', (_, scenario, expected) => {
    expect(ChurnSimulation.run(scenario)).toMatchObject(expected);
  });

  test('nodes take turns in the subnets', () => {
    const subnets = ['a', 'b', 'c'].map((zone, index) => ({ zone, cidr: `10.0.${index}.0/24` }));
    const outcome = ChurnSimulation.run({ ...quiet, subnets, groups: [{ limits: m5, options, nodes: 7, pods: 0 }] });

    expect(outcome.subnets.map(({ zone, peakPrefixes }) => [zone, peakPrefixes])).toEqual([['a', 3], ['b', 2], ['c', 2]]);
  });

  test('pods are replaced as often as their lifetime says', () => {
    const podsOnly = { ...reserved, nodeLifetimeHours: undefined, otherAddressMinutes: undefined, podLifetimes: undefined };
    const outcome = ChurnSimulation.run({ ...podsOnly, hours: 100 });

    expect(outcome.events / 2).toBeGreaterThan(9_500); // 500 pods x 100 hours / 5 hours = 10,000, and as many addresses that cool down
    expect(outcome.events / 2).toBeLessThan(10_800);
  });

  test('nodes and other users are replaced as often as their lifetimes say', () => {
    const nodes = ChurnSimulation.run({ ...quiet, groups: [{ limits: m5, options, nodes: 10, pods: 0 }], nodeLifetimeHours: 2, hours: 200 });
    const subnets = [{ ...quiet.subnets[0], otherAddresses: 100 }];
    const others = ChurnSimulation.run({ ...quiet, subnets, groups: [], otherAddressMinutes: 30, hours: 5 });

    expect(nodes.events).toBeGreaterThan(900); // 10 x 200 / 2 = 1,000
    expect(nodes.events).toBeLessThan(1_100);
    expect(others.events).toBeGreaterThan(900); // 100 x 5 x 2 = 1,000
    expect(others.events).toBeLessThan(1_100);
  });

  test('samples are taken at the start and every interval', () => {
    const hoursOf = (scenario: ChurnScenario) => ChurnSimulation.run(scenario).subnets[0].samples.map(({ hours }) => hours);

    expect(hoursOf({ ...quiet, groups: [], hours: 3 })).toEqual([0, 1, 2, 3]);
    expect(hoursOf({ ...quiet, groups: [], sampleMinutes: 25 })).toEqual([0, 25 / 60, 50 / 60]);
  });

  test('no node stays, and a reserved subnet is as empty in the end as when all has just started', () => {
    const { subnets: [{ samples }] } = ChurnSimulation.run({ ...reserved, nodeLifetimeHours: 1, hours: 48 });

    expect(samples[0].freeAddresses).toBeGreaterThan(0);
    expect(Math.abs(samples[48].freeAddresses - samples[0].freeAddresses)).toBeLessThan(400);
  });
});

describe('when prefixes were first refused', () => {
  /** Four nodes in 15 reserved blocks, of which they now and then want one more, sooner or later. */
  const tight: ChurnScenario = {
    subnets: [{ zone: 'a', cidr: '10.0.0.0/23', reservations: ['10.0.1.0/24'] }],
    groups: [{ limits: m5, options, nodes: 4, pods: 105 }],
    podLifetimes: [{ weight: 1, meanMinutes: 600 }],
    hours: 400,
    seed: 1,
  };
  const rounded = (hours?: number) => hours && Math.round(hours * 100) / 100;

  test.each([
    [4, 75.27], // (73.77 + 76.77) / 2 of 35.48, 73.77, 76.77 and 193.15
    [5, 76.77], // 88.38 more
    [6, 82.58], // (76.77 + 88.38) / 2, with 96.83
  ])('of %i runs is told by the median', (runs, median) => {
    const { outcomes, medianFirstRefusalHours, refusalProbability } = ChurnSimulation.runMany(tight, runs);

    expect(outcomes.map(({ firstRefusalHours }) => rounded(firstRefusalHours))).toEqual([35.48, 76.77, 193.15, 73.77, 88.38, 96.83].slice(0, runs));
    expect(rounded(medianFirstRefusalHours)).toBe(median);
    expect(refusalProbability).toBe(1);
  });

  test('is told of the runs in which it was', () => {
    const roomier = { ...tight, groups: [{ ...tight.groups[0], pods: 95 }] };
    const { outcomes, medianFirstRefusalHours, refusalProbability } = ChurnSimulation.runMany(roomier, 6);

    expect(outcomes.map(({ firstRefusalHours }) => rounded(firstRefusalHours))).toEqual([82.58, 115.04, 246.22, 258.89, undefined, 157.21]);
    expect(rounded(medianFirstRefusalHours)).toBe(157.21);
    expect(refusalProbability).toBe(5 / 6);
  });
});
