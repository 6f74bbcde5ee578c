import { App, CfnCondition, CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { stackIn } from '../../private/cdk-fixtures';
import { messagesOf, plainCluster, PlainCluster, saidOf, saidOfPlain, subnetOf } from '../../private/cdk-plain';

const saidBeside = (add: (parts: PlainCluster) => unknown) => {
  const parts = plainCluster();
  add(parts);
  return saidOf(parts.stack.node.root as App);
};
const block = (cidrBlock: string) => ({ stack, vpc }: PlainCluster) => new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock });
const reserve = (...cidrs: string[]) => ({ stack, subnets }: PlainCluster) => cidrs.map((cidr, index) => new ec2.CfnSubnetCidrReservation(stack, `R${index}`, {
  subnetId: subnets[0].ref, cidr, reservationType: 'prefix',
}));

test.each([
  ['10.0.64.0/18', 'warning vpc-cidr-restricted at Block', 'error vpc-blocks-collide at Block'],
  ['100.64.0.0/10', 'error vpc-cidr-size at Block'],
  ['169.254.0.0/20', 'error vpc-cidr-not-allowed at Block'],
  ['172.17.0.0/16', 'warning vpc-cidr-restricted at Block', 'warning vpc-cidr-docker at Block'],
  ['100.64.0.0/16'],
])('a block %s is added to 10.0.0.0/16', (cidr, ...expected) => {
  expect(saidBeside(block(cidr)).filter((each) => !each.includes('service-cidr'))).toEqual(expected);
});

test.each<[string, string | undefined, string, string[]]>([
  ['inside of the VPC', '10.0.128.0/20', '10.0.0.0/16', ['error service-cidr-overlap at Cluster']],
  ['beside it', '172.20.0.0/16', '10.0.0.0/16', []],
  ['too large', '172.16.0.0/11', '10.0.0.0/16', ['error invalid-cidr at Cluster', 'error service-cidr-overlap at Cluster', 'error service-cidr-overlap at Cluster']],
  ['public', '8.8.0.0/16', '10.0.0.0/16', ['error service-cidr-overlap at Cluster']],
  ['left to EKS, of whose two ranges the VPC has one', undefined, '10.100.0.0/16', ['warning service-cidr-default at Cluster']],
])('services: %s', (_, serviceIpv4Cidr, vpcCidr, expected) => {
  const subnets = [`${vpcCidr.replace('0.0/16', '0.0/18')}`, `${vpcCidr.replace('0.0/16', '64.0/18')}`];

  expect(saidOfPlain({ vpcCidr, subnets, cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr } } })).toEqual(expected);
});

test.each([['a token', Fn.importValue('Range')], ['a range of the VPC', '10.0.0.0/20']])('services of a cluster with IPv6, beside %s: nothing', (_, serviceIpv4Cidr) => {
  const kubernetesNetworkConfig = { ipFamily: 'ipv6', serviceIpv4Cidr };

  expect(saidOfPlain({ env: {}, cluster: { kubernetesNetworkConfig } }).filter((each) => each.endsWith(' at Cluster'))).toEqual([]);
});

test('services whose range is a token', () => {
  const stack = stackIn();
  plainCluster({ cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: new CfnParameter(stack, 'P').valueAsString } } }, stack);

  expect(saidOf(stack.node.root as App)).toEqual(['warning value-unchecked at Cluster']);
});

test.each([
  ['10.0.32.0/20', 'error subnets-collide at More'],
  ['10.1.0.0/20', 'error subnet-outside-block at More'],
  ['10.0.128.0/20'],
])('a subnet %s beside 10.0.0.0/18 and 10.0.64.0/18', (cidr, ...expected) => {
  expect(saidBeside(({ vpc }) => subnetOf(vpc, 'More', cidr))).toEqual(expected);
});

test.each<[string, string, string, string[]]>([
  ['one condition', 'Prod', 'Prod', ['error subnets-collide at Two']],
  ['two, of which one can exclude the other', 'Prod', 'Test', []],
])('two subnets of one block under %s', (_, first, second, expected) => {
  const { stack, vpc } = plainCluster();
  for (const [id, name] of [['One', first], ['Two', second]]) {
    const condition = stack.node.tryFindChild(name) ?? new CfnCondition(stack, name);
    subnetOf(vpc, id, '10.0.128.0/20').cfnOptions.condition = condition as CfnCondition;
  }

  expect(saidOf(stack.node.root as App)).toEqual(expected);
});

