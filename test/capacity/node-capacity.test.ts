import fc from 'fast-check';
import { Hypervisor, InstanceTypeLimits, IpAssignment, NodeCapacity, NodeCapacityOptions, PodCap } from '../../src/capacity';
import { Facts } from '../../src/findings/wording';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { CsvType, csvTypes, isInternalOnly } from '../private/instance-type-csv';
import { holds } from '../private/laws';
import { factsOf, Said, saidBy } from '../private/statements';

const SINGLE: NodeCapacityOptions = {};
const PREFIXES: NodeCapacityOptions = { ipAssignment: IpAssignment.prefixDelegation() };
const CUSTOM: NodeCapacityOptions = { customNetworking: true };
const TRUNK: NodeCapacityOptions = { trunkEni: true };
const UNCAPPED: NodeCapacityOptions = { podCap: PodCap.NONE };

const capacityOf = (type: string, options: NodeCapacityOptions) => NodeCapacity.of(InstanceTypeLimits.of(type), options);

describe('pods of a node', () => {
  test.each<[string, string, NodeCapacityOptions, number, number, number, string]>([
    ['m5.large', 'm5.large', SINGLE, 27, 29, 29, 'enis'], // 3 * (10 - 1) = 27; 27 + 2
    ['m5.large with prefixes', 'm5.large', PREFIXES, 432, 434, 110, 'cap'], // 3 * (10 - 1) * 16 = 432; 432 + 2
    ['m5.large with prefixes, custom networking', 'm5.large', { ...PREFIXES, ...CUSTOM }, 288, 290, 110, 'cap'], // 2 * 9 * 16 = 288; 288 + 2
    ['m5.large with prefixes, uncapped', 'm5.large', { ...PREFIXES, ...UNCAPPED }, 432, 434, 434, 'enis'], // 3 * 9 * 16 + 2
    ['S06 m5.large, custom networking', 'm5.large', CUSTOM, 18, 20, 20, 'enis'], // 2 * 9 = 18; 18 + 2
    ['S01 t3a.medium', 't3a.medium', SINGLE, 15, 17, 17, 'enis'], // 3 * (6 - 1) + 2
    ['S01 t3a.xlarge', 't3a.xlarge', SINGLE, 56, 58, 58, 'enis'], // 4 * (15 - 1) + 2
    ['S01 t3a.medium with prefixes', 't3a.medium', PREFIXES, 240, 242, 110, 'cap'], // 3 * 5 * 16 + 2
    ['S01 t3a.xlarge with prefixes', 't3a.xlarge', PREFIXES, 896, 898, 110, 'cap'], // 4 * 14 * 16 + 2
    ['S02 t3.medium', 't3.medium', SINGLE, 15, 17, 17, 'enis'], // 3 * 5 + 2
    ['S02 t3.medium, custom networking', 't3.medium', CUSTOM, 10, 12, 12, 'enis'], // 2 * 5 + 2
    ['S04 c6i.2xlarge', 'c6i.2xlarge', SINGLE, 56, 58, 58, 'enis'], // 4 * 14 + 2
    ['S04 c6i.2xlarge, custom networking', 'c6i.2xlarge', CUSTOM, 42, 44, 44, 'enis'], // 3 * 14 + 2
    ['S04 t3.2xlarge, custom networking', 't3.2xlarge', CUSTOM, 42, 44, 44, 'enis'], // 3 * 14 + 2
    ['S07 d3en.xlarge', 'd3en.xlarge', SINGLE, 8, 10, 10, 'enis'], // 4 * (3 - 1) + 2
    ['S07 d3en.xlarge with prefixes', 'd3en.xlarge', PREFIXES, 128, 130, 110, 'cap'], // 4 * 2 * 16 + 2
    ['S10 c5.18xlarge', 'c5.18xlarge', SINGLE, 735, 737, 250, 'cap'], // 15 * (50 - 1) + 2
    ['S11 p5.48xlarge', 'p5.48xlarge', SINGLE, 98, 100, 100, 'enis'], // 2 * 49 + 2
    ['S11 p5.48xlarge with prefixes', 'p5.48xlarge', PREFIXES, 1568, 1570, 250, 'cap'], // 2 * 49 * 16 + 2
    ['S11 p5.48xlarge, custom networking', 'p5.48xlarge', CUSTOM, 49, 51, 51, 'enis'], // 1 * 49 + 2
    ['S11 p4d.24xlarge', 'p4d.24xlarge', SINGLE, 735, 737, 250, 'cap'], // 15 * 49 + 2
    ['S12 c5.xlarge with prefixes, custom networking', 'c5.xlarge', { ...PREFIXES, ...CUSTOM }, 672, 674, 110, 'cap'], // 3 * 14 * 16 + 2
    ['S13 c5.4xlarge', 'c5.4xlarge', SINGLE, 232, 234, 110, 'cap'], // 8 * (30 - 1) + 2
    ['S16 m5.xlarge, custom networking', 'm5.xlarge', CUSTOM, 42, 44, 44, 'enis'], // 3 * 14 + 2
    ['S16 m5.xlarge, custom networking, prefixes', 'm5.xlarge', { ...CUSTOM, ...PREFIXES }, 672, 674, 110, 'cap'], // 3 * 14 * 16 + 2
    ['S18 m5.large, three host-network pods', 'm5.large', { hostNetworkPods: 3 }, 27, 30, 30, 'enis'], // 27 + 3
    ['m5.large, no host-network pod', 'm5.large', { hostNetworkPods: 0 }, 27, 27, 27, 'enis'], // 27 + 0
    ['S62 t3.medium with prefixes', 't3.medium', PREFIXES, 240, 242, 110, 'cap'], // 3 * 5 * 16 + 2
    ['S72 c7g.medium', 'c7g.medium', SINGLE, 6, 8, 8, 'enis'], // 2 * (4 - 1) + 2
    ['S72 c7g.medium with prefixes', 'c7g.medium', PREFIXES, 96, 98, 98, 'enis'], // 2 * 3 * 16 + 2
    ['S72 m6g.medium with prefixes', 'm6g.medium', PREFIXES, 96, 98, 98, 'enis'], // 2 * 3 * 16 + 2
    ['S74 i3.large, custom networking, prefixes in vain', 'i3.large', { ...CUSTOM, ...PREFIXES }, 18, 20, 20, 'enis'], // 2 * 9 + 2, Xen
    ['S75 t3.nano', 't3.nano', SINGLE, 2, 4, 4, 'enis'], // 2 * (2 - 1) + 2
    ['S75 t3.nano with prefixes', 't3.nano', PREFIXES, 32, 34, 34, 'enis'], // 2 * 1 * 16 + 2
    ['S75 t2.nano', 't2.nano', SINGLE, 2, 4, 4, 'enis'], // 2 * 1 + 2
    ['S75 t2.nano, prefixes in vain', 't2.nano', PREFIXES, 2, 4, 4, 'enis'], // 2 * 1 + 2, Xen
    ['S78 x2iedn.4xlarge', 'x2iedn.4xlarge', SINGLE, 232, 234, 110, 'cap'], // 8 * 29 + 2
    ['S83 r6g.medium with prefixes', 'r6g.medium', PREFIXES, 96, 98, 98, 'enis'], // 2 * 3 * 16 + 2
    ['S83 r6g.medium with prefixes, trunk', 'r6g.medium', { ...PREFIXES, ...TRUNK }, 48, 50, 50, 'enis'], // 1 * 3 * 16 + 2
    ['S84 m5a.large, trunk', 'm5a.large', TRUNK, 18, 20, 20, 'enis'], // 2 * 9 + 2
    ['S86 m6g.medium, custom networking, trunk', 'm6g.medium', { ...CUSTOM, ...TRUNK }, 0, 2, 2, 'enis'], // 0 * 3 + 2
    ['S86 m6g.medium, prefixes, custom networking, trunk', 'm6g.medium', { ...PREFIXES, ...CUSTOM, ...TRUNK }, 0, 2, 2, 'enis'], // 0 * 3 * 16 + 2
    ['S89 r5.large', 'r5.large', SINGLE, 27, 29, 29, 'enis'], // 3 * 9 + 2
    ['m5.metal with prefixes', 'm5.metal', PREFIXES, 11760, 11762, 250, 'cap'], // 15 * 49 * 16 + 2
  ])('%s', (_, type, options, podAddresses, eniLimitedPods, maxPods, boundBy) => {
    expect(capacityOf(type, options)).toMatchObject({ podAddresses, eniLimitedPods, maxPods, boundBy });
  });

  test.each<[string, string, NodeCapacityOptions, number, number]>([
    ['m5.large', 'm5.large', SINGLE, 3, 27], // 3; 3 * 9
    ['S02 t3.medium, custom networking', 't3.medium', CUSTOM, 2, 10], // 3 - 1; 2 * 5
    ['S11 p5.48xlarge', 'p5.48xlarge', SINGLE, 2, 98], // 2; 2 * 49
    ['S11 p4d.24xlarge', 'p4d.24xlarge', SINGLE, 15, 735], // 15; 15 * 49
    ['p5.48xlarge, one EFA-only interface', 'p5.48xlarge', { efaOnlyEnis: 1 }, 1, 49], // 2 - 1; 1 * 49
    ['p4d.24xlarge, one EFA-only interface, custom networking, MAX_ENI 10', 'p4d.24xlarge', { efaOnlyEnis: 1, maxEni: 10, ...CUSTOM }, 8, 392], // min(15, 10) - 1 - 1; 8 * 49
    ['p5.48xlarge, more of them than there are ENIs', 'p5.48xlarge', { efaOnlyEnis: 3 }, 1, 49], // 2 - 3, not below the primary ENI
    ['S83 r6g.medium, trunk', 'r6g.medium', TRUNK, 1, 3], // 2 - 1; 1 * 3
    ['S84 m5a.large, trunk', 'm5a.large', TRUNK, 2, 18], // 3 - 1; 2 * 9
    ['S86 m6g.medium, custom networking, trunk', 'm6g.medium', { ...CUSTOM, ...TRUNK }, 0, 0], // 2 - 1 - 1
    ['hpc6id.32xlarge, which has one ENI, with both', 'hpc6id.32xlarge', { ...CUSTOM, ...TRUNK }, 0, 0], // 1 - 1 - 1, not below 0
    ['c6i.2xlarge, MAX_ENI 2', 'c6i.2xlarge', { maxEni: 2 }, 2, 28], // min(4, 2); 2 * 14
    ['c6i.2xlarge, MAX_ENI 2, custom networking', 'c6i.2xlarge', { maxEni: 2, ...CUSTOM }, 1, 14], // min(4, 2) - 1; 1 * 14
    ['c6i.2xlarge, MAX_ENI beyond the type', 'c6i.2xlarge', { maxEni: 9 }, 4, 56], // min(4, 9); 4 * 14
  ])('%s: ENIs that may carry pods, and their slots', (_, type, options, enis, podSlots) => {
    expect(capacityOf(type, options)).toMatchObject({ enis, podSlots });
  });

  test.each<[string, NodeCapacityOptions, string]>([
    ['m5.large', SINGLE, 'secondary-ip'],
    ['m5.large', PREFIXES, 'prefix-delegation'],
    ['m5.metal', PREFIXES, 'prefix-delegation'],
    ['i3.large', PREFIXES, 'secondary-ip'],
    ['hs1.8xlarge', PREFIXES, 'secondary-ip'],
  ])('a slot of %s really holds what the VPC CNI can put there', (type, options, mode) => {
    expect(capacityOf(type, options).ipAssignment.mode).toBe(mode);
  });

  test('the defaults are single addresses, no custom networking, no trunk, two host-network pods and the cap', () => {
    const byDefault = NodeCapacity.of(InstanceTypeLimits.of('m5.large'));

    expect(byDefault).toMatchObject({ hostNetworkPods: 2, cappedAt: 110, branchInterfaces: 0, enis: 3 });
    expect(byDefault.ipAssignment.mode).toBe('secondary-ip');
    expect(byDefault.limits.instanceType).toBe('m5.large');
  });
});

