import { basename } from 'path';
import { ReadForecast } from './read-forecast';
import { Finding, FindingSeverity } from '../../findings/finding';
import { CapacityPlan } from '../../plan/capacity-plan';
import { plannedNodeFindings } from '../../plan/rules/planned-nodes';
import { STANDARD_STREAM } from '../framework/text-input';

/** A plan as the commands have it. */
export interface Planned {
  readonly plan: CapacityPlan;

  /** What the plan is of: the path of a construct, or the name that a file says. */
  readonly name?: string;

  /** What there is to say of the file. */
  readonly findings: readonly Finding[];
}

/** The plan of a forecast that was read. */
export function plannedOf({ file, forecast }: ReadForecast, name: string | undefined): Planned {
  return { plan: CapacityPlan.of(forecast, { onOvercommit: file.onOvercommit }), name, findings: file.findings };
}

/** What a file is called, where it does not say so itself: its name without its ending; standard input has none. */
export function fileName(file: string): string | undefined {
  return file === STANDARD_STREAM ? undefined : basename(file).replace(/\.(json|ya?ml)$/i, '');
}

/** What there is to say beside the findings of the plan: of the file, and of the nodes. */
export function findingsBeside({ plan, findings }: Planned): Finding[] {
  return [...findings, ...plannedNodeFindings(plan.forecast)];
}

/** Whether something of a plan is an error. */
export function isFailed({ plan }: Planned): boolean {
  return [...plannedNodeFindings(plan.forecast), ...plan.findings].some(({ severity }) => (
    severity === FindingSeverity.ERROR));
}
