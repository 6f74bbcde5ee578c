import {
  AddressDemand, AddressDemandOptions, InstanceTypeLimits, IpAssignment, NodeCapacity, NodeCapacityOptions, NodegroupCapacity, OperatingSystem,
  PodCap, PodIpFamily, WarmPool,
} from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { limitsOf } from '../private/forecast-fixtures';
import { csvTypes, isInternalOnly } from '../private/instance-type-csv';
import { Said, saidBy } from '../private/statements';

const IPV6: AddressDemandOptions = { ipFamily: PodIpFamily.IPV6 };
const WINDOWS: NodeCapacityOptions = { os: OperatingSystem.WINDOWS };
const A_80 = 281_474_976_710_656; // 2 ** (128 - 80)

const capacityOf = (type: string, options: NodeCapacityOptions) => NodeCapacity.of(InstanceTypeLimits.of(type), options);

describe('pods of a node with IPv6', () => {
  test.each<[string, string, NodeCapacityOptions, number, number]>([
    ['m5.large', 'm5.large', IPV6, A_80, 110],
    ['t3.nano', 't3.nano', IPV6, A_80, 110],
    ['S81 p4de.24xlarge, whose type is known', 'p4de.24xlarge', IPV6, A_80, 250], // 96 vCPUs
    ['m5.metal', 'm5.metal', IPV6, A_80, 250], // 96 vCPUs
    ['m5.large, prefixes said', 'm5.large', { ...IPV6, ipAssignment: IpAssignment.prefixDelegation() }, A_80, 110],
    ['m5.large with a trunk', 'm5.large', { ...IPV6, trunkEni: true }, A_80, 110],
  ])('%s', (_, type, options, podAddresses, maxPods) => {
    const capacity = capacityOf(type, options);

    expect(capacity).toMatchObject({ enis: 1, podSlots: 1, podAddresses, eniLimitedPods: podAddresses + 2, hostNetworkPods: 2, maxPods, boundBy: 'cap' });
    expect(capacity.ipAssignment.mode).toBe('prefix-delegation');
    expect(Number.isSafeInteger(capacity.eniLimitedPods)).toBe(true);
  });

  test('IPv4 is the default', () => {
    expect([capacityOf('m5.large', {}).ipFamily, capacityOf('m5.large', IPV6).ipFamily]).toEqual([PodIpFamily.IPV4, PodIpFamily.IPV6]);
    expect(capacityOf('m5.large', { ipFamily: PodIpFamily.IPV4 }).maxPods).toBe(29); // 3 * 9 + 2
  });

  test('every type of the table is bound by its cap, or can run no pods with an error', () => {
    const rows = csvTypes().filter((type) => !isInternalOnly(type));
    const seen = rows.map(({ instanceType }) => {
      const { maxPods, boundBy, findings } = capacityOf(instanceType, IPV6);
      return { instanceType, maxPods, boundBy, errors: namesOf(findings.filter(({ severity }) => severity === 'error')) };
    });

    expect(rows).toHaveLength(1392); // 1420 - 28
    expect(seen).toEqual(rows.map(({ instanceType, hypervisor, vcpus }) => (hypervisor === 'nitro' || hypervisor === 'none'
      ? { instanceType, maxPods: (vcpus ?? 0) > 30 ? 250 : 110, boundBy: 'cap', errors: [] }
      : { instanceType, maxPods: 2, boundBy: 'enis', errors: ['ipv6-unsupported'] })));
  });

  test('a group with a type that can run no pods is bound by it', () => {
    expect(NodegroupCapacity.of(limitsOf('m5.large', 'i3.large'), IPV6)).toMatchObject({ maxPods: 2, boundBy: 'enis' });
    expect(NodegroupCapacity.of(limitsOf('m5.large', 't3.nano'), IPV6).maxPods).toBe(110);
  });
});

