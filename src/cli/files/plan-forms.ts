import { findingsBeside, Planned } from './planned';
import { PlanDocument } from '../../plan/plan-document';
import { reportMarkdown } from '../../render/comment/report-markdown';
import { reportOf } from '../../render/model/report-of-plan';
import { pageOf } from '../../render/page/report-page';
import { planReportData } from '../../render/plan-report-data';
import { reportText } from '../../render/terminal/report-text';
import { CommandOptions } from '../framework/command';
import { Terminal } from '../framework/terminal';

/** Options that choose the form in which a plan is given; at most one of those in `FORMS`. */
export const FORM_OPTIONS: CommandOptions = {
  'all': { text: 'shows every subnet at every stage, and all other numbers' },
  'json': { text: 'gives the plan as data' },
  'markdown': { text: 'gives the plan as Markdown, for a comment on a pull request' },
  'max-bytes': {
    text: 'largest size of the Markdown in bytes, 60000 by default; 0 for no limit',
    value: { name: 'N', allowed: 'a whole number of 0 or more' },
  },
};

/** The forms of a plan, by the names of their options. */
export const FORMS = ['all', 'json', 'markdown', 'html'];

/** A plan as data. */
export function planJson(planned: Planned): PlanDocument {
  const { plan, name } = planned;
  return planReportData(plan, { name, findings: findingsBeside(planned) });
}

/** A plan for a terminal. */
export function planText(planned: Planned, terminal: Terminal, all: boolean): string {
  return reportText(reportOf(planned.plan, told(planned)), { ...terminal, all });
}

/** A plan as Markdown. */
export function planMarkdown(planned: Planned, maxBytes: number | undefined): string {
  return reportMarkdown(reportOf(planned.plan, told(planned)), { maxBytes });
}

/** A plan as a page. */
export function planPage(planned: Planned): string {
  return pageOf(reportOf(planned.plan, told(planned)));
}

function told(planned: Planned) {
  return { name: planned.name, findings: findingsBeside(planned) };
}
