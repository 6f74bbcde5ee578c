import { isAssembly, plansIn } from './cloud-assembly';
import { kindOf, otherKind } from './document-kind';
import { fileName, Planned, plannedOf } from './planned';
import { forecastOf } from './read-forecast';
import { ofFile, valueOf } from './structured-input';
import { isProblem, UsageProblem } from '../framework/command-result';
import { named } from '../framework/text-input';

/**
 * The plans of a word that names a plan, a forecast, several plans as `report --json` gives them, or an assembly; or
 * all that is wrong with it. A name says which clusters are the same.
 */
export function plannedInputs(argument: string, file: string): readonly Planned[] | UsageProblem {
  const carried = isAssembly(file) ? plansIn(argument, file) : fileInputs(argument, file);
  if (isProblem(carried)) return carried;
  const problems = [...carried.unread];
  const all: Planned[] = [];
  for (const { path, value } of carried.plans) {
    const read = forecastOf(value);
    if (isProblem(read)) {
      const told = read.problems.map((each) => (path === undefined ? each : `${path}: ${each}`));
      problems.push(...ofFile(argument, file, told).problems);
    } else {
      all.push(plannedOf(read, path ?? read.name ?? fileName(file)));
    }
  }
  // Half of an answer would show clusters as gone that are there.
  return problems.length > 0 ? { problems } : all;
}

interface Inputs {
  readonly plans: ReadonlyArray<{ readonly path?: string; readonly value: unknown }>;
  readonly unread: readonly string[];
}

function fileInputs(argument: string, file: string): Inputs | UsageProblem {
  const input = valueOf(argument, file, 'YAML');
  if (isProblem(input)) return input;
  const other = otherKind(input.value, ['forecast', 'plan', 'plans']);
  if (other !== undefined) return { problems: [`${named(argument, file)} ${other}`] };
  const values = kindOf(input.value) === 'plans' ? input.value as unknown[] : [input.value];
  return { plans: values.map((value) => ({ value })), unread: [] };
}
