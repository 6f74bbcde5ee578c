import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { ExistingCidr } from '../../src/network/existing-cidr';
import { IpamCidr } from '../../src/network/ipam-cidr';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { violationsOf } from '../private/cdk-assembly';
import { cdkInitContext } from '../private/cdk-init-context';
import { expectRefusal } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { ISOLATED, LookedUpGroup, lookedUpContext, lookedUpIn, lookedUpVpc, PRIVATE, PUBLIC } from '../private/looked-up-vpc';
import { saidBy } from '../private/statements';

/** What a lookup answers after pod subnets were deployed in 100.64.0.0/16. */
const PODS: LookedUpGroup = { name: 'Pods', type: 'Private', cidrs: { 'eu-west-1a': '100.64.0.0/18', 'eu-west-1b': '100.64.64.0/18' } };
const ISOLATED_PODS: LookedUpGroup = { ...PODS, type: 'Isolated' };

type Define = (stack: Stack, vpc: ec2.IVpc) => unknown;

const secondary: Define = (stack, vpc) => new PodSubnets(stack, 'Pods', { vpc, cidr: new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: '100.64.0.0/16' }) });
const existing: Define = (stack, vpc) => new PodSubnets(stack, 'Pods', { vpc, cidr: new ExistingCidr(stack, 'PodCidr', { vpc, cidr: '10.0.128.0/17' }) });
const ipam: Define = (stack, vpc) => {
  const pool = ec2.CfnIPAMPool.fromIpamPoolId(stack, 'Pool', 'ipam-pool-0123456789abcdef0');
  return new PodSubnets(stack, 'Pods', { vpc, ipam: { pool, netmaskLength: 20, block: new IpamCidr(stack, 'PodCidr', { vpc, pool, netmaskLength: 16 }) } });
};
const inNodeSubnets: Define = (stack, vpc) => PodNetwork.nodeSubnets()._bind(stack, vpc, IpAssignment.prefixDelegation());

/** The resources of a stack, as they would be deployed, without the price of a synthesis. */
function resourcesOf(define: Define, ...groups: LookedUpGroup[]): Record<string, unknown> {
  const { stack, vpc } = lookedUpVpc(lookedUpContext(...groups));
  define(stack, vpc);
  const resources = stack.node.findAll().filter((each) => each instanceof ec2.CfnSubnet || each instanceof ec2.CfnSubnetRouteTableAssociation
    || each instanceof ec2.CfnSubnetCidrReservation || each instanceof ec2.CfnVPCCidrBlock);
  return Object.fromEntries(resources.map((each) => [each.node.path, stack.resolve((each as ec2.CfnSubnet)._toCloudFormation())]));
}

