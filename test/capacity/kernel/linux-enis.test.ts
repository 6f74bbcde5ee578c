import fc from 'fast-check';
import { IpAssignment, NodeCapacity } from '../../../src/capacity';
import { InstanceTypeLimits } from '../../../src/capacity/instance-type-limits';
import { EniOptions, linuxEnis } from '../../../src/capacity/kernel/linux-enis';
import { namesOf } from '../../private/findings-thrown';
import { holds } from '../../private/laws';
import { Said, saidBy } from '../../private/statements';

const TRUNK: EniOptions = { trunkEni: true };
const CUSTOM: EniOptions = { customNetworking: true };
const OLD: EniOptions = { addonVersion: 'v1.20.3-eksbuild.1' };
const NEW: EniOptions = { addonVersion: 'v1.20.4-eksbuild.1' };

describe('ENIs of a node, single addresses', () => {
  test.each<[string, string, EniOptions, number, boolean, number]>([
    // type, options, ENIs for pods, trunk, max pods: ENIs * (L - 1) + 2
    ['m5.large (E 3, L 10)', 'm5.large', {}, 3, false, 29], // min(3) = 3; 3 * 9 + 2
    ['a trunk', 'm5.large', TRUNK, 2, true, 20], // 3 - 1; 2 * 9 + 2
    ['MAX_ENI 2', 'm5.large', { maxEni: 2 }, 2, false, 20], // min(3, 2)
    ['MAX_ENI 2 and a trunk', 'm5.large', { ...TRUNK, maxEni: 2 }, 1, true, 11], // 2 - 1; 1 * 9 + 2
    ['MAX_ENI 1 and a trunk, which has no place', 'm5.large', { ...TRUNK, maxEni: 1 }, 1, false, 11], // max(1, 1 - 1); 1 * 9 + 2
    ['MAX_ENI 1', 'm5.large', { maxEni: 1 }, 1, false, 11], // the same without a trunk
    ['MAX_ENI 4 and a trunk', 'm5.large', { ...TRUNK, maxEni: 4 }, 2, true, 20], // min(3, 4) - 1
    ['custom networking', 'm5.large', CUSTOM, 2, false, 20], // 3 - 1
    ['custom networking and a trunk', 'm5.large', { ...CUSTOM, ...TRUNK }, 1, true, 11], // 3 - 1 - 1
    ['custom networking, MAX_ENI 2 and a trunk', 'm5.large', { ...CUSTOM, ...TRUNK, maxEni: 2 }, 0, true, 2], // 2 - 1 - 1
    ['custom networking, MAX_ENI 1 and a trunk', 'm5.large', { ...CUSTOM, ...TRUNK, maxEni: 1 }, 0, false, 2], // 1 - 1
    ['a trunk by an old version', 'm5.large', { ...TRUNK, ...OLD }, 2, true, 20], // 3 - 1, as by a new one

    ['hpc6id.32xlarge (E 1, L 50), which has one ENI', 'hpc6id.32xlarge', {}, 1, false, 51], // 1 * 49 + 2
    ['hpc6id.32xlarge and a trunk', 'hpc6id.32xlarge', TRUNK, 1, false, 51], // max(1, 1 - 1)

    ['p5.48xlarge (E 2, L 50), an EFA-only interface', 'p5.48xlarge', { efaOnlyEnis: 1 }, 1, false, 51], // 2 - 1; 1 * 49 + 2
    ['p5.48xlarge, an EFA-only interface and a trunk', 'p5.48xlarge', { ...TRUNK, efaOnlyEnis: 1 }, 1, false, 51], // max(1, 2 - 1 - 1)
    ['p5.48xlarge and a trunk', 'p5.48xlarge', TRUNK, 1, true, 51], // 2 - 1
    ['p5.48xlarge, an EFA-only interface under custom networking', 'p5.48xlarge', { ...CUSTOM, efaOnlyEnis: 1 }, 0, false, 2], // 2 - 1 - 1
    ['p4d.24xlarge (E 15, L 50), MAX_ENI 3, two EFA-only interfaces and a trunk', 'p4d.24xlarge', { ...TRUNK, maxEni: 3, efaOnlyEnis: 2 }, 1, false, 51], // max(1, 3 - 2 - 1)
    ['p4d.24xlarge, MAX_ENI 4, two EFA-only interfaces and a trunk', 'p4d.24xlarge', { ...TRUNK, maxEni: 4, efaOnlyEnis: 2 }, 1, true, 51], // 4 - 2 - 1
    ['p4d.24xlarge, MAX_ENI 5, two EFA-only interfaces and a trunk', 'p4d.24xlarge', { ...TRUNK, maxEni: 5, efaOnlyEnis: 2 }, 2, true, 100], // 5 - 2 - 1; 2 * 49 + 2

    ['t3.2xlarge (E 4, L 15), which cannot have a trunk, no version', 't3.2xlarge', TRUNK, 4, false, 58], // 4 * 14 + 2
    ['t3.2xlarge by v1.20.4', 't3.2xlarge', { ...TRUNK, ...NEW }, 4, false, 58], // 4 * 14 + 2
    ['t3.2xlarge by v1.20.3', 't3.2xlarge', { ...TRUNK, ...OLD }, 3, false, 44], // (4 - 1) * 14 + 2
    ['t3.2xlarge by v1.20.3 without a trunk', 't3.2xlarge', OLD, 4, false, 58], // 4 * 14 + 2
    ['t3.2xlarge by v1.20.3, MAX_ENI 1', 't3.2xlarge', { ...TRUNK, ...OLD, maxEni: 1 }, 1, false, 16], // max(1, 1 - 1); 14 + 2
    ['t3.2xlarge by v1.20.3 under custom networking', 't3.2xlarge', { ...CUSTOM, ...TRUNK, ...OLD }, 2, false, 30], // 4 - 1 - 1; 2 * 14 + 2
    ['t3.2xlarge by v1.20.4 under custom networking', 't3.2xlarge', { ...CUSTOM, ...TRUNK, ...NEW }, 3, false, 44], // 4 - 1; 3 * 14 + 2

    ['hpc6a.48xlarge (E 2, L 50), of which nothing is known, by v1.20.4', 'hpc6a.48xlarge', { ...TRUNK, ...NEW }, 1, true, 51], // 2 - 1; 1 * 49 + 2
  ])('%s', (_, type, options, enis, trunkEni, maxPods) => {
    const limits = InstanceTypeLimits.of(type);

    expect(linuxEnis(limits, options)).toEqual({ podEnis: enis, trunkEni });
    expect(NodeCapacity.of(limits, options)).toMatchObject({ enis, trunkEni, maxPods, branchInterfaces: trunkEni ? limits.branchInterfaces : 0 });
  });
});

