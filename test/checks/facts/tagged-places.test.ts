import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from '../../private/cdk-fixtures';
import { groupOf, messagesOf, plainCluster, PlainCluster, PlainParts, saidOf, subnetOf } from '../../private/cdk-plain';

const TAG = 'kubernetes.io/role/cni';
const VERSION = { addon: { addonVersion: 'v1.22.1-eksbuild.1' } };

interface Tagging extends PlainParts {
  /** Values of the tag on the two subnets of nodes, in zones a and b; undefined for none. */
  readonly nodes?: Array<string | undefined>;

  /** The zones of the pod subnets, each with more tags. */
  readonly pods?: Array<[zone: string, ...clusters: string[]]>;
}

/** A cluster whose subnets of nodes are left out, with a tagged pod subnet in each zone. */
function tagging({ nodes = ['0', '0'], pods = [['a'], ['b']], ...parts }: Tagging = {}, stack: Stack = stackIn()): PlainCluster {
  const plain = plainCluster({ ...VERSION, ...parts }, stack);
  plain.subnets.forEach(({ tags }, index) => nodes[index] !== undefined && tags.setTag(TAG, nodes[index]));
  const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: plain.vpc.ref, cidrBlock: '100.64.0.0/16' });
  pods.forEach(([zone, ...clusters], index) => {
    const subnet = subnetOf(plain.vpc, `Pods${index}`, `100.64.${index * 64}.0/18`, `eu-west-1${zone}`);
    subnet.addResourceDependency(block);
    const { tags } = subnet;
    tags.setTag(TAG, '1');
    for (const name of clusters) tags.setTag(`cni.networking.k8s.aws/cluster/${name}`, '1');
  });
  return plain;
}

const appOf = ({ stack }: PlainCluster) => stack.node.root as App;
const saidWith = (parts: Tagging) => saidOf(appOf(tagging(parts)));
const MISSING = 'error pod-subnet-missing at Group';
const UNCOUNTED = 'warning value-unchecked at Cluster';

describe('subnets of nodes that their tag leaves out', () => {
  test.each<[string, Tagging, string[]]>([
    ['beside a tagged pod subnet in each zone', {}, []],
    ['beside several in a zone', { pods: [['a'], ['b'], ['b'], ['a']] }, []],
    ['beside none', { pods: [] }, [MISSING, MISSING, UNCOUNTED]],
    ['beside one in another zone', { pods: [['a']] }, [MISSING, UNCOUNTED]],
    ['of a version that does not read it yet', { addon: { addonVersion: 'v1.22.0-eksbuild.1' } }, ['warning cni-version-too-old at Cni', 'warning discovery-unused at Group']],
    ['of a version that is not given', { addon: {} }, ['warning tagged-subnets-version at Cluster']],
    ['of one of two zones', { nodes: ['0', undefined] }, []],
    ['with IPv6, whose pods have addresses of their nodes', { env: {}, pods: [], cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, []],
    ['of Windows, whose pods have addresses of their nodes', { pods: [], configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true' }, group: { amiType: 'WINDOWS_CORE_2022_x86_64' } }, []],
    ['of a VPC CNI that looks for no subnets', { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', ENABLE_SUBNET_DISCOVERY: 'false' }, pods: [] }, []],
    ['with another value', { nodes: ['1', '1'] }, ['warning discovery-unused at Group']],
    ['beside ENIConfigs, which win', { env: { ENABLE_PREFIX_DELEGATION: 'true', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } },
      ['warning eni-configs-unseen at Cni', UNCOUNTED]],
  ])('%s', (_, parts, expected) => {
    expect(saidWith(parts)).toEqual(expected);
  });

  test.each<[string, string | undefined, string | undefined]>([
    ['not given', undefined, undefined], ['given by its id', undefined, 'euw1-az1'], ['not looked up yet', 'dummy1a', undefined],
  ])('are not said to lack pod subnets where a zone is %s, of nodes or of pods', (_, zone, zoneId) => {
    const saidOfUnknown = (subnetIn: (plain: PlainCluster) => ec2.CfnSubnet) => {
      const plain = tagging();
      const subnet = subnetIn(plain);
      [subnet.availabilityZone, subnet.availabilityZoneId] = [zone, zoneId];
      return saidOf(appOf(plain));
    };

    expect(saidOfUnknown(({ subnets }) => subnets[0])).not.toContain(MISSING);
    expect(saidOfUnknown(({ stack }) => stack.node.findChild('Pods0') as ec2.CfnSubnet)).not.toContain(MISSING);
  });

  test.each<[string, boolean, unknown]>([
    ['made elsewhere', false, 'vpc-0123456789abcdef0'], ['told later', false, { 'Fn::ImportValue': 'Vpc' }], ['of the app', true, undefined],
  ])('are said to lack pod subnets where all subnets are known: in a VPC that is %s', (_, isSaid, vpcId) => {
    const plain = tagging({ pods: [] });
    if (vpcId !== undefined) for (const subnet of plain.subnets) subnet.addPropertyOverride('VpcId', vpcId);

    expect(saidOf(appOf(plain)).includes(MISSING)).toBe(isSaid);
  });

  test('keep pods out, so that these do not overflow them', () => {
    const small = { subnets: ['10.0.0.0/24', '10.0.1.0/24'], group: { scalingConfig: { minSize: 10, desiredSize: 10, maxSize: 10 } } };

    expect(saidWith({ ...small, pods: [], nodes: [] })).toContain('error subnet-overcommitted at Subnet0');
    expect(saidWith(small)).toEqual([]);
  });
});

describe('the tags of clusters', () => {
  const named = { cluster: { name: 'blue' } };

  test.each<[string, Tagging, string[]]>([
    ['of this cluster', { ...named, pods: [['a', 'blue'], ['b', 'green', 'blue']] }, []],
    ['of another one only', { ...named, pods: [['a', 'blue'], ['b', 'green']] }, [MISSING, UNCOUNTED]],
    ['of some cluster, where the name of this one is not known', { pods: [['a', 'green'], ['b', 'green']] }, []],
  ])('%s', (_, parts, expected) => {
    expect(saidWith(parts)).toEqual(expected);
  });
});

test.each<[string, string, string[]]>([
  ['of it', 'blue', []], ['of another one only', 'green', [MISSING, MISSING]],
])('the tags of a cluster that the app does not make, which is known by what its group names: %s', (_, tagged, expected) => {
  const plain = tagging({ pods: [['a', tagged], ['b', tagged]] });
  plain.stack.node.tryRemoveChild('Cluster');
  for (const part of [plain.addon!, plain.group]) part.clusterName = 'blue';

  expect(saidOf(appOf(plain))).toEqual(expected);
});

test('nodes of another cluster in a subnet that is left out', () => {
  const plain = tagging();
  const subnetIds = plain.subnets.map(({ ref }) => ref);
  const other = new eks.CfnCluster(plain.stack, 'Other', { roleArn: 'arn', resourcesVpcConfig: { subnetIds, endpointPublicAccess: false } });
  const shared = () => messagesOf(appOf(plain), 'node-subnet-tag-shared');

  expect(shared()).toEqual([]);
  groupOf(other, 'Nodes', { subnets: [subnetIds[1]] });
  groupOf(other, 'Apart', { subnets: ['subnet-0123456789abcdef0'] });
  expect(shared()).toHaveLength(1);
  expect(shared()[0]).toContain('Stack/Subnet1');
  expect(shared()[0]).not.toContain('Stack/Subnet0');
  expect(shared()[0]).toContain('Stack/Nodes');
  expect(shared()[0]).not.toContain('Stack/Apart');
});