describe('the cap', () => {
  const withVcpus = (vcpus?: number) => InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 15, ipv4PerEni: 50, vcpus });

  test.each([
    [1, 110],
    [29, 110],
    [30, 110], // 30 > 30 is false
    [31, 250], // 31 > 30
    [896, 250],
    [undefined, 110],
  ])('of %p vCPUs is %d', (vcpus, cap) => {
    expect(NodeCapacity.of(withVcpus(vcpus))).toMatchObject({ cappedAt: cap, maxPods: cap, boundBy: 'cap' });
  });

  test('can be left out', () => {
    expect(NodeCapacity.of(withVcpus(2), UNCAPPED)).toMatchObject({ cappedAt: undefined, maxPods: 737, boundBy: 'enis' }); // 15 * 49 + 2
  });

  test.each([
    ['the ENIs bind where both give the same', 110, 110, 'enis'], // 1 * (109 - 1) + 2
    ['the cap binds from one more', 111, 110, 'cap'], // 1 * (110 - 1) + 2
  ])('%s', (_, eniLimitedPods, maxPods, boundBy) => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 1, ipv4PerEni: eniLimitedPods - 1, vcpus: 2 });

    expect(NodeCapacity.of(limits)).toMatchObject({ eniLimitedPods, maxPods, boundBy });
  });
});

