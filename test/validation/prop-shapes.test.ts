import { Lazy, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { WarmPool } from '../../src/capacity/warm-pool';
import { PodCapacityCluster } from '../../src/cluster/pod-capacity-cluster';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeOs } from '../../src/compute/node-os';
import { ExistingCidr } from '../../src/network/existing-cidr';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PrefixReservation } from '../../src/network/prefix-reservation';
import { BOOLEAN, CONSTRUCT, having, TEXT_LIST, LITERAL, oneOf, orToken, PropShape, RECORD, RECORD_LIST, shapeFindings, TEXT, TEXTS } from '../../src/validation/prop-shapes';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { groupOf } from '../private/cdk-nodegroup';
import { errorOf, expectRefusal } from '../private/cdk-refusals';

const COLOUR = oneOf({ RED: 'red', BLUE: 'blue' });
const POOL = having('a WarmPool', 'environment');

test.each<[string, unknown, PropShape, string]>([
  ['a text for a list', 'm5.large', TEXT_LIST, "'x' must be a list of texts; got 'm5.large'"],
  ['an object for a list', {}, TEXT_LIST, "'x' must be a list of texts; got an object"],
  ['a list with a hole', ['a', undefined], TEXT_LIST, "'x' must be a list of texts; got nothing at place 1"],
  ['a list with null', [null], TEXT_LIST, "'x' must be a list of texts; got null at place 0"],
  ['an object among texts', ['a', {}], TEXT_LIST, "'x' must be a list of texts; got an object at place 1"],
  ['a list for an object', [], RECORD, "'x' must be an object; got a list"],
  ['null for an object', null, RECORD, "'x' must be an object; got null"],
  ['a number for a text', NaN, TEXT, "'x' must be a text; got number 'NaN'"],
  ['a text for a truth', 'false', BOOLEAN, "'x' must be true or false; got 'false'"],
  ['a number among texts', { a: 'b', c: 1 }, TEXTS, "'x' must be an object of texts; got number '1' for 'c'"],
  ['null among texts', { a: null }, TEXTS, "got null for 'a'"],
  ['an object for a construct', {}, CONSTRUCT, "'x' must be a construct; got an object"],
  ['another name', 'green', COLOUR, "'x' must be one of red, blue; got 'green'"],
  ['a member name', 'RED', COLOUR, "got 'RED'"],
  ['an object of another class', {}, POOL, "'x' must be a WarmPool; got an object"],
  ['a token among objects', [{}, Lazy.any({ produce: () => ({}) })], RECORD_LIST, "'x' must be a list of objects; got a token at place 1"],
  ['a function', () => 1, TEXT, "'x' must be a text; got a function"],
])('%s is refused', (_, x, shape, message) => {
  const [finding, ...others] = shapeFindings({ x }, { x: shape });
  expect(finding.message).toContain(message);
  expect(finding.id).toBe('cdk-eks-pod-capacity:option-refused');
  expect(others).toEqual([]);
});

test.each<[unknown, PropShape]>([
  [undefined, TEXT_LIST], [[], TEXT_LIST], [Lazy.list({ produce: () => [] }), TEXT_LIST], [{}, RECORD], [{ a: '', b: Lazy.string({ produce: () => 'c' }) }, TEXTS], [stackIn(), CONSTRUCT], ['', TEXT],
  [Lazy.any({ produce: () => 'a' }), TEXT], [Lazy.any({ produce: () => true }), orToken(BOOLEAN)], [Lazy.any({ produce: () => ({}) }), orToken(RECORD)], [[Lazy.any({ produce: () => 'a' })], TEXT_LIST],
  [Lazy.string({ produce: () => 'a' }), TEXT], [false, BOOLEAN], ['red', COLOUR], [WarmPool.none(), POOL],
])('%p passes for %s', (x, shape) => {
  expect(shapeFindings({ x }, { x: shape })).toEqual([]);
});

test.each<[string, unknown, PropShape, string]>([
  ['an object', Lazy.any({ produce: () => ({}) }), RECORD, 'give it as an object'],
  ['an object of texts', Lazy.any({ produce: () => ({}) }), TEXTS, 'give it as an object of texts'],
  ['a list', Lazy.any({ produce: () => [] }), RECORD_LIST, 'give it as a list of objects'],
  ['a construct', Lazy.any({ produce: () => ({}) }), CONSTRUCT, 'give it as a construct'],
  ['a choice', Lazy.string({ produce: () => 'red' }), COLOUR, 'give one of red, blue'],
  ['a switch', Lazy.any({ produce: () => true }), BOOLEAN, 'give it as true or false'],
  ['a text that is read', Lazy.string({ produce: () => 'red' }), LITERAL, 'give it as a literal text'],
])('a token for %s says that it is read at synth', (_, x, shape, wayOut) => {
  expect(shapeFindings({ x }, { x: shape }).map(({ id, message }) => [id, message])).toEqual([['cdk-eks-pod-capacity:unresolved-value', `'x' is a token, and is read at synth; ${wayOut}`]]);
});

