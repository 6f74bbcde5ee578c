import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Change, Counts } from '../test/day-two/change';
import { CHANGES } from '../test/day-two/changes';
import { claimsOf, Outcome, outcomeOf } from '../test/day-two/outcome';
import { ownTemporaryFolder } from '../test/private/temporary-folder';

/** Where the page is kept. */
export const PAGE = join(__dirname, '../docs/day-two.md');

const TEMPLATE = join(__dirname, 'day-two.template.md');
const COLUMNS = ['change', 'added', 'updated in place', 'replaced', 'removed', 'by whom', 'advice'];
const OUTPUTS = {
  export: 'Refused: an export that goes is imported.',
  output: 'Not refused: an output that goes is still read.',
};

/**
 * The page on changes: prose from a file, tables from what the changes really do. Nothing of a table is taken from the
 * claims but title and advice.
 */
export function dayTwoPage(outcome: (change: Change) => Outcome): string {
  const tables = Object.entries(CHANGES).map(([heading, changes]) => [
    `## ${heading}\n`,
    row(COLUMNS),
    row(COLUMNS.map(() => '---')),
    ...changes.map((change) => row(cells(change, outcome(change)))),
    '',
  ].join('\n'));
  return readFileSync(TEMPLATE, 'utf8').replace('<!-- changes -->\n', () => `${tables.join('\n')}\n`);
}

function cells({ title, advice }: Change, outcome: Outcome): string[] {
  const { added, updated, following, replaced, removed, collisions, outputsInUse } = claimsOf(outcome);
  const causes = replaced.map(({ by, through }) => `${by} (${through === 'logical id' ? through : `\`${through}\``})`);
  return [
    title,
    listed(added),
    [listed(updated), listed(following, ', by reference')].filter((text) => text !== '').join('; '),
    replaced.map(({ type, count }) => counted(type, count)).join('; '),
    listed(removed),
    [...new Set(causes)].join('; '),
    [
      collisions.length > 0 ? `Collides: ${[...new Set(collisions)].join(', ')}.` : '',
      ...outputsInUse.map((kind) => OUTPUTS[kind]),
      advice,
    ]
      .filter((text) => text !== '')
      .join(' '),
  ];
}

function listed(counts: Counts, suffix: string = ''): string {
  return Object.entries(counts).map(([type, count]) => `${counted(type, count)}${suffix}`).join('; ');
}

/** A count with the name of the type, without that of the service. */
function counted(type: string, count: number): string {
  const name = type.split('::')[1];
  return count === 1 ? name : `${count} ${name}`;
}

function row(texts: string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`.replace(/ {2,}/g, ' ');
}

if (require.main === module) {
  process.on('exit', ownTemporaryFolder());
  writeFileSync(PAGE, dayTwoPage(outcomeOf));
}
