import { CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { clusterForecast, ClusterForecast } from '../../../src/checks/facts/cluster-forecast';
import { appModel } from '../../../src/checks/facts/cluster-model';
import { clusterFleets } from '../../../src/checks/facts/fleets/cluster-fleets';
import { reservationFacts } from '../../../src/checks/facts/reservation-facts';
import { AppResources } from '../../../src/templates/app-resources';
import { StageTree } from '../../../src/templates/stage-tree';
import { plainCluster, PlainParts, PlainCluster, subnetOf } from '../../private/cdk-plain';

/** The forecast of a cluster of plain resources. */
function forecastOf(parts: PlainParts = {}, change: (plain: PlainCluster) => void = () => {}): ClusterForecast {
  const plain = plainCluster(parts);
  change(plain);
  const resources = new AppResources(new StageTree(plain.stack.node.root));
  return clusterForecast(appModel(resources).clusters[0], resources, reservationFacts(resources), []);
}

const tagged = ({ stack, vpc }: { stack: Stack; vpc: ec2.CfnVPC }, id: string, cidrBlock: string, zone: string, value: string = '1') => (
  new ec2.CfnSubnet(stack, id, { vpcId: vpc.ref, cidrBlock, availabilityZone: `eu-west-1${zone}`, tags: [{ key: 'kubernetes.io/role/cni', value }] }));
const subnetsOf = ({ props: { subnets } }: ClusterForecast) => subnets.map(({ name, purpose, servesPods, controlPlane }) => [name.replace('Stack/', ''), purpose, servesPods, controlPlane]);
const NODES = [['Subnet0', 'nodes', false, true], ['Subnet1', 'nodes', false, true]];
const PODS = (id: string) => [id, 'pods', true, false];

describe('subnets that a tag offers', () => {
  test.each<[string, (plain: PlainCluster) => void, unknown[]]>([
    ['none', () => {}, []],
    ['one in each zone', (plain) => ['a', 'b'].forEach((zone, index) => tagged(plain, zone, `10.0.${128 + index * 16}.0/20`, zone)), [PODS('a'), PODS('b')]],
    ['one, in one of two zones', (plain) => tagged(plain, 'a', '10.0.128.0/20', 'a'), []],
    ['two in one zone, of which nobody knows which one is taken', (plain) => ['a', 'b', 'b2'].forEach((id, index) => tagged(plain, id, `10.0.${128 + index * 16}.0/20`, id[0])), []],
    ['one in each zone, and one elsewhere', (plain) => ['a', 'b', 'c'].forEach((zone, index) => tagged(plain, zone, `10.0.${128 + index * 16}.0/20`, zone)), [PODS('a'), PODS('b')]],
    ['left out', (plain) => ['a', 'b'].forEach((zone, index) => tagged(plain, zone, `10.0.${128 + index * 16}.0/20`, zone, '0')), []],
    ['of another VPC', ({ stack }) => {
      const vpc = new ec2.CfnVPC(stack, 'Other', { cidrBlock: '10.9.0.0/16' });
      ['a', 'b'].forEach((zone, index) => tagged({ stack, vpc }, zone, `10.9.${index * 16}.0/20`, zone));
    }, []],
  ])('%s', (_, change, expected) => {
    const forecast = forecastOf({}, change);

    expect(subnetsOf(forecast)).toEqual([...NODES, ...expected]);
    expect(forecast.props.subnetDiscovery).toBe(expected.length > 0);
  });

  test('are not asked for by custom networking, by IPv6, or where discovery is off', () => {
    const both = (plain: PlainCluster) => ['a', 'b'].forEach((zone, index) => tagged(plain, zone, `10.0.${128 + index * 16}.0/20`, zone));

    expect(subnetsOf(forecastOf({ env: { ENABLE_SUBNET_DISCOVERY: 'false' } }, both))).toEqual(NODES);
    expect(subnetsOf(forecastOf({ env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } }, both))).toEqual([...NODES.map(([name]) => [name, 'control-plane', false, true])]);
    expect(subnetsOf(forecastOf({ cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, both))).toEqual(NODES);
  });
});

test.each<[string, PlainParts, string[]]>([
  ['everything', {}, []],
  ['a type that is not known', { group: { instanceTypes: ['m5.lagre'] } }, ['Stack/Group']],
  ['sizes that are not known', { group: { scalingConfig: { 'Fn::ImportValue': 'x' } as never } }, ['Stack/Group']],
  ['subnets that are not known', { group: { subnets: { 'Fn::ImportValue': 'x' } as never } }, ['Stack/Group']],
  ['no subnet', { group: { subnets: [] } }, ['Stack/Group']],
])('a group is counted, or named: %s', (_, parts, uncounted) => {
  const forecast = forecastOf(parts);

  expect(forecast.uncounted.map(({ name }) => name)).toEqual(uncounted);
  expect(forecast.props.nodegroups).toHaveLength(1 - uncounted.length);
});

describe('the addresses of a subnet', () => {
  const first = (change: (plain: PlainCluster) => void, parts?: PlainParts) => forecastOf(parts, change).props.subnets[0];
  const reserve = (cidr: string, reservationType: string = 'prefix') => ({ stack, subnets: [{ ref }] }: PlainCluster) => (
    void new ec2.CfnSubnetCidrReservation(stack, `Reserved${stack.node.children.length}`, { subnetId: ref, cidr, reservationType }));

  test.each<[string, Array<(plain: PlainCluster) => void>, string[], number]>([
    ['nothing reserved', [], [], 0],
    ['a range', [reserve('10.0.32.0/19')], ['10.0.32.0/19'], 0],
    ['two', [reserve('10.0.32.0/20'), reserve('10.0.48.0/20')], ['10.0.32.0/20', '10.0.48.0/20'], 0],
    ['two that overlap, of which the first counts', [reserve('10.0.32.0/19'), reserve('10.0.48.0/20')], ['10.0.32.0/19'], 0],
    ['one by hand', [reserve('10.0.32.0/24', 'explicit')], [], 256],
    ['two by hand', [reserve('10.0.32.0/24', 'explicit'), reserve('10.0.33.0/28', 'explicit')], [], 272],
    // The first four addresses are EC2's own
    ['one by hand at the beginning', [reserve('10.0.0.0/28', 'explicit')], [], 12],
    ['one outside of it', [reserve('10.1.0.0/24')], [], 0],
    ['one by hand outside of it', [reserve('10.1.0.0/24', 'explicit')], [], 0],
    ['one by hand around it', [reserve('10.0.0.0/17', 'explicit')], [], 0],
    ['one by hand that is smaller than a block', [reserve('10.0.32.0/30', 'explicit')], [], 4],
    ['all of it', [reserve('10.0.0.0/18')], [], 0],
    ['part of a block', [reserve('10.0.32.0/29')], [], 0],
  ])('%s', (_, ranges, reservations, otherAddresses) => {
    expect(first((plain) => ranges.forEach((range) => range(plain)))).toMatchObject({ cidr: '10.0.0.0/18', reservations, otherAddresses });
  });

  test.each<[number, number | undefined]>([[15, undefined], [16, 16], [28, 28], [29, undefined]])('of /%i, which is chosen at deployment', (length, expected) => {
    expect(first(({ subnets: [subnet] }) => {
      subnet.cidrBlock = undefined;
      subnet.addPropertyOverride('Ipv4NetmaskLength', length);
    })).toMatchObject({ prefixLength: expected, otherAddresses: 0 });
  });

  test.each<[string, string, object]>([
    ['the smallest', '10.0.0.0/28', { cidr: '10.0.0.0/28', otherAddresses: 0 }],
    ['smaller than EC2 takes', '10.0.0.0/29', { cidr: undefined, prefixLength: undefined, otherAddresses: 0 }],
    ['the largest', '10.0.0.0/16', { cidr: '10.0.0.0/16' }],
    ['larger than EC2 takes', '10.0.0.0/15', { cidr: undefined, prefixLength: undefined }],
  ])('%s', (_, block, expected) => {
    const { cidr, prefixLength, otherAddresses } = first(() => {}, { subnets: [block] });
    expect({ cidr, prefixLength, otherAddresses }).toMatchObject(expected);
  });
});

describe('the pods that nodes of a group are told, where these are fewer than their addresses', () => {
  const told = (text: string, group: PlainParts['group'] = {}, data: object = { imageId: 'ami-0123456789abcdef0' }) => forecastOf({ env: {}, group }, (plain) => {
    const template = new ec2.CfnLaunchTemplate(plain.stack, 'Template', { launchTemplateData: { ...data, userData: Fn.base64(text) } });
    plain.group.launchTemplate = { id: template.ref, version: '1' };
  }).props.nodegroups!.map(({ maxPods }) => maxPods);
  const config = (kubelet: string) => `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {cluster: {name: prod}, kubelet: ${kubelet}}\n`;
  const two = { instanceTypes: ['m5.large', 'm5.2xlarge'] };

  // m5.large has 2 vCPUs and addresses for 3 x 9 + 2 = 29 pods, m5.2xlarge 8 and for 4 x 14 + 2 = 58.
  test.each<[string, string, PlainParts['group'], number | undefined]>([
    ['fewer', config('{config: {maxPods: 20}}'), {}, 20],
    ['as many', config('{config: {maxPods: 29}}'), {}, 29],
    ['more', config('{config: {maxPods: 30}}'), {}, undefined],
    ['one more than run on the network of the host', config('{config: {maxPods: 3}}'), {}, 3],
    ['as many as run there', config('{config: {maxPods: 2}}'), {}, undefined],
    ['nothing', 'nodeadm init', {}, undefined],
    ['fewer, by each of two types: the most of both', config('{maxPodsExpression: "vcpus * 5"}'), two, 40],
    ['fewer by one of two types alone', config('{config: {maxPods: 40}}'), two, undefined],
    ['fewer by one of two types, of which the other one is told nothing', config('{maxPodsExpression: "vcpus > 4 ? 20 : 0"}'), two, undefined],
    ['fewer, on Windows', '--max-pods=5', { amiType: 'WINDOWS_CORE_2022_x86_64' }, undefined],
  ])('%s', (_, text, group, expected) => {
    expect(told(text, group)).toEqual([expected]);
  });

  test('fewer, where EKS may tell them another count', () => {
    expect(told(config('{config: {maxPods: 20}}'), {}, {})).toEqual([undefined]);
  });
});

test('subnets for pods that a fleet names itself are those of pods', () => {
  const plain = plainCluster();
  plain.stack.node.tryRemoveChild('Group');
  const pods = subnetOf(plain.vpc, 'Pods', '10.0.128.0/20');
  const spec = (more: object) => ({ spec: more, metadata: { name: 'own' } });
  const requirements = [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: ['m5.large'] }];
  new CfnResource(plain.stack, 'Applied', {
    type: 'Custom::AWSCDK-EKS-KubernetesResource',
    properties: {
      ClusterName: plain.cluster.ref,
      Manifest: plain.stack.toJsonString([
        { apiVersion: 'eks.amazonaws.com/v1', kind: 'NodeClass', ...spec({ subnetSelectorTerms: [{ id: plain.subnets[0].ref }], podSubnetSelectorTerms: [{ id: pods.ref }] }) },
        {
          apiVersion: 'karpenter.sh/v1', kind: 'NodePool', ...spec({ limits: { nodes: 3 }, template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'own' }, requirements } } }),
        },
      ]),
    },
  });
  const resources = new AppResources(new StageTree(plain.stack.node.root));
  const [model] = appModel(resources).clusters;
  const forecast = clusterForecast(model, resources, [], [], clusterFleets(model, resources, []).fleets);

  expect(subnetsOf(forecast)).toEqual([['Subnet0', 'nodes', false, true], PODS('Pods'), ['Subnet1', 'control-plane', false, true]]);
  expect(forecast.props.fleets!.map(({ subnets, podSubnets }) => [subnets, podSubnets])).toEqual([[['Stack/Subnet0'], ['Stack/Pods']]]);
});
