import { isProblem, UsageProblem, wholeNumberOf, wordsOf } from './arguments';
import { CommandResult } from './command-result';
import { readForecast } from './plan';
import { join, Shape } from './shape';
import { ofFile } from './structured-input';
import { ChurnOptions } from '../churn/churn-options';
import { ChurnComparison } from '../churn/churn-outcome';
import { FullReservation, PodLifetime } from '../churn/churn-scenario';
import { ChurnSimulation } from '../churn/churn-simulation';
import { STAGES } from '../churn/scenario/forecast-scenario';
import { FindingError } from '../findings/finding-error';
import { lineOf } from '../findings/print/finding-lines';
import { churnReport } from '../render/churn-report';
import { textOf } from '../render/text';

const OPTIONS = {
  seed: { type: 'string', allowed: 'a whole number from 0 to 2147483647' },
  json: { type: 'boolean' },
} as const;

const NUMBERS = ['hours', 'seed', 'runs', 'nodeLifetimeHours', 'otherAddressMinutes', 'sampleMinutes'] as const;

export const SIMULATE_USAGE = 'eks-pod-capacity simulate FILE.json|FILE.yaml|- [--seed N] [--json]';

/**
 * `simulate`: what happens to the subnets of a forecast while nodes and pods come and go, with its reservations and
 * without.
 */
export function simulate(args: readonly string[]): CommandResult | UsageProblem {
  const words = wordsOf(args, OPTIONS);
  if (isProblem(words)) return words;
  const [file, ...more] = words.operands;
  if (file === undefined) {
    return {
      problems: ['FILE is missing: give the path of a JSON or YAML file as for plan, with "churn" or without, or -'],
    };
  }
  if (more.length > 0) return { problems: [`'${more[0]}' is not expected: give one FILE`] };
  const seed = wholeNumberOf(words, 'seed', 0);
  if (isProblem(seed)) return seed;
  const forecast = readForecast(file);
  if (isProblem(forecast)) return forecast;
  const shape = new Shape();
  const { runs, ...churn } = churnOptions(shape, forecast.file.churn ?? {});
  if (shape.problems.length > 0) return ofFile('FILE', file, shape.problems);
  try {
    const scenario = ChurnSimulation.scenarioOf(forecast.forecast, { ...churn, seed: seed ?? churn.seed });
    const comparison = ChurnSimulation.compare(scenario, runs);
    const output = words.values.json
      ? `${JSON.stringify({ seed: scenario.seed, ...comparison }, undefined, 2)}\n`
      : page(comparison, scenario.hours, scenario.seed);
    return { output, failed: false };
  } catch (error) {
    if (error instanceof FindingError) return ofFile('FILE', file, error.findings.map(lineOf));
    throw error;
  }
}

function page(comparison: ChurnComparison, hours: number, seed: number): string {
  return textOf(churnReport(comparison, hours, seed));
}

function churnOptions(shape: Shape, value: unknown): ChurnOptions & { readonly runs?: number } {
  const given = shape.properties(value, 'churn', ['stage', 'podLifetimes', 'fullReservation', ...NUMBERS]);
  return {
    ...Object.fromEntries(NUMBERS.map((name) => [name, shape.number(given[name], join('churn', name))])),
    stage: shape.choice(given.stage, 'churn.stage', STAGES),
    fullReservation: shape.choice(given.fullReservation, 'churn.fullReservation', Object.values(FullReservation)),
    podLifetimes:
      given.podLifetimes === undefined
        ? undefined
        : shape.list(given.podLifetimes, 'churn.podLifetimes', (item, path) => podLifetime(shape, item, path)),
  };
}

function podLifetime(shape: Shape, value: unknown, path: string): PodLifetime {
  const given = shape.properties(value, path, ['weight', 'meanMinutes']);
  for (const name of ['weight', 'meanMinutes']) {
    if (given[name] === undefined) shape.problems.push(`${join(path, name)} is missing: give a number`);
  }
  return {
    weight: shape.number(given.weight, join(path, 'weight')) ?? 1,
    meanMinutes: shape.number(given.meanMinutes, join(path, 'meanMinutes')) ?? 1,
  };
}
