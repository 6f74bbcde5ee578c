import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { referredConstruct } from '../../templates/references';
import { having } from '../../validation/prop-shapes';

/** What an IPAM pool is. */
export const IPAM_POOL = having('an IPAM pool, as ec2.CfnIPAMPool', 'ipamPoolRef');

/**
 * What is wrong with a prefix length that a block or subnet is asked for with: no size of a VPC, or none that its pool allocates, where the app makes
 * the pool.
 */
export function netmaskFindings(name: string, pool: ec2.IIPAMPoolRef, netmaskLength: number): Finding[] {
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  const allowed = `a whole number from ${largest} to ${smallest}, the sizes of a block and of a subnet of a VPC`;
  if (Token.isUnresolved(netmaskLength)) {
    return [findingOf('unresolved-value', name, `'${name}' is a token, and sizes are compared at synth; give ${allowed}`)];
  }
  if (!Number.isInteger(netmaskLength)) return [findingOf('invalid-number', name, `'${name}' must be ${allowed}; got ${netmaskLength}`)];
  if (netmaskLength < largest || netmaskLength > smallest) return [findingOf('vpc-cidr-size', name, `'${name}' must be ${allowed}; got ${netmaskLength}`)];
  const made = madePool(pool);
  if (made === undefined) return [];
  const { allocationMinNetmaskLength: least, allocationMaxNetmaskLength: most } = made;
  const refused = (bound: string) => [findingOf('ipam-netmask', name,
    `'${name}' is ${netmaskLength}, and pool '${made.node.path}' allocates ${bound}; ask for such a length, or let the pool allocate this one`)];
  if (isNumber(least) && netmaskLength < least) return refused(`/${least} and smaller`);
  if (isNumber(most) && netmaskLength > most) return refused(`/${most} and larger`);
  if (!Token.isUnresolved(least) && !Token.isUnresolved(most)) return [];
  return [findingOf('value-unchecked', name, `what pool '${made.node.path}' allocates is a token; whether it allocates /${netmaskLength} was not checked`)];
}

/** The pool, where the app makes it. */
function madePool(pool: ec2.IIPAMPoolRef): ec2.CfnIPAMPool | undefined {
  if (pool instanceof ec2.CfnIPAMPool) return pool;
  const { ipamPoolId } = pool.ipamPoolRef;
  const made = referredConstruct(ipamPoolId);
  return made instanceof ec2.CfnIPAMPool && made.attrIpamPoolId === ipamPoolId ? made : undefined;
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && !Token.isUnresolved(value);
}