describe('subnets that overlap are said once', () => {
  const said = (subnets: Array<[cidr: string, isImported: boolean]>) => {
    const stack = stackIn();
    const imported = subnets.flatMap(([ipv4CidrBlock, isImported], index) => (isImported ? [ec2.Subnet.fromSubnetAttributes(stack, `Import${index}`, {
      subnetId: `subnet-${index}`, availabilityZone: `eu-west-1${'abc'[index]}`, ipv4CidrBlock,
    }).subnetId] : []));
    const made = subnets.filter(([, isImported]) => !isImported).map(([cidr]) => cidr);
    const plain = plainCluster({ subnets: made, vpcConfig: imported.length === 0 ? {} : { subnetIds: imported } }, stack);
    plain.group.subnets = [...plain.group.subnets, ...imported];
    return saidOf(stack.node.root as App).filter((each) => /collide|overlap/.test(each));
  };

  test.each<[string, Parameters<typeof said>[0], string[]]>([
    ['of the app: of their VPC', [['10.0.0.0/18', false], ['10.0.32.0/19', false]], ['error subnets-collide at Subnet1']],
    ['the same block', [['10.0.0.0/18', false], ['10.0.0.0/18', false]], ['error subnets-collide at Subnet1']],
    ['three of the app', [['10.0.0.0/18', false], ['10.0.0.0/19', false], ['10.0.0.0/20', false]], ['error subnets-collide at Subnet1', 'error subnets-collide at Subnet2']],
    ['imported: of the plan', [['10.0.0.0/18', true], ['10.0.32.0/19', true]], ['error subnet-overlap at Cluster']],
    ['imported, and of the app in a VPC of its own', [['10.0.0.0/18', false], ['10.0.32.0/19', true]], ['error subnet-overlap at Cluster']],
    ['beside each other', [['10.0.0.0/19', false], ['10.0.32.0/19', false]], []],
  ])('%s', (_, subnets, expected) => {
    expect(said(subnets)).toEqual(expected);
  });
});

