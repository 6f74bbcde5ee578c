import { readFileSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { folderOf } from '../audit/fixtures';

const TO = ['--to', 'prefix-delegation'];
const PODS = ['--pod-cidr', '100.64.0.0/16'];
const run = (...words: string[]) => main(['migrate', ...words]);

test('a roomy cluster has a plan, in seven steps', () => {
  const { code, stdout } = run(folderOf('roomy'), ...TO);
  expect(code).toBe(0);
  expect(stdout).toContain('Migration of demo to prefix-delegation: way A');
  expect(stdout.match(/^Step \d of 7: /gm)).toHaveLength(7);
});

test('one that is nearly full goes way B, and is refused way C by the names of its nodes', () => {
  const { code, stdout } = run(folderOf('nearly-full'), ...TO, ...PODS, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'migration', schemaVersion: 1, way: 'B', ways: [{ possible: false }, { possible: true }, { possible: false }],
  });
  const refused = run(folderOf('nearly-full'), ...TO, ...PODS, '--way', 'C');
  expect(refused.code).toBe(1);
  expect(refused.stdout).toMatch(/node-a1 is full[^]*node-a2 is cordoned/);
});

test('where whole blocks do not suffice it is refused, with what frees them', () => {
  const { code, stdout } = run(folderOf('nearly-full'), ...TO);
  expect(code).toBe(1);
  expect(stdout).toContain('fix: give pods a range of their own: --pod-cidr 100.64.0.0/16');
  expect(stdout).toMatch(/or: drain and terminate node-a1 \(27 pods\): frees \d+ whole block/);
});

test('Markdown has the steps, the commands and the program', () => {
  const { stdout } = run(folderOf('roomy'), ...TO, '--markdown');
  expect(stdout).toMatch(/^# Migration of demo/);
  expect(stdout.match(/^```ts$/gm)!.length).toBeGreaterThan(3);
  expect(stdout).toContain('| subnet | whole /28s |');
});

test.each<[string[], string]>([
  [[folderOf('roomy')], '--to is missing: give --to prefix-delegation'],
  [[...TO], 'FILE is missing'],
  [[folderOf('roomy'), '--to', 'single-addresses'], "--to must be prefix-delegation, and is 'single-addresses'"],
  [[folderOf('roomy'), ...TO, '--way', 'D'], "--way must be A, B or C, and is 'D'"],
  [['no-such-folder', ...TO], 'cannot be read'],
  [[folderOf('roomy'), ...TO, '--json', '--markdown'], 'exclude each other'],
  [[folderOf('roomy'), ...TO, '--pod-cidr', 'x'], "--pod-cidr 'x' is not an IPv4 CIDR"],
  [[folderOf('roomy'), ...TO, '--pod-cidr', '100.64.0.0'], "--pod-cidr '100.64.0.0' is not an IPv4 CIDR"],
  [[folderOf('roomy'), ...TO, '--pod-cidr', '100.64.0.0/15'], '100.64.0.0/15'],
  [[folderOf('roomy'), ...TO, '--pod-cidr', '169.254.0.0/16'], '169.254.0.0/16'],
])('%j is a mistake of use', (words, problem) => {
  const { code, stderr, stdout } = run(...words);
  expect(code).toBe(2);
  expect(stderr).toContain(problem);
  expect(stdout).toBe('');
});

test('each file that is missing is said, with the command that gives it', () => {
  const { code, stdout } = run(join(folderOf('roomy'), 'nodes.json'), ...TO);
  expect(code).toBe(1);
  expect(stdout.match(/fix: add the output of: /g)!.length).toBe(6);
});

test('the page of the command says what the code counts', () => {
  const page = readFileSync(join(__dirname, '../../docs/migration.md'), 'utf8');
  expect(page).toContain('ceil(27 / 16) + 1 = 3');
});
