import { documentOf, Planned } from './planned';
import { PlanDocument } from '../../plan/plan-document';
import { htmlOf } from '../../render/html';
import { markdownOf } from '../../render/markdown';
import { planReport } from '../../render/plan-report';
import { textOf } from '../../render/text';
import { CommandOptions } from '../framework/command';

/** Options that choose the form in which a plan is given; at most one of those in `FORMS`. */
export const FORM_OPTIONS: CommandOptions = {
  json: { text: 'gives the plan as data' },
  markdown: { text: 'gives the plan as Markdown, as a comment of a pull request has it' },
};

/** The forms of a plan, by the names of their options. */
export const FORMS = ['json', 'markdown', 'html'];

/** A plan as data. */
export function planJson(planned: Planned): PlanDocument {
  return documentOf(planned);
}

/** A plan for a terminal. */
export function planText(planned: Planned): string {
  return textOf(planReport(documentOf(planned)));
}

/** A plan as Markdown. */
export function planMarkdown(planned: Planned): string {
  return markdownOf(planReport(documentOf(planned)));
}

/** A plan as a page. */
export function planPage(planned: Planned): string {
  return htmlOf(planReport(documentOf(planned)));
}
