import { KnownBlock } from './known-block';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrProblem } from '../../addressing/ipv4-text';
import { ReservationShare, SubnetBlocks } from '../../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { numberFindings } from '../../capacity/rules/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';

const { largest, smallest } = VPC_PREFIX_LENGTHS;

const SHARES = Object.values(ReservationShare);

/** A subnet, as far as its addresses go. */
export interface SubnetBlock {
  readonly name: string;
  readonly cidr?: string;
  readonly prefixLength?: number;
  readonly reservations?: string[];
  readonly reservation?: ReservationShare;
  readonly otherAddresses?: number;
}

/**
 * What is wrong with the addresses of a list of subnets, by their path in it: blocks, reserved ranges, addresses of others, overlaps.
 */
export function subnetBlockFindings(subnets: readonly SubnetBlock[]): Finding[] {
  return [...subnets.flatMap((subnet, index) => oneSubnet(subnet, `subnets[${index}]`)), ...overlaps(subnets)];
}

function oneSubnet(subnet: SubnetBlock, path: string): Finding[] {
  const findings = numberFindings(about.subnet(subnet.name), [
    { name: `${path}.prefixLength`, value: subnet.prefixLength, least: largest, most: smallest },
    { name: `${path}.otherAddresses`, value: subnet.otherAddresses, least: 0 },
  ]);
  const cidr = readCidr(subnet.cidr, `${path}.cidr`, findings);
  const ranges = (subnet.reservations ?? []).map((text, index) => readCidr(text, `${path}.reservations[${index}]`, findings));
  findings.push(...contradictions(subnet, path));
  if (cidr !== undefined && (cidr.prefixLength < largest || cidr.prefixLength > smallest)) {
    findings.push(findingOf('invalid-cidr', subnet.name, `'${path}.cidr' ${cidr} is not the size of a subnet; it must be /${largest} to /${smallest}`));
    return findings;
  }
  if (cidr === undefined && (subnet.cidr !== undefined || findings.length > 0)) return findings;
  const reservations = ranges.filter((range) => range !== undefined).map(String);
  const known = KnownBlock.of({ ...subnet, reservations, reservation: isShare(subnet.reservation) ? subnet.reservation : undefined });
  if (known === undefined) return findings;
  const { blocks } = known;
  const ofRanges = subnet.reservation === undefined ? reservationFindings(blocks, known.ranges, path) : [];
  const left = known.ranges.reduce((count, range) => count - blocks.usableAddressesIn(range), blocks.usableAddresses);
  if (ofRanges.length === 0 && Number.isInteger(subnet.otherAddresses) && subnet.otherAddresses! > left) {
    findings.push(findingOf('forecast-contradiction', subnet.name,
      `'${path}.otherAddresses' is ${subnet.otherAddresses}, and ${known} has ${left} addresses outside reservations; lower it, or give the block that holds them`));
  }
  return [...findings, ...ofRanges];
}

/** What is given twice, or cannot be given together. */
function contradictions({ name, cidr, prefixLength, reservations, reservation }: SubnetBlock, path: string): Finding[] {
  const refuse = (message: string) => findingOf('forecast-contradiction', name, message);
  const literal = reservations !== undefined && reservations.length > 0 && cidr === undefined;
  return [
    ...(cidr !== undefined && prefixLength !== undefined
      ? [refuse(`'${path}.cidr' and '${path}.prefixLength' are both given; give 'cidr' where it is known, else 'prefixLength'`)] : []),
    ...(reservations !== undefined && reservation !== undefined
      ? [refuse(`'${path}.reservations' and '${path}.reservation' are both given; give one of them`)] : []),
    ...(literal && prefixLength === undefined ? [refuse(`'${path}.reservations' are given, and '${path}.cidr' is not; give both`)] : []),
    ...(literal && prefixLength !== undefined
      ? [refuse(`'${path}.reservations' are ranges of addresses, and of '${name}' only 'prefixLength' is known; give 'reservation', a share of it`)] : []),
    ...(reservation === undefined || isShare(reservation)
      ? [] : [refuse(`'${path}.reservation' must be one of ${SHARES.join(', ')}; got ${reservation}`)]),
  ];
}

function isShare(value: ReservationShare | undefined): boolean {
  return value !== undefined && SHARES.includes(value);
}

function readCidr(text: string | undefined, path: string, findings: Finding[]): Ipv4Cidr | undefined {
  if (text === undefined) return undefined;
  const problem = cidrProblem(text);
  if (problem === undefined) return Ipv4Cidr.parse(text);
  findings.push(findingOf('invalid-cidr', text, `'${path}': ${problem}`));
  return undefined;
}

function reservationFindings(blocks: SubnetBlocks, ranges: readonly Ipv4Cidr[], path: string): Finding[] {
  const refuse = (range: Ipv4Cidr, why: string) => findingOf('reservation-range', range.toString(), `'${path}.reservations': ${range} ${why}`);
  const findings = ranges.flatMap((range, index) => [
    ...(blocks.isAligned(range) ? [] : [refuse(range, `does not lie in ${blocks.cidr}, or is smaller than a /28`)]),
    ...(ranges.slice(0, index).some((other) => other.overlaps(range)) ? [refuse(range, 'overlaps another one')] : []),
  ]);
  if (findings.length === 0 && ranges.reduce((sum, range) => sum + range.addressCount, 0) === blocks.cidr.addressCount) {
    return [refuse(ranges[0], `and the others cover all of ${blocks.cidr}; leave part of it for the addresses of ENIs`)];
  }
  return findings;
}

function overlaps(subnets: readonly SubnetBlock[]): Finding[] {
  const read = subnets.filter(({ cidr }) => cidr !== undefined && cidrProblem(cidr) === undefined)
    .map(({ name, cidr }) => ({ name, cidr: Ipv4Cidr.parse(cidr!) }));
  return read.flatMap(({ name, cidr }, index) => read.slice(0, index).filter((other) => other.cidr.overlaps(cidr)).map((other) =>
    findingOf('subnet-overlap', name, `subnet '${name}' (${cidr}) overlaps subnet '${other.name}' (${other.cidr}); give each addresses of its own`)));
}
