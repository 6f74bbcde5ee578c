import { Finding } from '../findings/finding';
import { CapacityPlan } from '../plan/capacity-plan';
import { modeOutcomes } from '../plan/modes/mode-comparison';
import { PlanDocument, planDocument } from '../plan/plan-document';

/** What whoever asks for the data of a plan knows beside it. */
interface DataOptions {
  readonly name?: string;

  /** Findings beside those of the plan; by default those of its nodes. */
  readonly findings?: readonly Finding[];
}

/** The document of a plan with all that a report shows: how far it grows too, which takes a dozen plans. */
export function planReportData(plan: CapacityPlan, { name, findings }: DataOptions = {}): PlanDocument {
  const { growth, everyStageNodes } = plan;
  return {
    ...planDocument(plan, modeOutcomes(plan.forecast, true), findings, name),
    ...everyStageNodes === undefined ? {} : { everyStageNodes, growth },
  };
}