describe('branch interfaces', () => {
  test.each<[string, NodeCapacityOptions, number | undefined]>([
    ['m5a.large', TRUNK, 9],
    ['r6g.medium', TRUNK, 4],
    ['t3.large', TRUNK, 0],
    ['hpc6a.48xlarge', TRUNK, undefined],
    ['m5a.large', SINGLE, 0],
    ['hpc6a.48xlarge', SINGLE, 0],
  ])('S83 S84 of %s with %p: %p', (type, options, branchInterfaces) => {
    expect(capacityOf(type, options).branchInterfaces).toBe(branchInterfaces);
  });
});

describe('bad input', () => {
  test.each([
    ['maxEni', 0, 1],
    ['maxEni', -1, 1],
    ['maxEni', 1.5, 1],
    ['maxEni', NaN, 1],
    ['hostNetworkPods', -1, 0],
    ['hostNetworkPods', 0.5, 0],
    ['hostNetworkPods', NaN, 0],
  ])('fails when %s is %p', (name, value, least) => {
    const findings = findingsThrownBy(() => capacityOf('m5.large', { [name]: value }));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(factsOf(findings, 'invalid-number')).toEqual({ name, of: 'm5.large', least, got: value });
  });

  test('fails with both problems at once', () => {
    expect(findingsThrownBy(() => capacityOf('m5.large', { maxEni: 0, hostNetworkPods: -1 }))).toHaveLength(2);
  });
});

