import { FindingSeverity } from '../../findings/finding';
import { CapacityPlan } from '../../plan/capacity-plan';
import { PlanDocument } from '../../plan/plan-document';
import { htmlOf } from '../../render/html';
import { markdownOf } from '../../render/markdown';
import { planReport } from '../../render/plan-report';
import { textOf } from '../../render/text';
import { FORECAST_KEYS, FORECAST_OPERAND } from '../files/forecast-keys';
import { readForecast } from '../files/read-forecast';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';
import { STANDARD_STREAM } from '../framework/text-input';

/** `plan`: whether the addresses of a forecast last. */
export const PLAN: Command = {
  name: 'plan',
  purpose: 'whether the addresses of a forecast last, stage by stage',
  examples: [
    { words: 'plan forecast.yaml', says: 'what the subnets have, beside what each stage takes' },
    { words: 'plan forecast.yaml --html plan.html', says: 'the same as a page that needs nothing else' },
    { words: 'plan - --json < forecast.yaml', says: 'as data, from standard input' },
  ],
  operands: [FORECAST_OPERAND],
  options: {
    json: { text: 'gives the plan as data' },
    markdown: { text: 'gives the plan as Markdown, with the tables of GitHub' },
    html: {
      text: 'writes the plan as a page',
      value: { name: 'OUT', allowed: 'the path of the page to write, or - for standard output' },
    },
  },
  exclusive: ['json', 'markdown', 'html'],
  keys: FORECAST_KEYS,
  page: 'capacity-model.md',
  run: plan,
};

function plan({ operands: [file], values: { json, markdown, html } }: CommandContext): CommandResult | UsageProblem {
  const forecast = readForecast(file);
  if (isProblem(forecast)) return forecast;
  const capacityPlan = CapacityPlan.of(forecast.forecast, { onOvercommit: forecast.file.onOvercommit });
  const planned: PlanDocument = capacityPlan.toJSON();
  const document = { ...planned, findings: [...forecast.file.findings, ...planned.findings] };
  const failed = planned.findings.some(({ severity }) => severity === FindingSeverity.ERROR);
  if (json) return { output: `${JSON.stringify(document, undefined, 2)}\n`, failed, isData: true };
  const report = planReport(document);
  if (markdown) return { output: markdownOf(report), failed, isData: true };
  if (typeof html !== 'string') return { output: textOf(report), failed };
  return html === STANDARD_STREAM
    ? { output: htmlOf(report), failed, isData: true }
    : { output: '', failed, files: [{ argument: '--html', path: html, content: htmlOf(report) }] };
}
