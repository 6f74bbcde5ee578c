import { createHash } from 'crypto';
import { writeFileSync } from 'fs';
import { join } from 'path';
import { Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Finding } from '../../findings/finding';
import { structFindings } from '../../findings/struct-findings';
import { CapacityPlan } from '../../plan/capacity-plan';
import type * as reports from '../../render/plan-report';
import { PlanReportFormat } from '../../render/plan-report-format';
import { listOf, oneOf, PropShape, shapeFindings, structOf } from '../../validation/prop-shapes';
import { PlanningOptions } from '../pod-capacity-cluster-props';

/** The longest name of a file, without what follows. */
const LONGEST = 120;

/** How a form is written, and how the name of its file ends. */
interface Writer {
  readonly end: string;
  readonly write: (report: reports.PlanReport) => string;
}

const WRITERS: Record<PlanReportFormat, Writer> = {
  [PlanReportFormat.HTML]: { end: 'html', write: (report) => report.toHtml() },
  [PlanReportFormat.MARKDOWN]: { end: 'md', write: (report) => report.toMarkdown() },
  [PlanReportFormat.TEXT]: { end: 'txt', write: (report) => report.toText(true) },
  [PlanReportFormat.JSON]: { end: 'json', write: (report) => `${JSON.stringify(report.toJSON(), undefined, 2)}\n` },
};

const REPORTS = listOf('formats of a report', oneOf(PlanReportFormat));

/** The shape of what a plan takes into account. */
export const PLANNING: PropShape = {
  ...structOf('PlanningOptions'),
  partFindings: (planning: PlanningOptions, at): Finding[] => [
    ...structFindings('PlanningOptions', planning, { at }),
    ...shapeFindings({ [`${at}.reports`]: planning.reports }, { [`${at}.reports`]: REPORTS }),
  ],
};

/**
 * Has reports of a plan written beside the templates once the app is complete, also where synthesis then fails. They
 * are files of the folder and no part of the assembly: no asset, no line of a template or manifest.
 *
 * @param planNow the plan when the app is complete; undefined where none can be made
 */
export function writeReports(
  construct: Construct,
  formats: readonly PlanReportFormat[],
  planNow: () => CapacityPlan | undefined,
): void {
  if (formats.length === 0) return;
  construct.node.addValidation({
    validate: () => {
      const plan = planNow();
      const outdir = Stage.of(construct)?.outdir;
      if (plan === undefined || outdir === undefined) return [];
      // Loaded for those who ask for a report.
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const module = require('../../render/plan-report') as typeof reports;
      const report = module.PlanReport.of(plan, { name: construct.node.path });
      for (const format of new Set(formats)) {
        const { end, write } = WRITERS[format];
        writeFileSync(join(outdir, `${fileNameOf(construct.node.path)}.capacity.${end}`), write(report));
      }
      return [];
    },
  });
}

/**
 * The path of a construct as the name of a file: with points for slashes. What file systems could take for anything
 * else becomes `_`, and a hash then tells such paths apart.
 */
export function fileNameOf(path: string): string {
  const name = path.replace(/[^\w/-]/g, '_').replace(/\//g, '.');
  const isPlain = /^[\w/-]+$/.test(path) && name.length <= LONGEST;
  return isPlain ? name : `${name.slice(0, LONGEST)}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
}
