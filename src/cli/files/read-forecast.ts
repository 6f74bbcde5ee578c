import { DocumentKind, kindOf, otherKind } from './document-kind';
import { ofFile, valueOf } from './structured-input';
import { isOf } from '../../findings/catalogue';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { forecastFile, ForecastFile } from '../../forecast/file/forecast-file';
import { PodForecast } from '../../forecast/pod-forecast';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { PLAN_SCHEMA_VERSION } from '../../plan/plan-document';
import { isProblem, UsageProblem } from '../framework/command-result';
import { named } from '../framework/text-input';

/** Findings of a value by itself: they hold although other parts of the file could not be read. */
const OF_VALUES = ['invalid-number', 'invalid-cidr', 'nodegroup-sizes', 'reservation-range'] as const;

/** What a forecast can be read from. */
const READ: readonly DocumentKind[] = ['forecast', 'plan'];

/** A forecast, and what else its file says. */
export interface ReadForecast {
  readonly file: ForecastFile<OvercommitPolicy>;
  readonly forecast: PodForecast;

  /** What it is of, where the file says so. */
  readonly name?: string;
}

/** The forecast of a file, which may be a plan too, or everything that is wrong with it. */
export function readForecast(file: string): ReadForecast | UsageProblem {
  const input = valueOf('FILE', file, 'YAML');
  if (isProblem(input)) return input;
  const other = otherKind(input.value, READ);
  if (other !== undefined) return { problems: [`${named('FILE', file)} ${other}`] };
  const read = forecastOf(input.value);
  return isProblem(read) ? ofFile('FILE', file, read.problems) : read;
}

/** The forecast that a value is or, as a plan, carries, or everything that is wrong with it. */
export function forecastOf(value: unknown): ReadForecast | UsageProblem {
  return kindOf(value) === 'plan' ? forecastOfPlan(value as Record<string, unknown>) : parsed(value);
}

function forecastOfPlan({ schemaVersion, producer, forecast, name, onOvercommit }: Record<string, any>) {
  if (schemaVersion !== PLAN_SCHEMA_VERSION) {
    const by = typeof producer?.version === 'string' ? `, written by version ${producer.version}` : '';
    return {
      problems: [
        `it is a plan of schema version ${JSON.stringify(schemaVersion)}${by}, and this version reads `
        + `${PLAN_SCHEMA_VERSION}: use the version that wrote it, or make the plan again`,
      ],
    };
  }
  if (typeof forecast !== 'object' || forecast === null) {
    return { problems: ['the plan has no forecast, so it is not complete: make it again'] };
  }
  const read = parsed({ ...forecast, onOvercommit });
  if (isProblem(read)) return { problems: read.problems.map((problem) => `forecast: ${problem}`) };
  return { ...read, ...typeof name === 'string' ? { name } : {} };
}

function parsed(value: unknown): ReadForecast | UsageProblem {
  const read = forecastFile(value, Object.values(OvercommitPolicy));
  const problems = [...read.problems];
  try {
    const forecast = PodForecast.of(read.props);
    if (problems.length === 0) return { file: read, forecast };
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    const told = error.findings.filter((finding) => problems.length === 0 || isOf(finding, ...OF_VALUES));
    problems.push(...told.map(lineOf));
  }
  return { problems };
}
