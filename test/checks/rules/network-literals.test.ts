import { App } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { plainCluster, PlainParts, saidOf, saidOfPlain } from '../../private/cdk-plain';

/*
 * EC2 rounds the CIDRs of VPCs and subnets: CreateVpc and CreateSubnet document it. AssociateVpcCidrBlock and CreateSubnetCidrReservation do not.
 */

test.each<[string, PlainParts, string[]]>([
  ['the VPC with host bits', { vpcCidr: '10.0.1.0/16' }, []],
  ['subnets with host bits', { subnets: ['10.0.0.1/18', '10.0.64.9/18'] }, []],
  ['a subnet outside of the VPC as it is rounded', { vpcCidr: '10.1.1.0/16', subnets: ['10.1.0.0/18', '10.2.0.0/18'] }, ['error subnet-outside-block at Subnet1']],
  ['subnets that overlap as they are rounded', { subnets: ['10.0.0.0/18', '10.0.32.1/18'] }, ['error subnets-collide at Subnet1']],
  ['subnets too small as they are rounded', { subnets: ['10.0.0.1/28', '10.0.0.17/28'] }, ['error subnet-overcommitted at Subnet0', 'error subnet-overcommitted at Subnet1']],
  ['a VPC that is too large as it is rounded', { vpcCidr: '10.0.1.0/8' }, ['error vpc-cidr-size at Vpc', 'warning service-cidr-default at Cluster']],
  ['a mask of 33', { vpcCidr: '10.0.0.0/33' }, ['error invalid-cidr at Vpc']],
  ['leading zeros', { vpcCidr: '010.0.0.0/16' }, ['error invalid-cidr at Vpc']],
  ['blanks', { vpcCidr: '10.0.0.0/16 ' }, ['error invalid-cidr at Vpc']],
  ['a dynamic reference', { vpcCidr: '{{resolve:ssm:/vpc/cidr}}' }, []],
])('%s', (_, parts, expected) => {
  expect(saidOfPlain(parts).filter((said) => !/subnet-size-unknown|prefix-space/.test(said))).toEqual(expected);
});

test('what is counted of a VPC with host bits is counted as of one without', () => {
  const said = (vpcCidr: string, subnets: string[]) => saidOfPlain({ vpcCidr, subnets, group: { scalingConfig: { minSize: 80, maxSize: 90 } } });

  expect(said('10.101.1.0/16', ['10.101.0.1/24', '10.101.1.1/24'])).toEqual(said('10.101.0.0/16', ['10.101.0.0/24', '10.101.1.0/24']));
  expect(said('10.101.1.0/16', ['10.101.0.1/24', '10.101.1.1/24'])).toContain('error subnet-overcommitted at Subnet0');
});

describe('what EC2 does not say that it rounds', () => {
  const withMore = (more: (parts: ReturnType<typeof plainCluster>) => void) => {
    const parts = plainCluster();
    more(parts);
    return saidOf(parts.stack.node.root as App).filter((said) => /at (Block|Reserved)$/.test(said));
  };
  const block = (cidrBlock: string) => withMore(({ stack, vpc }) => new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock }));
  const reserved = (cidr: string) => withMore(({ stack, subnets }) =>
    new ec2.CfnSubnetCidrReservation(stack, 'Reserved', { subnetId: subnets[0].ref, cidr, reservationType: 'prefix' }));

  test.each<[string, string[]]>([
    ['100.64.0.0/16', []],
    ['100.64.1.0/16', ['warning cidr-host-bits at Block']],
    ['10.0.1.0/16', ['error vpc-blocks-collide at Block', 'warning cidr-host-bits at Block']],
    ['100.64.0.0/33', ['error invalid-cidr at Block']],
    ['{{resolve:ssm:/network/block}}', []],
    // What stands for the block of a VPC that has not been looked up yet.
    ['1.2.3.4/5', []],
    ['2600:1f18::/56', ['error invalid-cidr at Block']],
  ])('a block of %s', (cidr, expected) => {
    expect(block(cidr).filter((said) => !said.includes('vpc-cidr-restricted')).sort()).toEqual(expected);
  });

  test.each<[string, string[]]>([
    ['10.0.32.0/19', []],
    ['10.0.32.5/19', ['warning cidr-host-bits at Reserved']],
    ['10.0.32.0/190', ['error invalid-cidr at Reserved']],
    ['2600:1f18::/80', []],
    ['{{resolve:ssm:/network/reserved}}', []],
    ['1.2.3.4/5', []],
  ])('a range of %s', (cidr, expected) => {
    expect(reserved(cidr)).toEqual(expected);
  });
});
