import { Ipv4Cidr } from '../../../../src/addressing';
import { AddressDemand, AddressDemandOptions, InstanceTypeLimits, IpAssignment, PodCap, WarmPool } from '../../../../src/capacity';
import { NodePool } from '../../../../src/churn/run/private/node-pool';
import { Random } from '../../../../src/churn/run/private/random';
import { SubnetSpace } from '../../../../src/churn/run/private/subnet-space';
import { nodeShape } from '../../../../src/churn/scenario/node-shape';

const prefixes = { ipAssignment: IpAssignment.prefixDelegation() };

const spaceOf = (cidr: string = '10.0.0.0/18') => (
  new SubnetSpace({ subnet: Ipv4Cidr.parse(cidr), reservations: [], usesRest: false, random: new Random(1, 0) })
);

/** A node that has joined, its pool filled. */
function joined(options: AddressDemandOptions, space: SubnetSpace = spaceOf(), instanceType: string = 'm5.large'): NodePool {
  const pool = new NodePool(nodeShape(InstanceTypeLimits.of(instanceType), options), space, new Random(2, 0));
  expect(pool.join()).toBe(true);
  pool.grow();
  return pool;
}

/** Starts pods one after another; the slots that they have addresses of. */
function started(pool: NodePool, pods: number): number[] {
  return Array.from({ length: pods }, () => {
    const slot = pool.assign();
    pool.grow();
    return slot!;
  });
}

/** Ends pods, and lets their addresses cool down. */
function ended(pool: NodePool, slots: number[]): void {
  for (const slot of slots) pool.unassign(slot);
  for (const slot of slots) pool.free(slot);
}

describe('growth one pod after another agrees with AddressDemand', () => {
  const warmPools: Array<[string, WarmPool | undefined]> = [
    ['the default', undefined],
    ['no warm prefix', WarmPool.none()],
    ['1 warm prefix', WarmPool.prefixes(1)],
    ['1 warm address', WarmPool.addresses(1)],
    ['5 warm addresses of 10', WarmPool.addresses(5, 10)],
    ['16 warm addresses of 40', WarmPool.addresses(16, 40)],
    ['1 warm ENI', WarmPool.enis(1)],
    ['2 warm ENIs', WarmPool.enis(2)],
  ];
  const placements: AddressDemandOptions[] = [
    {},
    { customNetworking: true },
    { trunkEni: true },
    { customNetworking: true, trunkEni: true },
    { maxPods: 20 },
    { maxEni: 2, customNetworking: true },
  ];
  const modes = [IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()];
  const grid = warmPools.flatMap(([name, warmPool]) => modes.filter((mode) => warmPool?.fits(mode) ?? true).flatMap((ipAssignment) => (
    placements.flatMap((placement) => ['t3.small', 'm5.large', 'm5.2xlarge'].map((instanceType) => ({ name, warmPool, ipAssignment, placement, instanceType })))
  )));

  test.each(grid)('$instanceType, $name, $ipAssignment.mode, $placement', ({ warmPool, ipAssignment, placement, instanceType }) => {
    const options = { ...placement, ipAssignment, warmPool };
    const limits = InstanceTypeLimits.of(instanceType);
    const space = spaceOf();
    const pool = joined(options, space, instanceType);
    const { room } = nodeShape(limits, options);
    for (let pods = 0; pods <= room; pods++) {
      const demand = AddressDemand.of(limits, pods, options);
      const demanded = placement.customNetworking ? demand.podSubnetAddresses : demand.nodeSubnetAddresses;
      expect([pods, pool.slots, pool.assigned, pool.addresses, space.count.addresses]).toEqual([pods, demand.slots, pods, demanded, demanded]);
      if (pods < room) started(pool, 1);
    }
  });

  test.each([2, 3, 4])('with %i warm prefixes it is between the emptiest and the fullest case, for pods do not fill prefixes in turn', (warmPrefixes) => {
    const options = { ...prefixes, podCap: PodCap.NONE, warmPool: WarmPool.prefixes(warmPrefixes) };
    const pool = joined(options);
    const seen: string[] = [];
    for (let pods = 0; pods <= 108; pods++) {
      const fullest = AddressDemand.of(InstanceTypeLimits.of('m5.large'), pods, options).slots;
      const emptiest = Math.ceil(pods / 16) + warmPrefixes;
      expect([pods, pool.slots >= emptiest, pool.slots <= fullest]).toEqual([pods, true, true]);
      seen.push(pool.slots > emptiest ? 'above' : 'at', pool.slots < fullest ? 'below' : 'at');
      started(pool, 1);
    }
    expect(seen).toEqual(expect.arrayContaining(['above', 'below']));
  });
});

