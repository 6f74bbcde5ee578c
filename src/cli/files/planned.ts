import { ReadForecast } from './read-forecast';
import { Finding, FindingSeverity } from '../../findings/finding';
import { CapacityPlan } from '../../plan/capacity-plan';
import { PlanDocument, planDocument } from '../../plan/plan-document';

/** A plan as the commands have it. */
export interface Planned {
  readonly plan: CapacityPlan;

  /** What the plan is of: the path of a construct, or the name that a file says. */
  readonly name?: string;

  /** What there is to say of the file. */
  readonly findings: readonly Finding[];
}

/** The plan of a forecast that was read. */
export function plannedOf({ file, forecast, name }: ReadForecast, path?: string): Planned {
  return {
    plan: CapacityPlan.of(forecast, { onOvercommit: file.onOvercommit }),
    name: path ?? name,
    findings: file.findings,
  };
}

/** The plan as data: with what only those who ask for a report have worked out. */
export function documentOf({ plan, name, findings }: Planned): PlanDocument {
  const document = planDocument(plan, undefined, undefined, name);
  const { growth, everyStageNodes } = plan;
  return {
    ...document,
    ...everyStageNodes === undefined ? {} : { growth, everyStageNodes },
    findings: [...findings, ...document.findings],
  };
}

/** Whether something of a plan is an error. */
export function isFailed({ plan }: Planned): boolean {
  return planDocument(plan).findings.some(({ severity }) => severity === FindingSeverity.ERROR);
}
