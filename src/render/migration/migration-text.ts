import {
  GROUP_HEAD, groupRows, migrationTitle, modesLine, problemLines, stepLists, stepTitle, SUBNET_HEAD, subnetRows,
  wayLine,
} from './migration-lines';
import { Migration, MigrationPlan, MigrationStep, WayVerdict } from '../../audit/migration';
import { visible } from '../../findings/print/visible';
import { textTable } from '../text-table';

/** A migration for a terminal. */
export function migrationText(migration: Migration): string {
  const blocks = migration.kind === 'migration'
    ? planBlocks(migration)
    : [
      migration.problems.map(problemLines).flatMap(({ line, below }) => [line, ...indented(below, 4)]).join('\n'),
      ...waysBlock(migration.ways),
      ...notesBlock(migration.notes),
    ];
  return `${[shown(migrationTitle(migration)), ...blocks].join('\n\n')}\n`;
}

function planBlocks(plan: MigrationPlan): string[] {
  const { steps, ways, way, notes } = plan;
  return [
    modesLine(plan),
    ...waysBlock(ways, way),
    textTable(GROUP_HEAD, groupRows(plan).map((row) => row.map(shown))),
    ...notesBlock(notes),
    ...steps.map((step, index) => stepBlock(step, stepTitle(step, index, steps.length))),
  ];
}

function waysBlock(ways: readonly WayVerdict[], chosen?: string): string[] {
  if (ways.length === 0) return [];
  return [['Ways', ...ways.flatMap((each) => [`  ${wayLine(each, chosen)}`, ...indented(each.reasons, 6)])].join('\n')];
}

function notesBlock(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [['Notes', ...listed(notes)].join('\n')];
}

function stepBlock(step: MigrationStep, title: string): string {
  const { actions, commands, deployment, checks, stop, back, subnets } = step;
  return [
    shown(title),
    ...listed(actions),
    ...commands.length === 0 ? [] : ['  Run', ...indented(commands, 4)],
    ...deployment === undefined || deployment.change === '' ? [] : [
      '  Deploy', ...deployment.change.split('\n').map((line) => (line === '' ? '' : `    ${shown(line)}`)),
    ],
    ...stepLists(step).flatMap(([head, lines]) => [`  ${head}`, ...indented(lines, 4)]),
    ...checks.length === 0 ? [] : [
      '  Look', ...checks.flatMap(({ command, expect }) => [...indented([command], 4), ...indented([expect], 8)]),
    ],
    ...stop.length === 0 ? [] : ['  Stop where', ...indented(stop, 4)],
    ...back.length === 0 ? [] : ['  Way back', ...indented(back, 4)],
    ...subnets.length === 0 ? [] : textTable(SUBNET_HEAD, subnetRows(subnets).map((row) => row.map(shown)))
      .split('\n').map((line) => `  ${line}`),
  ].join('\n');
}

function listed(lines: readonly string[]): string[] {
  return lines.map((line) => `  - ${shown(line)}`);
}

function indented(lines: readonly string[], by: number): string[] {
  return lines.map((line) => `${' '.repeat(by)}${shown(line)}`);
}

/** Names of the files go to a terminal: nothing of them moves its cursor. */
function shown(text: string): string {
  return visible(text);
}