describe('what is said of the trunk', () => {
  const findingsOf = (type: string, options: EniOptions, prefixes = false) => NodeCapacity.of(InstanceTypeLimits.of(type), {
    ...options, ipAssignment: prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
  }).findings;

  test.each<[string, string, EniOptions, string[]]>([
    ['m5.large, MAX_ENI 1', 'm5.large', { ...TRUNK, maxEni: 1 }, ['trunk-never-attached']],
    ['m5.large, MAX_ENI 2', 'm5.large', { ...TRUNK, maxEni: 2 }, ['trunk-takes-an-eni']],
    ['m5.large, MAX_ENI 1, custom networking', 'm5.large', { ...TRUNK, ...CUSTOM, maxEni: 1 }, ['no-pod-enis']],
    ['m5.large, MAX_ENI 1, no trunk asked for', 'm5.large', { maxEni: 1 }, []],
    ['t3.2xlarge, no version', 't3.2xlarge', TRUNK, ['trunk-unsupported', 'trunk-place-by-version']],
    ['t3.2xlarge, v1.20.4', 't3.2xlarge', { ...TRUNK, ...NEW }, ['trunk-unsupported']],
    ['t3.2xlarge, v1.20.3', 't3.2xlarge', { ...TRUNK, ...OLD }, ['trunk-unsupported', 'trunk-place-lost']],
    ['t3.2xlarge, v1.20.3, MAX_ENI 1: nothing to lose', 't3.2xlarge', { ...TRUNK, ...OLD, maxEni: 1 }, ['trunk-unsupported']],
    ['t3.2xlarge, MAX_ENI 1, no version: the same by each', 't3.2xlarge', { ...TRUNK, maxEni: 1 }, ['trunk-unsupported']],
    ['t3.2xlarge, v1.20.3, no trunk asked for', 't3.2xlarge', OLD, []],
  ])('%s', (_, type, options, names) => {
    expect(namesOf(findingsOf(type, options))).toEqual(names);
  });

  test.each<[string, string, EniOptions, Said]>([
    ['MAX_ENI', 'm5.large', { ...TRUNK, maxEni: 1 }, ['instance-types.trunkNeverAttached', {
      types: ['m5.large'], enis: 3, maxEni: 1, efaOnlyEnis: 0, neededMaxEni: 2, // one for the primary ENI, one for the trunk
    }]],
    ['EFA', 'p5.48xlarge', { ...TRUNK, efaOnlyEnis: 1 }, ['instance-types.trunkNeverAttached', { types: ['p5.48xlarge'], enis: 2, efaOnlyEnis: 1 }]],
    ['both', 'p4d.24xlarge', { ...TRUNK, maxEni: 3, efaOnlyEnis: 2 }, ['instance-types.trunkNeverAttached', {
      types: ['p4d.24xlarge'], enis: 15, maxEni: 3, efaOnlyEnis: 2, neededMaxEni: 4, // 2 + 2
    }]],
    ['both, of a type without room', 'p5.48xlarge', { ...TRUNK, maxEni: 1, efaOnlyEnis: 1 }, ['instance-types.trunkNeverAttached', {
      types: ['p5.48xlarge'], enis: 2, maxEni: 1, efaOnlyEnis: 1,
    }]],
    ['a place lost', 't3.2xlarge', { ...TRUNK, ...OLD }, ['instance-types.placeKeptInVain', {
      types: ['t3.2xlarge'], version: 'v1.20.3-eksbuild.1', since: 'v1.20.4', maxPods: 44, maxPodsWithout: 58, // 3 * 14 + 2; 4 * 14 + 2
    }]],
    ['both counts', 't3.2xlarge', TRUNK, ['instance-types.placeByVersion', {
      types: ['t3.2xlarge'], since: 'v1.20.4', maxPods: 58, earlier: 44, // 4 * 14 + 2; 3 * 14 + 2
    }]],
  ])('%s: the numbers', (_, type, options, said) => {
    expect(saidBy(findingsOf(type, options))).toContainEqual(said);
  });

  test('nothing of a place that makes no difference below the cap', () => {
    expect(namesOf(findingsOf('t3.2xlarge', { ...TRUNK, ...OLD }, true))).toEqual(['trunk-unsupported']); // 3 * 14 * 16 + 2 and 4 * 14 * 16 + 2, both above 110
  });

  test('the way out by MAX_ENI works', () => {
    const options = { ...TRUNK, maxEni: 3, efaOnlyEnis: 2 };

    expect(namesOf(findingsOf('p4d.24xlarge', options))).toContain('trunk-never-attached');
    expect(namesOf(findingsOf('p4d.24xlarge', { ...options, maxEni: 4 }))).not.toContain('trunk-never-attached');
  });
});

