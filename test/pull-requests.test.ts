import { spawnSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { COMMANDS } from '../src/cli/command-table';
import { wordProblems, wordsOf } from '../src/cli/framework/arguments';
import { COMMON_OPTIONS } from '../src/cli/framework/command-help';
import { isProblem } from '../src/cli/framework/command-result';

const PAGE = readFileSync(join(__dirname, '../docs/pull-requests.md'), 'utf8');
const blockOf = (language: string) => new RegExp(`\`\`\`${language}\\n([^]*?)\n\`\`\``).exec(PAGE)![1];
const FOLDER = mkdtempSync(join(tmpdir(), 'recipes-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const runs = () => (parse(blockOf('yaml')).jobs.diff.steps as Array<{ run?: string }>).flatMap(({ run }) => run ?? []);

test('each command of the page is one that exists, with its options', () => {
  const commands = [...PAGE.matchAll(/npx eks-pod-capacity ([^\n|)'`]+)/g)].map(([, words]) => words.trim().split(' '));

  expect(commands.length).toBeGreaterThanOrEqual(3);
  for (const [name, ...words] of commands) {
    const command = COMMANDS.find((each) => each.name === name)!;
    const parsed = wordsOf(words, { ...command.options, ...COMMON_OPTIONS });
    expect([words, isProblem(parsed) ? parsed.problems : wordProblems(parsed, command)]).toEqual([words, []]);
  }
});

test('the workflow is one: it runs on pull requests, may comment and nothing else, and ends with the code of the difference', () => {
  const workflow = parse(blockOf('yaml'));

  expect(workflow).toMatchObject({ on: 'pull_request', permissions: { 'contents': 'read', 'pull-requests': 'write' } });
  expect(Object.keys(workflow.permissions)).toHaveLength(2);
  expect(workflow.jobs.diff.steps.every((step: object) => 'uses' in step || 'run' in step)).toBe(true);
  expect(workflow.jobs.diff.steps.at(-1).run).toBe('exit ${{ steps.compare.outputs.code }}');
});

test('the scripts are shell', () => {
  for (const script of [blockOf('sh'), ...runs().map((run) => run.replace(/\$\{\{.*?\}\}/g, 'X'))]) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
});

test('the stack is TypeScript', () => {
  const { diagnostics } = ts.transpileModule(blockOf('ts'), { reportDiagnostics: true });

  expect(diagnostics!.map(({ messageText }) => messageText)).toEqual([]);
});

test.each([
  ['comments where there is no comment of it yet', '', /^POST .*issues\/7\/comments .*comment\.md$/m],
  ['changes the comment that is there', '42', /^PATCH .*issues\/comments\/42 .*comment\.md$/m],
])('the step of the workflow %s', (_, id, call) => {
  const work = join(FOLDER, `work${id}`);
  mkdirSync(work);
  writeFileSync(join(work, 'comment.md'), '<!-- eks-pod-capacity diff: x -->\n\ntext\n');
  writeFileSync(join(work, 'gh'), `#!/bin/sh\ncase "$*" in *--paginate*) printf '%s' '${id}' ;; *) echo "$3 $4 $6" >> calls ;; esac\n`);
  chmodSync(join(work, 'gh'), 0o755);
  const comment = runs().find((run) => run.includes('MARKER'))!;
  const { status, stderr } = spawnSync('bash', ['-e', '-c', comment], {
    cwd: work, encoding: 'utf8', env: { ...process.env, PATH: `${work}:${process.env.PATH}`, GITHUB_REPOSITORY: 'owner/name', PR: '7' },
  });

  expect([status, stderr]).toEqual([0, '']);
  expect(readFileSync(join(work, 'calls'), 'utf8')).toMatch(call);
});