describe('under the context of cdk init, the first synthesis', () => {
  const said = (path: string, name: string) => `${path} Annotation::cdk-eks-pod-capacity:${name}`;
  test.each<[string, Define, string[]]>([
    ['of a secondary block', secondary, [said('Stack/PodCidr', 'vpc-cidrs-unseen')]],
    ['of a range that the VPC has', existing, [said('Stack/PodCidr', 'value-unchecked'), said('Stack/PodCidr', 'vpc-cidrs-unseen')]],
    ['of subnets and a block from IPAM', ipam, []],
  ])('%s passes, and says what was not checked', (_, define, warnings) => {
    const app = new App({ context: cdkInitContext() });
    const { stack, vpc } = lookedUpIn(app, 'Stack');
    define(stack, vpc);

    expect(violationsOf(app)).toEqual(warnings);
  });

  test('of space in the subnets of nodes passes, with nothing reserved yet', () => {
    const app = new App({ context: cdkInitContext() });
    const { stack, vpc } = lookedUpIn(app, 'Stack');
    new ec2.CfnSecurityGroup(stack, 'Other', { groupDescription: 'a template needs a resource' });
    inNodeSubnets(stack, vpc);

    expect(violationsOf(app)).toEqual([said('Stack/NodeSubnets', 'value-unchecked')]);
    expect(stack.node.findAll().filter((each) => each instanceof ec2.CfnSubnetCidrReservation)).toEqual([]);
  });

  test('asks the CLI for the VPC', () => {
    const { stack, vpc } = lookedUpVpc();
    secondary(stack, vpc);

    expect((stack.node.root as App).synth().manifest.missing).toEqual([expect.objectContaining({ provider: 'vpc-provider' })]);
  });

  test('of two VPCs passes too', () => {
    // Both dummies have one id, so the blocks are taken for two of one VPC: the CLI can never look the VPCs up.
    const app = new App({ context: cdkInitContext() });
    for (const id of ['Dev', 'Prod']) {
      const { stack, vpc } = lookedUpIn(app, id);
      secondary(stack, vpc);
    }

    expect(violationsOf(app)).toEqual(['Dev', 'Prod'].map((id) => said(`${id}/PodCidr`, 'vpc-cidrs-unseen')));
  });

  test('keeps what the validator says of ids that are wrong', () => {
    const app = new App({ context: cdkInitContext() });
    const stack = new Stack(app, 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
    new SecondaryCidr(stack, 'PodCidr', { cidr: '100.64.0.0/16', vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-mine', availabilityZones: ['eu-west-1a'] }) });

    expect(() => violationsOf(app)).toThrow(/E1151/);
  });
});

test('a VPC that was looked up passes the validator with its own ids, and its primary block is compared', () => {
  const app = new App({ context: { ...cdkInitContext(), ...lookedUpContext(PUBLIC, PRIVATE) } });
  const { stack, vpc } = lookedUpIn(app, 'Stack');
  secondary(stack, vpc);

  expect(violationsOf(app).filter((violation) => !violation.includes(' Annotation::'))).toEqual([]);
  expectRefusal(() => new SecondaryCidr(stack, 'Taken', { vpc, cidr: '10.0.0.0/16' }), 'Stack/Taken',
    ['vpc-cidr-overlap', { block: '10.0.0.0/16', owner: undefined, other: '10.0.0.0/16' }]);
});

describe('the zones and route tables', () => {
  test.each<[string, LookedUpGroup[], string[], string]>([
    ['private subnets', [PUBLIC, PRIVATE], ['eu-west-1a', 'eu-west-1b'], 'rtb-0123456789abcd11a'],
    ['private subnets beside isolated ones', [PUBLIC, ISOLATED, PRIVATE], ['eu-west-1a', 'eu-west-1b'], 'rtb-0123456789abcd22a'],
    ['isolated subnets without private ones', [PUBLIC, ISOLATED], ['eu-west-1a', 'eu-west-1c'], 'rtb-0123456789abcd11a'],
    ['private subnets beside those of pods', [PODS, PUBLIC, PRIVATE], ['eu-west-1a', 'eu-west-1b'], 'rtb-0123456789abcd22a'],
    ['isolated subnets beside those of pods', [PUBLIC, ISOLATED, ISOLATED_PODS], ['eu-west-1a', 'eu-west-1c'], 'rtb-0123456789abcd11a'],
    ['isolated subnets beside private ones of pods', [PUBLIC, ISOLATED, PODS], ['eu-west-1a', 'eu-west-1c'], 'rtb-0123456789abcd11a'],
  ])('are those of %s', (_, groups, zones, table) => {
    const { stack, vpc } = lookedUpVpc(lookedUpContext(...groups));
    const pods = secondary(stack, vpc) as PodSubnets;

    expect(pods.availabilityZones).toEqual(zones);
    expect(pods.subnets[0].routeTable.routeTableId).toBe(table);
  });

  test('a VPC that has nothing but subnets of pods beside its public ones has no route table for them', () => {
    const { stack, vpc } = lookedUpVpc(lookedUpContext(PUBLIC, PODS));

    expect(saidBy(findingsThrownBy(() => secondary(stack, vpc))).at(0)).toEqual(
      ['pod-subnet-sources.noRouteTable', { vpc: 'vpc-0123456789abcdef0', zones: ['eu-west-1a'], known: [] }]);
  });

  test('nothing is reserved in the subnets of pods where pods are in those of nodes', () => {
    const { stack, vpc } = lookedUpVpc(lookedUpContext(PUBLIC, PRIVATE, PODS));
    inNodeSubnets(stack, vpc);

    expect(stack.node.findAll().filter((each) => each instanceof ec2.CfnSubnetCidrReservation).map(({ cidr }) => cidr)).toEqual(['10.0.40.0/21', '10.0.56.0/21']);
  });
});

describe('a lookup that is made again after the deployment changes no resource', () => {
  const inPrimary: LookedUpGroup = { ...PODS, cidrs: { 'eu-west-1a': '10.0.128.0/19', 'eu-west-1b': '10.0.160.0/19' } };

  test.each<[string, Define, LookedUpGroup[], LookedUpGroup]>([
    ['of a secondary block', secondary, [PUBLIC, PRIVATE], PODS],
    ['of a secondary block without way out', secondary, [PUBLIC, ISOLATED], { ...ISOLATED_PODS, cidrs: { 'eu-west-1a': '100.64.0.0/18', 'eu-west-1c': '100.64.128.0/18' } }],
    ['of subnets from IPAM', ipam, [PUBLIC, PRIVATE], PODS],
    ['of the subnets of nodes, with pod subnets made elsewhere', inNodeSubnets, [PUBLIC, PRIVATE], PODS],
  ])('%s', (_, define, groups, pods) => {
    const before = resourcesOf(define, ...groups);

    expect(Object.keys(before).length).toBeGreaterThan(1);
    expect(resourcesOf(define, ...groups, pods)).toEqual(before);
  });

  test('of a range that the VPC has', () => {
    // The lookup then shows the pod subnets themselves, in the group Pods, in the range that they were cut from: the app refuses its own subnets.
    const before = resourcesOf(existing, PUBLIC, PRIVATE);

    expect(resourcesOf(existing, PUBLIC, PRIVATE, inPrimary)).toEqual(before);
  });
});
