import { existsSync, readdirSync } from 'fs';
import { basename, join } from 'path';
import { ALL_WORDS } from '../../../src/findings/words';

const FILES = readdirSync(join(__dirname, '../../../src/findings/words'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => file.replace('.ts', ''));

test('the index has each file of wordings', () => {
  expect(Object.keys(ALL_WORDS).sort()).toEqual(FILES.map((file) => basename(file)).sort());
});

test.each(FILES)('the sentences of %s are pinned', (file) => {
  expect(existsSync(join(__dirname, `${file}.test.ts`))).toBe(true);
});
