import { FORECAST_KEYS, FORECAST_OPERAND } from '../files/forecast-keys';
import { FORM_OPTIONS, FORMS, planJson, planMarkdown, planPage, planText } from '../files/plan-forms';
import { fileName, isFailed, plannedOf } from '../files/planned';
import { readForecast } from '../files/read-forecast';
import { wholeNumberOf } from '../framework/arguments';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';
import { STANDARD_STREAM } from '../framework/text-input';

/** `plan`: whether the addresses of a forecast last. */
export const PLAN: Command = {
  name: 'plan',
  purpose: 'whether the subnets of a forecast have enough IP addresses at each stage',
  examples: [
    { words: 'plan forecast.yaml', says: 'what each stage takes from the subnets, beside what they have' },
    { words: 'plan forecast.yaml --html plan.html', says: 'the same as a single HTML file' },
    { words: 'plan - --json < forecast.yaml', says: 'as data, from standard input; plan can read its own JSON again' },
  ],
  operands: [FORECAST_OPERAND],
  options: {
    ...FORM_OPTIONS,
    html: {
      text: 'writes the plan as a page',
      value: { name: 'OUT', allowed: 'the path of the page to write, or - for standard output' },
    },
  },
  exclusive: FORMS,
  keys: FORECAST_KEYS,
  page: 'capacity-model.md',
  run: plan,
};

function plan(context: CommandContext): CommandResult | UsageProblem {
  const { operands: [file], values: { all, json, markdown, html }, terminal } = context;
  const maxBytes = wholeNumberOf(context, 'max-bytes', 0);
  if (isProblem(maxBytes)) return maxBytes;
  const read = readForecast(file);
  if (isProblem(read)) return read;
  const planned = plannedOf(read, read.name ?? fileName(file));
  const failed = isFailed(planned);
  if (json) return { output: `${JSON.stringify(planJson(planned), undefined, 2)}\n`, failed, isData: true };
  if (markdown) return { output: planMarkdown(planned, maxBytes), failed, isData: true };
  if (typeof html !== 'string') return { output: planText(planned, terminal, all === true), failed };
  return html === STANDARD_STREAM
    ? { output: planPage(planned), failed, isData: true }
    : { output: '', failed, files: [{ argument: '--html', path: html, content: planPage(planned) }] };
}
