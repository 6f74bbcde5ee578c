import { reportOf } from '../../render/model/report-of-plan';
import { adviceText, planAdvice } from '../advice/plan-advice';
import { FORECAST_KEYS } from '../files/forecast-keys';
import { findingsBeside, isFailed } from '../files/planned';
import { plannedInputs } from '../files/planned-inputs';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';

/** `advise`: what to do about a forecast, in plain words. */
export const ADVISE: Command = {
  name: 'advise',
  purpose: 'what to do about the IP addresses of a cluster, in plain words, the most important first',
  examples: [
    { words: 'advise forecast.yaml', says: 'what to change, why and how, and whether this library is needed' },
    { words: 'advise cdk.out', says: 'the same for every cluster of an app' },
    { words: 'advise - --json < forecast.yaml', says: 'as data, from standard input' },
  ],
  operands: [{
    name: 'FILE',
    text: 'the path of a forecast or a plan, or the folder of a cloud assembly, or - for standard input',
    isInput: true,
  }],
  options: { json: { text: 'gives an array, an object for each cluster' } },
  keys: FORECAST_KEYS,
  page: 'command-line.md',
  run: advise,
};

function advise({ operands: [file], values, terminal }: CommandContext): CommandResult | UsageProblem {
  const inputs = plannedInputs('FILE', file);
  if (isProblem(inputs)) return inputs;
  const told = inputs.map((planned, index) => {
    terminal.progress(`computing, ${index} of ${inputs.length} clusters are done`);
    const { plan, name } = planned;
    const report = reportOf(plan, { name, findings: findingsBeside(planned) });
    return { name: report.name, ...planAdvice(plan, report) };
  });
  const failed = inputs.some(isFailed);
  return values.json
    ? { output: `${JSON.stringify(told, undefined, 2)}\n`, failed, isData: true }
    : { output: told.map(({ name, ...advice }) => adviceText(name, advice)).join('\n'), failed };
}
