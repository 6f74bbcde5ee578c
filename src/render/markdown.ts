import { Report, ReportItem, ReportSection } from './report-sections';

/** What Markdown, or HTML in it, could take for markup. */
const MARKUP = /[\\`*_[\]<>|~&]/g;

/** A report as Markdown, with the tables of GitHub. */
export function markdownOf({ title, sections }: Report): string {
  return `${[`# ${escaped(title)}`, ...sections.map(sectionMarkdown)].join('\n\n')}\n`;
}

function sectionMarkdown({ title, lines = [], items = [], head, rows = [] }: ReportSection): string {
  return [
    ...(title === undefined ? [] : [`## ${escaped(title)}`]),
    ...(lines.length === 0 ? [] : [lines.map((line) => `- ${escaped(line)}`).join('\n')]),
    ...(items.length === 0 ? [] : [items.map(itemMarkdown).join('\n')]),
    ...(head === undefined ? [] : [[head, head.map(() => undefined), ...rows].map(row).join('\n')]),
  ].join('\n\n');
}

function itemMarkdown({ line, below }: ReportItem): string {
  return [`- ${escaped(line)}`, ...below.map((each) => `  - ${escaped(each)}`)].join('\n');
}

function row(cells: ReadonlyArray<string | undefined>): string {
  return `| ${cells.map((cell) => (cell === undefined ? '---' : escaped(cell))).join(' | ')} |`;
}

function escaped(text: string): string {
  return text.replace(MARKUP, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}