describe('memory', () => {
  test.each<[string, string, NodeCapacityOptions, number]>([
    ['S13 m5.large', 'm5.large', SINGLE, 574], // 255 + 11 * 29
    ['S13 m5.large with prefixes', 'm5.large', PREFIXES, 1465], // 255 + 11 * 110, the cap and not 434
    ['S10 c5.18xlarge', 'c5.18xlarge', SINGLE, 3005], // 255 + 11 * 250
    ['S72 c7g.medium with prefixes', 'c7g.medium', PREFIXES, 1333], // 255 + 11 * 98
    ['S75 t3.nano with prefixes', 't3.nano', PREFIXES, 629], // 255 + 11 * 34
  ])('%s: kubelet withholds it for the pods in force', (_, type, options, memoryMib) => {
    expect(capacityOf(type, options).reservation.memoryMib).toBe(memoryMib);
  });
});

describe('findings', () => {
  test.each<[string, string, NodeCapacityOptions, string[]]>([
    ['m5.large', 'm5.large', SINGLE, []],
    ['m5.large with prefixes', 'm5.large', PREFIXES, []],
    ['m5.large with prefixes, custom networking, trunk', 'm5.large', { ...PREFIXES, ...CUSTOM, ...TRUNK }, []],
    ['S62 t3.medium with prefixes', 't3.medium', PREFIXES, ['memory-withheld']],
    ['S72 c7g.medium with prefixes', 'c7g.medium', PREFIXES, ['memory-withheld']],
    ['S74 i3.large, prefixes in vain', 'i3.large', { ...CUSTOM, ...PREFIXES }, ['prefixes-unsupported']],
    ['S74 i3.large, none asked for', 'i3.large', CUSTOM, []],
    ['S75 t3.nano with prefixes', 't3.nano', PREFIXES, ['memory-withheld']],
    ['S75 t2.nano, prefixes in vain', 't2.nano', PREFIXES, ['prefixes-unsupported', 'memory-withheld']],
    ['S86 m6g.medium, custom networking, trunk', 'm6g.medium', { ...CUSTOM, ...TRUNK }, ['no-pod-enis']],
    ['S11 p5.48xlarge', 'p5.48xlarge', SINGLE, ['default-card-only']],
    ['S11 p4d.24xlarge', 'p4d.24xlarge', SINGLE, ['default-card-only']],
    ['hpc6id.32xlarge, which has two cards', 'hpc6id.32xlarge', SINGLE, ['default-card-only']],
    ['S83 r6g.medium with prefixes, trunk', 'r6g.medium', { ...PREFIXES, ...TRUNK }, ['trunk-takes-an-eni']],
    ['S84 m5a.large, trunk', 'm5a.large', TRUNK, ['trunk-takes-an-eni']],
    ['m5.large with prefixes, trunk: the cap binds with and without it', 'm5.large', { ...PREFIXES, ...TRUNK }, []],
    ['m5.large with prefixes, trunk, uncapped', 'm5.large', { ...PREFIXES, ...TRUNK, ...UNCAPPED }, ['trunk-takes-an-eni', 'memory-withheld']],
    ['t3.large, trunk', 't3.large', TRUNK, ['trunk-unsupported', 'trunk-place-by-version']],
    ['hpc6a.48xlarge, trunk', 'hpc6a.48xlarge', TRUNK, ['branch-limit-unknown']],
    ['hpc6a.48xlarge without one', 'hpc6a.48xlarge', SINGLE, []],
    ['c5a.metal', 'c5a.metal', SINGLE, ['vcpus-unknown', 'memory-unknown']],
    ['c5a.metal, uncapped', 'c5a.metal', UNCAPPED, ['memory-unknown']],
    ['hs1.8xlarge, prefixes in vain, trunk', 'hs1.8xlarge', { ...PREFIXES, ...TRUNK }, ['prefixes-unsupported', 'vcpus-unknown', 'branch-limit-unknown']],
  ])('of %s', (_, type, options, names) => {
    const { findings } = capacityOf(type, options);

    expect(namesOf(findings)).toEqual(names);
    expect(findings.every(({ subject }) => subject === type)).toBe(true);
  });

  test.each<[string, string, NodeCapacityOptions, Said]>([
    ['S75', 't3.nano', PREFIXES, ['pod-counts.memoryWithheld', { types: ['t3.nano'], memoryMib: 512, withheldMib: 629, pods: 34 }]], // 255 + 11 * 34
    ['S74', 'i3.large', { ...PREFIXES, ...CUSTOM }, ['instance-types.takesNoPrefixes', { types: ['i3.large'], hypervisor: 'xen', giver: 'the VPC CNI', addresses: 18 }]], // 2 * 9
    ['unknown', 'hs1.8xlarge', PREFIXES, ['instance-types.takesNoPrefixes', { types: ['hs1.8xlarge'], giver: 'the VPC CNI', addresses: 232 }]], // 8 * 29
    ['S11', 'p5.48xlarge', SINGLE, ['instance-types.otherCards', { type: 'p5.48xlarge', cards: 32, enis: 2 }]],
    ['EFA', 'p5.48xlarge', { efaOnlyEnis: 1 }, ['instance-types.otherCardsBesideEfa', { type: 'p5.48xlarge', cards: 32, enis: 2, efaOnlyEnis: 1 }]],
    ['unknown', 'c7i.32xlarge', SINGLE, ['instance-types.vcpusUnknown', { types: ['c7i.32xlarge'], cap: 110 }]],
    ['no trunk', 't3.large', TRUNK, ['instance-types.takesNoTrunk', { types: ['t3.large'] }]],
    ['S83', 'r6g.medium', { ...PREFIXES, ...TRUNK }, ['instance-types.trunkTakesEni', {
      types: ['r6g.medium'], addresses: 48, without: 96, maxPods: 50, maxPodsWithout: 98, branches: 4, prefixes: true,
    }]],
    ['S84', 'm5a.large', TRUNK, ['instance-types.trunkTakesEni', {
      types: ['m5a.large'], addresses: 18, without: 27, maxPods: 20, maxPodsWithout: 29, branches: 9, prefixes: false, // 2 * 9 + 2; 3 * 9 + 2
    }]],
    ['unknown', 'hpc6a.48xlarge', TRUNK, ['instance-types.branchesUnknown', { types: ['hpc6a.48xlarge'] }]],
  ])('%s: that of %s holds the numbers', (_, type, options, said) => {
    expect(saidBy(capacityOf(type, options).findings)).toContainEqual(said);
  });

  test.each<[string, NodeCapacityOptions, number, Facts]>([
    ['m6g.medium', { ...CUSTOM, ...TRUNK }, 2, { primaryTaken: true, trunk: true }],
    ['m5.large', { ...CUSTOM, maxEni: 1 }, 3, { maxEni: 1, primaryTaken: true }],
    ['m6g.medium', { ...CUSTOM, ...TRUNK, maxEni: 2 }, 2, { primaryTaken: true, trunk: true }],
    ['p5.48xlarge', { ...CUSTOM, efaOnlyEnis: 1 }, 2, { primaryTaken: true, efaOnlyEnis: 1 }],
    ['m5.large', { ...CUSTOM, ...TRUNK, maxEni: 2 }, 3, { maxEni: 2, primaryTaken: true, trunk: true }],
    ['m5.large', { ...CUSTOM, ...TRUNK, maxEni: 1 }, 3, { maxEni: 1, primaryTaken: true, trunk: true }],
    ['p5.48xlarge', { ...CUSTOM, efaOnlyEnis: 3 }, 2, { primaryTaken: true, efaOnlyEnis: 3 }],
  ])('S86: a node of %s with %p has no ENI for pods, an error that says what takes them', (type, options, enis, taken) => {
    const { findings, maxPods } = capacityOf(type, options);

    expect(maxPods).toBe(2); // 0 + 2
    expect(namesOf(findings).filter((name) => name !== 'default-card-only')).toEqual(['no-pod-enis']);
    expect(findings[0].severity).toBe('error');
    expect(factsOf(findings, 'no-pod-enis')).toEqual({ type, enis, primaryTaken: false, trunk: false, efaOnlyEnis: 0, ...taken });
  });

  test('an ENI that holds its own address only leaves no slot either', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 4, ipv4PerEni: 1, vcpus: 2, memoryMib: 65536 });

    const { findings, enis, podSlots } = NodeCapacity.of(limits);

    expect([enis, podSlots]).toEqual([4, 0]); // 4 * (1 - 1)
    expect(saidBy(findings)).toEqual([
      ['instance-types.noPodEnis', { type: 'x', enis: 4, primaryTaken: false, trunk: false, efaOnlyEnis: 0 }],
    ]);
  });
});

