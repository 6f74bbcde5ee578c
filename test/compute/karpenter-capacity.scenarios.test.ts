import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { AddonSettings } from '../private/cdk-addon';
import { expectPoolRefused, poolOf, PREFIXES, PREFIXES_CUSTOM, SINGLE, SINGLE_CUSTOM } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { namesOf } from '../private/cdk-refusals';

const messageOf = (pool: KarpenterCapacity, name: string) => pool.findings.find(({ id }) => id.endsWith(`:${name}`))!.message;
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
  expect(pool.findings[0].message).toMatch(/1,333 MiB of the 2,048 MiB of c7g.medium for 98 pods; 715 MiB are left/);
});

describe('S73: several sizes in one pool, in pod subnets without prefixes', () => {
  const instanceTypes = types('c6i.2xlarge', 'm5.large');

  test('get the lowest count, and what that loses, with the ways out', () => {
    const pool = poolOf({ instanceTypes }, SINGLE_CUSTOM);

    expect([pool.maxPods, pool.reservedEnis]).toEqual([20, 1]); // (3 - 1) * (10 - 1) + 2
    expect(namesOf(pool.findings)).toEqual(['karpenter-pool-split']);
    expect(pool.findings[0].subject).toBe('m5.large');
    expect(pool.findings[0].message).toBe('every node of the pool gets the lowest pod count, 20, which m5.large sets by its enis; c6i.2xlarge could run 44 and loses 24;'
      + ' make a KarpenterCapacity with its EC2NodeClass and NodePool for each count: 20 (m5.large), 44 (c6i.2xlarge);'
      + " or set 'staticMaxPods' to false and Karpenter's RESERVED_ENIS to 1, and it computes the count of each type, without a cap");
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
      ['prefixes-unsupported-in-group', 'i3.large', 'cannot take prefixes', 'leave the type out, or use a Nitro one']);
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

  test.each<[string, AddonSettings, string]>([
    ['t3.nano with prefixes', PREFIXES, '2 ENIs x (2 - 1) x 16 + 2 = 34'],
    ['t3.nano without', SINGLE, '2 ENIs x (2 - 1) + 2 = 4'],
  ])('cannot have a class of 110: %s', (_, settings, sum) => {
    expectPoolRefused({ instanceTypes: types('t3.nano'), maxPods: 110 }, settings, ['max-pods-out-of-range', 'got 110', `the addresses of t3.nano allow ${sum}`]);
  });

  test('cannot be given 110 in the class either', () => {
    expect(() => poolOf({ instanceTypes: types('t3.nano') }).nodeClass('default', { kubelet: { maxPods: 110 } }))
      .toThrow(/'spec.kubelet.maxPods' is 110, and the capacity is 34; leave it out, or give a lower count as 'maxPods'/);
  });

  test('drag a pool down, and have most of their memory withheld', () => {
    const pool = poolOf({ instanceTypes: types('t3.nano', 'm5.large') }, PREFIXES);

    expect(pool.maxPods).toBe(34);
    expect(namesOf(pool.findings)).toEqual(['memory-withheld', 'karpenter-pool-split']);
    expect(messageOf(pool, 'memory-withheld')).toContain('629 MiB of the 512 MiB of t3.nano for 34 pods; nothing is left'); // 255 + 11 * 34
    expect(messageOf(pool, 'karpenter-pool-split')).toContain('m5.large could run 110 and loses 76');
    expect(messageOf(pool, 'karpenter-pool-split')).not.toContain('staticMaxPods');
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
    expect(pool.findings[0].message).toContain('it gives x2iedn.4xlarge 234 pods, above the recommended 110');
  });
});
