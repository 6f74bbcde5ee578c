import { Fn, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { VPC_BLOCK_USE, VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../../findings/words/network/reservations';
import { DUMMY_CIDR } from '../../templates/lookup-dummies';
import { attributeOf } from '../../validation/attribute';
import { PropChecks } from '../../validation/prop-checks';

/** Bits of an IPv4 address. */
const ADDRESS_BITS = 32;

/** What is known of a subnet: `PrefixReservationProps`. */
export interface SubnetFacts {
  readonly subnet: ec2.ISubnetRef;
  readonly subnetCidr?: string;
  readonly subnetPrefixLength?: number;
}

/** The space of a subnet in which ranges are counted. */
export interface SubnetSpace {
  /**
   * The subnet's block; where only its size is known, one of that size, of which nothing but sizes and offsets may be
   * read.
   */
  readonly block: Ipv4Cidr;

  /** What becomes the subnet's block at deployment; absent where the block is known. */
  readonly token?: string;
}

/**
 * The space of the subnet of a reservation, or undefined after noting why it is not known.
 */
export function subnetSpace(
  checks: PropChecks,
  { subnet, subnetCidr, subnetPrefixLength }: SubnetFacts,
): SubnetSpace | undefined {
  const text =
    subnetCidr ?? ('ipv4CidrBlock' in subnet ? attributeOf(() => (subnet as ec2.ISubnet).ipv4CidrBlock) : undefined);
  if (text === undefined) {
    checks.add(findingOf(WORDS.cidrRequired, about.prop('subnetCidr'), {}));
    return undefined;
  }
  if (text === DUMMY_CIDR) {
    checks.add(findingOf(WORDS.subnetNotLookedUp, about.prop('subnetCidr'), {}));
    return undefined;
  }
  if (Token.isUnresolved(text)) return sizedSpace(checks, text, subnetPrefixLength);
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  const isSize = ({ prefixLength }: Ipv4Cidr) => prefixLength >= largest && prefixLength <= smallest;
  const block = checks.cidr('subnetCidr', text, VPC_BLOCK_USE, (near, _, given) => (isSize(near) ? [] : [
    findingOf(WORDS.notSubnetSize, about.prop('subnetCidr'), { cidr: given, largest, smallest }),
  ]));
  if (block !== undefined && !isSize(block)) return undefined;
  const fits = subnetPrefixLength === undefined || subnetPrefixLength === block?.prefixLength;
  if (block === undefined || fits) return block && { block };
  checks.add(
    findingOf(WORDS.otherLength, about.prop('subnetPrefixLength'), {
      length: shown(subnetPrefixLength),
      cidr: String(block),
    }),
  );
  return undefined;
}

function sizedSpace(checks: PropChecks, token: string, prefixLength?: number): SubnetSpace | undefined {
  if (prefixLength === undefined) {
    checks.add(findingOf(WORDS.cidrUnresolved, about.prop('subnetCidr'), {}));
    return undefined;
  }
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  if (
    !Token.isUnresolved(prefixLength)
    && Number.isInteger(prefixLength)
    && prefixLength >= largest
    && prefixLength <= smallest
  ) {
    return { block: Ipv4Cidr.parse(`0.0.0.0/${prefixLength}`), token };
  }
  checks.add(
    findingOf(WORDS.lengthUnfit, about.prop('subnetPrefixLength'), { largest, smallest, got: shown(prefixLength) }),
  );
  return undefined;
}

function shown(length: number): string {
  return Token.isUnresolved(length) ? 'a token' : String(length);
}

/**
 * A range of a subnet.
 */
export class SubnetRange {
  /** Addresses from the start of the subnet to that of the range. */
  public readonly offset: number;

  constructor(
    private readonly space: SubnetSpace,
    /** The range in the block of the space. */
    public readonly range: Ipv4Cidr,
  ) {
    this.offset = range._first - space.block._first;
  }

  /**
   * The range as the template has it. Where the subnet's block is a token, CloudFormation cuts it. Every range of a
   * share is the second of its size: worked, the upper half of a /18 is the second block with 32 - 19 = 13 host bits,
   * the next quarter the second with 12.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html
   */
  public get cidr(): string {
    const {
      space: { token },
      range,
    } = this;
    return token === undefined
      ? range.toString()
      : Fn.select(1, Fn.cidr(token, 2, String(ADDRESS_BITS - range.prefixLength)));
  }

  /** Whether two ranges of one subnet share an address. */
  public overlaps(other: SubnetRange): boolean {
    if (this.space.token === undefined && other.space.token === undefined) return this.range.overlaps(other.range);
    return (
      this.offset < other.offset + other.range.addressCount && other.offset < this.offset + this.range.addressCount
    );
  }

  /** For messages: the range itself, or its place in a subnet whose block is not known. */
  public toString(): string {
    return this.space.token === undefined
      ? this.range.toString()
      : `the /${this.range.prefixLength} at ${this.offset} addresses`;
  }
}
