import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';

/**
 * What is wrong with ranges that are reserved in a subnet, or to be known of them.
 *
 * @param name of the subnet, in messages
 * @param nothingWanted whether no range is what was asked for
 */
export function rangeFindings(subnet: Ipv4Cidr, name: string, ranges: readonly Ipv4Cidr[], nothingWanted: boolean): Finding[] {
  const blocks = SubnetBlocks.of(subnet);
  const refused = (message: string) => findingOf('reservation-range', name, `'cidrs': ${message}`);
  if (ranges.length === 0 && !nothingWanted) {
    return [findingOf('reservation-range', name, `subnet ${name} is too small for a reservation beside the addresses of ENIs; use a subnet of /27 or larger`)];
  }
  const findings = ranges.flatMap((range) => {
    if (!subnet.contains(range)) return [refused(`reservation ${range} does not lie in its subnet, ${subnet}; choose a range of the subnet`)];
    if (!blocks.isAligned(range)) return [refused(`reservation ${range} is smaller than a prefix; choose a range of /28 or larger`)];
    return [];
  });
  ranges.forEach((range, index) => {
    const earlier = ranges.slice(0, index).find((other) => other.overlaps(range));
    if (earlier !== undefined) findings.push(refused(`reservations ${earlier} and ${range} overlap; EC2 refuses the second one`));
  });
  if (findings.length === 0 && ranges.reduce((sum, range) => sum + range.addressCount, 0) === subnet.addressCount) {
    findings.push(refused(`reservation of all of ${subnet} leaves no address for ENIs; reserve the upper half, ${subnet.upperHalf()}, for example`));
  }
  if (findings.length === 0 && ranges.length > 1) {
    findings.push(findingOf('reservation-several-ranges', name,
      `subnet ${name} has ${ranges.length} reserved ranges; EC2 picks one at random, and what it does when one is full is not documented`));
  }
  return findings;
}
