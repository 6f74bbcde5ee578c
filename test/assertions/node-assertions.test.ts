import { NodeAssertions } from '../../src/assertions';
import { CapacityLimit, InstanceTypeLimits, IpAssignment, NodegroupCapacity } from '../../src/capacity';
import { NodeCapacityOptions } from '../../src/capacity/node-capacity-options';
import { KarpenterCapacity, NodeBootstrap } from '../../src/compute';
import { platformOf } from '../private/cdk-addon';
import { groupOn, types } from '../private/cdk-nodegroup';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';

const PREFIXES: NodeCapacityOptions = { ipAssignment: IpAssignment.prefixDelegation() };

function assertionsOn(types_: string[], options: NodeCapacityOptions = {}, told?: number): NodeAssertions {
  const capacity = NodegroupCapacity.of(types_.map((type) => InstanceTypeLimits.of(type)), options);
  return NodeAssertions.fromNodes({ capacity, maxPods: told ?? capacity.maxPods, findings: capacity.findings });
}

describe('reachesPods', () => {
  test.each([
    ['m5.large', 29, {}], // 3 x 9 + 2
    ['m5.large', 110, PREFIXES],
    ['m5.large', 1, {}],
  ])('of %s passes for %d with %p', (type, pods, options) => {
    expect(() => assertionsOn([type], options).reachesPods(pods)).not.toThrow();
  });

  test.each([NaN, 0, -1])('refuses %d, which no test can want', (pods) => {
    expect(saidBy(findingsThrownBy(() => assertionsOn(['m5.large']).reachesPods(pods)))).toEqual([['numbers.belowLeast', { name: 'pods', of: 'reachesPods', least: 1, got: pods }]]);
  });

  test.each<[string, string[], NodeCapacityOptions, number | undefined, number, string]>([
    ['the ENIs bind', ['m5.large'], {}, undefined, 30, 'a node runs 29 pods, and 30 are wanted; m5.large sets it by its enis, where ENIs allow 29'],
    ['the cap binds', ['m5.large'], PREFIXES, undefined, 111, 'a node runs 110 pods, and 111 are wanted; m5.large sets it by its cap, where ENIs allow 434'], // 27 x 16 + 2
    ['one type of two binds', ['m5.xlarge', 'm5.large'], {}, undefined, 58, 'a node runs 29 pods, and 58 are wanted; m5.large sets it by its enis, where ENIs allow 29'],
    ['fewer are asked for', ['m5.large'], {}, 12, 20, 'a node runs 12 pods, and 20 are wanted; its types allow 29'],
  ])('fails where %s', (_, names, options, told, pods, message) => {
    expect(() => assertionsOn(names, options, told).reachesPods(pods)).toThrow(message);
  });
});

test('isBoundBy tells what binds', () => {
  expect(() => assertionsOn(['m5.large']).isBoundBy(CapacityLimit.ENIS)).not.toThrow();
  expect(() => assertionsOn(['m5.large']).isBoundBy(CapacityLimit.CAP)).toThrow('m5.large is bound by its enis at 29 pods, and cap is wanted');
});

describe('hasNoFindings', () => {
  const ID = 'cdk-eks-pod-capacity:prefixes-unsupported';

  test('passes where there is none, or none but those excepted', () => {
    expect(() => assertionsOn(['m5.large']).hasNoFindings()).not.toThrow();
    expect(() => assertionsOn(['i3.large'], PREFIXES).hasNoFindings([ID])).not.toThrow();
  });

  test('fails with all of them', () => {
    expect(() => assertionsOn(['i3.large', 'hs1.8xlarge'], PREFIXES).hasNoFindings(['cdk-eks-pod-capacity:vcpus-unknown']))
      .toThrow(/the nodes should have no findings, and there are \d:\n {2}warning: .*i3\.large.*\[cdk-eks-pod-capacity:prefixes-unsupported\]\n {2}/);
  });

  test('fails for an id that no finding ever has', () => {
    expect(() => assertionsOn(['m5.large']).hasNoFindings(['prefixes-unsupported'])).toThrow("'prefixes-unsupported' is not an id of FindingCatalogue; did you mean cdk-eks-pod-capacity:prefixes-unsupported?");
  });
});

test('a group, a bootstrap and a Karpenter pool are nodes', () => {
  const platform = platformOf();
  const { stack, cluster, cni } = platform;
  const own = { podNetworking: cni, instanceTypes: types('m5.large') };
  const nodes = [
    groupOn(platform),
    new NodeBootstrap(stack, 'Nodes', { ...own, cluster, serviceIpv4Cidr: '172.20.0.0/16' }),
    new KarpenterCapacity(stack, 'Karpenter', own),
  ];

  for (const each of nodes) {
    expect(() => NodeAssertions.fromNodes(each).reachesPods(110)).not.toThrow();
    expect(() => NodeAssertions.fromNodes(each).reachesPods(111)).toThrow('111 are wanted');
  }
});
