import { ChurnRun } from './churn-run';
import { ChurnOutcome, ChurnSample } from '../churn-outcome';
import { ParsedScenario } from '../scenario/parsed-scenario';
import { SubnetSpace } from './private/subnet-space';

const SECONDS_PER_HOUR = 3600;

/** What a run of a scenario saw, from its start to its end. */
export function runOutcome(scenario: ParsedScenario, seed: number): ChurnOutcome {
  const run = new ChurnRun(scenario, seed);
  const samples = run.spaces.map((space) => [sampleOf(space, 0)]);
  for (let at = scenario.sampleInterval; at <= scenario.duration; at += scenario.sampleInterval) {
    runUntil(run, at);
    for (const [index, space] of run.spaces.entries()) samples[index].push(sampleOf(space, at));
  }
  runUntil(run, scenario.duration);
  return outcomeOf(scenario, run, samples);
}

function runUntil(run: ChurnRun, until: number): void {
  let more = true;
  while (more) more = run.step(until);
}

function sampleOf(space: SubnetSpace, at: number): ChurnSample {
  return {
    hours: at / SECONDS_PER_HOUR,
    fragmentationScore: space.fragmentationScore,
    availablePrefixes: space.freeBlockCount + space.reservedBlockCount,
    freeAddresses: space.freeAddresses,
  };
}

function outcomeOf(scenario: ParsedScenario, run: ChurnRun, samples: readonly ChurnSample[][]): ChurnOutcome {
  return {
    firstRefusalHours: run.firstRefusalAt === undefined ? undefined : run.firstRefusalAt / SECONDS_PER_HOUR,
    refusedPrefixes: run.whole.refusedPrefixes,
    refusedAddresses: run.whole.refusedAddresses,
    refusedPods: run.refusedPods,
    peakAddresses: run.whole.peakAddresses,
    peakPrefixes: run.whole.peakPrefixes,
    peakNodes: run.fleet.peakJoined,
    peakWaitingPods: run.peakWaitingPods,
    events: run.events,
    subnets: run.spaces.map(({ count }, index) => ({
      zone: scenario.subnets[index].zone,
      peakAddresses: count.peakAddresses,
      peakPrefixes: count.peakPrefixes,
      refusedPrefixes: count.refusedPrefixes,
      refusedAddresses: count.refusedAddresses,
      samples: samples[index],
    })),
  };
}
