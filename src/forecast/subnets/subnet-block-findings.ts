import { KnownBlock } from './known-block';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrFaults, cidrProblem } from '../../addressing/ipv4-text';
import { BlockUse, meantBlock } from '../../addressing/meant-block';
import { ReservationShare, SubnetBlocks } from '../../addressing/subnet-blocks';
import { VPC_BLOCK_USE, VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { numberFindings } from '../../capacity/rules/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_SUBNET_WORDS as WORDS } from '../../findings/words/forecast/forecast-subnets';

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
 * What is wrong with the addresses of a list of subnets, by their path in it: blocks, reserved ranges, addresses of
 * others, overlaps.
 */
export function subnetBlockFindings(subnets: readonly SubnetBlock[]): Finding[] {
  return [...subnets.flatMap((subnet, index) => oneSubnet(subnet, `subnets[${index}]`)), ...overlaps(subnets)];
}

function oneSubnet(subnet: SubnetBlock, path: string): Finding[] {
  const findings = numberFindings(about.subnet(subnet.name), [
    { name: `${path}.prefixLength`, value: subnet.prefixLength, least: largest, most: smallest },
    { name: `${path}.otherAddresses`, value: subnet.otherAddresses, least: 0 },
  ]);
  const cidr = readCidr(subnet.cidr, `${path}.cidr`, findings, VPC_BLOCK_USE);
  const ranges = (subnet.reservations ?? []).map((text, index) =>
    readCidr(text, `${path}.reservations[${index}]`, findings, rangeUse(cidr)),
  );
  findings.push(...contradictions(subnet, path));
  if (cidr !== undefined && (cidr.prefixLength < largest || cidr.prefixLength > smallest)) {
    findings.push(
      findingOf(WORDS.notSubnetSize, about.subnet(subnet.name), { path, cidr: String(cidr), largest, smallest }),
    );
    return findings;
  }
  if (cidr === undefined && (subnet.cidr !== undefined || findings.length > 0)) return findings;
  const reservations = ranges.filter((range) => range !== undefined).map(String);
  const known = KnownBlock.of({
    ...subnet,
    reservations,
    reservation: isShare(subnet.reservation) ? subnet.reservation : undefined,
  });
  if (known === undefined) return findings;
  const { blocks } = known;
  const ofRanges = subnet.reservation === undefined ? reservationFindings(blocks, known.ranges, path) : [];
  const left = known.ranges.reduce((count, range) => count - blocks.usableAddressesIn(range), blocks.usableAddresses);
  const others = subnet.otherAddresses;
  if (ofRanges.length === 0 && others !== undefined && Number.isInteger(others) && others > left) {
    findings.push(
      findingOf(WORDS.othersAboveRoom, about.subnet(subnet.name), { path, others, block: String(known), left }),
    );
  }
  return [...findings, ...ofRanges];
}

/** What is given twice, or cannot be given together. */
function contradictions({ name, cidr, prefixLength, reservations, reservation }: SubnetBlock, path: string): Finding[] {
  const subject = about.subnet(name);
  const literal = reservations !== undefined && reservations.length > 0 && cidr === undefined;
  return [
    ...(cidr !== undefined && prefixLength !== undefined ? [findingOf(WORDS.sizeTwice, subject, { path })] : []),
    ...(reservations !== undefined && reservation !== undefined
      ? [findingOf(WORDS.reservationTwice, subject, { path })]
      : []),
    ...(literal && prefixLength === undefined ? [findingOf(WORDS.rangesWithoutBlock, subject, { path })] : []),
    ...(literal && prefixLength !== undefined
      ? [findingOf(WORDS.rangesWithoutAddresses, subject, { path, name })]
      : []),
    ...(reservation === undefined || isShare(reservation)
      ? [] : [findingOf(WORDS.noShare, subject, { path, shares: SHARES, got: reservation })]),
  ];
}

function isShare(value: ReservationShare | undefined): boolean {
  return value !== undefined && SHARES.includes(value);
}

function readCidr(text: string | undefined, path: string, findings: Finding[], use: BlockUse): Ipv4Cidr | undefined {
  if (text === undefined) return undefined;
  const got = String(text);
  const faults = cidrFaults(got);
  if (faults.length === 0) return Ipv4Cidr.parse(got);
  const instead = meantBlock(got, use);
  findings.push(...faults.map((fault) =>
    findingOf(WORDS.unreadableCidr, about.cidr(text), { path, got, fault, instead })));
  return undefined;
}

/** Ranges of a subnet are parts of its block, where that is known. */
function rangeUse(subnet: Ipv4Cidr | undefined): BlockUse {
  if (subnet === undefined || subnet.prefixLength >= smallest) return VPC_BLOCK_USE;
  const least = Math.max(subnet.prefixLength, largest) + 1;
  return { largest: least, smallest, usual: least, ranges: [subnet] };
}

function reservationFindings(blocks: SubnetBlocks, ranges: readonly Ipv4Cidr[], path: string): Finding[] {
  const block = String(blocks.cidr);
  const findings = ranges.flatMap((cidr, index) => {
    const range = String(cidr);
    return [
      ...(blocks.isAligned(cidr) ? [] : [findingOf(WORDS.rangeOutside, about.cidr(range), { path, range, block })]),
      ...(ranges.slice(0, index).some((other) => other.overlaps(cidr))
        ? [findingOf(WORDS.rangeOverlaps, about.cidr(range), { path, range })] : []),
    ];
  });
  if (
    findings.length === 0
    && ranges.reduce((sum, range) => sum + range.addressCount, 0) === blocks.cidr.addressCount
  ) {
    const range = String(ranges[0]);
    return [findingOf(WORDS.rangesCoverBlock, about.cidr(range), { path, range, block })];
  }
  return findings;
}

function overlaps(subnets: readonly SubnetBlock[]): Finding[] {
  const read = subnets.filter(({ cidr }) => cidr !== undefined && cidrProblem(cidr) === undefined)
    .map(({ name, cidr }) => ({ name, cidr: Ipv4Cidr.parse(cidr!) }));
  return read.flatMap(({ name, cidr }, index) => read.slice(0, index)
    .filter((other) => other.cidr.overlaps(cidr))
    .map((other) => ({ name, cidr: String(cidr), otherName: other.name, otherCidr: String(other.cidr) }))
    .map((facts) => findingOf(WORDS.overlap, about.subnet(name), facts)));
}