describe('prefixes', () => {
  test('stay until the last of their addresses is unassigned and has cooled down', () => {
    const pool = joined({ ...prefixes, customNetworking: true });
    const slots = started(pool, 33);
    expect(pool).toMatchObject({ slots: 4, addresses: 65 }); // ceil(33 / 16) + 1, 4 x 16 + 1 ENI

    for (const slot of slots) pool.unassign(slot);
    expect(pool).toMatchObject({ assigned: 0, cooling: 33, wholeFree: 4 });
    const { idle } = pool; // those that no pod had an address of
    pool.shrink();
    expect(pool).toMatchObject({ slots: 4 - idle, wholeFree: 4 - idle, idle: 0 });
    for (const slot of slots) pool.free(slot);
    pool.shrink();

    expect(pool).toMatchObject({ slots: 1, cooling: 0, wholeFree: 1, idle: 1, addresses: 17 });
    expect(pool.shrink()).toBe(false);
  });

  test('are pinned by one pod each', () => {
    const pool = joined({ ...prefixes, customNetworking: true });
    const slots = started(pool, 60);
    const held = new Set<number>();
    const over = slots.filter((slot) => held.has(slot) || !held.add(slot));
    const before = pool.slots;

    ended(pool, over);
    pool.shrink();

    expect(held.size).toBeGreaterThanOrEqual(4); // ceil(60 / 16)
    expect(pool.slots).toBe(Math.min(before, held.size + 1));
    expect(pool.assigned).toBe(held.size);
  });

  test('an address that cools down is given to no pod', () => {
    const pool = joined({ ...prefixes, maxPods: 16 });
    const slots = started(pool, 14);
    expect(pool.slots).toBe(1);
    for (const slot of slots) pool.unassign(slot);

    expect([pool.assign(), pool.assign()]).toEqual([0, 0]);
    expect(pool.assign()).toBeUndefined();
    pool.free(0);
    expect(pool.assign()).toBe(0);
  });

  test('of which an address cools down stay, and others go', () => {
    const pool = joined({ ...prefixes, customNetworking: true });
    const slots = started(pool, 40);
    const others = slots.filter((slot) => slot !== 0);
    for (const slot of slots) pool.unassign(slot);
    for (const slot of slots.filter((one) => one === 0)) pool.free(slot);

    pool.shrink();
    for (const slot of others) pool.free(slot);

    // Of four prefixes the first is gone, and no pod gets an address of it.
    expect(new Set(others)).toEqual(new Set([1, 2, 3]));
    expect(pool).toMatchObject({ slots: 3, idle: 3, wholeFree: 3 });
    expect(new Set(Array.from({ length: 48 }, () => pool.assign()))).toEqual(new Set([1, 2, 3]));
    expect(pool.assign()).toBeUndefined();
  });

  test('can all go from the primary ENI, which stays', () => {
    const space = spaceOf();
    const pool = joined({ ...prefixes, warmPool: WarmPool.addresses(1) }, space, 't3.small');
    const slots = started(pool, 60);
    expect(pool).toMatchObject({ slots: 4, addresses: 66 }); // ceil(61 / 16), of 3 slots an ENI: 4 x 16 + 2

    ended(pool, slots.filter((slot) => slot < 3));
    pool.shrink();
    expect(pool).toMatchObject({ slots: 1, addresses: 18 });
    expect(space.count.addresses).toBe(18);

    started(pool, 20);
    expect(pool.slots).toBeGreaterThan(1);
    expect(space.count.addresses).toBe(pool.addresses);
    pool.leave();
    expect(space.count.addresses).toBe(0);
  });

  test('without a warm prefix the last free one stays, or it would be asked for again at once', () => {
    const pool = joined({ ...prefixes, warmPool: WarmPool.none() });
    ended(pool, started(pool, 32));

    pool.shrink();

    expect(pool.slots).toBe(1);
    expect(pool.grow()).toBe(true);
    expect(pool.slots).toBe(1);
  });

  test('are given back down to the IP targets', () => {
    const pool = joined({ ...prefixes, warmPool: WarmPool.addresses(5, 40) });
    ended(pool, started(pool, 70));

    pool.shrink();

    expect(pool.slots).toBe(3); // ceil(40 / 16)
  });
});

