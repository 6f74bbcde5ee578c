import fc from 'fast-check';
import { AddressDemand, AddressDemandOptions, InstanceTypeLimits, IpAssignment, NodeCapacity, OperatingSystem, WarmPool, WindowsWarmPool } from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { csvTypes, isInternalOnly } from '../private/instance-type-csv';
import { holds } from '../private/laws';
import { Said, saidBy } from '../private/statements';
import { WINDOWS_ADDRESS_ROWS, WINDOWS_PREFIX_ROWS, windowsPoolOf } from '../private/windows-documented';

const WINDOWS: AddressDemandOptions = { os: OperatingSystem.WINDOWS };
const PREFIXES: AddressDemandOptions = { ...WINDOWS, ipAssignment: IpAssignment.prefixDelegation() };
const warm = (...targets: [number, number?]) => ({ windowsWarmPool: WindowsWarmPool.addresses(...targets) });

const demandOf = (type: string, pods: number, options: AddressDemandOptions) => AddressDemand.of(InstanceTypeLimits.of(type), pods, options);

/** The numbers of a demand, in the order of the tables below. */
function numbersOf({ slots, prefixes, podsPlaced, idlePodAddresses, nodeSubnetAddresses }: AddressDemand): number[] {
  return [slots, prefixes, podsPlaced, idlePodAddresses, nodeSubnetAddresses];
}

describe('what a Windows node takes, all of its own subnet', () => {
  test.each<[string, string, AddressDemandOptions, number, number[]]>([
    // slots, prefixes, placed, idle, node subnet
    ['c5.large, no pod: the floor', 'c5.large', WINDOWS, 0, [3, 0, 0, 3, 4]], // max(3, 0 + 1); 1 + 3
    ['c5.large, 5 pods', 'c5.large', WINDOWS, 5, [6, 0, 5, 1, 7]], // 5 + 1; 1 + 6
    ['c5.large, full', 'c5.large', WINDOWS, 9, [9, 0, 9, 0, 10]], // min(9 + 1, 9); 1 + 9
    ['S68 t3.large, more pods than addresses', 't3.large', WINDOWS, 110, [11, 0, 11, 0, 12]], // 12 - 1; 1 + 11
    ['c5.large, 5 pods with prefixes', 'c5.large', PREFIXES, 5, [1, 1, 5, 11, 17]], // ceil(6 / 16); 1 + 16
    ['S67 c5.large, full with prefixes', 'c5.large', PREFIXES, 110, [7, 7, 110, 2, 113]], // ceil(111 / 16); 1 + 7 * 16
    ['c5.large, all addresses of its prefixes', 'c5.large', PREFIXES, 144, [9, 9, 144, 0, 145]], // min(10, 9)
    ['t3.small, more pods than prefixes hold', 't3.small', PREFIXES, 60, [3, 3, 48, 0, 49]], // 3 * 16
    ['c5.large, warm prefixes', 'c5.large', { ...PREFIXES, windowsWarmPool: WindowsWarmPool.prefixes(2) }, 17, [4, 4, 17, 47, 65]], // 2 + 2
    ['c5.large, more warm prefixes than slots', 'c5.large', { ...PREFIXES, windowsWarmPool: WindowsWarmPool.prefixes(20) }, 0, [9, 9, 0, 144, 145]], // min(20, 9)
    ['maxPods, which the controller does not read, stops nothing', 'c5.large', { ...PREFIXES, maxPods: 16 }, 16, [2, 2, 16, 16, 33]], // ceil(17 / 16)
    ['i3.large, prefixes in vain', 'i3.large', PREFIXES, 5, [6, 0, 5, 1, 7]], // Xen: 5 + 1
    ['i3.large, warm prefixes in vain: the least warm address', 'i3.large', { ...PREFIXES, windowsWarmPool: WindowsWarmPool.prefixes(2) }, 5, [6, 0, 5, 1, 7]], // 5 + max(1, 0)
  ])('%s', (_, type, options, pods, expected) => {
    const demand = demandOf(type, pods, options);

    expect(numbersOf(demand)).toEqual(expected);
    expect(demand).toMatchObject({ enis: 1, podSubnetAddresses: 0, podSubnetPrefixes: 0, nodeSubnetPrefixes: expected[1] });
  });

  test.each(WINDOWS_PREFIX_ROWS)('the documented row: warm prefixes %s, warm addresses %s, floor %s, %d pods take %d prefixes, %d addresses idle', (...row) => {
    const [, , , pods, prefixes, idlePodAddresses] = row;

    expect(demandOf('c5.large', pods, { ...PREFIXES, windowsWarmPool: windowsPoolOf(row) })).toMatchObject({ prefixes, idlePodAddresses, podsPlaced: pods });
  });

  test.each(WINDOWS_ADDRESS_ROWS)('the documented row: warm addresses %d, floor %d, %d pods take %d addresses, %d idle', (warmIp, floor, pods, slots, idlePodAddresses) => {
    expect(demandOf('c5.18xlarge', pods, { ...WINDOWS, ...warm(warmIp, floor) })).toMatchObject({ slots, idlePodAddresses, podsPlaced: pods });
  });

  test('all documented rows are there', () => {
    expect([WINDOWS_PREFIX_ROWS.length, WINDOWS_ADDRESS_ROWS.length]).toEqual([23, 11]);
  });
});