/** The CNI's formula and EKS's cap once more, from a row of the CSV. */
function expectedOf(type: CsvType, prefixes: boolean, custom: boolean, trunk: boolean): { eniLimitedPods: number; maxPods: number } {
  let enis = type.maxEnis;
  if (custom) enis -= 1;
  if (trunk && type.branchInterfaces !== 0 && enis > (custom ? 0 : 1)) enis -= 1;
  const prefixCapable = type.hypervisor === 'nitro' || type.hypervisor === 'none';
  const perSlot = prefixes && prefixCapable ? 16 : 1;
  const eniLimitedPods = enis * (type.ipv4PerEni - 1) * perSlot + 2;
  const cap = (type.vcpus ?? 0) > 30 ? 250 : 110;
  return { eniLimitedPods, maxPods: eniLimitedPods < cap ? eniLimitedPods : cap };
}

describe('every type of the table agrees with the formula and the cap', () => {
  const types = csvTypes().filter((type) => !isInternalOnly(type));

  describe.each([['by single addresses', false], ['with prefixes', true]])('%s', (_, prefixes) => {
    test.each([
      ['with all ENIs', false, false],
      ['under custom networking', true, false],
      ['with a trunk ENI', false, true],
      ['under custom networking, with a trunk ENI', true, true],
    ])('%s', (__, customNetworking, trunkEni) => {
      const ipAssignment = prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp();
      const seen = types.map(({ instanceType }) => {
        const { eniLimitedPods, maxPods } = capacityOf(instanceType, { ipAssignment, customNetworking, trunkEni });
        return { instanceType, eniLimitedPods, maxPods };
      });

      expect(seen).toHaveLength(1392); // 1420 - 28
      expect(seen).toEqual(types.map((type) => ({ instanceType: type.instanceType, ...expectedOf(type, prefixes, customNetworking, trunkEni) })));
    });
  });

  test('and those without a vCPU count are capped at 110, with a finding', () => {
    const unknown = types.filter(({ vcpus }) => vcpus === undefined).map(({ instanceType }) => instanceType);

    expect(unknown).toHaveLength(5);
    expect(unknown.map((type) => capacityOf(type, PREFIXES).cappedAt)).toEqual([110, 110, 110, 110, 110]);
    expect(unknown.map((type) => namesOf(capacityOf(type, PREFIXES).findings).includes('vcpus-unknown'))).toEqual([true, true, true, true, true]);
  });

  test('and no other has that finding', () => {
    const others = types.filter(({ vcpus }) => vcpus !== undefined).map(({ instanceType }) => instanceType);

    expect(others).toHaveLength(1387); // 1392 - 5
    expect(others.filter((type) => namesOf(capacityOf(type, PREFIXES).findings).includes('vcpus-unknown'))).toEqual([]);
  });
});

