import { compiledOn, instanceTypeNames, instanceTypeRow } from '../../../src/capacity/private/instance-type-table';
import { PROCESS_TIMEOUT, runInFreshProcess } from '../../private/child-process';

const SHOW_WHETHER_LOADED = "console.log(Object.keys(require.cache).some((file) => file.includes('instance-types.generated')));";

describe('the table is read when it is first asked for', () => {
  test('and not when the room is imported', () => {
    expect(runInFreshProcess(`require('./src/capacity'); ${SHOW_WHETHER_LOADED}`)).toEqual({ code: 0, stdout: 'false\n', stderr: '' });
  }, PROCESS_TIMEOUT);

  test('and not by limits that somebody states', () => {
    const code = "require('./src/capacity').InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 1, ipv4PerEni: 2 });";

    expect(runInFreshProcess(`${code} ${SHOW_WHETHER_LOADED}`)).toEqual({ code: 0, stdout: 'false\n', stderr: '' });
  }, PROCESS_TIMEOUT);

  test('but by a question for a type, which shows that the two above can fail', () => {
    const code = "require('./src/capacity').InstanceTypeLimits.find('m5.large');";

    expect(runInFreshProcess(`${code} ${SHOW_WHETHER_LOADED}`)).toEqual({ code: 0, stdout: 'true\n', stderr: '' });
  }, PROCESS_TIMEOUT);
});

test.each([
  ['a1.medium', { vcpus: 1, memoryMib: 2048, architecture: 'arm64', hypervisor: 'nitro', maxEnis: 2, ipv4PerEni: 4, networkCards: 1, branchInterfaces: 10 }],
  ['c1.medium', { vcpus: 2, memoryMib: 1740, architecture: 'x86_64', hypervisor: 'xen', maxEnis: 2, ipv4PerEni: 6, networkCards: 1, branchInterfaces: 0 }],
  ['p4d.24xlarge', { vcpus: 96, memoryMib: 1179648, architecture: 'x86_64', hypervisor: 'nitro', maxEnis: 15, ipv4PerEni: 50, networkCards: 4, branchInterfaces: 62 }],
  ['c5a.metal', { hypervisor: 'none', maxEnis: 15, ipv4PerEni: 50, networkCards: 1 }],
])('the row of %s', (instanceType, facts) => {
  expect(instanceTypeRow(instanceType)).toEqual({ instanceType, ...facts });
});

test('a type that is not in the table has no row', () => {
  expect(instanceTypeRow('x9.99xlarge')).toBeUndefined();
});

test('the names are sorted by character code, so that no locale decides', () => {
  const names = instanceTypeNames();

  expect(names.slice(0, 3)).toEqual(['a1.2xlarge', 'a1.4xlarge', 'a1.large']);
  expect(names).toEqual([...names].sort());
});

test('the data is dated', () => {
  expect(compiledOn()).toBe('2026-11-22');
});
