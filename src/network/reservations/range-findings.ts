import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../../findings/words/network/reservations';

/**
 * What is wrong with ranges that are reserved in a subnet, or to be known of them.
 *
 * @param name of the subnet, in messages
 * @param nothingWanted whether no range is what was asked for
 */
export function rangeFindings(
  subnet: Ipv4Cidr,
  name: string,
  ranges: readonly Ipv4Cidr[],
  nothingWanted: boolean,
): Finding[] {
  const blocks = SubnetBlocks.of(subnet);
  const subject = about.subnet(name);
  if (ranges.length === 0 && !nothingWanted) {
    return [findingOf(WORDS.tooSmall, subject, { subnet: name })];
  }
  const findings = ranges.flatMap((range) => {
    if (!subnet.contains(range)) {
      return [findingOf(WORDS.outside, subject, { range: String(range), subnet: String(subnet) })];
    }
    if (!blocks.isAligned(range)) return [findingOf(WORDS.smallerThanPrefix, subject, { range: String(range) })];
    return [];
  });
  ranges.forEach((range, index) => {
    const earlier = ranges.slice(0, index).find((other) => other.overlaps(range));
    if (earlier !== undefined) {
      findings.push(findingOf(WORDS.overlap, subject, { earlier: String(earlier), range: String(range) }));
    }
  });
  if (findings.length === 0 && ranges.reduce((sum, range) => sum + range.addressCount, 0) === subnet.addressCount) {
    findings.push(
      findingOf(WORDS.wholeSubnet, subject, { subnet: String(subnet), upperHalf: String(subnet.upperHalf()) }),
    );
  }
  if (findings.length === 0 && ranges.length > 1) {
    findings.push(findingOf(WORDS.severalRanges, subject, { subnets: [name], count: ranges.length }));
  }
  return findings;
}