test('what is required and not there is refused', () => {
  expect(shapeFindings<{ x?: unknown; y?: unknown }>({}, { x: TEXT_LIST, y: TEXT_LIST }, ['x']).map(({ message }) => message)).toEqual(["'x' must be a list of texts, and is not given"]);
});

/** Each property alone ends in a message of its own, and nothing is defined. */
function expectEachRefused(wrong: Record<string, unknown>, path: string, define: (stack: Stack, props: any) => unknown): void {
  for (const [name, value] of Object.entries(wrong)) {
    const stack = stackIn();
    expect(errorOf(() => define(stack, { [name]: value })).message).toMatch(new RegExp(`\\[${path}\\] '${name}' must be .*; got`));
    expect(stack.node.tryFindChild(path.split('/')[1])?.node.children ?? []).toEqual([]);
  }
}

test('a cluster names what is of another shape', () => {
  expectEachRefused({
    version: '1.34',
    podNetwork: '100.64.0.0/16',
    vpc: 'vpc-1',
    vpcSubnets: {},
    vpcCni: 'x',
    availabilityZones: 'eu-west-1a',
    flowLogsEncryptionKey: 'key',
    onOvercommit: 'x',
    planning: [],
    coreDns: 'no',
    clusterName: 5,
    clusterLogging: 'api',
    endpointAccess: 'private',
    ipFamily: 'x',
    role: 'arn',
    securityGroup: 'sg-1',
  }, 'Stack/Platform', (stack, props) => new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.nodeSubnets(), ...props }));
});

test('and what is not there', () => {
  expect(() => new PodCapacityCluster(stackIn(), 'Platform', {} as any)).toThrow(/'version' must be a KubernetesVersion, and is not given.*\n.*'podNetwork' must be a PodNetwork, and is not given/);
});

test('so does the VPC CNI', () => {
  expectEachRefused({
    cluster: 'prod',
    podNetwork: '100.64.0.0/16',
    ipAssignment: 'prefix-delegation',
    warmPool: 1,
    snat: 'external',
    podSecurityGroups: 'sg-1',
    securityGroupsForPods: true,
    windows: null,
    networkPolicy: {},
    environment: 'DEBUG',
    permissions: 'nodeRole',
    addonVersion: 1.2,
    conflictResolution: 'x',
  }, 'Stack/Cni', (stack, props) => new VpcCniAddon(stack, 'Cni', { cluster: eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main' }), ...props }));
});

test('so do subnets for pods, and reservations', () => {
  const define = (stack: Stack, props: any) => new PodSubnets(stack, 'Pods', { vpc: importedVpc(stack), cidr: new ExistingCidr(stack, 'Cidr', { vpc: importedVpc(stack, { id: 'Other' }), cidr: '10.1.0.0/16' }), ...props });
  expectEachRefused({ vpc: 'vpc-1', availabilityZones: 'eu-west-1a', slots: [], routeTables: 'rtb-1', internalLoadBalancers: 'no', reservation: 2 }, 'Stack/Pods', define);
  expectEachRefused({ subnet: 'subnet-1', cidrs: '10.0.0.0/28', share: 0.5 }, 'Stack/Reserved', (stack, props) => (
    new PrefixReservation(stack, 'Reserved', { subnet: importedVpc(stack).privateSubnets[0], subnetCidr: '10.0.0.0/24', ...props })));
});

describe('a node group', () => {
  const wrong: any = { instanceTypes: 'm5.large', labels: ['a'], taints: {}, tags: 'a', amiType: 5, os: [], kubeletFlags: '--v=4', kubeletConfig: null, forceUpdate: 'no', nodeRole: {} };

  test('names all that are of another shape at once', () => {
    expectRefusal(() => groupOf(wrong), 'Stack/Group', ...['instanceTypes', 'labels', 'taints', 'os', 'kubeletConfig', 'kubeletFlags', 'nodeRole', 'tags', 'amiType', 'forceUpdate']
      .map((name): [string, string] => ['option-refused', `'${name}' must be`]));
  });

  test('names an operating system that is none, and those there are', () => {
    expectRefusal(() => groupOf({ os: 'ubuntu' as NodeOs }), 'Stack/Group', ['option-refused', "'os' must be one of al2023, bottlerocket, windows; got 'ubuntu'"]);
  });

  test.each(Object.keys(wrong))('%s alone ends in a message and defines nothing', (name) => {
    const stack = stackIn();
    expect(errorOf(() => groupOf({ [name]: wrong[name] }, {}, stack)).message).toContain(`[Stack/Group] '${name}' must be`);
    expect(stack.node.findChild('Group').node.children).toEqual([]);
  });
});
