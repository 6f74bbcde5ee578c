import { InstanceTypeLimits, IpAssignment, NodegroupCapacity, OperatingSystem } from '../../src/capacity';
import { fullNodeFindings } from '../../src/forecast/room-findings';
import { factsOf } from '../private/statements';

const capacityOf = (types: string[], options = {}) => NodegroupCapacity.of(types.map((type) => InstanceTypeLimits.of(type)), options);
const PREFIXES = { ipAssignment: IpAssignment.prefixDelegation() };

test.each<[string, string[], object, object, boolean]>([
  // t3.small: 3 x (4 - 1) + 2 = 11
  ['11 - 2 - 8 = 1', ['t3.small'], {}, { daemonSetPods: 8 }, false],
  ['11 - 2 - 9 = 0', ['t3.small'], {}, { daemonSetPods: 9 }, true],
  ['all on the host network', ['t3.small'], { hostNetworkPods: 4 }, { daemonSetPods: 9 }, true], // 9 + 4 - 4 - 9
  ['the same with room for one', ['t3.small'], { hostNetworkPods: 4 }, { daemonSetPods: 8 }, false],
  ['with prefixes 110 - 2 - 9', ['t3.small'], PREFIXES, { daemonSetPods: 9 }, false],
  ['with prefixes 110 - 2 - 108', ['t3.small'], PREFIXES, { daemonSetPods: 108 }, true],
  ['by the smaller of two types', ['m5.large', 't3.small'], {}, { daemonSetPods: 9 }, true],
  ['by a count that is told', ['m5.large'], {}, { maxPods: 11, daemonSetPods: 9 }, true],
  ['by a count for the host network alone', ['m5.large'], {}, { maxPods: 2 }, true],
  ['by a count with room for one', ['m5.large'], {}, { maxPods: 3 }, false],
  ['without DaemonSets', ['t3.nano'], {}, {}, false], // 2 x (2 - 1) + 2 - 2
  ['of a user who expects no other pods', ['t3.small'], {}, { daemonSetPods: 9, podsPerNode: 0 }, false],
  ['of a user who expects none in all', ['t3.small'], {}, { daemonSetPods: 9, pods: 0 }, false],
  ['with pods on branch interfaces', ['m5.large'], { trunkEni: true }, { daemonSetPods: 9, maxPods: 12, branchPods: 1 }, false],
  ['of Windows 3 - 3', ['t3.small'], { os: OperatingSystem.WINDOWS }, { daemonSetPods: 3 }, true],
  ['of Windows 3 - 2', ['t3.small'], { os: OperatingSystem.WINDOWS }, { daemonSetPods: 2 }, false],
])('%s', (_, types, options, pods, isFull) => {
  expect(fullNodeFindings({ name: 'web', maxSize: 3, ...pods }, capacityOf(types, options)).map(({ severity }) => severity)).toEqual(isFull ? ['warning'] : []);
});

test('the types that bind are named, with the sum', () => {
  const findings = fullNodeFindings({ name: 'web', maxSize: 3, daemonSetPods: 9 }, capacityOf(['m5.large', 't3.small']));

  expect(factsOf(findings, 'no-room-for-pods')).toEqual({ groups: ['web'], types: ['t3.small'], maxPods: 11, hostNetworkPods: 2, daemonSetPods: 9 });
});
