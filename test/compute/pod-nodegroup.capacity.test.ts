import { Annotations, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { AddonSettings, POD_NETWORK } from '../private/cdk-addon';
import { warningsOf } from '../private/cdk-assembly';
import { groupOf, types } from '../private/cdk-nodegroup';
import { idOf, namesOf } from '../private/cdk-refusals';
import { podCountIn, userDataOf } from '../private/cdk-user-data';
import { factsOf } from '../private/statements';

const SINGLE: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };
const PREFIXES: AddonSettings = {};
const SINGLE_CUSTOM: AddonSettings = { ...SINGLE, podNetwork: POD_NETWORK };
const PREFIXES_CUSTOM: AddonSettings = { podNetwork: POD_NETWORK };
const BOTTLEROCKET = { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 };

/** The pod count that kubelet is told, by the user data. */
function toldCount(group: PodNodegroup): number {
  return podCountIn(userDataOf(group.launchTemplate));
}

describe('the pod count', () => {
  test.each<[string, AddonSettings, string[], number]>([
    ['single addresses', SINGLE, ['m5.large'], 29], // 3 * (10 - 1) + 2
    ['prefixes', PREFIXES, ['m5.large'], 110], // min(3 * 9 * 16 + 2, 110)
    ['single addresses in pod subnets', SINGLE_CUSTOM, ['m5.large'], 20], // (3 - 1) * 9 + 2
    ['prefixes in pod subnets', PREFIXES_CUSTOM, ['m5.large'], 110], // min(2 * 9 * 16 + 2, 110)
    ['prefixes on a large type', PREFIXES_CUSTOM, ['m5.16xlarge'], 250], // the cap above 30 vCPUs
    ['prefixes on a type with two cards', PREFIXES_CUSTOM, ['p5.48xlarge'], 250], // min((2 - 1) * 49 * 16 + 2, 250)
    ['single addresses on a type with many cards', SINGLE, ['p5.48xlarge'], 100], // 2 * (50 - 1) + 2
    ['the lowest of several types', SINGLE, ['t3a.xlarge', 't3a.medium'], 17], // 3 * (6 - 1) + 2
    ['one of the cap and one below it', PREFIXES, ['m5.large', 't3.nano'], 34], // 2 * (2 - 1) * 16 + 2
    ['with MAX_ENI', { ...SINGLE, maxEni: 2 }, ['m5.large'], 20], // 2 * 9 + 2
    ['with MAX_ENI in pod subnets', { ...SINGLE_CUSTOM, maxEni: 2 }, ['m5.large'], 11], // (2 - 1) * 9 + 2
    ['on Arm', SINGLE_CUSTOM, ['m7g.large'], 20],
  ])('of %s is what kubelet is told', (_, settings, names, maxPods) => {
    const group = groupOf({ instanceTypes: types(...names) }, settings);

    expect(group.maxPods).toBe(maxPods);
    expect(group.capacity.maxPods).toBe(maxPods);
    expect(toldCount(group)).toBe(maxPods);
  });

  test.each<[string, AddonSettings, number]>([
    ['without prefixes 44', SINGLE_CUSTOM, 44], // (4 - 1) * (15 - 1) + 2
    ['with prefixes 110', PREFIXES_CUSTOM, 110],
  ])('of a Bottlerocket group of m5.xlarge in pod subnets is %s (S15, S16)', (_, settings, maxPods) => {
    const group = groupOf({ instanceTypes: types('m5.xlarge'), ...BOTTLEROCKET }, settings);

    expect(userDataOf(group.launchTemplate).trim()).toBe(`[settings.kubernetes]\nmax-pods = ${maxPods}`);
    expect(toldCount(group)).toBe(maxPods);
  });

  test('of m5.large with prefixes on AL2023 is 110 in both places, so that 1,465 MiB are withheld (S13)', () => {
    const group = groupOf({}, PREFIXES);

    expect(toldCount(group)).toBe(110);
    expect(group.capacity.reservation.memoryMib).toBe(1465);
  });

  test('of t3.medium with prefixes is 110, and what kubelet then withholds of its memory is warned of (S62)', () => {
    const group = groupOf({ instanceTypes: types('t3.medium') }, PREFIXES);

    expect(toldCount(group)).toBe(110);
    expect(group.capacity.binding.eniLimitedPods).toBe(242); // 3 * (6 - 1) * 16 + 2
    expect(namesOf(group.findings)).toEqual(['memory-withheld']);
    expect(factsOf(group.findings, 'memory-withheld')).toMatchObject({ memoryMib: 4096, withheldMib: 1465 });
  });
});

