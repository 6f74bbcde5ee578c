import { main } from '../../src/cli/main';
import { PROCESS_TIMEOUT, runInFreshProcess } from '../private/child-process';

const OPTIONS = ['--all', '--prefix-delegation', '--custom-networking', '--max-eni', '--trunk-eni', '--efa-only-enis', '--host-network-pods', '--os', '--ip-family', '--uncapped', '--json'];

describe('help', () => {
  test.each([[['--help']], [['-h']], [['max-pods', '--help']], [['max-pods', 'x9.99xlarge', '--help']]])('%p shows how the command is used: exit 0', (args) => {
    const { code, stdout, stderr } = main(args);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^usage: eks-pod-capacity max-pods \[TYPE\.\.\.\] /);
    expect(OPTIONS.filter((option) => !stdout.includes(`[${option}`))).toEqual([]);
  });

  test.each([[['--help']], [['demand', '--help']], [['demand', '-h', '--cases', 'x']]])('%p shows a line for each command', (args) => {
    const { code, stdout, stderr } = main(args);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^usage: eks-pod-capacity max-pods [^\n]+\n {7}eks-pod-capacity demand --cases FILE\|- \[--json\]\n/);
  });
});

test('words after the command are for the command: exit 0', () => {
  const { code, stdout, stderr } = main(['max-pods', 'm5.large', '--json']);

  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject([{ instanceType: 'm5.large', maxPods: 29 }]); // 3 * 9 + 2
});

test.each([
  [[], 'a command is missing'],
  [['maxpods'], "'maxpods' is not a command"],
  [['m5.large'], "'m5.large' is not a command"],
  [['--json'], "'--json' is not a command"],
  [['toString'], "'toString' is not a command"],
])('fails on %p with exit 2 and one line that says what is allowed', (args, problem) => {
  const { code, stdout, stderr } = main(args);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^eks-pod-capacity: [^\n]+\n$/);
  expect(stderr).toContain(`${problem}: allowed are max-pods, demand`);
});

test.each([
  [['max-pods', 'm5\nlarge'], 'm5%0Alarge'],
  [['max-pods', 'm5.large', '--os', 'a\tb'], 'a%09b'],
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
