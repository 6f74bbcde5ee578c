import { fleetsIn, IMPORTED, keysOf, Parts, typesIn, whysOf } from '../private/read-fleets';

/*
 * The warm pool of a node group, as the plan of the cluster counts it: nodes beyond those of the group, with the addresses of all in it.
 */

const GROUP = { ClusterName: 'prod', Subnets: ['subnet-1', 'subnet-2'], InstanceTypes: ['m5.large'], ScalingConfig: { MinSize: 2, DesiredSize: 4, MaxSize: 6 } };
const read = (WarmPoolConfig: unknown, more: object = {}, parts: Parts = {}) => fleetsIn({ Group: ['AWS::EKS::Nodegroup', { ...GROUP, WarmPoolConfig, ...more }], ...parts });

type Counted = [beyond: number, addresses: number];
const FIVE = { Enabled: true, MinSize: 5 };

test.each<[string, unknown, object, Counted | string | undefined]>([
  // max(6, 4 + 5) - 6 = 3
  ['a least size', FIVE, {}, [3, 5]],
  ['a least size as text', { Enabled: 'true', MinSize: '5' }, {}, [3, 5]],
  ['a least size, without a word of whether it is on', { MinSize: 5 }, {}, [3, 5]],
  ['a least size within the group', { MinSize: 2 }, {}, undefined],
  // max(6, 9) - 6 = 3; 9 - 4 = 5
  ['a prepared capacity', { MaxGroupPreparedCapacity: 9 }, {}, [3, 5]],
  ['a prepared capacity within the group', { MaxGroupPreparedCapacity: 5 }, {}, undefined],
  ['both', { MaxGroupPreparedCapacity: 9, MinSize: 9 }, {}, [7, 9]],
  ['nothing', {}, {}, undefined],
  ['that it is off', { ...FIVE, Enabled: false }, {}, undefined],
  ['later whether it is on', { ...FIVE, Enabled: IMPORTED }, {}, 'sizes'],
  ['later what its least size is', { MinSize: IMPORTED }, {}, 'sizes'],
  ['later what is prepared', { MinSize: 5, MaxGroupPreparedCapacity: IMPORTED }, {}, 'sizes'],
  ['later all that it is', IMPORTED, {}, 'sizes'],
  // Without a wanted size a group has its least: max(6, 2 + 5) - 6 = 1
  ['a least size, of a group without a wanted one', FIVE, { ScalingConfig: { MinSize: 2, MaxSize: 6 } }, [1, 5]],
  ['a least size, of a group whose sizes are told later', FIVE, { ScalingConfig: IMPORTED }, 'sizes'],
  ['a least size, of a group whose types are told later', FIVE, { InstanceTypes: [IMPORTED] }, 'types'],
  ['a least size, of a group whose subnets are told later', FIVE, { Subnets: IMPORTED }, 'subnets'],
])('a warm pool that says %s', (_, pool, group, expected) => {
  const { fleets, uncounted } = read(pool, group);

  expect(fleets.map(({ shape: { limits, minNodes, expectedNodes }, otherAddresses }) => [limits?.nodes, otherAddresses, minNodes, expectedNodes]))
    .toEqual(Array.isArray(expected) ? [[...expected, 0, 0]] : []);
  expect(uncounted.map(({ why }) => why)).toEqual(typeof expected === 'string' ? [expected] : []);
});

test('a warm pool is of the types and in the subnets of its group', () => {
  const found = read(FIVE, { InstanceTypes: ['m5.large', 'c5.large'] });

  expect(found.fleets.map((each) => [each.name, each.source.sign, typesIn(each), keysOf(each)])).toEqual([['Stack/Group warm pool', 'group', ['m5.large', 'c5.large'], ['subnet-1', 'subnet-2']]]);
  expect(whysOf(found)).toEqual([]);
});