describe('maxPods', () => {
  test('of 25 is told on both operating systems (S17)', () => {
    expect(toldCount(groupOf({ maxPods: 25 }, PREFIXES_CUSTOM))).toBe(25);
    expect(toldCount(groupOf({ maxPods: 25, ...BOTTLEROCKET }, PREFIXES_CUSTOM))).toBe(25);
  });

  test('of 12 on AL2023 warns with what EKS computes; on Bottlerocket it holds (S08)', () => {
    const al2023 = groupOf({ maxPods: 12 }, SINGLE);
    const bottlerocket = groupOf({ maxPods: 12, ...BOTTLEROCKET }, SINGLE);

    expect([al2023.maxPods, toldCount(al2023), toldCount(bottlerocket)]).toEqual([12, 12, 12]);
    expect(namesOf(al2023.findings)).toEqual(['max-pods-differs-from-eks']);
    expect(factsOf(al2023.findings, 'max-pods-differs-from-eks')).toEqual({ maxPods: 12, ofEks: 29, reservedMib: 387, neededMib: 574 }); // 255 + 11 * 12; 255 + 11 * 29
    expect(bottlerocket.findings).toEqual([]);
  });

  test('of 1 and of all that addresses allow are taken', () => {
    expect(groupOf({ maxPods: 1, ...BOTTLEROCKET }, PREFIXES_CUSTOM).maxPods).toBe(1);
    expect(groupOf({ maxPods: 290, ...BOTTLEROCKET }, PREFIXES_CUSTOM).maxPods).toBe(290); // 2 * 9 * 16 + 2
  });

  test('above the cap is warned of, with the cap', () => {
    const group = groupOf({ maxPods: 111, ...BOTTLEROCKET }, PREFIXES_CUSTOM);

    expect(namesOf(group.findings)).toEqual(['max-pods-above-cap']);
    expect(factsOf(group.findings, 'max-pods-above-cap')).toEqual({ maxPods: 111, cap: 110 });
    expect(groupOf({ maxPods: 110, ...BOTTLEROCKET }, PREFIXES_CUSTOM).findings).toEqual([]);
  });

  test('above the lowest cap of several types is warned of', () => {
    const group = groupOf({ instanceTypes: types('m5.16xlarge', 'm5.large'), maxPods: 200, ...BOTTLEROCKET }, PREFIXES_CUSTOM);

    expect(factsOf(group.findings, 'max-pods-above-cap')).toEqual({ maxPods: 200, cap: 110 });
  });

  test('by default is the number of EKS, and nothing is said', () => {
    expect(groupOf({}, PREFIXES_CUSTOM).findings).toEqual([]);
    expect(groupOf({}, SINGLE).findings).toEqual([]);
  });

  test('memory is checked at the count asked for, not at the one computed', () => {
    const group = groupOf({ instanceTypes: types('t3.medium'), maxPods: 20, ...BOTTLEROCKET }, PREFIXES);

    expect(namesOf(group.findings)).toEqual([]);
  });
});

describe('efaOnlyEnis', () => {
  test.each<[number | undefined, number]>([[undefined, 29], [0, 29], [1, 20], [2, 11]])('%p give %p', (efaOnlyEnis, maxPods) => { // (3 - n) * 9 + 2
    expect(groupOf({ efaOnlyEnis }, SINGLE).maxPods).toBe(maxPods);
  });

  test('EKS, which does not know of them, would say more, and a finding names both', () => {
    const { findings } = groupOf({ efaOnlyEnis: 1 }, SINGLE);

    expect(namesOf(findings)).toEqual(['max-pods-differs-from-eks']);
    expect(factsOf(findings, 'max-pods-differs-from-eks')).toEqual({ maxPods: 20, ofEks: 29, reservedMib: 475, neededMib: 574 }); // 255 + 11 * 20
  });
});

describe('hostNetworkPods', () => {
  test('of 3 raise the count by one over that of EKS, which is said (S18)', () => {
    const group = groupOf({ hostNetworkPods: 3 }, SINGLE);

    expect(toldCount(group)).toBe(30); // 27 + 3
    expect(group.capacity.binding.hostNetworkPods).toBe(3);
    expect(namesOf(group.findings)).toEqual(['max-pods-differs-from-eks']);
    expect(factsOf(group.findings, 'max-pods-differs-from-eks')).toEqual({ maxPods: 30, ofEks: 29, reservedMib: 585, neededMib: 574 }); // 255 + 11 * 30
  });

  test.each<[number | undefined, number]>([[undefined, 29], [0, 27], [2, 29], [5, 32]])('%p give %p', (hostNetworkPods, maxPods) => {
    expect(groupOf({ hostNetworkPods }, SINGLE).maxPods).toBe(maxPods);
  });
});

describe('what is said of the types', () => {
  const namesFor = (options: Partial<PodNodegroupOptions>, settings: AddonSettings) => namesOf(groupOf(options, settings).findings);

  test('a type that binds a larger one', () => {
    const group = groupOf({ instanceTypes: types('t3a.medium', 't3a.xlarge') }, SINGLE);

    expect(namesOf(group.findings)).toEqual(['mixed-types-lose-pods']);
    expect(factsOf(group.findings, 'mixed-types-lose-pods')).toMatchObject({
      maxPods: 17, type: 't3a.medium', losers: ['t3a.xlarge'], couldRun: [58], withPrefixes: 110,
    });
  });

  test('several network cards, in the findings only', () => {
    const group = groupOf({ instanceTypes: types('p5.48xlarge') }, PREFIXES);

    expect(namesOf(group.findings)).toEqual(['default-card-only']);
    expect(warningsOf(Stack.of(group)).filter((line) => line.includes('default-card-only'))).toEqual([]);
  });

  test('unknown vCPUs and memory of a type that the user states', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'x99.large', maxEnis: 3, ipv4PerEni: 10 });

    expect(namesFor({ instanceTypes: types('x99.large'), instanceTypeLimits: [limits] }, PREFIXES)).toEqual(['vcpus-unknown', 'memory-unknown']);
  });

  test('warnings stand on the group, once, and are acknowledged by their id', () => {
    const group = groupOf({ instanceTypes: types('t3a.medium', 't3a.xlarge') }, SINGLE);

    expect(warningsOf(Stack.of(group))).toEqual([expect.stringMatching(/^\/Stack\/Group: [^]* \[ack: cdk-eks-pod-capacity:mixed-types-lose-pods\]$/)]);
    Annotations.of(group).acknowledgeWarning(idOf('mixed-types-lose-pods'));
    expect(warningsOf(Stack.of(group))).toEqual([]);
  });
});
