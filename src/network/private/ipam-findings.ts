import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { IPAM_SIZE_WORDS as WORDS } from '../../findings/words/network/ipam-sizes';
import { referredConstruct } from '../../templates/references';
import { having } from '../../validation/prop-shapes';

/** What an IPAM pool is. */
export const IPAM_POOL = having('an IPAM pool, as ec2.CfnIPAMPool', 'ipamPoolRef');

/**
 * What is wrong with a prefix length that a block or subnet is asked for with: no size of a VPC, or none that its pool
 * allocates, where the app makes the pool.
 */
export function netmaskFindings(name: string, pool: ec2.IIPAMPoolRef, netmaskLength: number): Finding[] {
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  const subject = about.prop(name);
  const sizes = { prop: name, largest, smallest };
  if (Token.isUnresolved(netmaskLength)) {
    return [findingOf(WORDS.unresolved, subject, sizes)];
  }
  if (!Number.isInteger(netmaskLength)) {
    return [findingOf(WORDS.notWhole, subject, { ...sizes, got: String(netmaskLength) })];
  }
  if (netmaskLength < largest || netmaskLength > smallest) {
    return [findingOf(WORDS.outOfRange, subject, { ...sizes, got: netmaskLength })];
  }
  const made = madePool(pool);
  if (made === undefined) return [];
  const { allocationMinNetmaskLength: least, allocationMaxNetmaskLength: most } = made;
  const asked = { prop: name, netmaskLength, pool: made.node.path };
  if (isNumber(least) && netmaskLength < least) return [findingOf(WORDS.largerThanPool, subject, { ...asked, least })];
  if (isNumber(most) && netmaskLength > most) return [findingOf(WORDS.smallerThanPool, subject, { ...asked, most })];
  if (!Token.isUnresolved(least) && !Token.isUnresolved(most)) return [];
  return [findingOf(WORDS.poolUnresolved, subject, { pool: made.node.path, netmaskLength })];
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
