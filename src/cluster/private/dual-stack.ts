import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** Blocks of /64 of each kind of subnet: enough for all zones that there can be. */
const BLOCKS_PER_KIND = 16;

/** Kinds of subnets in the VPC: public, private. */
const KINDS = 2;

/** Bits of a subnet's own in its block: /64. */
const SUBNET_BITS = '64';

/**
 * An IPv6 block of Amazon for a VPC with public and private subnets, of which each zone has the same /64 whatever zones
 * follow it: public subnets are the first sixteen of the block, private ones the second.
 *
 * CDK's own `Ipv6Addresses.amazonProvided()` numbers the subnets through, so that a zone that is appended moves every
 * private one.
 */
export class ZoneStableIpv6Addresses implements ec2.IIpv6Addresses {
  public readonly amazonProvided = true;
  private readonly amazon = ec2.Ipv6Addresses.amazonProvided();

  public allocateVpcIpv6Cidr(input: ec2.AllocateVpcIpv6CidrRequest): ec2.CfnVPCCidrBlock {
    return this.amazon.allocateVpcIpv6Cidr(input);
  }

  public createIpv6CidrBlocks({ ipv6SelectedCidr }: ec2.CreateIpv6CidrBlocksRequest): string[] {
    return Fn.cidr(ipv6SelectedCidr, BLOCKS_PER_KIND * KINDS, SUBNET_BITS);
  }

  /** The subnets come kind by kind, each in the order of the zones. */
  public allocateSubnetsIpv6Cidr({ allocatedSubnets, ipv6Cidrs }: ec2.AllocateIpv6CidrRequest): ec2.SubnetIpamOptions {
    const zones = allocatedSubnets.length / KINDS;
    const block = (place: number) => Math.floor(place / zones) * BLOCKS_PER_KIND + (place % zones);
    return {
      allocatedSubnets: allocatedSubnets.map(({ cidr }, place) => ({
        cidr,
        ipv6Cidr: Fn.select(block(place), ipv6Cidrs),
      })),
    };
  }
}
