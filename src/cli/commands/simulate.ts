import { ChurnOptions } from '../../churn/churn-options';
import { FullReservation, PodLifetime } from '../../churn/churn-scenario';
import { ChurnSimulation } from '../../churn/churn-simulation';
import { STAGES } from '../../churn/scenario/forecast-scenario';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { join, Shape } from '../../forecast/file/shape';
import { churnReport } from '../../render/churn-report';
import { textOf } from '../../render/text';
import { FORECAST_KEYS, FORECAST_OPERAND } from '../files/forecast-keys';
import { readForecast } from '../files/read-forecast';
import { ofFile } from '../files/structured-input';
import { wholeNumberOf } from '../framework/arguments';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';

const NUMBERS = ['hours', 'seed', 'runs', 'nodeLifetimeHours', 'otherAddressMinutes', 'sampleMinutes'] as const;

/**
 * `simulate`: what happens to the subnets of a forecast while nodes and pods come and go, with its reservations and
 * without.
 */
export const SIMULATE: Command = {
  name: 'simulate',
  purpose: 'what happens to the subnets of a forecast while nodes and pods come and go',
  examples: [
    { words: 'simulate forecast.yaml', says: 'once with its reservations, and once with nothing reserved' },
    { words: 'simulate forecast.yaml --seed 7', says: 'with other random numbers; same seed, same answer' },
    { words: 'simulate - --json < forecast.yaml', says: 'as data, from standard input' },
  ],
  operands: [FORECAST_OPERAND],
  options: {
    seed: {
      text: 'the start of the random numbers',
      value: { name: 'N', allowed: 'a whole number from 0 to 2147483647' },
    },
    json: { text: 'gives all runs as data, with and without reservations' },
  },
  keys: [
    ...FORECAST_KEYS,
    {
      name: 'churn',
      text: `how nodes and pods come and go: stage, podLifetimes, fullReservation, ${NUMBERS.join(', ')}`,
    },
  ],
  failure: 'never',
  page: 'capacity-model.md',
  run: simulate,
};

function simulate(context: CommandContext): CommandResult | UsageProblem {
  const { operands: [file], values, terminal } = context;
  const seed = wholeNumberOf(context, 'seed', 0);
  if (isProblem(seed)) return seed;
  const forecast = readForecast(file);
  if (isProblem(forecast)) return forecast;
  const shape = new Shape();
  const { runs, ...churn } = churnOptions(shape, forecast.file.churn ?? {});
  if (shape.problems.length > 0) return ofFile('FILE', file, shape.problems);
  try {
    const scenario = ChurnSimulation.scenarioOf(forecast.forecast, { ...churn, seed: seed ?? churn.seed });
    const comparison = ChurnSimulation._compareEach(scenario, runs, (run, of) => (
      terminal.progress(`simulating, ${run} of ${of} runs are done`)
    ));
    return values.json
      ? {
        output: `${JSON.stringify({ seed: scenario.seed, ...comparison }, undefined, 2)}\n`,
        failed: false,
        isData: true,
      }
      : { output: textOf(churnReport(comparison, scenario)), failed: false };
  } catch (error) {
    if (error instanceof FindingError) return ofFile('FILE', file, error.findings.map(lineOf));
    throw error;
  }
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
