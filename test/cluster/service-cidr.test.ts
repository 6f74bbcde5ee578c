import { CfnParameter } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster } from '../../src/cluster';
import { PodNetwork } from '../../src/network';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { namesOf } from '../private/cdk-refusals';

const ZONES = ['eu-west-1a', 'eu-west-1b'];

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

test.each([
  ['10.0.0.0/24', undefined, /'serviceIpv4Cidr' 10\.0\.0\.0\/24 overlaps 10\.0\.0\.0\/16, a block of the VPC/],
  ['172.31.0.0/20', '172.31.0.0/16', /overlaps 172\.31\.0\.0\/16/],
  ['10.96.0.0/11', undefined, /is of another size than EKS takes; give a range of \/12 to \/24/],
  ['10.100.0.0/25', undefined, /is of another size/],
  ['100.64.0.0/16', undefined, /is not of the private ranges.*overlaps 100\.64\.0\.0\/16/s],
  ['172.15.0.0/16', undefined, /is not of the private ranges/],
  ['10.100.0.1/16', undefined, /did you mean '10\.100\.0\.0\/16'/],
  ['ten', undefined, /'ten' is not an IPv4 CIDR/],
])('fails on %s in a VPC of %s', (cidr, primary, message) => {
  expect(() => clusterWith(cidr, primary)).toThrow(message);
});

test('fails where it overlaps the block of the pods', () => {
  expect(() => clusterWith('10.100.0.0/16', '10.2.0.0/16', '10.100.0.0/16')).toThrow(/overlaps 10\.100\.0\.0\/16, a block of the VPC/);
});

test('S38: a VPC of a range that EKS would choose is a warning, which says what is left', () => {
  const [finding] = clusterWith(undefined, '172.20.0.0/16').findings;

  expect(namesOf([finding])).toEqual(['service-cidr-default']);
  expect(finding.message).toContain('it must choose 10.100.0.0/16');
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
