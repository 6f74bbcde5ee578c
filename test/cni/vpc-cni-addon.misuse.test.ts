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
import { expectSaid } from '../private/cdk-refusals';
import { Said, saidBy, statementsOf } from '../private/statements';

const BLOCK = '100.64.0.0/16';

test('reservation: undefined is not given: nothing is reserved with single addresses', () => {
  const { stack } = platformOf({ ipAssignment: IpAssignment.secondaryIp(), podNetwork: PodNetwork.secondaryCidr(BLOCK, { reservation: undefined }) });

  expect(stack.node.findAll().filter((construct) => construct instanceof ec2.CfnSubnetCidrReservation)).toEqual([]);
});

test('space that is reserved for prefixes beside single addresses is warned about, with the ranges', () => {
  const podNetwork = PodNetwork.secondaryCidr(BLOCK, { reservation: ReservationShare.HALF });
  const { cni } = platformOf({ ipAssignment: IpAssignment.secondaryIp(), podNetwork });

  expect(statementsOf(cni.findings)).toEqual([{
    id: 'reservation-unused',
    wording: 'vpc-cni-settings.reservationUnused',
    about: 'prop podNetwork',
    facts: { ranges: ['100.64.32.0/19', '100.64.96.0/19', '100.64.160.0/19'] },
  }]);
});

test('a list that is a token can be the exceptions of SNAT', () => {
  const stack = stackIn();
  const cidrs = new CfnParameter(stack, 'Cidrs', { type: 'CommaDelimitedList' }).valueAsList;

  expect(configurationOf(platformOf({ snat: SnatPolicy.nodeExcept(cidrs) }, stack).cni).env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS).toContain('Cidrs');
});

test('fails with a variable of the init container (S97), which EKS would refuse', () => {
  expectSaid(() => platformOf({ environment: { DISABLE_TCP_EARLY_DEMUX: 'true' } }), 'Stack/Cni',
    ['cni-variables.ofInitContainer', { variable: 'DISABLE_TCP_EARLY_DEMUX' }]);
});

test('fails on an imported cluster without VPC, in words of our own', () => {
  const stack = stackIn();
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'C', { clusterName: 'x' });

  expectSaid(() => new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: POD_NETWORK }), 'Stack/Cni', ['vpc-cni-settings.networkWithoutVpc', {}]);
});

test.each<[string, Said]>([
  ['latest', ['cni-versions.notListed', { got: 'latest' }]],
  ['v1.8.0-eksbuild.1', ['cni-versions.prefixes', { version: 'v1.8.0-eksbuild.1', since: 'v1.9' }]],
])('fails with addonVersion %s', (addonVersion, said) => {
  expectSaid(() => platformOf({ addonVersion }), 'Stack/Cni', said);
});

describe('environment', () => {
  const saidOf = (environment: { [name: string]: string }) => saidBy(platformOf({ environment }).cni.findings);

  test.each<[string, string, string, string | undefined]>([
    ['a misspelt name', 'AWS_VPC_K8S_CNI_LOGLEVL', 'DEBUG', 'AWS_VPC_K8S_CNI_LOGLEVEL'],
    ['a name of nothing', 'FOO', 'bar', undefined],
  ])('%s is warned of', (_, name, value, nearest) => {
    expect(saidOf({ [name]: value })).toEqual([['cni-variables.unknown', { path: `environment.${name}`, nearest }]]);
  });

  test.each<[string, string, string]>([
    ['AWS_VPC_ENI_MTU', 'banana', 'cni-variables.notWhole'],
    ['DISABLE_METRICS', 'yes', 'cni-variables.notBoolean'],
  ])('%s that cannot be read is an error', (name, text, wording) => {
    expect(saidOf({ [name]: text })).toEqual([[wording, { path: `environment.${name}`, text }]]);
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
