import {
  GROUP_HEAD, groupRows, migrationTitle, modesLine, problemLines, stepLists, stepTitle, SUBNET_HEAD, subnetRows,
  wayLine,
} from './migration-lines';
import { Migration, MigrationPlan, MigrationStep, WayVerdict } from '../../audit/migration';
import { visible } from '../../findings/print/visible';
import { escaped } from '../comment/markdown-text';

/** A migration as Markdown, with the tables of GitHub. */
export function migrationMarkdown(migration: Migration): string {
  const blocks = migration.kind === 'migration'
    ? planBlocks(migration)
    : [
      migration.problems.map(problemLines).map(({ line, below }) =>
        [`- ${said(line)}`, ...below.map((each) => `  - ${said(each)}`)].join('\n')).join('\n'),
      ...waysBlock(migration.ways),
      ...notesBlock(migration.notes),
    ];
  return `${[`# ${said(migrationTitle(migration))}`, ...blocks].join('\n\n')}\n`;
}

function planBlocks(plan: MigrationPlan): string[] {
  const { steps, ways, way, notes } = plan;
  const last = [...steps].reverse().find(({ deployment }) => deployment !== undefined)?.deployment;
  return [
    said(modesLine(plan)),
    ...waysBlock(ways, way),
    table(GROUP_HEAD, groupRows(plan)),
    ...notesBlock(notes),
    ...steps.flatMap((step, index) => stepBlocks(step, stepTitle(step, index, steps.length))),
    ...last === undefined ? [] : ['## The program after the last step', fenced('ts', last.program)],
  ];
}

function waysBlock(ways: readonly WayVerdict[], chosen?: string): string[] {
  if (ways.length === 0) return [];
  return ['## Ways', ways.flatMap((each) =>
    [`- ${said(wayLine(each, chosen))}`, ...each.reasons.map((reason) => `  - ${said(reason)}`)]).join('\n')];
}

function notesBlock(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : ['## Notes', list(notes)];
}

function stepBlocks(step: MigrationStep, title: string): string[] {
  const { actions, commands, deployment, checks, stop, back, subnets } = step;
  return [
    `## ${said(title)}`,
    list(actions),
    ...commands.length === 0 ? [] : [fenced('bash', commands.join('\n'))],
    ...deployment === undefined || deployment.change === '' ? [] : ['Deploy:', fenced('ts', deployment.change)],
    ...stepLists(step).flatMap(([head, lines]) => [`${head}:`, list(lines)]),
    ...checks.length === 0 ? [] : [
      'Look:', ...checks.flatMap(({ command, expect }) => [fenced('bash', command), `expect: ${said(expect)}`]),
    ],
    ...stop.length === 0 ? [] : ['Stop where:', list(stop)],
    ...back.length === 0 ? [] : ['Way back:', list(back)],
    ...subnets.length === 0 ? [] : [table(SUBNET_HEAD, subnetRows(subnets))],
  ];
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${said(line)}`).join('\n');
}

function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((cells) => line(cells.map(said)))].join('\n');
}

/** A block of code whose fence is longer than any in it. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.split('\n').map(visible).join('\n')}\n${fence}`;
}

function said(text: string): string {
  return escaped(visible(text));
}
