import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';

/**
 * A block of a VPC that pod subnets are cut from: a `SecondaryCidr` that the app adds, or an `ExistingCidr` that the
 * VPC has already.
 *
 * @example
 * const block: IPodCidr = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
 * const subnets = new PodSubnets(stack, 'PodSubnets', { vpc, cidr: block });
 */
export interface IPodCidr extends IConstruct {
  /** The VPC that has the addresses. */
  readonly vpc: ec2.IVpc;

  /** The block as a string, as in `100.64.0.0/16`. */
  readonly cidr: string;

  /** The block. */
  readonly block: Ipv4Cidr;
}
