import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';

/**
 * Addresses of a VPC that pod subnets are cut from: a `SecondaryCidr` that the app adds, or an `ExistingCidr` that the VPC has already.
 */
export interface IPodCidr extends IConstruct {
  /** The VPC that has the addresses. */
  readonly vpc: ec2.IVpc;

  /** The block as text, as in `100.64.0.0/16`. */
  readonly cidr: string;

  /** The block. */
  readonly block: Ipv4Cidr;
}