describe('laws', () => {
  const limits = fc.record({ maxEnis: fc.integer({ min: 1, max: 15 }), branchInterfaces: fc.constantFrom(undefined, 0, 1, 54) });
  const options: fc.Arbitrary<EniOptions> = fc.record({
    maxEni: fc.option(fc.integer({ min: 1, max: 16 }), { nil: undefined }),
    customNetworking: fc.boolean(),
    trunkEni: fc.boolean(),
    efaOnlyEnis: fc.integer({ min: 0, max: 4 }),
    addonVersion: fc.constantFrom(undefined, 'v1.20.3', 'v1.20.4'),
  });

  test('the primary ENI carries pods, except under custom networking', () => {
    holds(fc.property(limits, options, (type, asked) => {
      const { podEnis } = linuxEnis(type, asked);

      expect(podEnis).toBeGreaterThanOrEqual(asked.customNetworking ? 0 : 1);
    }));
  });

  test('no more ENIs are used than there are, where those of EFA leave the primary one', () => {
    holds(fc.property(limits, options, (type, { efaOnlyEnis = 0, maxEni = 99, ...asked }) => {
      fc.pre(efaOnlyEnis < Math.min(type.maxEnis, maxEni));
      const { podEnis, trunkEni } = linuxEnis(type, { ...asked, efaOnlyEnis, maxEni });

      expect(podEnis + (trunkEni ? 1 : 0) + (asked.customNetworking ? 1 : 0) + efaOnlyEnis).toBeLessThanOrEqual(Math.min(type.maxEnis, maxEni));
    }));
  });

  test('custom networking costs one ENI, or there was none beside the primary one', () => {
    holds(fc.property(limits, options, (type, asked) => {
      const nodes = linuxEnis(type, { ...asked, customNetworking: false });
      const custom = linuxEnis(type, { ...asked, customNetworking: true });

      expect(custom).toEqual({ podEnis: nodes.podEnis - 1, trunkEni: nodes.trunkEni });
    }));
  });

  test('a trunk costs one ENI where it is attached, and none where it is not, from v1.20.4 on', () => {
    holds(fc.property(limits, options, (type, asked) => {
      fc.pre(asked.addonVersion !== 'v1.20.3');
      const without = linuxEnis(type, { ...asked, trunkEni: false });
      const { podEnis, trunkEni } = linuxEnis(type, { ...asked, trunkEni: true });

      expect(podEnis).toBe(without.podEnis - (trunkEni ? 1 : 0));
    }));
  });

  test('an EFA-only interface is one ENI less, of EC2 or of MAX_ENI', () => {
    holds(fc.property(limits, options, (type, { efaOnlyEnis, ...asked }) => {
      const { maxEni } = asked;
      fc.pre(type.maxEnis > 4 && (maxEni === undefined || maxEni > 4));
      const fewer = { ...type, maxEnis: type.maxEnis - efaOnlyEnis! };

      expect(linuxEnis(type, { ...asked, efaOnlyEnis }))
        .toEqual(linuxEnis(fewer, { ...asked, maxEni: maxEni === undefined ? undefined : maxEni - efaOnlyEnis! }));
    }));
  });

  test('the version bears on types that cannot have a trunk only, and an older one never gives more', () => {
    holds(fc.property(limits, options, (type, asked) => {
      const [before, after, unknown] = ['v1.20.3', 'v1.20.4', undefined].map((addonVersion) => linuxEnis(type, { ...asked, addonVersion }));

      expect(unknown).toEqual(after);
      expect(before.podEnis).toBeLessThanOrEqual(after.podEnis);
      if (type.branchInterfaces !== 0 || !asked.trunkEni) expect(before).toEqual(after);
    }));
  });
});
