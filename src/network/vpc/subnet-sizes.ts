import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { cidrOf } from './vpc-facts';

/** Prefix lengths of subnets that this library made, by the object that shows them. */
const SIZES = new WeakMap<ec2.ISubnet, number>();

/** Keeps the size of a subnet whose addresses may be known at deployment only. */
export function noteSize(subnet: ec2.ISubnet, prefixLength: number): void {
  SIZES.set(subnet, prefixLength);
}

/** The prefix length of a subnet, where it is known at synth. */
export function sizeOf(subnet: ec2.ISubnet): number | undefined {
  return cidrOf(subnet)?.prefixLength ?? SIZES.get(subnet);
}
