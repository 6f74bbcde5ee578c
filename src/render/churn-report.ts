import { Report, ReportSection } from './report-sections';
import { ChurnComparison, ChurnOutcome, ChurnRuns } from '../churn/churn-outcome';
import { ChurnScenario } from '../churn/churn-scenario';
import { counted } from '../findings/phrases';

const REFUSALS = ['refusedPrefixes', 'refusedAddresses', 'refusedPods'] as const;
const PEAKS = ['peakAddresses', 'peakPrefixes', 'peakNodes', 'peakWaitingPods'] as const;

type Count = (typeof REFUSALS | typeof PEAKS)[number];

/** The page of a simulation. */
export function churnReport(
  { asGiven, withoutReservations }: ChurnComparison,
  { hours, seed, groups }: ChurnScenario,
): Report {
  const pods = groups.reduce((sum, group) => sum + group.pods, 0);
  const sides = [{ name: 'as given', runs: asGiven }, { name: 'nothing reserved', runs: withoutReservations }];
  return {
    title: 'Churn simulation',
    sections: [
      {
        lines: [
          ...sides.map(({ name, runs }) => `${name}: ${headline(runs, pods)}`),
          `${counted(asGiven.outcomes.length, 'run')} of ${counted(hours, 'hour')}, seeds from ${seed} on`,
        ],
      },
      {
        title: 'Refusals, over all runs',
        head: [
          'subnets', 'runs with a refusal', 'probability', 'median first (h)',
          'prefixes refused', 'addresses refused', 'pods refused',
        ],
        rows: sides.map(({ name, runs }) => [
          name,
          String(runs.outcomes.filter(({ firstRefusalHours }) => firstRefusalHours !== undefined).length),
          runs.refusalProbability.toFixed(2),
          runs.medianFirstRefusalHours === undefined ? 'never' : runs.medianFirstRefusalHours.toFixed(2),
          ...sums(runs, REFUSALS),
        ]),
      },
      {
        title: 'High-water marks of the worst run',
        head: ['subnets', 'addresses', 'prefixes', 'nodes', 'pods waiting'],
        rows: sides.map(({ name, runs }) => [name, ...most(runs, PEAKS)]),
      },
      ...sides.map(({ name, runs }) => fragmentation(name, runs.outcomes[0])),
    ],
  };
}

/** What became of the pods, in a sentence: pods wait where nothing is refused, too. */
function headline({ outcomes, medianFirstRefusalHours: first }: ChurnRuns, pods: number): string {
  const runs = counted(outcomes.length, 'run');
  const ofPrefixes = outcomes.filter(({ firstRefusalHours }) => firstRefusalHours !== undefined).length;
  const ofAddresses = outcomes.filter(({ refusedAddresses }) => refusedAddresses > 0).length;
  const refusals = [
    ...ofPrefixes > 0 ? [`prefixes are refused in ${ofPrefixes} of ${runs}, first after ${first!.toFixed(2)} h`] : [],
    ...ofAddresses > 0 ? [`addresses are refused in ${ofAddresses} of ${runs}`] : [],
  ];
  const waiting = Math.max(...outcomes.map(({ peakWaitingPods }) => peakWaitingPods));
  const waitIn = outcomes.filter(({ peakWaitingPods }) => peakWaitingPods > 0).length;
  // A pod that is refused an address waits too; the others wait for one that rests, or for a node.
  const cause = refusals.length > 0 ? '' : ', for addresses that rest for 30 seconds or for room on a node';
  return [
    refusals.length > 0 ? refusals.join(', and ') : `nothing is refused in ${runs}`,
    waiting === 0
      ? 'no pod waits for an address'
      : `up to ${waiting} of ${counted(pods, 'pod')} wait at once in ${waitIn} of ${runs}${cause}`,
  ].join('; ');
}

function sums({ outcomes }: ChurnRuns, counts: readonly Count[]): string[] {
  return counts.map((count) => String(outcomes.reduce((sum, outcome) => sum + outcome[count], 0)));
}

function most({ outcomes }: ChurnRuns, counts: readonly Count[]): string[] {
  return counts.map((count) => String(Math.max(...outcomes.map((outcome) => outcome[count]))));
}

/** The score of each subnet over the time of the first run, at a few moments. */
function fragmentation(name: string, { subnets }: ChurnOutcome): ReportSection {
  const [{ samples }] = subnets;
  const moments = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * (samples.length - 1)));
  const shown = [...new Set(moments)];
  return {
    title: `Fragmentation score of the first run, ${name}`,
    head: ['zone', ...shown.map((index) => `${Number(samples[index].hours.toFixed(2))} h`), 'prefixes left'],
    rows: subnets.map((subnet) => [
      subnet.zone,
      ...shown.map((index) => String(subnet.samples[index].fragmentationScore)),
      String(subnet.samples[subnet.samples.length - 1].availablePrefixes),
    ]),
  };
}
