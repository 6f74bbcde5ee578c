import { CfnParameter, Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { AddonConflictResolution } from '../../src/cni/vpc-cni-addon-props';
import { PodNetwork } from '../../src/network/pod-network';
import { configurationOf, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { stackIn } from '../private/cdk-fixtures';

const BLOCK = '100.64.0.0/16';

test('reservation: undefined is not given: nothing is reserved with single addresses', () => {
  const { stack } = platformOf({ ipAssignment: IpAssignment.secondaryIp(), podNetwork: PodNetwork.secondaryCidr(BLOCK, { reservation: undefined }) });

  expect(stack.node.findAll().filter((construct) => construct instanceof ec2.CfnSubnetCidrReservation)).toEqual([]);
});

test('space that is reserved for prefixes beside single addresses is warned about, with the ranges', () => {
  const podNetwork = PodNetwork.secondaryCidr(BLOCK, { reservation: ReservationShare.HALF });
  const { cni } = platformOf({ ipAssignment: IpAssignment.secondaryIp(), podNetwork });

  expect(cni.findings.map(({ id }) => id)).toEqual(['cdk-eks-pod-capacity:reservation-unused']);
  expect(cni.findings[0].message).toMatch(/^100\.64\.32\.0\/19, .* are reserved for prefixes, and pods get single addresses/);
});

test('a list that is a token can be the exceptions of SNAT', () => {
  const stack = stackIn();
  const cidrs = new CfnParameter(stack, 'Cidrs', { type: 'CommaDelimitedList' }).valueAsList;

  expect(configurationOf(platformOf({ snat: SnatPolicy.nodeExcept(cidrs) }, stack).cni).env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS).toContain('Cidrs');
});

test('fails with a variable of the init container (S97), which EKS would refuse', () => {
  expect(() => platformOf({ environment: { DISABLE_TCP_EARLY_DEMUX: 'true' } }))
    .toThrow(/'environment' sets DISABLE_TCP_EARLY_DEMUX, which EKS takes for the init container only; leave it out: SecurityGroupsForPods.strict\(\) sets it/);
});

test('fails on an imported cluster without VPC, in words of our own', () => {
  const stack = stackIn();
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'C', { clusterName: 'x' });

  expect(() => new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK }))
    .toThrow(/'cluster' is imported without its VPC, which 'podNetwork' needs; give 'vpc' where it is imported \[cdk-eks-pod-capacity:option-refused\]/);
});

test.each([
  ['latest', "'addonVersion' must be a version that EKS lists, as in v1.21.1-eksbuild.1"],
  ['v1.8.0-eksbuild.1', "'addonVersion' is v1.8.0-eksbuild.1, and the VPC CNI gives prefixes since v1.9; use a later version, or IpAssignment.secondaryIp()"],
])('fails with addonVersion %s', (addonVersion, message) => {
  expect(() => platformOf({ addonVersion }).stack.node.root).toThrow(message);
});

describe('environment', () => {
  const saidOf = (environment: { [name: string]: string }) => platformOf({ environment }).cni.findings.map(({ id, message }) => [id.split(':')[1], message]);

  test.each<[string, string, string, string]>([
    ['a misspelt name', 'AWS_VPC_K8S_CNI_LOGLEVL', 'DEBUG', 'did you mean AWS_VPC_K8S_CNI_LOGLEVEL?'],
    ['a name of nothing', 'FOO', 'bar', "'environment.FOO' is no setting of the VPC CNI that is published"],
  ])('%s is warned of', (_, name, value, text) => {
    expect(saidOf({ [name]: value })).toEqual([['cni-setting-unknown', expect.stringContaining(text)]]);
  });

  test.each<[string, string, string]>([
    ['AWS_VPC_ENI_MTU', 'banana', "'environment.AWS_VPC_ENI_MTU' is 'banana', which is no whole number"],
    ['DISABLE_METRICS', 'yes', "'environment.DISABLE_METRICS' is 'yes'; give 'true' or 'false'"],
  ])('%s that cannot be read is an error', (name, value, text) => {
    expect(saidOf({ [name]: value })).toEqual([['cni-setting-invalid', expect.stringContaining(text)]]);
  });

  test('what the VPC CNI reads is not, nor a token', () => {
    expect(saidOf({ AWS_VPC_ENI_MTU: '1500', DISABLE_METRICS: 'T', AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG', IP_COOLDOWN_PERIOD: Lazy.string({ produce: () => 'x' }) })).toEqual([]);
  });
});

test.each([
  [AddonConflictResolution.PRESERVE, ['cdk-eks-pod-capacity:addon-conflicts']],
  [AddonConflictResolution.OVERWRITE, []],
  [AddonConflictResolution.NONE, []],
])('conflictResolution %s', (conflictResolution, ids) => {
  expect(platformOf({ conflictResolution }).cni.findings.map(({ id }) => id)).toEqual(ids);
});