describe('findings', () => {
  test.each<[string, string, NodeCapacityOptions, string[]]>([
    ['m5.large', 'm5.large', IPV6, []],
    ['i3.large, a Xen type', 'i3.large', IPV6, ['ipv6-unsupported']],
    ['hs1.8xlarge, of which little is known', 'hs1.8xlarge', IPV6, ['ipv6-unsupported', 'vcpus-unknown']],
    ['t3.large with a trunk', 't3.large', { ...IPV6, trunkEni: true }, ['trunk-unsupported']],
    ['p4de.24xlarge: its cards are nothing to it', 'p4de.24xlarge', IPV6, []],
    ['t3.nano', 't3.nano', IPV6, ['memory-withheld']],
  ])('of %s', (_, type, options, names) => {
    expect(namesOf(capacityOf(type, options).findings)).toEqual(names);
  });

  test.each([
    ['i3.large', 'xen'],
    ['hs1.8xlarge', undefined],
  ])('that of %s says why no pod runs, and is an error', (type, hypervisor) => {
    const [finding] = capacityOf(type, IPV6).findings;

    expect(finding.severity).toBe('error');
    expect(saidBy([finding])).toEqual([['instance-types.takesNoIpv6', { types: [type], hypervisor }]]);
  });
});

describe('what a node takes of IPv4', () => {
  test.each<[string, string, AddressDemandOptions, number, number[]]>([
    // ENIs, placed, node subnet
    ['m5.large, no pod', 'm5.large', IPV6, 0, [1, 0, 1]],
    ['m5.large, full', 'm5.large', IPV6, 108, [1, 108, 1]],
    ['m5.large with a trunk', 'm5.large', { ...IPV6, trunkEni: true }, 5, [2, 5, 2]], // 1 + 1
    ['i3.large, which gives no pod an address', 'i3.large', IPV6, 5, [1, 0, 1]],
  ])('%s', (_, type, options, pods, [enis, podsPlaced, nodeSubnetAddresses]) => {
    expect(AddressDemand.of(InstanceTypeLimits.of(type), pods, options)).toEqual({
      ...{ pods, enis, podsPlaced, nodeSubnetAddresses },
      ...{ slots: 0, prefixes: 0, nodeSubnetPrefixes: 0, podSubnetPrefixes: 0, idlePodAddresses: 0, podSubnetAddresses: 0 },
    });
  });
});

describe('bad input', () => {
  test.each<[string, AddressDemandOptions, Said]>([
    ['os', WINDOWS, ['node-options.windowsWithIpv6', { of: 'm5.large' }]],
    ['customNetworking', { customNetworking: true }, ['node-options.customNetworkingWithIpv6', { of: 'm5.large' }]],
    ['maxEni', { maxEni: 2 }, ['node-options.maxEniWithIpv6', { of: 'm5.large' }]],
    ['ipAssignment', { ipAssignment: IpAssignment.secondaryIp() }, ['node-options.singleAddressesWithIpv6', { of: 'm5.large' }]],
    ['podCap', { podCap: PodCap.NONE }, ['node-options.noCapWithIpv6', { of: 'm5.large' }]],
    ['an unknown family', { ipFamily: 'ipv5' as PodIpFamily }, ['node-options.notAChoice', { option: 'ipFamily', of: 'm5.large', choices: ['ipv4', 'ipv6'], got: 'ipv5' }]],
  ])('fails with %s', (_, options, said) => {
    const findings = findingsThrownBy(() => capacityOf('m5.large', { ...IPV6, ...options }));

    expect(saidBy(findings)).toEqual([said]);
    expect(namesOf(findings)).toEqual(['node-contradiction']);
  });

  test.each<[string, AddressDemandOptions, Said]>([
    ['subnetDiscovery', { subnetDiscovery: true }, ['node-options.discoveryWithIpv6', { of: 'm5.large' }]],
    ['warmPool', { warmPool: WarmPool.prefixes(1) }, ['node-options.warmPoolWithIpv6', { of: 'm5.large' }]],
  ])('a demand fails with %s', (_, options, said) => {
    expect(saidBy(findingsThrownBy(() => AddressDemand.of(InstanceTypeLimits.of('m5.large'), 1, { ...IPV6, ...options })))).toEqual([said]);
  });

  test('fails with all problems at once', () => {
    expect(findingsThrownBy(() => capacityOf('m5.large', { ...IPV6, ...WINDOWS, customNetworking: true, trunkEni: true, podCap: PodCap.NONE }))).toHaveLength(5);
  });
});
