import { InstanceTypeLimits } from '../../src/capacity';
import { ChurnOutcome, ChurnRuns, ChurnSample, ChurnScenario, ChurnSubnetOutcome } from '../../src/churn';
import { churnReport } from '../../src/render/churn-report';

const sample = (hours: number, fragmentationScore: number, availablePrefixes: number): ChurnSample => (
  { hours, fragmentationScore, availablePrefixes, freeAddresses: 1000 - availablePrefixes });

const subnet = (zone: string, samples: ChurnSample[]): ChurnSubnetOutcome => (
  { zone, samples, peakAddresses: 1, peakPrefixes: 2, refusedPrefixes: 3, refusedAddresses: 4 });

/** Of a run nothing but what is told of it differs from 0. */
const outcome = (told: Partial<ChurnOutcome>): ChurnOutcome => ({
  refusedPrefixes: 0,
  refusedAddresses: 0,
  refusedPods: 0,
  peakAddresses: 0,
  peakPrefixes: 0,
  peakNodes: 0,
  peakWaitingPods: 0,
  subnets: [],
  events: 0,
  ...told,
});

/** Seven moments, of which five are shown: the first, those next to the quarters, and the last. */
const HOURS = [0, 4.4, 8.6, 12, 16, 20, 24];
const SUBNETS = [
  subnet('a', HOURS.map((hours, index) => sample(hours, 1 + index, 90 - 10 * index))),
  subnet('b', HOURS.map((hours, index) => sample(hours, 11 + index, 9 - index))),
];

const AS_GIVEN: ChurnRuns = {
  refusalProbability: 1 / 3,
  medianFirstRefusalHours: 12.345,
  outcomes: [
    outcome({ subnets: SUBNETS, refusedPods: 5, peakAddresses: 9, peakNodes: 100, peakPrefixes: 1, peakWaitingPods: 2 }),
    outcome({
      firstRefusalHours: 0,
      refusedPrefixes: 10,
      refusedAddresses: 2,
      refusedPods: 7,
      peakAddresses: 80,
      peakNodes: 20,
      peakPrefixes: 30,
      peakWaitingPods: 11,
    }),
    outcome({ refusedAddresses: 3, peakAddresses: 79, peakNodes: 21, peakPrefixes: 4, peakWaitingPods: 9 }),
  ],
};
const WITHOUT: ChurnRuns = { refusalProbability: 0, outcomes: [outcome({ subnets: [subnet('a', [sample(0, 50, 2), sample(1, 60, 1)])] })] };

const scenario = (hours: number, seed: number): ChurnScenario => ({
  hours, seed, subnets: [], groups: [{ limits: InstanceTypeLimits.of('m5.large'), nodes: 2, pods: 96 }],
});

test('the page of a simulation sums up refusals, has the worst run of each mark, and the first run over time', () => {
  expect(churnReport({ asGiven: AS_GIVEN, withoutReservations: WITHOUT }, scenario(24, 7))).toEqual({
    title: 'Churn simulation',
    sections: [
      {
        lines: [
          'as given: prefixes are refused in 1 of 3 runs, first after 12.35 h, and addresses are refused in 2 of 3 runs; up to 11 of 96 pods wait at once in 3 of 3 runs',
          'nothing reserved: nothing is refused in 1 run; no pod waits for an address',
          '3 runs of 24 hours, seeds from 7 on',
        ],
      },
      {
        title: 'Refusals, over all runs',
        head: ['subnets', 'runs with a refusal', 'probability', 'median first (h)', 'prefixes refused', 'addresses refused', 'pods refused'],
        rows: [
          ['as given', '1', '0.33', '12.35', '10', '5', '12'], // the second run at once; 2 + 3; 5 + 7
          ['nothing reserved', '0', '0.00', 'never', '0', '0', '0'],
        ],
      },
      {
        title: 'High-water marks of the worst run',
        head: ['subnets', 'addresses', 'prefixes', 'nodes', 'pods waiting'],
        rows: [['as given', '80', '30', '100', '11'], ['nothing reserved', '0', '0', '0', '0']],
      },
      {
        title: 'Fragmentation score of the first run, as given',
        head: ['zone', '0 h', '8.6 h', '12 h', '20 h', '24 h', 'prefixes left'], // 0, 1.5, 3, 4.5 and 6 of 6
        rows: [['a', '1', '3', '4', '6', '7', '30'], ['b', '11', '13', '14', '16', '17', '3']],
      },
      {
        title: 'Fragmentation score of the first run, nothing reserved',
        head: ['zone', '0 h', '1 h', 'prefixes left'],
        rows: [['a', '50', '60', '1']],
      },
    ],
  });
});

test('pods that wait while nothing is refused are in the headline', () => {
  const resting = { ...WITHOUT, outcomes: [outcome({ ...WITHOUT.outcomes[0], peakWaitingPods: 48 }), outcome({})] };

  expect(churnReport({ asGiven: resting, withoutReservations: WITHOUT }, scenario(1, 1)).sections[0].lines![0])
    .toBe('as given: nothing is refused in 2 runs; up to 48 of 96 pods wait at once in 1 of 2 runs, for addresses that rest for 30 seconds or for room on a node');
});

test('one hour is one, and so is one run', () => {
  expect(churnReport({ asGiven: WITHOUT, withoutReservations: WITHOUT }, scenario(1, 1)).sections[0].lines!.at(-1)).toBe('1 run of 1 hour, seeds from 1 on');
});

test('moments between hours are told apart', () => {
  const samples = [0, 15, 30, 45, 60].map((minutes, index) => sample(minutes / 60, index, 9));
  const runs: ChurnRuns = { refusalProbability: 0, outcomes: [outcome({ subnets: [subnet('a', samples)] })] };
  const { sections } = churnReport({ asGiven: runs, withoutReservations: runs }, scenario(1, 1));

  expect(sections[3].head).toEqual(['zone', '0 h', '0.25 h', '0.5 h', '0.75 h', '1 h', 'prefixes left']);
});
