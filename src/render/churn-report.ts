import { Report, ReportSection } from './report-sections';
import { ChurnComparison, ChurnOutcome, ChurnRuns } from '../churn/churn-outcome';
import { counted } from '../findings/phrases';

const REFUSALS = ['refusedPrefixes', 'refusedAddresses', 'refusedPods'] as const;
const PEAKS = ['peakAddresses', 'peakPrefixes', 'peakNodes', 'peakWaitingPods'] as const;

type Count = (typeof REFUSALS | typeof PEAKS)[number];

/** The page of a simulation. */
export function churnReport({ asGiven, withoutReservations }: ChurnComparison, hours: number, seed: number): Report {
  const sides = [{ name: 'as given', runs: asGiven }, { name: 'nothing reserved', runs: withoutReservations }];
  return {
    title: 'Churn simulation',
    sections: [
      { lines: [`${counted(asGiven.outcomes.length, 'run')} of ${counted(hours, 'hour')}, seeds from ${seed} on`] },
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
    head: ['zone', ...shown.map((index) => `${Math.round(samples[index].hours)} h`), 'prefixes left'],
    rows: subnets.map((subnet) => [
      subnet.zone,
      ...shown.map((index) => String(subnet.samples[index].fragmentationScore)),
      String(subnet.samples[subnet.samples.length - 1].availablePrefixes),
    ]),
  };
}