describe('bad input', () => {
  test.each<[string, AddressDemandOptions, string, Said]>([
    ['subnetDiscovery', { ...WINDOWS, subnetDiscovery: true }, 'node-contradiction',
      ['node-options.discoveryOnWindows', { of: 'c5.large' }]],
    ['the pool of Linux nodes', { ...WINDOWS, warmPool: WarmPool.addresses(1) }, 'node-contradiction',
      ['node-options.warmPoolOnWindows', { of: 'c5.large' }]],
    ['its own pool on Linux', warm(1), 'node-contradiction', ['node-options.windowsPoolOnLinux', { of: 'c5.large' }]],
    ['customNetworking', { ...WINDOWS, customNetworking: true }, 'node-contradiction',
      ['node-options.customNetworkingOnWindows', { of: 'c5.large' }]],
    ['warm prefixes with single addresses', { ...WINDOWS, windowsWarmPool: WindowsWarmPool.prefixes(1) }, 'invalid-warm-pool',
      ['warm-targets.windowsTargetsUnused', { of: 'c5.large', targets: ['warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget'] }]],
  ])('fails with %s', (_, options, name, said) => {
    const findings = findingsThrownBy(() => demandOf('c5.large', 1, options));

    expect(namesOf(findings)).toEqual([name]);
    expect(saidBy(findings)).toEqual([said]);
  });

  test('fails with all problems at once', () => {
    expect(findingsThrownBy(() => demandOf('c5.large', -1, { ...WINDOWS, customNetworking: true, subnetDiscovery: true, warmPool: WarmPool.none() }))).toHaveLength(4);
  });
});

describe('laws, on types of the table', () => {
  const TYPES = fc.constantFrom(...csvTypes().filter((type) => !isInternalOnly(type)).map(({ instanceType }) => instanceType));
  const POOLS = fc.constantFrom(
    undefined, WindowsWarmPool.addresses(1, 0), WindowsWarmPool.addresses(4, 20), WindowsWarmPool.prefixes(1), WindowsWarmPool.prefixes(3),
  );
  const ASKED = fc.record({ type: TYPES, pods: fc.integer({ min: 0, max: 120 }), pool: POOLS, prefixes: fc.boolean() })
    .filter(({ pool, prefixes }) => prefixes || (pool?.fits() ?? true))
    .map(({ pool: windowsWarmPool, prefixes, ...rest }) => ({ ...rest, options: { ...(prefixes ? PREFIXES : WINDOWS), windowsWarmPool } }));

  test('pods up to the addresses are placed, warm ones beside them as far as there are any, and the sum is that of the ENI', () => {
    holds(fc.property(ASKED, ({ type, pods, options }) => {
      const { podAddresses, ipAssignment } = NodeCapacity.of(InstanceTypeLimits.of(type), { os: options.os, ipAssignment: options.ipAssignment });
      const { slots, podsPlaced, idlePodAddresses, nodeSubnetAddresses } = demandOf(type, pods, options);

      expect(podsPlaced).toBe(Math.min(pods, podAddresses));
      expect(podsPlaced + idlePodAddresses).toBe(slots * ipAssignment.addressesPerSlot);
      expect(podsPlaced + idlePodAddresses).toBeGreaterThanOrEqual(Math.min(podAddresses, pods + 1));
      expect(nodeSubnetAddresses).toBe(1 + slots * ipAssignment.addressesPerSlot);
    }));
  });

  test('the demand never falls with more pods', () => {
    holds(fc.property(ASKED, fc.integer({ min: 1, max: 40 }), ({ type, pods, options }, more) => {
      expect(demandOf(type, pods + more, options).slots).toBeGreaterThanOrEqual(demandOf(type, pods, options).slots);
    }));
  });
});
