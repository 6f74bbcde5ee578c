import { existsSync } from 'fs';
import { join } from 'path';
import { COMMANDS } from '../../src/cli/command-table';
import { wordProblems, wordsOf } from '../../src/cli/framework/arguments';
import { COMMON_OPTIONS } from '../../src/cli/framework/command-help';
import { isProblem } from '../../src/cli/framework/command-result';
import { main } from '../../src/cli/main';
import { PROCESS_TIMEOUT, runInFreshProcess } from '../private/child-process';

const ROOT = join(__dirname, '../..');

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']], [['help', 'help']], [['help', '--help']]])('%j shows all commands: exit 0', (args) => {
    const { code, stdout, stderr } = main(args);

    expect([code, stderr]).toEqual([0, '']);
    expect(COMMANDS.filter(({ name, purpose }) => !stdout.includes(`\n  ${name} `) || !stdout.includes(purpose.slice(0, 60)))).toEqual([]);
  });

  test('no words show all commands on stderr: exit 2', () => {
    expect(main([])).toEqual({ code: 2, stdout: '', stderr: main(['help']).stdout });
  });

  test.each(COMMANDS.map((command) => [command.name, command] as const))('of %s: examples first, then its options, file keys and exit codes', (name, command) => {
    const { code, stdout, stderr } = main([name, '--help']);
    const heads = stdout.split('\n').filter((line) => /^[A-Z][a-z ]+$/.test(line));

    expect([code, stderr]).toEqual([0, '']);
    expect(heads).toEqual(['Examples', 'Usage', 'Options', ...command.keys === undefined ? [] : ['Keys of the file'], 'Exit codes']);
    expect(Object.keys(command.options).filter((option) => !stdout.includes(`  --${option}`))).toEqual([]);
    expect((command.keys ?? []).filter((key) => !stdout.includes(`\n  ${key.name} `))).toEqual([]);
    expect(stdout.split('\n').filter((line) => line.length > 125)).toEqual([]);
    expect([main(['help', name]), main([name, 'x9.99xlarge', '-h']), main([name, '--nonsense', '--help'])]).toEqual(Array(3).fill({ code, stdout, stderr }));
  });

  test('each example is taken by its command, and each page of the docs exists', () => {
    for (const command of COMMANDS) {
      expect(existsSync(join(ROOT, 'docs', command.page)) ? '' : command.page).toBe('');
      for (const { words } of command.examples) {
        const [name, ...rest] = words.replace(/ [<>|].*$/, '').split(' ');
        const parsed = wordsOf(rest, { ...command.options, ...COMMON_OPTIONS });

        expect([name, isProblem(parsed) ? parsed.problems : wordProblems(parsed, command)]).toEqual([command.name, []]);
      }
    }
  });
});

test.each([[['--version']], [['-V']]])('%j says the version and the date of the table', (args) => {
  expect(main(args)).toEqual({ code: 0, stdout: 'eks-pod-capacity 0.0.0 (instance types of 2026-11-22)\n', stderr: '' });
});

test('words after the command are for the command: exit 0', () => {
  const { code, stdout, stderr } = main(['max-pods', 'm5.large', '--json']);

  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject([{ instanceType: 'm5.large', maxPods: 29 }]); // 3 * 9 + 2
});

test.each([
  [['maxpods'], "'maxpods' is not a command: did you mean max-pods\n"],
  [['plna'], "'plna' is not a command: did you mean plan\n"],
  [['Plan'], "'Plan' is not a command: did you mean plan\n"],
  [['help', 'simulat'], "'simulat' is not a command: did you mean simulate\n"],
  [['m5.large'], "'m5.large' is not a command: allowed are max-pods, init"],
  [['--json'], "'--json' is not a command: allowed are max-pods, init"],
  [['toString'], "'toString' is not a command: allowed are max-pods, init"],
])('fails on %p with exit 2 and one line that says what is allowed', (args, problem) => {
  const { code, stdout, stderr } = main(args);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^eks-pod-capacity(?: help)?: [^\n]+\n$/);
  expect(stderr).toContain(problem);
});

test.each([
  [['max-pods', 'm5\nlarge'], 'm5\\u{a}large'],
  [['max-pods', 'm5.large', '--os', 'a\tb'], 'a\\u{9}b'],
  [['max-pods', 'm5.large', '--constructor'], '--constructor is not an option'],
  [['max-pods', 'm5.large', '--__proto__'], '--__proto__ is not an option'],
  [['max-pods', 'm5.large', '--toString=3'], '--toString is not an option'],
  [['max-pods', 'm5.large', '--max-eni'], '--max-eni needs a value: a whole number of 1 or more'],
  [['max-pods', 'm5.large', '--os='], '--os needs a value: al2023, bottlerocket or windows'],
])('fails on %j in one line', (args, problem) => {
  const { code, stdout, stderr } = main(args);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^eks-pod-capacity max-pods: [^\n\t]+\n$/);
  expect(stderr).toContain(problem);
});

describe('the command loads no CDK', () => {
  const CDK_LOADED = "Object.keys(require.cache).map((file) => file.replaceAll('\\\\', '/')).filter((file) => /\\/node_modules\\/(aws-cdk-lib|constructs)\\//.test(file)).length > 0";
  const ANSWER = "const { main } = require('./src/cli/main'); const { code } = main(['max-pods', 'm5.large']);";
  const SHOW = `console.log(JSON.stringify({ code, cdk: ${CDK_LOADED} }));`;

  test('after an answer neither aws-cdk-lib nor constructs has been loaded', () => {
    expect(runInFreshProcess(`${ANSWER} ${SHOW}`)).toEqual({ code: 0, stdout: '{"code":0,"cdk":false}\n', stderr: '' });
  }, PROCESS_TIMEOUT);

  test.each(['constructs', 'aws-cdk-lib/core'])('had %s been loaded, it would have been seen', (name) => {
    expect(runInFreshProcess(`${ANSWER} require('${name}'); ${SHOW}`)).toEqual({ code: 0, stdout: '{"code":0,"cdk":true}\n', stderr: '' });
  }, PROCESS_TIMEOUT);
});
