import { AddonSettings } from '../private/cdk-addon';
import { expectPoolRefused, poolOf, PREFIXES, PREFIXES_CUSTOM, SINGLE, SINGLE_CUSTOM } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf } from '../private/cdk-refusals';
import { factsOf } from '../private/statements';

const HYPERVISOR = 'karpenter.k8s.aws/instance-hypervisor';

test('S04: c6i.2xlarge and t3.2xlarge in pod subnets get 44 and not 58, with one reserved ENI', () => {
  const pool = poolOf({ instanceTypes: types('c6i.2xlarge', 't3.2xlarge') }, SINGLE_CUSTOM);

  expect([pool.maxPods, pool.reservedEnis]).toEqual([44, 1]); // (4 - 1) * (15 - 1) + 2
  expect(pool.kubelet).toEqual({ maxPods: 44, kubeReserved: { memory: '739Mi' } }); // 255 + 11 * 44
  expect(pool.findings).toEqual([]);
});

test('S72: c7g.medium with prefixes gets 98 and not 8, and the 1,333 MiB that go with them are warned of', () => {
  const pool = poolOf({ instanceTypes: types('c7g.medium') }, PREFIXES);

  expect(pool.kubelet).toEqual({ maxPods: 98, kubeReserved: { memory: '1333Mi' } }); // 2 * (4 - 1) * 16 + 2; 255 + 11 * 98
  expect(namesOf(pool.findings)).toEqual(['memory-withheld']);
  expect(factsOf(pool.findings, 'memory-withheld')).toEqual({ types: ['c7g.medium'], memoryMib: 2048, withheldMib: 1333, pods: 98 });
});

describe('S73: several sizes in one pool, in pod subnets without prefixes', () => {
  const instanceTypes = types('c6i.2xlarge', 'm5.large');

  test('get the lowest count, and what that loses, with the ways out', () => {
    const pool = poolOf({ instanceTypes }, SINGLE_CUSTOM);

    expect([pool.maxPods, pool.reservedEnis]).toEqual([20, 1]); // (3 - 1) * (10 - 1) + 2
    expect(namesOf(pool.findings)).toEqual(['karpenter-pool-split']);
    expect(pool.findings[0].subject).toBe('m5.large');
    expect(factsOf(pool.findings, 'karpenter-pool-split')).toEqual({
      maxPods: 20,
      type: 'm5.large',
      boundBy: 'enis',
      types: ['c6i.2xlarge', 'm5.large'],
      counts: [44, 20],
      reservedEnis: 1,
    });
  });

  test('get their own counts by Karpenter without a static one', () => {
    const pool = poolOf({ instanceTypes, staticMaxPods: false }, SINGLE_CUSTOM);

    expect([pool.kubelet, pool.reservedEnis, pool.findings]).toEqual([undefined, 1, []]);
    expect(pool.capacity.nodes.map(({ maxPods }) => maxPods)).toEqual([44, 20]); // 3 * 14 + 2, 2 * 9 + 2
    expect(pool.nodeClass('default').spec).toEqual({});
  });
});

describe('S74: i3.large, which is Xen', () => {
  test('is refused beside prefixes', () => {
    expectPoolRefused({ instanceTypes: types('m5.large', 'i3.large') }, PREFIXES,
      ['prefixes-unsupported-in-group', { types: ['i3.large'] }]);
  });

  test('is kept out by a requirement wherever the count assumes prefixes', () => {
    for (const settings of [PREFIXES, PREFIXES_CUSTOM]) {
      const { template } = poolOf({}, settings).nodePool('default', 'default').spec;
      expect(template.spec.requirements).toContainEqual({ key: HYPERVISOR, operator: 'In', values: ['nitro'] });
    }
  });

  test('has 20 in pod subnets without prefixes', () => {
    expect(poolOf({ instanceTypes: types('i3.large') }, SINGLE_CUSTOM).maxPods).toBe(20); // (3 - 1) * (10 - 1) + 2
  });
});

describe('S75: tiny types', () => {
  test('have 34 on t3.nano with prefixes and 4 without', () => {
    expect(poolOf({ instanceTypes: types('t3.nano') }, PREFIXES).maxPods).toBe(34); // 2 * (2 - 1) * 16 + 2
    expect(poolOf({ instanceTypes: types('t3.nano') }, SINGLE).maxPods).toBe(4); // 2 * (2 - 1) + 2
  });

  test.each<[string, AddonSettings, number, number]>([
    ['t3.nano with prefixes', PREFIXES, 34, 16], // 2 * (2 - 1) * 16 + 2
    ['t3.nano without', SINGLE, 4, 1], // 2 * (2 - 1) + 2
  ])('cannot have a class of 110: %s', (_, settings, most, slotAddresses) => {
    expectPoolRefused({ instanceTypes: types('t3.nano'), maxPods: 110 }, settings,
      ['max-pods-out-of-range', { got: 110, most, type: 't3.nano', enis: 2, ipv4PerEni: 2, slotAddresses }]);
  });

  test('cannot be given 110 in the class either', () => {
    expectRefusal(() => poolOf({ instanceTypes: types('t3.nano') }).nodeClass('default', { kubelet: { maxPods: 110 } }), 'Stack/Pool',
      ['karpenter-contradiction', { got: '110', maxPods: 34 }]);
  });

  test('drag a pool down, and have most of their memory withheld', () => {
    const pool = poolOf({ instanceTypes: types('t3.nano', 'm5.large') }, PREFIXES);

    expect(pool.maxPods).toBe(34);
    expect(namesOf(pool.findings)).toEqual(['memory-withheld', 'karpenter-pool-split']);
    expect(factsOf(pool.findings, 'memory-withheld')).toEqual({ types: ['t3.nano'], memoryMib: 512, withheldMib: 629, pods: 34 }); // 255 + 11 * 34
    expect(factsOf(pool.findings, 'karpenter-pool-split')).toMatchObject({ maxPods: 34, types: ['t3.nano', 'm5.large'], counts: [34, 110] });
    expect(factsOf(pool.findings, 'karpenter-pool-split').reservedEnis).toBeUndefined();
  });
});

describe('S78: x2iedn.4xlarge without prefixes', () => {
  const instanceTypes = types('x2iedn.4xlarge');

  test('gets 110, and not the 234 of its ENIs', () => {
    const pool = poolOf({ instanceTypes }, SINGLE);

    expect(pool.nodeClass('default').spec.kubelet.maxPods).toBe(110);
    expect(pool.capacity.binding.eniLimitedPods).toBe(234); // 8 * (30 - 1) + 2
    expect(pool.findings).toEqual([]);
  });

  test('is warned of where Karpenter counts, for its formula has no cap', () => {
    const pool = poolOf({ instanceTypes, staticMaxPods: false }, SINGLE);

    expect(namesOf(pool.findings)).toEqual(['max-pods-above-cap']);
    expect(factsOf(pool.findings, 'max-pods-above-cap')).toEqual({ types: ['x2iedn.4xlarge'], own: [234], caps: [110] });
  });
});
