import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { ALL_WORDS } from '../../../src/findings/words';

const FILES = readdirSync(join(__dirname, '../../../src/findings/words')).filter((file) => file !== 'index.ts').map((file) => file.replace('.ts', ''));

test('the index has each file of wordings', () => {
  expect(Object.keys(ALL_WORDS).sort()).toEqual(FILES.sort());
});

test.each(FILES)('the sentences of %s are pinned', (file) => {
  expect(existsSync(join(__dirname, `${file}.test.ts`))).toBe(true);
});
