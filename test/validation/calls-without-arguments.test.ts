import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lib from '../../src';
import { FindingError } from '../../src/findings/finding-error';

/** Methods that are private, which compilers alone know. */
const PRIVATE = ['requireLength', 'report', 'defineRole', 'claimFindings', 'addZone', 'missing'];

type Methods = Record<string, (...args: unknown[]) => unknown>;

const methodsOf = (owner: object) => Object.entries(Object.getOwnPropertyDescriptors(owner))
  .filter(([name, { value }]) => typeof value === 'function' && name !== 'constructor' && name !== 'prototype')
  .map(([name]) => name).filter((name) => !name.startsWith('_') && !PRIVATE.includes(name));

const stack = new Stack(new App(), 'Stack');
const platform = new lib.PodCapacityCluster(stack, 'Platform', {
  version: eks.KubernetesVersion.V1_34,
  podNetwork: lib.PodNetwork.secondaryCidr('100.64.0.0/16'),
});
const nodegroup = platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')] });

const INSTANCES = [
  platform,
  nodegroup,
  platform.podNetworking,
  platform.podNetworking.podSubnets!,
  platform.plan,
  lib.Ipv4Cidr.parse('10.0.0.0/16'),
  lib.InstanceTypeLimits.of('m5.large'),
  lib.IpAssignment.prefixDelegation(),
  lib.KubeletReservation.forPods(110),
  lib.WarmPool.prefixes(1),
  lib.WindowsWarmPool.addresses(1),
  lib.NodeAssertions.fromNodes(nodegroup),
  lib.PlanAssertions.fromPlan(platform.plan),
  new lib.PodCapacityChecks(),
];

/** Static methods, constructors that take more than a scope and an id, and methods. */
const CALLS: Array<[string, () => unknown]> = [
  ...Object.entries(lib).filter(([, value]) => typeof value === 'function').flatMap(([name, value]) => methodsOf(value)
    .map((method): [string, () => unknown] => [`${name}.${method}`, () => (value as unknown as Methods)[method]()])),
  ...INSTANCES.flatMap((instance) => methodsOf(Object.getPrototypeOf(instance))
    .map((method): [string, () => unknown] => [`${instance.constructor.name}#${method}`, () => (instance as unknown as Methods)[method]()])),
];

test.each(CALLS)('%s() without arguments ends in a result or in a finding', (_, call) => {
  let error: unknown;
  try {
    call();
  } catch (caught) {
    error = caught;
  }

  expect(error === undefined || error instanceof FindingError ? undefined : error).toBeUndefined();
  // What is said of an argument that is missing holds no value that JavaScript puts there.
  expect(error instanceof FindingError ? error.message : '').not.toMatch(/undefined|NaN/);
});