/** A subnet of 10.1.0.0/20 in the VPC of 10.0.0.0/16, which is outside of it where all of its blocks are seen. */
test.each<[string, (parts: PlainCluster) => Record<string, unknown>, string[]]>([
  ['that a pool chooses', ({ vpc }) => ({ VpcId: vpc.ref, Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 16 }), []],
  ['that is told later', ({ vpc }) => ({ VpcId: vpc.ref, CidrBlock: Fn.importValue('Block') }), []],
  ['that a pool chooses, of a VPC that nobody says', () => ({ Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 16 }), []],
  ['of another VPC', () => ({ VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16' }), ['error subnet-outside-block at More']],
  ['that is elsewhere', ({ vpc }) => ({ VpcId: vpc.ref, CidrBlock: '100.64.0.0/16' }), ['error subnet-outside-block at More']],
])('a subnet beside a block %s', (_, properties, expected) => {
  const said = saidBeside((parts) => {
    new CfnResource(parts.stack, 'Block', { type: 'AWS::EC2::VPCCidrBlock', properties: properties(parts) });
    subnetOf(parts.vpc, 'More', '10.1.0.0/20');
  });

  expect(said.filter((each) => each.endsWith(' at More'))).toEqual(expected);
});

describe('a range reserved in 10.0.0.0/18', () => {
  test.each<[string[], string[]]>([
    [['10.0.32.0/19'], []],
    [['10.0.64.0/19'], ['error reservation-range at R0']],
    [['10.0.0.0/17'], ['error reservation-range at R0']],
    [['10.0.0.0/18'], ['error reservation-range at R0']],
    [['10.0.32.0/29'], ['error reservation-range at R0']],
    [['10.0.32.0/19', '10.0.48.0/20'], ['error reservation-range at R1']],
    [['10.0.32.0/19', '10.0.16.0/20'], []],
    // The first and the last block hold addresses that AWS keeps.
    [['10.0.0.0/28'], ['warning reservation-without-blocks at R0']],
    [['10.0.63.240/28'], ['warning reservation-without-blocks at R0']],
    [['10.0.0.0/27'], []],
    [['10.0.63.0/24'], []],
  ])('%j', (cidrs, expected) => {
    // Of what is left for prefixes the plan speaks, at the subnet.
    expect(saidBeside(reserve(...cidrs)).filter((each) => / at R\d$/.test(each))).toEqual(expected);
  });

  test.each<[string, ReadonlyArray<readonly [string, string]>, string[]]>([
    ['two halves for prefixes', [['10.0.0.0/19', 'prefix'], ['10.0.32.0/19', 'prefix']], ['error reservation-range at R1']],
    ['a half for prefixes, the other by hand', [['10.0.32.0/19', 'prefix'], ['10.0.0.0/19', 'explicit']], ['error reservation-range at R1']],
    ['a half and a quarter', [['10.0.32.0/19', 'prefix'], ['10.0.0.0/20', 'explicit']], []],
    ['all by hand', [['10.0.0.0/18', 'explicit']], []],
  ])('leaves no address for ENIs: %s', (_, ranges, expected) => {
    const said = saidBeside(({ stack, subnets }) => ranges.map(([cidr, reservationType], index) => (
      new ec2.CfnSubnetCidrReservation(stack, `R${index}`, { subnetId: subnets[0].ref, cidr, reservationType }))));

    expect(said.filter((each) => / at R\d$/.test(each))).toEqual(expected);
  });

  test('is one of many: no number was found that EC2 refuses', () => {
    const many = Array.from({ length: 300 }, (_, index) => `10.0.${32 + Math.floor(index / 16)}.${(index % 16) * 16}/28`);

    expect(saidBeside(reserve(...many)).filter((each) => / at R\d+$/.test(each))).toEqual([]);
  });

  test('for addresses that are assigned by hand can be small, and is none for others', () => {
    const explicit = (cidr: string) => ({ stack, subnets }: PlainCluster) => new ec2.CfnSubnetCidrReservation(stack, 'R', { subnetId: subnets[0].ref, cidr, reservationType: 'explicit' });

    expect(saidBeside(explicit('10.0.0.16/29'))).toEqual([]);
    expect(saidBeside(explicit('10.0.64.0/29'))).toEqual(['error reservation-range at R']);
    // 3 nodes in 2 zones: 2 x (7 x 16 + 1) addresses; 16,379 - 16,128 are left
    expect(saidBeside((parts) => ['10.0.0.0/19', '10.0.32.0/20', '10.0.48.0/21', '10.0.56.0/22', '10.0.60.0/23', '10.0.62.0/24'].map((cidr, index) => (
      new ec2.CfnSubnetCidrReservation(parts.stack, `R${index}`, { subnetId: parts.subnets[0].ref, cidr, reservationType: 'explicit' }))))).toContain('warning subnet-overcommit-possible at Subnet0');
  });

  test('that is a token is not looked at', () => {
    expect(saidBeside(({ stack, subnets }) => new ec2.CfnSubnetCidrReservation(stack, 'R', {
      subnetId: subnets[0].ref, cidr: new CfnParameter(stack, 'P').valueAsString, reservationType: 'prefix',
    }))).toEqual([]);
  });

  test('counts for the plan', () => {
    const parts = plainCluster({ subnets: ['10.0.0.0/23', '10.0.2.0/23'] });
    const before = saidOf(parts.stack.node.root as App);
    for (const [index, cidr] of ['10.0.1.0/24', '10.0.3.0/24'].entries()) {
      new ec2.CfnSubnetCidrReservation(parts.stack, `R${index}`, { subnetId: parts.subnets[index].ref, cidr, reservationType: 'prefix' });
    }

    expect(before).toContain('warning prefix-space-unreserved at Subnet0');
    expect(saidOf(parts.stack.node.root as App)).not.toContain('warning prefix-space-unreserved at Subnet0');
  });
});

test('what no cluster uses is not looked at', () => {
  expect(saidBeside(({ stack }) => {
    const other = new ec2.CfnVPC(stack, 'Other', { cidrBlock: '169.254.0.0/16' });
    return [subnetOf(other, 'One', '10.9.0.0/20'), subnetOf(other, 'Two', '10.9.0.0/20')];
  })).toEqual([]);
});

test('both sides of a collision are named', () => {
  const parts = plainCluster();
  subnetOf(parts.vpc, 'More', '10.0.32.0/20');

  expect(messagesOf(parts.stack.node.root as App, 'subnets-collide')).toEqual([expect.stringMatching(/'Stack\/More' \(10\.0\.32\.0\/20\) overlaps 'Stack\/Subnet0' \(10\.0\.0\.0\/18\)/)]);
});
