import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PROCESS_TIMEOUT, runBin } from '../private/child-process';

const ROOT = join(__dirname, '../..');
const FOLDER = mkdtempSync(join(tmpdir(), 'process-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** The command as a program of a shell, on the sources. */
const PROGRAM = join(FOLDER, 'eks-pod-capacity.js');
writeFileSync(PROGRAM, `process.chdir(${JSON.stringify(ROOT)}); require(${JSON.stringify(join(ROOT, 'test/private/register-sources.js'))});
require(${JSON.stringify(join(ROOT, 'src/cli/run'))}).run();`);

/** Runs lines of bash, in which `run` is the command. */
function shell(lines: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `run() { '${process.execPath}' '${PROGRAM}' "$@"; }\nset -o pipefail\n${lines}`], {
    encoding: 'utf8', env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

test('an answer goes to stdout: exit 0', () => {
  const { code, stdout, stderr } = runBin(['max-pods', 'm5.large', '--json']);

  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject([{ instanceType: 'm5.large', maxPods: 29 }]); // 3 * 9 + 2
}, PROCESS_TIMEOUT);

test('so does one with an error in it: exit 1', () => {
  const { code, stdout, stderr } = runBin(['max-pods', 'm6g.medium', '--custom-networking', '--trunk-eni', '--json']);

  expect([code, stderr]).toEqual([1, '']);
  expect(JSON.parse(stdout)).toMatchObject([{ instanceType: 'm6g.medium', podAddresses: 0 }]); // (2 - 1 - 1) * 3
}, PROCESS_TIMEOUT);

test('what is wrong with the words goes to stderr: exit 2', () => {
  const { code, stdout, stderr } = runBin(['max-pods', 'm5.large', '--os', 'linux']);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toBe("eks-pod-capacity max-pods: --os must be al2023, bottlerocket or windows, and is 'linux'\n");
}, PROCESS_TIMEOUT);

test('a reader that goes early is no error, and a full disk is one', () => {
  expect(shell('run max-pods --all | head -n 1 > /dev/null; echo "${PIPESTATUS[@]}"; run max-pods --all --json > /dev/full; echo $?')).toEqual({
    status: 0, stdout: '0 0\n2\n', stderr: 'eks-pod-capacity: standard output cannot be written (ENOSPC)\n',
  });
}, PROCESS_TIMEOUT);

test('standard input that is closed or empty is a line, and a pipe is read', () => {
  const { stdout, stderr } = shell(`run plan - <&-; echo $?; run plan - < /dev/null; echo $?; (sleep 0.1; cat '${ROOT}/docs/cases/dense-cluster.yaml') | run plan - --json | head -c 1`);

  expect(stdout).toBe('2\n2\n{');
  expect(stderr).toMatch(/^(eks-pod-capacity plan: FILE - \(standard input\) (is empty: give YAML|cannot be read \(\w+\).*)\n){2}$/);
}, PROCESS_TIMEOUT);

test('colours, locale and files follow the environment', () => {
  const plan = 'run plan docs/cases/dense-cluster.yaml';
  const { stdout, stderr } = shell([
    `FORCE_COLOR=1 ${plan} | grep -c $'\\e'`, `NO_COLOR=1 FORCE_COLOR=1 ${plan} | grep -c $'\\e'`, `LC_ALL=C ${plan} | grep -c '#####'`,
    `${plan} -o '${FOLDER}/out' && grep -c '█' '${FOLDER}/out'`,
  ].join('; '), { NO_COLOR: '', FORCE_COLOR: '', LC_ALL: 'C.UTF-8', TERM: 'xterm' });

  expect(stderr).toBe('');
  expect(stdout.split('\n').map(Number).map((lines) => lines > 0)).toEqual([true, false, true, true, false]);
}, PROCESS_TIMEOUT);
