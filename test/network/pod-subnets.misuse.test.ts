import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ReservationShare } from '../../src/addressing/subnet-blocks';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { PrefixReservation } from '../../src/network/prefix-reservation';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { warningsOf } from '../private/cdk-assembly';
import { clusterOf, dummyVpc, importedVpc, stackIn, strictApp, vpcOf } from '../private/cdk-fixtures';
import { resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, expectSaid, namesOf, Problem } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';

const BLOCK = '100.64.0.0/16';

function place() {
  const stack = stackIn();
  const vpc = vpcOf(stack);
  return { stack, vpc, cidr: new SecondaryCidr(stack, 'C', { vpc, cidr: BLOCK }) };
}

test('two VPCs that have still to be looked up are not taken for one', () => {
  const app = strictApp();
  const define = (id: string) => {
    const stack = stackIn({ app, id, account: '111111111111' });
    return new SecondaryCidr(stack, 'PodCidr', { vpc: dummyVpc(stack), cidr: BLOCK });
  };

  expect([define('Dev').cidr, define('Prod').cidr]).toEqual([BLOCK, BLOCK]);
});

test('fails when two zones are given one block', () => {
  const { stack, vpc, cidr } = place();

  expectRefusal(() => new PodSubnets(stack, 'P', { vpc, cidrs: { 'eu-west-1a': cidr, 'eu-west-1b': cidr } }), 'Stack/P',
    ['subnet-overlap', { zone: 'eu-west-1b', block: '100.64.0.0/16', path: 'Stack/C', owner: 'Stack/P/Slot0' }]);
});

test('fails when two zones are given one block by text', () => {
  const network = PodNetwork.secondaryCidrs({ 'eu-west-1a': BLOCK, 'eu-west-1b': BLOCK });

  expect(namesOf(findingsThrownBy(() => network._bind(stackIn(), importedVpc(stackIn()), IpAssignment.prefixDelegation())))).toEqual(['subnet-overlap']);
});

test('fails when two sets of pod subnets are cut from one block', () => {
  const { stack, vpc, cidr } = place();
  new PodSubnets(stack, 'P', { vpc, cidr });

  expectRefusal(() => new PodSubnets(stack, 'Q', { vpc, cidr }), 'Stack/Q', ...['P/Slot0', 'P/Slot1', 'P/Slot2']
    .map((slot): Problem => ['subnet-overlap', { path: 'Stack/C', owner: `Stack/${slot}` }]));
});

test('two sets of pod subnets can share a block where their zones differ', () => {
  const { stack, vpc, cidr } = place();
  new PodSubnets(stack, 'P', { vpc, cidr, availabilityZones: ['eu-west-1a'] });

  expect(new PodSubnets(stack, 'Q', { vpc, cidr, availabilityZones: ['eu-west-1b'] }).cidrs).toEqual(['100.64.64.0/18']);
});

test('fails with the block of another VPC', () => {
  const stack = stackIn();
  const cidr = new SecondaryCidr(stack, 'C', { vpc: importedVpc(stack, { id: 'Other', vpcId: 'vpc-0fedcba9876543210' }), cidr: BLOCK });

  expectRefusal(() => new PodSubnets(stack, 'P', { vpc: importedVpc(stack), cidr }), 'Stack/P',
    ['option-refused', { vpc: 'vpc-0123456789abcdef0', path: 'Stack/C', cidr: '100.64.0.0/16', other: 'vpc-0fedcba9876543210' }]);
});

test('where nothing is reserved, nothing is said of the Region', () => {
  const { stack, vpc, cidr } = place();
  new PodSubnets(stack, 'P', { vpc, cidr, reservation: ReservationShare.NONE });

  expect(warningsOf(stack)).toEqual([]);
});

test('the Region is said once, among the findings, and warns nobody', () => {
  const { stack, vpc, cidr } = place();
  const pods = new PodSubnets(stack, 'P', { vpc, cidr });
  expect(pods.findings.map(({ id }) => id)).toEqual(['cdk-eks-pod-capacity:reservation-region-unverified']);
  expect(warningsOf(stack)).toEqual([]);
});

test('fails with a pinned zone, and with a route table, that no zone asks for', () => {
  const { stack, vpc, cidr } = place();

  expectRefusal(() => new PodSubnets(stack, 'P', { vpc, cidr, slots: { 'eu-west-1A': 1 }, routeTables: { 'eu-west-2a': 'rtb-1' } }), 'Stack/P',
    ['zone-slot', { prop: 'slots', zone: 'eu-west-1A', zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }],
    ['zone-slot', { prop: 'routeTables', zone: 'eu-west-2a' }]);
});

test('fails with an empty list of ranges, which is not called a subnet that is too small', () => {
  const subnet = importedVpc(stackIn()).privateSubnets[0];

  expectSaid(() => new PrefixReservation(stackIn(), 'R', { subnet, subnetCidr: '10.0.0.0/20', cidrs: [] }), 'Stack/R',
    ['reservations.noRanges', {}]);
});

test('an add-on and a group on subnets that were made elsewhere in the app wait for their routes and reservations', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b']);
  const cluster = clusterOf(stack, vpc);
  const block = new SecondaryCidr(stack, 'C', { vpc, cidr: BLOCK });
  const subnet = new ec2.PrivateSubnet(stack, 'Mine', { vpcId: vpc.vpcId, availabilityZone: 'eu-west-1a', cidrBlock: '100.64.0.0/18' });
  subnet.node.addDependency(block);
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', [subnet])) });
  const group = new PodNodegroup(stack, 'Group', { cluster, podNetworking: cni, instanceTypes: types('m5.large') });
  new PrefixReservation(stack, 'Reserved', { subnet });
  const { Resources } = Template.fromStack(stack).toJSON();

  for (const resource of [resourceOf(group), cni.node.defaultChild as eks.CfnAddon]) {
    expect(Resources[stack.getLogicalId(resource)].DependsOn)
      .toEqual(expect.arrayContaining([expect.stringMatching(/^MineRouteTableAssociation/), expect.stringMatching(/^ReservedPrefix19At8192/)]));
  }
});