interface Node {
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  readonly vcpus?: number;
  readonly hypervisor: Hypervisor;
  readonly options: NodeCapacityOptions;
}

const NODES: fc.Arbitrary<Node> = fc.record({
  maxEnis: fc.integer({ min: 1, max: 16 }),
  ipv4PerEni: fc.integer({ min: 1, max: 50 }),
  vcpus: fc.option(fc.oneof(fc.integer({ min: 28, max: 34 }), fc.integer({ min: 1, max: 896 })), { nil: undefined }),
  hypervisor: fc.constantFrom(Hypervisor.NITRO, Hypervisor.XEN, Hypervisor.NONE),
  options: fc.record({
    ipAssignment: fc.constantFrom(undefined, IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()),
    customNetworking: fc.constantFrom(undefined, false, true),
    trunkEni: fc.constantFrom(undefined, false, true),
    maxEni: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    hostNetworkPods: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
    podCap: fc.constantFrom(undefined, PodCap.BY_VCPUS, PodCap.NONE),
  }),
});

function capacityOfNode({ options, ...limits }: Node, changed: NodeCapacityOptions = {}): NodeCapacity {
  return NodeCapacity.of(InstanceTypeLimits.custom({ instanceType: 'x', ...limits }), { ...options, ...changed });
}

describe('laws', () => {
  test('the breakdown is the formula, one step at a time', () => {
    holds(fc.property(NODES, (node) => {
      const { maxEnis, ipv4PerEni, vcpus, hypervisor, options } = node;
      const [primary, ...free] = Array.from({ length: maxEnis }).slice(0, options.maxEni ?? maxEnis);
      if (options.trunkEni) free.pop();
      if (!options.customNetworking) free.push(primary);
      const perSlot = options.ipAssignment?.mode === 'prefix-delegation' && hypervisor !== Hypervisor.XEN ? 16 : 1;
      const slots = free.reduce<number>((sum) => sum + ipv4PerEni - 1, 0);
      const pods = slots * perSlot + (options.hostNetworkPods ?? 2);
      const cap = options.podCap === PodCap.NONE ? undefined : vcpus !== undefined && vcpus > 30 ? 250 : 110;

      expect(capacityOfNode(node)).toMatchObject({
        enis: free.length,
        podSlots: slots,
        podAddresses: slots * perSlot,
        eniLimitedPods: pods,
        cappedAt: cap,
        maxPods: cap !== undefined && cap < pods ? cap : pods,
        boundBy: cap !== undefined && cap < pods ? 'cap' : 'enis',
      });
    }), 400);
  });

  test('a higher MAX_ENI never lowers the pod count', () => {
    holds(fc.property(NODES, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 }), (node, maxEni, more) => {
      expect(capacityOfNode(node, { maxEni: maxEni + more }).maxPods).toBeGreaterThanOrEqual(capacityOfNode(node, { maxEni }).maxPods);
    }));
  });

  test('prefixes never give fewer pods than single addresses', () => {
    holds(fc.property(NODES, (node) => {
      expect(capacityOfNode(node, PREFIXES).maxPods)
        .toBeGreaterThanOrEqual(capacityOfNode(node, { ipAssignment: IpAssignment.secondaryIp() }).maxPods);
    }));
  });

  test('custom networking and a trunk ENI never give more pods', () => {
    holds(fc.property(NODES, (node) => {
      expect(capacityOfNode(node, { customNetworking: true }).maxPods)
        .toBeLessThanOrEqual(capacityOfNode(node, { customNetworking: false }).maxPods);
      expect(capacityOfNode(node, { trunkEni: true }).maxPods).toBeLessThanOrEqual(capacityOfNode(node, { trunkEni: false }).maxPods);
    }));
  });

  test('there are never more pods than the cap or the ENIs allow, and one of them binds', () => {
    holds(fc.property(NODES, (node) => {
      const { maxPods, cappedAt, eniLimitedPods } = capacityOfNode(node);

      expect(maxPods).toBeLessThanOrEqual(cappedAt ?? Infinity);
      expect(maxPods).toBeLessThanOrEqual(eniLimitedPods);
      expect([cappedAt, eniLimitedPods]).toContain(maxPods);
    }));
  });

  test('a node without a slot for pods, and no other, has an error', () => {
    holds(fc.property(NODES, (node) => {
      const { findings, podSlots } = capacityOfNode(node);

      expect(findings.some(({ severity }) => severity === 'error')).toBe(podSlots === 0);
    }));
  });
});
