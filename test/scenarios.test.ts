import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** What users ran into, by category and id: threads that are public, each with the number or the message that would have spared them. */
const IDS = {
  'max-pods wrong': [1, 2, 4, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18],
  'custom networking': [20, 21, 22, 25, 27, 28, 30],
  'exhaustion and sizing': [32, 33, 34, 37, 38, 39],
  'ordering': [41, 43, 44, 45, 46, 47],
  'fragmentation and reservation': [49, 50, 51, 52, 53, 58, 59],
  'warm targets': [60, 61, 62, 63, 66],
  'Windows': [67, 68, 69],
  'Karpenter': [72, 73, 74, 75, 78],
  'IPv6': [79, 81],
  'security groups for pods': [83, 84, 86],
  'observability': [89, 90, 92],
  'upgrade and second day': [93, 95, 97, 98, 99, 101],
};

const tested = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .flatMap((name) => [...readFileSync(join(__dirname, name), 'utf8').matchAll(/^ *(?:test\b|describe\b|\])[^\n]*\(['`]S(\d+): /gm)])
  .map(([, id]) => Number(id));

test('there are 67 of them', () => {
  expect(new Set(Object.values(IDS).flat()).size).toBe(67);
});

test.each(Object.entries(IDS))('each scenario of %s has a test whose title begins with its id', (_, ids) => {
  expect(ids.filter((id) => !tested.includes(id))).toEqual([]);
});

test('no test names another one', () => {
  expect(tested.filter((id) => !Object.values(IDS).flat().includes(id))).toEqual([]);
});
