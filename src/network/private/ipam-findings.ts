import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';

/**
 * What is wrong with a prefix length that a block or subnet is asked for with: no size of a VPC, or none that its pool allocates, where the app makes
 * the pool.
 */
export function netmaskFindings(root: IConstruct, name: string, pool: ec2.IIPAMPoolRef, netmaskLength: number): Finding[] {
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  if (netmaskLength < largest || netmaskLength > smallest) {
    return [findingOf('vpc-cidr-size', name, `'${name}' must be ${largest} to ${smallest}, the sizes of a block and of a subnet of a VPC; got ${netmaskLength}`)];
  }
  const made = madePool(root, pool);
  if (made === undefined) return [];
  const [least, most] = [literal(made.allocationMinNetmaskLength) ?? 0, literal(made.allocationMaxNetmaskLength) ?? 32];
  if (netmaskLength >= least && netmaskLength <= most) return [];
  return [findingOf('ipam-netmask', name,
    `'${name}' is ${netmaskLength}, and pool '${made.node.path}' allocates /${least} to /${most}; ask for a length of these, or let the pool allocate it`)];
}

/** The pool, where the app makes it. */
function madePool(root: IConstruct, pool: ec2.IIPAMPoolRef): ec2.CfnIPAMPool | undefined {
  if (pool instanceof ec2.CfnIPAMPool) return pool;
  const { ipamPoolId } = pool.ipamPoolRef;
  return root.node.findAll().filter((construct) => construct instanceof ec2.CfnIPAMPool).find((each) => each.attrIpamPoolId === ipamPoolId);
}

function literal(value: number | undefined): number | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}
