import { PROCESS_TIMEOUT, runBin } from '../private/child-process';

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
