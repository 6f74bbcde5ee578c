import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { slotPrefixLength } from './pod-subnet-findings';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { IPodCidr } from '../pod-cidr';
import { PodSubnetsProps } from '../pod-subnets-props';

/** Where the addresses of a zone's subnet come from. */
export interface SubnetSource {
  /** How the template asks for them. */
  readonly allocation: Pick<ec2.CfnSubnetProps, 'cidrBlock' | 'ipv4IpamPoolId' | 'ipv4NetmaskLength'>;
  readonly prefixLength: number;

  /** The addresses and what they are cut from, where they are known at synth. */
  readonly known?: { readonly block: Ipv4Cidr; readonly source: IPodCidr };

  /** What makes the block that has them; absent where the VPC has it already. */
  readonly maker?: IConstruct;
}

/**
 * The addresses of a zone's subnet: a slot of `cidr`, the zone's block of `cidrs`, or whatever IPAM chooses.
 *
 * @param props of which exactly one source is given
 */
export function subnetSource(
  { cidr, cidrs, ipam }: PodSubnetsProps,
  zone: string,
  slot: number,
  slotCount: number,
): SubnetSource {
  if (ipam !== undefined) {
    const { pool, netmaskLength, block } = ipam;
    const allocation = { ipv4IpamPoolId: pool.ipamPoolRef.ipamPoolId, ipv4NetmaskLength: netmaskLength };
    return { allocation, prefixLength: netmaskLength, maker: block };
  }
  const source = cidr ?? cidrs![zone];
  const block =
    cidr === undefined ? source.block : source.block.childAt(slotPrefixLength(source.block, slotCount), slot);
  return {
    allocation: { cidrBlock: block.toString() },
    prefixLength: block.prefixLength,
    known: { block, source },
    maker: source,
  };
}