describe('single addresses', () => {
  test('fill whole ENIs, and go with a whole ENI', () => {
    const pool = joined({});
    expect(pool).toMatchObject({ slots: 9, addresses: 10 }); // S = 9, one ENI
    const slots = started(pool, 12);
    expect(pool).toMatchObject({ slots: 27, addresses: 30 }); // (ceil(12 / 9) + 1) x 9

    ended(pool, slots);
    expect(pool.shrink()).toBe(true);
    expect(pool).toMatchObject({ slots: 18, addresses: 20 });
    expect(pool.shrink()).toBe(true);
    expect(pool).toMatchObject({ slots: 9, addresses: 10 });
    expect(pool.shrink()).toBe(false); // the primary ENI stays
  });

  test('stay with their ENI while it is one of the warm ones', () => {
    const pool = joined({});
    started(pool, 1);

    expect(pool).toMatchObject({ slots: 18, idle: 17 });
    expect(pool.shrink()).toBe(false); // 17 free, fewer than 2 x 9
  });

  test('go one by one with IP targets, and an ENI with its last', () => {
    const pool = joined({ warmPool: WarmPool.addresses(2, 4) });
    const slots = started(pool, 10);
    expect(pool).toMatchObject({ slots: 12, addresses: 14 }); // 10 + 2, two ENIs

    ended(pool, slots);
    expect(pool.shrink()).toBe(true);

    expect(pool.slots).toBe(4);
    expect(pool.addresses).toBe(5); // 4 and the primary ENI's own
  });
});

describe('what EC2 refuses', () => {
  test('the first prefix of an ENI keeps the ENI from being attached', () => {
    const space = spaceOf('10.0.0.0/28');
    const pool = new NodePool(nodeShape(InstanceTypeLimits.of('m5.large'), { ...prefixes, customNetworking: true }), space, new Random(1, 0));

    expect(pool.join()).toBe(true);
    expect(pool.grow()).toBe(false);
    expect(space.count).toMatchObject({ addresses: 0, refusedPrefixes: 1, refusedAddresses: 0 });
  });

  test('the address of an ENI gives the prefix back', () => {
    const space = new SubnetSpace({
      subnet: Ipv4Cidr.parse('10.0.0.0/27'),
      reservations: [Ipv4Cidr.parse('10.0.0.0/27')],
      usesRest: false,
      random: new Random(1, 0),
    });
    const pool = new NodePool(nodeShape(InstanceTypeLimits.of('m5.large'), { ...prefixes, customNetworking: true }), space, new Random(1, 0));

    expect(pool.grow()).toBe(false); // both blocks hold addresses that AWS keeps
    expect(space.count).toMatchObject({ addresses: 0, refusedPrefixes: 1 });

    const roomy = new SubnetSpace({
      subnet: Ipv4Cidr.parse('10.0.0.0/26'),
      reservations: [Ipv4Cidr.parse('10.0.0.0/26')],
      usesRest: false,
      random: new Random(1, 0),
    });
    const other = new NodePool(nodeShape(InstanceTypeLimits.of('m5.large'), { ...prefixes, customNetworking: true }), roomy, new Random(1, 0));

    expect(other.grow()).toBe(false);
    expect(roomy.count).toMatchObject({ addresses: 0, prefixes: 0, refusedPrefixes: 0, refusedAddresses: 1 });
    expect(other).toMatchObject({ slots: 0, addresses: 0 });
  });

  test('an address for one of its first ENIs gives the other back', () => {
    const space = spaceOf('10.0.0.0/28');
    for (let other = 0; other < 10; other++) space.takenAddress(); // 11 - 10 = 1 left
    const pool = new NodePool(nodeShape(InstanceTypeLimits.of('m5.large'), { trunkEni: true }), space, new Random(1, 0));

    expect(pool.join()).toBe(false);
    expect(space.count).toMatchObject({ singles: 10, refusedAddresses: 1 });
  });
});

test('a node that leaves gives all back', () => {
  const space = spaceOf();
  const pool = joined({ ...prefixes, trunkEni: true }, space, 'm5.2xlarge');
  started(pool, 50);
  expect(space.count.addresses).toBe(pool.addresses);

  pool.leave();

  expect(space.count).toMatchObject({ addresses: 0, prefixes: 0, singles: 0 });
  expect(space.freeBlockCount).toBe(1022);
});
