import { DEFAULT_BYTES, reportMarkdown } from './comment/report-markdown';
import { ReportModel } from './model/report-model';
import { reportOf } from './model/report-of-plan';
import { pageOf } from './page/report-page';
import { planReportData } from './plan-report-data';
import { reportText } from './terminal/report-text';
import { numberFindings } from '../capacity/rules/number-findings';
import { FindingError } from '../findings/finding-error';
import { memberFindings, structFindings } from '../findings/struct-findings';
import { about } from '../findings/subject';
import { CapacityPlan } from '../plan/capacity-plan';

/**
 * Options of the report of a plan.
 *
 * @example
 * const report = PlanReport.of(podCapacityCluster.plan, { name: 'production' });
 */
export interface PlanReportOptions {
  /**
   * The name of the plan for people: it is in the title, and in the hidden first line of the Markdown.
   *
   * @default 'capacity plan'
   */
  readonly name?: string;
}

/**
 * The report of a plan, for people: how full the subnets are at each stage, how far the cluster can grow, and what to
 * do.
 *
 * The same plan gives the same bytes: there is no date in it. The page loads nothing. It is computed when a report is
 * asked for, never at synth by itself.
 *
 * @example
 * const report = PlanReport.of(podCapacityCluster.plan, { name: 'production' });
 * // for a browser
 * const page = report.toHtml();
 * // for a pull request
 * const comment = report.toMarkdown();
 */
export class PlanReport {
  /**
   * The report of a plan as it is now.
   *
   * @param plan that of a `PodCapacityCluster`, of a `ClusterPlan`, of a forecast, or of data (`CapacityPlan.fromJSON`)
   * @param options what the plan is of
   * @throws when it is not a plan
   */
  public static of(plan: CapacityPlan, options: PlanReportOptions = {}): PlanReport {
    const unread = [
      ...memberFindings('plan', plan, 'a CapacityPlan', 'totals'),
      ...structFindings('PlanReportOptions', options),
    ];
    if (unread.length > 0) throw new FindingError(unread);
    return new PlanReport(plan, options);
  }

  private model?: ReportModel;

  private constructor(private readonly plan: CapacityPlan, private readonly options: PlanReportOptions) {}

  /**
   * The report as Markdown for a pull request. If it would be longer than the limit, parts are left out, and its last
   * line says which.
   *
   * @param maxBytes most bytes, 60,000 by default, which every platform takes as a comment; 0 lifts the limit
   * @throws when the limit is not a whole number of 0 or more
   */
  public toMarkdown(maxBytes: number = DEFAULT_BYTES): string {
    const findings = numberFindings(about.prop('toMarkdown'), [{ name: 'maxBytes', value: maxBytes, least: 0 }]);
    if (findings.length > 0) throw new FindingError(findings);
    return reportMarkdown(this.report, { maxBytes });
  }

  /** The report as a page of HTML that needs nothing else: no script, no font, no picture, no address to load. */
  public toHtml(): string {
    return pageOf(this.report);
  }

  /**
   * The report as text, as `eks-pod-capacity plan` prints it.
   *
   * @param all whether every subnet at every stage is in it; by default what is fullest
   */
  public toText(all: boolean = false): string {
    return reportText(this.report, { all });
  }

  /**
   * The plan as data, with how far each stage grows: what `eks-pod-capacity plan --json` prints and
   * `CapacityPlan.fromJSON` reads.
   */
  public toJSON(): any {
    return planReportData(this.plan, this.options);
  }

  private get report(): ReportModel {
    this.model ??= reportOf(this.plan, this.options);
    return this.model;
  }
}
