import { Lazy, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { WarmPool } from '../../src/capacity/warm-pool';
import { PodCapacityCluster } from '../../src/cluster/pod-capacity-cluster';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeOs } from '../../src/compute/node-os';
import { Facts } from '../../src/findings/wording';
import { ExistingCidr } from '../../src/network/existing-cidr';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PrefixReservation } from '../../src/network/prefix-reservation';
import { BOOLEAN, CONSTRUCT, having, TEXT_LIST, LITERAL, oneOf, orToken, PropShape, RECORD, RECORD_LIST, shapeFindings, TEXT, TEXTS } from '../../src/validation/prop-shapes';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { groupOf } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { factsOf, saidBy } from '../private/statements';

const COLOUR = oneOf({ RED: 'red', BLUE: 'blue' });
const POOL = having('a WarmPool', 'environment');

test.each<[string, unknown, PropShape, Facts]>([
  ['a text for a list', 'm5.large', TEXT_LIST, { prop: 'x', words: 'a list of strings', got: "'m5.large'" }],
  ['an object for a list', {}, TEXT_LIST, { prop: 'x', words: 'a list of strings', got: 'an object' }],
  ['a list with a hole', ['a', undefined], TEXT_LIST, { prop: 'x', words: 'a list of strings', got: 'nothing', place: 1 }],
  ['a list with null', [null], TEXT_LIST, { prop: 'x', words: 'a list of strings', got: 'null', place: 0 }],
  ['an object among texts', ['a', {}], TEXT_LIST, { prop: 'x', words: 'a list of strings', got: 'an object', place: 1 }],
  ['a list for an object', [], RECORD, { prop: 'x', words: 'an object', got: 'a list' }],
  ['null for an object', null, RECORD, { prop: 'x', words: 'an object', got: 'null' }],
  ['a number for a text', NaN, TEXT, { prop: 'x', words: 'a string', got: "number 'NaN'" }],
  ['a text for a truth', 'false', BOOLEAN, { prop: 'x', words: 'true or false', got: "'false'" }],
  ['a number among texts', { a: 'b', c: 1 }, TEXTS, { prop: 'x', words: 'an object of strings', got: "number '1'", under: 'c' }],
  ['null among texts', { a: null }, TEXTS, { got: 'null', under: 'a' }],
  ['an object for a construct', {}, CONSTRUCT, { prop: 'x', words: 'a construct', got: 'an object' }],
  ['another name', 'green', COLOUR, { prop: 'x', words: 'one of red, blue', got: "'green'" }],
  ['a member name', 'RED', COLOUR, { got: "'RED'" }],
  ['an object of another class', {}, POOL, { prop: 'x', words: 'a WarmPool', got: 'an object' }],
  ['a token among objects', [{}, Lazy.any({ produce: () => ({}) })], RECORD_LIST, { prop: 'x', words: 'a list of objects', got: 'a token', place: 1 }],
  ['a function', () => 1, TEXT, { prop: 'x', words: 'a string', got: 'a function' }],
])('%s is refused', (_, x, shape, facts) => {
  const findings = shapeFindings({ x }, { x: shape });
  expect(factsOf(findings, 'option-refused')).toMatchObject(facts);
  expect(findings).toHaveLength(1);
});

test.each<[unknown, PropShape]>([
  [undefined, TEXT_LIST], [[], TEXT_LIST], [Lazy.list({ produce: () => [] }), TEXT_LIST], [{}, RECORD], [{ a: '', b: Lazy.string({ produce: () => 'c' }) }, TEXTS], [stackIn(), CONSTRUCT], ['', TEXT],
  [Lazy.any({ produce: () => 'a' }), TEXT], [Lazy.any({ produce: () => true }), orToken(BOOLEAN)], [Lazy.any({ produce: () => ({}) }), orToken(RECORD)], [[Lazy.any({ produce: () => 'a' })], TEXT_LIST],
  [Lazy.string({ produce: () => 'a' }), TEXT], [false, BOOLEAN], ['red', COLOUR], [WarmPool.none(), POOL],
])('%p passes for %s', (x, shape) => {
  expect(shapeFindings({ x }, { x: shape })).toEqual([]);
});

test.each<[string, unknown, PropShape, string]>([
  ['an object', Lazy.any({ produce: () => ({}) }), RECORD, 'an object'],
  ['an object of texts', Lazy.any({ produce: () => ({}) }), TEXTS, 'an object of strings'],
  ['a list', Lazy.any({ produce: () => [] }), RECORD_LIST, 'a list of objects'],
  ['a construct', Lazy.any({ produce: () => ({}) }), CONSTRUCT, 'a construct'],
  ['a choice', Lazy.string({ produce: () => 'red' }), COLOUR, 'one of red, blue'],
  ['a switch', Lazy.any({ produce: () => true }), BOOLEAN, 'true or false'],
  ['a text that is read', Lazy.string({ produce: () => 'red' }), LITERAL, 'a literal string'],
])('a token for %s says that it is read at synth', (_, x, shape, words) => {
  expect(saidBy(shapeFindings({ x }, { x: shape }))).toEqual([['shapes.token', { prop: 'x', words }]]);
});

test('what is required and not there is refused', () => {
  expect(saidBy(shapeFindings<{ x?: unknown; y?: unknown }>({}, { x: TEXT_LIST, y: TEXT_LIST }, ['x']))).toEqual([['shapes.missing', { prop: 'x', words: 'a list of strings' }]]);
});

/** Each property alone ends in a message of its own, and nothing is defined. */
function expectEachRefused(wrong: Record<string, unknown>, path: string, define: (stack: Stack, props: any) => unknown): void {
  for (const [name, value] of Object.entries(wrong)) {
    const stack = stackIn();
    expectRefusal(() => define(stack, { [name]: value }), path, ['option-refused', { prop: name, got: expect.any(String) }]);
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
  expectRefusal(() => new PodCapacityCluster(stackIn(), 'Platform', {} as any), 'Stack/Platform',
    ['option-refused', 'shapes.missing', { prop: 'version', words: 'a KubernetesVersion' }],
    ['option-refused', 'shapes.missing', { prop: 'podNetwork', words: 'a PodNetwork' }]);
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
    const shapes: Array<[string, string, string]> = [
      ['instanceTypes', 'a list of instance types', "'m5.large'"], ['labels', 'an object of strings', 'a list'], ['taints', 'a list of objects', 'an object'],
      ['os', 'one of al2023, bottlerocket, windows', 'a list'], ['kubeletConfig', 'an object', 'null'], ['kubeletFlags', 'a list of strings', "'--v=4'"],
      ['nodeRole', 'a construct', 'an object'], ['tags', 'an object of strings', "'a'"], ['amiType', 'a literal string', "number '5'"], ['forceUpdate', 'true or false', "'no'"],
    ];
    expectRefusal(() => groupOf(wrong), 'Stack/Group', ...shapes.map(([prop, words, got]): Problem => ['option-refused', { prop, words, got }]));
  });

  test('names an operating system that is none, and those there are', () => {
    expectRefusal(() => groupOf({ os: 'ubuntu' as NodeOs }), 'Stack/Group',
      ['option-refused', 'shapes.other', { prop: 'os', words: 'one of al2023, bottlerocket, windows', got: "'ubuntu'" }]);
  });

  test.each(Object.keys(wrong))('%s alone ends in a message and defines nothing', (name) => {
    const stack = stackIn();
    expectRefusal(() => groupOf({ [name]: wrong[name] }, {}, stack), 'Stack/Group', ['option-refused', 'shapes.other', { prop: name }]);
    expect(stack.node.findChild('Group').node.children).toEqual([]);
  });
});
