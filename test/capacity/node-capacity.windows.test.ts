import { CapacityLimit, InstanceTypeLimits, IpAssignment, NodeCapacity, NodeCapacityOptions, NodegroupCapacity, OperatingSystem, PodCap } from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { limitsOf } from '../private/forecast-fixtures';
import { csvTypes, isInternalOnly } from '../private/instance-type-csv';
import { Said, saidBy } from '../private/statements';

const WINDOWS: NodeCapacityOptions = { os: OperatingSystem.WINDOWS };
const PREFIXES: NodeCapacityOptions = { ...WINDOWS, ipAssignment: IpAssignment.prefixDelegation() };
const UNCAPPED: NodeCapacityOptions = { ...PREFIXES, podCap: PodCap.NONE };

const capacityOf = (type: string, options: NodeCapacityOptions) => NodeCapacity.of(InstanceTypeLimits.of(type), options);

describe('pods of a Windows node', () => {
  test.each<[string, string, NodeCapacityOptions, number, number, number, string]>([
    // addresses, pods by ENIs, max pods
    ['S67 c5.large', 'c5.large', WINDOWS, 9, 9, 9, 'os'], // 10 - 1
    ['S67 c5.large with prefixes', 'c5.large', PREFIXES, 144, 144, 110, 'cap'], // 9 * 16
    ['S67 c5.large with prefixes, uncapped', 'c5.large', UNCAPPED, 144, 144, 144, 'os'], // 9 * 16
    ['S68 t3.large', 't3.large', WINDOWS, 11, 11, 11, 'os'], // 12 - 1
    ['S68 t3.large with prefixes', 't3.large', PREFIXES, 176, 176, 110, 'cap'], // 11 * 16
    ['t3.small with prefixes', 't3.small', PREFIXES, 48, 48, 48, 'os'], // 3 * 16
    ['c5.18xlarge: 110 whatever the vCPUs', 'c5.18xlarge', PREFIXES, 784, 784, 110, 'cap'], // 49 * 16, 72 vCPUs
    ['c5.18xlarge', 'c5.18xlarge', WINDOWS, 49, 49, 49, 'os'], // 50 - 1
    ['t3.nano', 't3.nano', WINDOWS, 1, 1, 1, 'os'], // 2 - 1
    ['i3.large, prefixes in vain', 'i3.large', PREFIXES, 9, 9, 9, 'os'], // 10 - 1, Xen
    ['c5.large, two HostProcess pods', 'c5.large', { ...WINDOWS, hostNetworkPods: 2 }, 9, 11, 11, 'os'], // 9 + 2
    ['hpc6id.32xlarge, which has one ENI: not the system binds', 'hpc6id.32xlarge', WINDOWS, 49, 49, 49, 'enis'], // 50 - 1
  ])('%s', (_, type, options, podAddresses, eniLimitedPods, maxPods, boundBy) => {
    expect(capacityOf(type, options)).toMatchObject({ enis: 1, podAddresses, eniLimitedPods, maxPods, boundBy, branchInterfaces: 0 });
  });

  test('no host-network pods and the cap of 110 are the defaults; Linux is that of a node', () => {
    expect(capacityOf('c5.18xlarge', WINDOWS)).toMatchObject({ os: OperatingSystem.WINDOWS, hostNetworkPods: 0, cappedAt: 110 });
    expect(capacityOf('c5.18xlarge', {})).toMatchObject({ os: OperatingSystem.LINUX, hostNetworkPods: 2, cappedAt: 250 });
    expect(capacityOf('m5.large', { os: OperatingSystem.LINUX }).maxPods).toBe(29); // 3 * 9 + 2
  });

  test('an ENI that holds its own address only leaves no slot, and more ENIs would not help', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 4, ipv4PerEni: 1, vcpus: 2, memoryMib: 65536 });
    const { boundBy, maxPods, findings } = NodeCapacity.of(limits, WINDOWS);

    expect([boundBy, maxPods, namesOf(findings)]).toEqual([CapacityLimit.ENIS, 0, ['no-pod-enis']]);
  });

  test('every type of the table agrees with L - 1 addresses and the cap of 110', () => {
    const rows = csvTypes().filter((type) => !isInternalOnly(type));
    const expected = (prefixes: boolean) => rows.map(({ instanceType, ipv4PerEni, maxEnis, hypervisor }) => {
      const addresses = (ipv4PerEni - 1) * (prefixes && (hypervisor === 'nitro' || hypervisor === 'none') ? 16 : 1);
      const boundBy = addresses > 110 ? 'cap' : maxEnis > 1 ? 'os' : 'enis';
      return { instanceType, podAddresses: addresses, maxPods: addresses > 110 ? 110 : addresses, boundBy };
    });
    const seen = (options: NodeCapacityOptions) => rows.map(({ instanceType }) => {
      const { podAddresses, maxPods, boundBy } = capacityOf(instanceType, options);
      return { instanceType, podAddresses, maxPods, boundBy };
    });

    expect(rows).toHaveLength(1392); // 1420 - 28
    expect(seen(WINDOWS)).toEqual(expected(false));
    expect(seen(PREFIXES)).toEqual(expected(true));
  });

  test('no type runs more pods with addresses on Windows than on Linux', () => {
    const more = InstanceTypeLimits.all().filter((limits) => NodeCapacity.of(limits, PREFIXES).maxPods
      > NodeCapacity.of(limits, { ipAssignment: IpAssignment.prefixDelegation(), hostNetworkPods: 0 }).maxPods);

    expect(more).toEqual([]);
  });
});

