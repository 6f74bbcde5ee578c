import { DifferencePart, DifferenceReport, toldReports } from './difference-report';
import { count, nameList, plain } from '../model/stage-words';
import { textTable } from '../text-table';

/** As many lines of a rank are written. */
const MOST_LINES = 20;

/** Differences for a terminal, what a reviewer must stop for first. */
export function differenceText(reports: readonly DifferenceReport[], aside: DifferencePart | undefined): string {
  const { told, same } = toldReports(reports);
  return `${[
    ...aside === undefined ? [] : [partText(aside)],
    ...told.map(reportText),
    ...same.length === 0 ? [] : [`no change in capacity: ${nameList(same)}`],
  ].join('\n\n')}\n`;
}

function reportText({ name, title, sentence, parts, stages, unchanged }: DifferenceReport): string {
  return [
    `${name}: ${title}\n${plain(sentence)}`,
    ...parts.map(partText),
    ...stages.length === 0 ? [] : [
      textTable(['stage', 'was', 'is'], stages.map(({ stage, was, is }) => [stage, was, is])),
    ],
    ...unchanged === '' ? [] : [`unchanged: ${unchanged}`],
  ].join('\n\n');
}

function partText({ title, lines }: DifferencePart): string {
  const rest = lines.length - MOST_LINES;
  return [
    title,
    ...lines.slice(0, MOST_LINES).map((line) => `  ${plain(line.sentence)}`),
    ...rest > 0 ? [`  and ${count(rest)} more: --json has all of them`] : [],
  ].join('\n');
}
