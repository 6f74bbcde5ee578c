import { ofFile, valueOf } from './structured-input';
import { isOf } from '../../findings/catalogue';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';
import { forecastFile, ForecastFile } from '../../forecast/file/forecast-file';
import { PodForecast } from '../../forecast/pod-forecast';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { isProblem, UsageProblem } from '../framework/command-result';

/** Findings of a value by itself: they hold although other parts of the file could not be read. */
const OF_VALUES = ['invalid-number', 'invalid-cidr', 'nodegroup-sizes', 'reservation-range'] as const;

/** The forecast of a file, and what else the file says, or everything that is wrong with it. */
export function readForecast(
  file: string,
): { readonly file: ForecastFile<OvercommitPolicy>; readonly forecast: PodForecast } | UsageProblem {
  const input = valueOf('FILE', file, 'YAML');
  if (isProblem(input)) return input;
  const read = forecastFile(input.value, Object.values(OvercommitPolicy));
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
