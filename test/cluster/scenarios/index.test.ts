import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The scenarios of these categories. */
const IDS = {
  'custom networking': [20, 21, 22, 25, 27, 28, 30],
  'ordering': [41, 43, 44, 45, 46, 47],
  'fragmentation': [49, 50, 51, 52, 53, 58, 59],
  'upgrade': [93, 95, 97, 98, 99, 101],
};

const tested = [...readdirSync(__dirname).filter((name) => name !== 'index.test.ts').map((name) => join(__dirname, name)), join(__dirname, '../../planning/scenarios.test.ts')]
  .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/^ *(?:test\b|\])[^\n]*\('S(\d+): /gm)])
  .map(([, id]) => Number(id));

test.each(Object.entries(IDS))('each scenario of %s has a test whose title begins with its id', (_, ids) => {
  expect(ids.filter((id) => !tested.includes(id))).toEqual([]);
});