describe('findings', () => {
  test.each<[string, string, NodeCapacityOptions, string[]]>([
    ['S67 c5.large', 'c5.large', WINDOWS, ['windows-one-eni']],
    ['S67 c5.large with prefixes', 'c5.large', PREFIXES, []],
    ['S68 t3.large', 't3.large', WINDOWS, ['windows-one-eni']],
    ['i3.large, prefixes in vain', 'i3.large', PREFIXES, ['prefixes-unsupported', 'windows-one-eni']],
    ['m6g.medium, an Arm type', 'm6g.medium', WINDOWS, ['windows-unsupported', 'windows-one-eni']],
    ['p5.48xlarge with prefixes: its cards are nothing to it', 'p5.48xlarge', PREFIXES, []],
    ['c7i.32xlarge with prefixes: the cap does not follow from its vCPUs', 'c7i.32xlarge', PREFIXES, ['memory-unknown']],
    ['c5.large, as many as kubelet is told', 'c5.large', { ...WINDOWS, hostNetworkPods: 101 }, []], // 9 + 101
  ])('of %s', (_, type, options, names) => {
    const { findings } = capacityOf(type, options);

    expect(namesOf(findings).filter((name) => name !== 'memory-withheld')).toEqual(names);
    expect(findings.every(({ subject }) => subject === type)).toBe(true);
  });

  test.each<[string, NodeCapacityOptions, Said]>([
    ['t3.large', WINDOWS, ['pod-counts.windowsOneEni', { types: ['t3.large'], ipv4PerEni: 12, addresses: 11, kubeletPods: 110 }]],
    ['t3.small', PREFIXES, ['pod-counts.windowsOneEniOfPrefixes', { types: ['t3.small'], ipv4PerEni: 4, addresses: 48, kubeletPods: 110, addressesPerSlot: 16 }]],
    ['i3.large', PREFIXES, ['instance-types.takesNoPrefixes', { types: ['i3.large'], hypervisor: 'xen', giver: 'EKS', addresses: 9 }]],
    ['m6g.medium', WINDOWS, ['instance-types.runsNoWindows', { types: ['m6g.medium'], architecture: 'arm64' }]],
  ])('S68: that of %s holds the numbers', (type, options, said) => {
    expect(saidBy(capacityOf(type, options).findings)).toContainEqual(said);
  });
});

describe('bad input', () => {
  test.each<[string, NodeCapacityOptions, Said]>([
    ['customNetworking', { customNetworking: true }, ['node-options.customNetworkingOnWindows', { of: 'c5.large' }]],
    ['trunkEni', { trunkEni: true }, ['node-options.trunkOnWindows', { of: 'c5.large' }]],
    ['maxEni', { maxEni: 3 }, ['node-options.maxEniOnWindows', { of: 'c5.large' }]],
    ['an unknown system', { os: 'macos' as OperatingSystem }, ['node-options.notAChoice', { option: 'os', of: 'c5.large', choices: ['linux', 'windows'], got: 'macos' }]],
  ])('fails with %s', (_, options, said) => {
    const findings = findingsThrownBy(() => capacityOf('c5.large', { ...WINDOWS, ...options }));

    expect(namesOf(findings)).toEqual(['node-contradiction']);
    expect(saidBy(findings)).toEqual([said]);
  });

  test('takes those that say no, and fails with all problems at once', () => {
    expect(capacityOf('c5.large', { ...WINDOWS, customNetworking: false, trunkEni: false }).maxPods).toBe(9);
    expect(findingsThrownBy(() => capacityOf('c5.large', { ...WINDOWS, customNetworking: true, trunkEni: true, maxEni: 0, hostNetworkPods: -1 }))).toHaveLength(5);
  });
});

describe('a group', () => {
  test('gets the lowest count of its types, and what prefixes would give', () => {
    const capacity = NodegroupCapacity.of(limitsOf('c5.large', 't3.large'), WINDOWS);

    expect([capacity.maxPods, capacity.boundBy, capacity.binding.limits.instanceType]).toEqual([9, CapacityLimit.OS, 'c5.large']);
    expect(saidBy(capacity.findings)).toContainEqual(['pod-counts.lowestBinds', { maxPods: 9, type: 'c5.large', boundBy: 'os', losers: ['t3.large'], couldRun: [11], withPrefixes: 110 }]); // 12 - 1 - 9
  });

  test('fails as its types do', () => {
    expect(namesOf(findingsThrownBy(() => NodegroupCapacity.of(limitsOf('c5.large'), { ...WINDOWS, customNetworking: true })))).toEqual(['node-contradiction']);
  });
});
