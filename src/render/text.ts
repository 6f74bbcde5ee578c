import { Report, ReportSection } from './report-sections';
import { textTable } from './text-table';

/** A report for a terminal. */
export function textOf({ title, sections }: Report): string {
  return `${[title, ...sections.map(sectionText)].join('\n\n')}\n`;
}

function sectionText({ title, lines = [], items = [], head, rows = [] }: ReportSection): string {
  const table = head === undefined ? [] : [textTable(head, rows)];
  const blocks = items.flatMap(({ line, below }) => [line, ...below.map((each) => `    ${each}`)]);
  return [...(title === undefined ? [] : [title]), ...lines, ...blocks, ...table].join('\n');
}
