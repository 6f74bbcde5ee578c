import { AddressDemand, InstanceTypeLimits } from '../../src/capacity';
import { toldAssignment, toldDiscovery, toldNodeOptions, toldWarmPool } from '../../src/vpc-cni/told-settings';
import { VariableReader } from '../../src/vpc-cni/variable-reader';

const readerOf = (told: Record<string, string>, unknown: string[] = []) =>
  new VariableReader({ textOf: (name) => told[name], isUnknown: (name) => unknown.includes(name) });

test.each<[Record<string, string>, object | undefined]>([
  [{}, { WARM_ENI_TARGET: '1' }],
  [{ ENABLE_PREFIX_DELEGATION: 'true' }, undefined],
  [{ ENABLE_PREFIX_DELEGATION: 'T', WARM_PREFIX_TARGET: '2' }, { WARM_PREFIX_TARGET: '2' }],
  // A target of single addresses wins over one of prefixes.
  [{ ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', WARM_IP_TARGET: '5' }, { WARM_IP_TARGET: '5' }],
  [{ MINIMUM_IP_TARGET: '10' }, { MINIMUM_IP_TARGET: '10' }],
  [{ MINIMUM_IP_TARGET: '10', WARM_IP_TARGET: '0', WARM_ENI_TARGET: '2' }, { MINIMUM_IP_TARGET: '10' }],
  [{ MINIMUM_IP_TARGET: '0', WARM_ENI_TARGET: '2' }, { WARM_ENI_TARGET: '2' }],
  [{ ENABLE_PREFIX_DELEGATION: 'true', MINIMUM_IP_TARGET: '10', WARM_PREFIX_TARGET: '3' }, { MINIMUM_IP_TARGET: '10' }],
  [{ WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }, { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }],
])('%j keeps %j spare', (told, spare) => {
  const pool = toldWarmPool(readerOf(told));
  expect(pool?.environment()).toEqual(spare === undefined ? undefined : expect.objectContaining(spare));
});

/** ENIs that carry pods of m5.large have 9 slots each, and there are three. */
test.each<[Record<string, string>, pods: number, slots: number, placed: number]>([
  [{}, 9, 18, 9], // a warm ENI: (1 + 1) x 9
  [{ WARM_ENI_TARGET: '2' }, 9, 27, 9], // (1 + 2) x 9
  [{ MINIMUM_IP_TARGET: '4' }, 0, 4, 0],
  [{ MINIMUM_IP_TARGET: '4' }, 9, 4, 4], // never past the minimum
  [{ MINIMUM_IP_TARGET: '4', WARM_ENI_TARGET: '2' }, 9, 4, 4], // no warm ENI is kept
  [{ MINIMUM_IP_TARGET: '12' }, 9, 12, 9],
  [{ MINIMUM_IP_TARGET: '4', WARM_IP_TARGET: '2' }, 9, 11, 9], // max(4, 9 + 2)
  [{ ENABLE_PREFIX_DELEGATION: 'true', MINIMUM_IP_TARGET: '20' }, 40, 2, 32], // ceil(20 / 16)
  [{ ENABLE_PREFIX_DELEGATION: 'true', MINIMUM_IP_TARGET: '20', WARM_PREFIX_TARGET: '3' }, 40, 2, 32], // no warm prefix
  [{ ENABLE_PREFIX_DELEGATION: 'true', MINIMUM_IP_TARGET: '20', WARM_IP_TARGET: '1' }, 40, 3, 40], // ceil(41 / 16)
])('%j with %d pods fills %d slots, for %d pods', (told, pods, slots, placed) => {
  const variables = readerOf(told);
  const demand = AddressDemand.of(InstanceTypeLimits.of('m5.large'), pods, {
    ...toldNodeOptions(variables), warmPool: toldWarmPool(variables),
  });

  expect([demand.slots, demand.podsPlaced]).toEqual([slots, placed]);
});

test('of a target that is not known nothing is said', () => {
  expect(toldWarmPool(readerOf({}, ['WARM_IP_TARGET']))).toBeUndefined();
});

test('a node has the mode that the variables say, in any spelling that Go reads', () => {
  const reader = readerOf({
    ENABLE_PREFIX_DELEGATION: '1', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'True', MAX_ENI: '2', ENABLE_POD_ENI: 'yes',
  });
  expect(toldAssignment(reader).usesPrefixes).toBe(true);
  expect(toldDiscovery(reader)).toBe(false);
  expect(toldNodeOptions(reader, 'v1.20.4')).toMatchObject({
    customNetworking: true, maxEni: 2, trunkEni: false, addonVersion: 'v1.20.4',
  });
});
