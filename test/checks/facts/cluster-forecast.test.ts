import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { clusterForecast, ClusterForecast } from '../../../src/checks/facts/cluster-forecast';
import { appModel } from '../../../src/checks/facts/cluster-model';
import { reservationFacts } from '../../../src/checks/facts/reservation-facts';
import { AppResources } from '../../../src/templates/app-resources';
import { StageTree } from '../../../src/templates/stage-tree';
import { plainCluster, PlainParts, PlainCluster } from '../../private/cdk-plain';

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
    ['all of it', [reserve('10.0.0.0/18')], [], 0],
    ['part of a block', [reserve('10.0.32.0/29')], [], 0],
  ])('%s', (_, ranges, reservations, otherAddresses) => {
    expect(first((plain) => ranges.forEach((range) => range(plain)))).toMatchObject({ cidr: '10.0.0.0/18', reservations, otherAddresses });
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
