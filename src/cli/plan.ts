import { writeFileSync } from 'fs';
import { isProblem, UsageProblem, wordsOf } from './arguments';
import { CommandResult } from './command-result';
import { forecastFile, ForecastFile } from './forecast-file';
import { ofFile, valueOf } from './structured-input';
import { isOf } from '../findings/catalogue';
import { FindingSeverity } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { lineOf } from '../findings/print/finding-lines';
import { PodForecast } from '../forecast/pod-forecast';
import { CapacityPlan } from '../plan/capacity-plan';
import { PlanDocument } from '../plan/plan-document';
import { htmlOf } from '../render/html';
import { markdownOf } from '../render/markdown';
import { planReport } from '../render/plan-report';
import { textOf } from '../render/text';

const OPTIONS = {
  json: { type: 'boolean' },
  markdown: { type: 'boolean' },
  html: { type: 'string', allowed: 'the path of the page to write' },
} as const;

/** Findings of a value by itself: they hold although other parts of the file could not be read. */
const OF_VALUES = ['invalid-number', 'invalid-cidr', 'nodegroup-sizes', 'reservation-range'] as const;

export const PLAN_USAGE = 'eks-pod-capacity plan FILE.json|FILE.yaml|- [--json | --markdown | --html OUT]';

/**
 * `plan`: whether the addresses of a forecast last.
 */
export function plan(args: readonly string[]): CommandResult | UsageProblem {
  const words = wordsOf(args, OPTIONS);
  if (isProblem(words)) return words;
  const { operands: [file, ...more], values: { json, markdown, html } } = words;
  if (file === undefined) {
    return {
      problems: ['FILE is missing: give the path of a JSON or YAML file with "subnets" and "nodegroups", or -'],
    };
  }
  if (more.length > 0) return { problems: [`'${more[0]}' is not expected: give one FILE`] };
  const formats = Object.keys(words.values);
  if (formats.length > 1) {
    return { problems: [`--${formats[0]} and --${formats[1]} exclude each other: give one of them`] };
  }
  const forecast = readForecast(file);
  if (isProblem(forecast)) return forecast;
  const capacityPlan = CapacityPlan.of(forecast.forecast, { onOvercommit: forecast.file.onOvercommit });
  const planned: PlanDocument = capacityPlan.toJSON();
  const document = { ...planned, findings: [...forecast.file.findings, ...planned.findings] };
  const failed = planned.findings.some(({ severity }) => severity === FindingSeverity.ERROR);
  if (json) return { output: `${JSON.stringify(document, undefined, 2)}\n`, failed };
  const report = planReport(document);
  if (markdown) return { output: markdownOf(report), failed };
  if (typeof html !== 'string') return { output: textOf(report), failed };
  try {
    writeFileSync(html, htmlOf(report));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const unwritten = `--html '${html}' cannot be written (${code})`;
    return { problems: [`${unwritten}: give the path of a file in a folder that exists`] };
  }
  return { output: '', failed };
}

/** The forecast of a file, and what else the file says, or everything that is wrong with it. */
export function readForecast(
  file: string,
): { readonly file: ForecastFile; readonly forecast: PodForecast } | UsageProblem {
  const input = valueOf('FILE', file, 'YAML');
  if (isProblem(input)) return input;
  const read = forecastFile(input.value);
  const problems = [...read.problems];
  try {
    const forecast = PodForecast.of(read.props);
    if (problems.length === 0) return { file: read, forecast };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    const told = error.findings.filter((finding) => problems.length === 0 || isOf(finding, ...OF_VALUES));
    problems.push(...told.map(lineOf));
  }
  return ofFile('FILE', file, problems);
}
