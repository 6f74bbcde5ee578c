import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { acknowledgedIn, COUNT_COLUMNS, countRows } from './security-counts';
import { ownTemporaryFolder } from '../test/private/temporary-folder';
import { exampleReviews } from '../test/security/example-apps';
import { Review } from '../test/security/review';

/** Where the page is kept. */
export const PAGE = join(__dirname, '../docs/security.md');

const TEMPLATE = join(__dirname, 'security.template.md');

/** The name of a pack at the start of the id of a rule. */
const PACK = /^(AwsSolutions|HIPAA\.Security|NIST\.800\.53\.R[45]|PCI\.DSS\.321|Serverless)-/;

/** The page on security: prose from a file, tables from what the packs say of the examples. */
export function securityPage(reviews: Record<string, Review>): string {
  return readFileSync(TEMPLATE, 'utf8')
    .replace('<!-- counts -->', () => table(COUNT_COLUMNS, countRows(reviews)))
    .replace('<!-- acknowledged -->', () => table(['rule', 'packs', 'resources', 'reason'], acknowledgedRows(reviews)));
}

/**
 * One row for each rule and reason: the packs that have the rule, and on how many resources of the examples it is
 * acknowledged.
 */
function acknowledgedRows(reviews: Record<string, Review>): string[][] {
  const rows = new Map<string, { rule: string; packs: Set<string>; resources: Set<string>; reason: string }>();
  for (const { example, rule, resource, reason } of acknowledgedIn(reviews)) {
    const name = rule.replace(PACK, '');
    const key = `${name} ${reason}`;
    if (!rows.has(key)) rows.set(key, { rule: name, packs: new Set(), resources: new Set(), reason });
    rows.get(key)!.packs.add(PACK.exec(rule)![1]);
    rows.get(key)!.resources.add(`${example} ${resource}`);
  }
  return [...rows.values()].map(({ rule, packs, resources, reason }) => [
    `\`${rule}\``,
    [...packs].sort().join(', '),
    `${resources.size}`,
    reason,
  ]);
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

if (require.main === module) {
  process.on('exit', ownTemporaryFolder());
  writeFileSync(PAGE, securityPage(exampleReviews()));
}
