import { Report, ReportSection } from './report-sections';
import { textTable } from './text-table';

/** A report for a terminal. */
export function textOf({ title, sections }: Report): string {
  return `${[title, ...sections.map(sectionText)].join('\n\n')}\n`;
}

function sectionText({ title, lines = [], head, rows = [] }: ReportSection): string {
  const table = head === undefined ? [] : [textTable(head, rows)];
  return [...(title === undefined ? [] : [title]), ...lines, ...table].join('\n');
}
