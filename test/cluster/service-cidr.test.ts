import { CfnParameter } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster } from '../../src/cluster';
import { PodNetwork } from '../../src/network';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { expectSaid, namesOf } from '../private/cdk-refusals';
import { Said, saidBy } from '../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b'];

/** The ranges that EKS takes the addresses of services from. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

function clusterWith(serviceIpv4Cidr?: string, primary?: string, pods = '100.64.0.0/16'): PodCapacityCluster {
  const stack = stackIn();
  const vpc = primary === undefined
    ? vpcOf(stack, ZONES)
    : new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES, ipAddresses: ec2.IpAddresses.cidr(primary) });
  return new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc, podNetwork: PodNetwork.secondaryCidr(pods), serviceIpv4Cidr });
}

test.each(['10.100.0.0/16', '172.16.0.0/12', '192.168.255.0/24'])('%s is taken', (cidr) => {
  expect(clusterWith(cidr).findings).toEqual([]);
});

test.each<[string, string | undefined, ...Said[]]>([
  ['10.0.0.0/24', undefined, ['service-addresses.overlap', { cidr: '10.0.0.0/24', block: '10.0.0.0/16', instead: '10.1.0.0/24' }]],
  ['172.31.0.0/20', '172.31.0.0/16', ['service-addresses.overlap', { cidr: '172.31.0.0/20', block: '172.31.0.0/16', instead: '172.16.0.0/20' }]],
  ['10.96.0.0/11', undefined, ['service-addresses.otherSize', { cidr: '10.96.0.0/11', largest: 12, smallest: 24, instead: '10.96.0.0/12' }]],
  ['10.100.0.0/25', undefined, ['service-addresses.otherSize', { cidr: '10.100.0.0/25', largest: 12, smallest: 24, instead: '10.100.0.0/20' }]],
  ['100.64.0.0/16', undefined, ['service-addresses.notPrivate', { cidr: '100.64.0.0/16', ranges: PRIVATE, instead: '10.1.0.0/16' }],
    ['service-addresses.overlap', { cidr: '100.64.0.0/16', block: '100.64.0.0/16', instead: '10.1.0.0/16' }]],
  ['172.15.0.0/16', undefined, ['service-addresses.notPrivate', { cidr: '172.15.0.0/16', ranges: PRIVATE, instead: '10.1.0.0/16' }]],
  ['10.100.0.1/16', undefined, ['values.cidrInvalid', { prop: 'serviceIpv4Cidr', got: '10.100.0.1/16', fault: 'hostBits', instead: '10.100.0.0/16' }]],
  ['ten', undefined, ['values.cidrInvalid', { prop: 'serviceIpv4Cidr', got: 'ten', fault: 'form', instead: '10.1.0.0/20' }]],
])('fails on %s in a VPC of %s', (cidr, primary, ...said) => {
  expectSaid(() => clusterWith(cidr, primary), 'Stack/Platform', ...said);
});

test('fails where it overlaps the block of the pods', () => {
  expectSaid(() => clusterWith('10.100.0.0/16', '10.2.0.0/16', '10.100.0.0/16'), 'Stack/Platform',
    ['service-addresses.overlap', { cidr: '10.100.0.0/16', block: '10.100.0.0/16', instead: '10.0.0.0/16' }]);
});

test('S38: a VPC of a range that EKS would choose is a warning, which says what is left', () => {
  expect(saidBy(clusterWith(undefined, '172.20.0.0/16').findings).at(0)).toEqual(
    ['service-addresses.chosenByEks', { ofEks: ['10.100.0.0/16', '172.20.0.0/16'], taken: ['172.20.0.0/16'], free: ['10.100.0.0/16'] }]);
  expect(clusterWith('10.100.0.0/16', '172.20.0.0/16').findings).toEqual([]);
});

test('a token is not checked, which a warning says', () => {
  const stack = stackIn();
  const cidr = new CfnParameter(stack, 'Services').valueAsString;
  const cluster = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34, vpc: vpcOf(stack, ZONES), podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'), serviceIpv4Cidr: cidr,
  });

  expect(namesOf(cluster.findings)).toEqual(['value-unchecked']);
});
