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
  [{ WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }, { WARM_IP_TARGET: '5', MINIMUM_IP_TARGET: '10' }],
])('%j keeps %j spare', (told, spare) => {
  const pool = toldWarmPool(readerOf(told));
  expect(pool?.environment()).toEqual(spare === undefined ? undefined : expect.objectContaining(spare));
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
