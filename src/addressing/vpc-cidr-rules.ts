import { Ipv4Cidr } from './ipv4-cidr';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';

/**
 * Largest and smallest CIDR block of a VPC, and of a subnet.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const VPC_PREFIX_LENGTHS = { largest: 16, smallest: 28 };

/**
 * Ranges that EC2 never accepts as a VPC CIDR block.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const NEVER_ALLOWED = [
  { cidr: Ipv4Cidr.parse('0.0.0.0/8'), what: 'the "this network" range' },
  { cidr: Ipv4Cidr.parse('127.0.0.0/8'), what: 'the loopback range' },
  { cidr: Ipv4Cidr.parse('169.254.0.0/16'), what: 'the link-local range' },
  { cidr: Ipv4Cidr.parse('224.0.0.0/3'), what: 'multicast and reserved addresses' },
];

/**
 * What EC2 would always refuse of a block as a CIDR block of a VPC, apart from overlaps.
 */
export function vpcCidrFindings(subject: string, cidr: Ipv4Cidr): Finding[] {
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  const findings: Finding[] = [];
  if (cidr.prefixLength < largest) {
    findings.push(findingOf('vpc-cidr-size', subject,
      `${subject} ${cidr} is larger than /${largest}; a VPC CIDR block is /${largest} to /${smallest}, for example ${exampleIn(cidr, largest)}`));
  }
  if (cidr.prefixLength > smallest) {
    findings.push(findingOf('vpc-cidr-size', subject,
      `${subject} ${cidr} is smaller than /${smallest}; a VPC CIDR block is /${largest} to /${smallest}, for example 100.64.0.0/16`));
  }
  for (const range of NEVER_ALLOWED) {
    if (range.cidr.overlaps(cidr)) {
      findings.push(findingOf('vpc-cidr-not-allowed', subject,
        `${subject} ${cidr} overlaps ${range.what} (${range.cidr}), which no VPC can use; choose a block of 100.64.0.0/10, for example 100.64.0.0/16`));
    }
  }
  return findings;
}

/** A block of the right size in the range that was asked for, or one that every VPC can have where no VPC can use that range. */
function exampleIn(cidr: Ipv4Cidr, prefixLength: number): string {
  return NEVER_ALLOWED.some((range) => range.cidr.overlaps(cidr)) ? `100.64.0.0/${prefixLength}` : cidr.childAt(prefixLength, 0).toString();
}
