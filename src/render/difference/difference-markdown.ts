import { DifferencePart, DifferenceReport, toldReports } from './difference-report';
import { escaped, sentence, table } from '../comment/markdown-text';
import { Level } from '../model/report-model';
import { count, nameList } from '../model/stage-words';

/** As many bytes a comment has by default, below what GitHub takes. */
const DEFAULT_BYTES = 60_000;

const SIGNS: Record<Level, string> = { ok: '✅', warning: '⚠️', error: '❌', unknown: '❔' };

/** As many lines of a rank are written, from the first try to the last. */
const LINES = [100, 30, 10, 3, 1];

/** As many clusters are written where not even the shortest form of all has room. */
const CLUSTERS = [100, 30, 10, 3, 1];

/**
 * Differences as Markdown for a pull request, a part for each cluster. The first line is hidden and names what
 * changes, so that whoever comments keeps one comment. Where it would be longer than the limit, lines are left out,
 * and the last line says how many; the verdict stays, however small the limit is.
 *
 * @param maxBytes most bytes; 0 lifts the limit
 */
export function differenceMarkdown(
  name: string,
  reports: readonly DifferenceReport[],
  aside: DifferencePart | undefined,
  maxBytes: number = DEFAULT_BYTES,
): string {
  const most = maxBytes === 0 ? Infinity : maxBytes;
  for (const clusters of maxBytes === 0 ? [Infinity] : [Infinity, ...CLUSTERS]) {
    for (const lines of clusters === Infinity ? [Infinity, ...LINES] : [1]) {
      const text = written(name, reports, aside, lines, clusters, maxBytes);
      if (Buffer.byteLength(text) <= most) return text;
    }
  }
  return verdictAlone(name, reports, maxBytes);
}

/** What is never left out, however small the limit: what the first cluster, the worst one, has come to. */
function verdictAlone(name: string, reports: readonly DifferenceReport[], maxBytes: number): string {
  const { told } = toldReports(reports);
  const others = told.length > 1 ? `, and ${count(told.length - 1)} more clusters` : '';
  return `${[
    markerOf(name),
    ...reports.length === 0 ? ['### No cluster is in both'] : [],
    ...told.length === 0 && reports.length > 0 ? ['### ✅ Pod capacity: no change in capacity'] : [],
    ...told.slice(0, 1).map(headOf),
    `Left out to stay below ${count(maxBytes)} bytes: all but this${others}.`,
  ].join('\n\n')}\n`;
}

/** The hidden line by which whoever comments finds the comment again. */
function markerOf(name: string): string {
  return `<!-- eks-pod-capacity diff: ${hidden(name)} -->`;
}

function headOf({ name, level, title }: DifferenceReport): string {
  return `### ${SIGNS[level]} Pod capacity, ${escaped(name)}: ${escaped(title)}`;
}

function written(
  name: string,
  reports: readonly DifferenceReport[],
  aside: DifferencePart | undefined,
  lines: number,
  clusters: number,
  maxBytes: number,
): string {
  const { told, same } = toldReports(reports);
  const shown = told.slice(0, clusters);
  const omitted = [
    ...shown.length < told.length ? [`${count(told.length - shown.length)} clusters`] : [],
    ...lines === Infinity ? [] : leftLines([...shown.flatMap(({ parts }) => parts)], lines),
  ];
  return `${[
    markerOf(name),
    ...reports.length === 0 ? ['### No cluster is in both'] : [],
    ...aside === undefined ? [] : [bullets(aside, lines)],
    ...told.length === 0 && same.length > 0 ? ['### ✅ Pod capacity: no change in capacity'] : [],
    ...shown.map((report) => reportText(report, lines)),
    ...same.length === 0 ? [] : [`Unchanged clusters: ${escaped(nameList(same))}.`],
    ...omitted.length === 0 ? [] : [`Left out to stay below ${count(maxBytes)} bytes: ${omitted.join(', ')}.`],
  ].join('\n\n')}\n`;
}

function leftLines(parts: readonly DifferencePart[], lines: number): string[] {
  const rest = parts.reduce((sum, part) => sum + Math.max(0, part.lines.length - lines), 0);
  return rest === 0 ? [] : [`${count(rest)} changes`];
}

function reportText(report: DifferenceReport, lines: number): string {
  const { sentence: said, parts, stages, unchanged } = report;
  return [
    `${headOf(report)}\n${sentence(said)}`,
    ...parts.map((part) => `**${part.title}**\n\n${bullets(part, lines)}`),
    ...stages.length === 0 ? [] : [table(['stage', 'was', 'is'], stages.map(({ stage, was, is, isShort }) => (
      [escaped(stage), escaped(was), isShort ? `**${escaped(is)}**` : escaped(is)])), 0)],
    ...unchanged === '' ? [] : [`Unchanged: ${unchanged}.`],
  ].join('\n\n');
}

function bullets({ lines }: DifferencePart, most: number): string {
  const rest = lines.length - most;
  return [
    ...lines.slice(0, most).map((line) => `- ${sentence(line.sentence)}`),
    ...rest > 0 ? [`- and ${count(rest)} more`] : [],
  ].join('\n');
}

/** What a hidden line can hold without ending. */
function hidden(name: string): string {
  return name.replace(/--/g, '-\u200b-').replace(/[<>]/g, '').replace(/\s+/g, ' ');
}
