import { Report, ReportItem, ReportSection } from './report-sections';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const STYLE = [
  'body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff; }',
  'table { border-collapse: collapse; }',
  'th, td { border-bottom: 1px solid #ddd; padding: 0.2rem 0.7rem; '
  + 'text-align: left; font-variant-numeric: tabular-nums; }',
  'td.number { text-align: right; }',
].join('\n');

/** A report as a page of HTML that needs nothing else: no script, no font, no link. */
export function htmlOf({ title, sections }: Report): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
${sections.map(sectionHtml).join('\n')}
</body>
</html>
`;
}

function sectionHtml({ title, lines = [], items = [], head, rows = [] }: ReportSection): string {
  const cell = (text: string) =>
    /^-?\d+$/.test(text) ? `<td class="number">${text}</td>` : `<td>${escaped(text)}</td>`;
  return [
    ...(title === undefined ? [] : [`<h2>${escaped(title)}</h2>`]),
    ...lines.map((line) => `<p>${escaped(line)}</p>`),
    ...items.map(itemHtml),
    ...(head === undefined ? [] : [
      '<table>',
      `<tr>${head.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr>`,
      ...rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`),
      '</table>',
    ]),
  ].join('\n');
}

function itemHtml({ line, below }: ReportItem): string {
  const list =
    below.length === 0 ? '' : `\n<ul>\n${below.map((each) => `<li>${escaped(each)}</li>`).join('\n')}\n</ul>`;
  return `<p>${escaped(line)}</p>${list}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
