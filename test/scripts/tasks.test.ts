import { readFileSync } from 'fs';
import { join } from 'path';

const textOf = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');
const TASKS = Object.entries(JSON.parse(textOf('.projen/tasks.json')).tasks as Record<string, { steps?: Array<Record<string, unknown>> }>);

/** Tasks of our own: those that run a script of the repository. */
const OWN = TASKS.filter(([, { steps = [] }]) => /\b(scripts|benchmarks|projenrc)\/|node_modules\/jest/.test(JSON.stringify(steps)))
  .map(([name]) => name)
  // A build runs projen itself by it.
  .filter((name) => name !== 'default');

test.each(OWN)('the contributing guide says what the task %s is for', (name) => {
  expect(textOf('CONTRIBUTING.md')).toMatch(new RegExp(`(?:npm run|npx projen|\`|, )\\s*\`?${name}\\b`));
});

test('each task that .ci/run names is there', () => {
  const named = [...textOf('.ci/run').matchAll(/^npx projen ([\w:-]+)$/gm)].map(([, name]) => name);

  expect(named.filter((name) => !TASKS.some(([task]) => task === name))).toEqual([]);
  expect(named).toContain('consumer:python');
});
