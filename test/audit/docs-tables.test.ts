import { readFileSync } from 'fs';
import { join } from 'path';
import { answersTable, sourcesTable } from '../../src/render/audit/answers-table';

const PAGE = join(__dirname, '../../docs/audit.md');

test.each([['answers', answersTable], ['sources', sourcesTable]])('the page has the table of %s that the audit goes by', (name, table) => {
  const [, text] = new RegExp(`<!-- ${name} -->\n([^]*?)\n?<!-- /${name} -->`).exec(readFileSync(PAGE, 'utf8'))!;

  expect(text).toBe(table());
});
