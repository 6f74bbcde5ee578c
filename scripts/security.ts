import { acknowledgedIn, COUNT_COLUMNS, countRows } from './security-counts';
import { textTable } from '../src/render/text-table';
import { ownTemporaryFolder } from '../test/private/temporary-folder';
import { exampleReviews } from '../test/security/example-apps';

/**
 * Prints what the packs of cdk-nag say of each example. Fails when anything is found that is not acknowledged, or
 * acknowledged above its resource, or in vain.
 */
process.on('exit', ownTemporaryFolder());
const reviews = exampleReviews();
const trouble = Object.values(reviews).flatMap(({ packs, stale }) => [
  ...packs.flatMap(({ unacknowledged }) =>
    unacknowledged.map(({ rule, resource }) => `not acknowledged: ${rule} ${resource}`),
  ),
  ...packs.flatMap(({ acknowledged }) =>
    acknowledged
      .filter(({ at, resource }) => at !== resource)
      .map(({ rule, at, resource }) => `acknowledged above the resource: ${rule} ${resource}, at ${at}`),
  ),
  ...stale.map((text) => `acknowledged, but never fires: ${text}`),
]);

console.log(textTable(COUNT_COLUMNS, countRows(reviews)));
console.log(
  `\n${textTable(
    ['rule', 'resource', 'reason'],
    acknowledgedIn(reviews).map(({ rule, resource, reason }) => [rule, resource, reason]),
  )}`,
);
for (const line of trouble) console.error(line);
if (trouble.length > 0) process.exitCode = 1;
