import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrProblem } from '../../addressing/private/ipv4-text';
import { PREFIX_LENGTH } from '../../addressing/private/prefix';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { numberFindings } from '../../capacity/private/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { ChurnSubnet } from '../churn-scenario';

const SUBJECT = 'the scenario';

/** Prefix length of the largest subnet. */
const LARGEST = 16;

/** What is wrong with the subnets of a scenario, each by its path in it. */
export function churnSubnetFindings(subnets: readonly ChurnSubnet[]): Finding[] {
  if (subnets.length === 0) return [findingOf('invalid-number', SUBJECT, `'subnets' of ${SUBJECT} must hold at least one subnet; got none`)];
  const cidrs = subnets.map(({ cidr }) => readCidr(cidr));
  return subnets.flatMap((subnet, index) => [
    ...zoneFindings(subnets, index),
    ...cidrFindings(subnet, cidrs, index),
    ...numberFindings(SUBJECT, [{ name: `subnets[${index}].otherAddresses`, value: subnet.otherAddresses, least: 0 }]),
    ...placeFindings(subnet, cidrs[index], `subnets[${index}]`),
  ]);
}

function zoneFindings(subnets: readonly ChurnSubnet[], index: number): Finding[] {
  const { zone } = subnets[index];
  const first = subnets.findIndex((other) => other.zone === zone);
  if (zone && first === index) return [];
  return [findingOf('invalid-number', SUBJECT, zone
    ? `'subnets[${index}].zone' of ${SUBJECT} is ${zone}, as is that of 'subnets[${first}]'; a zone has one subnet for pods`
    : `'subnets[${index}].zone' of ${SUBJECT} must be the name of a zone, as in eu-west-1a; got '${zone}'`)];
}

function cidrFindings({ cidr: text }: ChurnSubnet, cidrs: ReadonlyArray<Ipv4Cidr | undefined>, index: number): Finding[] {
  const path = `subnets[${index}].cidr`;
  const cidr = cidrs[index];
  if (cidr === undefined) return [findingOf('invalid-cidr', SUBJECT, `'${path}' of ${SUBJECT}: ${cidrProblem(text)}`)];
  const findings: Finding[] = [];
  if (!isSubnet(cidr)) {
    findings.push(findingOf('invalid-cidr', SUBJECT, `'${path}' of ${SUBJECT} must be a /${LARGEST} to /${PREFIX_LENGTH}; got ${cidr}`));
  }
  const other = cidrs.findIndex((before, place) => place < index && before?.overlaps(cidr));
  if (other >= 0) {
    findings.push(findingOf('subnet-overlap', SUBJECT,
      `'${path}' of ${SUBJECT} (${cidr}) overlaps 'subnets[${other}].cidr' (${cidrs[other]}); give each zone a block of its own`));
  }
  return findings;
}

/** What is wrong with the reservations, and with the addresses that are left. */
function placeFindings({ reservations = [], otherAddresses = 0 }: ChurnSubnet, subnet: Ipv4Cidr | undefined, path: string): Finding[] {
  const findings: Finding[] = [];
  const ranges: Ipv4Cidr[] = [];
  for (const [index, text] of reservations.entries()) {
    const range = readCidr(text);
    const problem = range === undefined ? `: ${cidrProblem(text)}` : rangeProblem(range, ranges, subnet);
    if (problem !== undefined) {
      findings.push(findingOf(range === undefined ? 'invalid-cidr' : 'reservation-range', SUBJECT, `'${path}.reservations[${index}]' of ${SUBJECT}${problem}`));
    }
    if (range !== undefined) ranges.push(range);
  }
  if (findings.length > 0 || subnet === undefined || !isSubnet(subnet)) return findings;
  const left = addressesLeft(subnet, ranges);
  if (!(otherAddresses > left)) return [];
  return [findingOf('invalid-number', SUBJECT, `'${path}.otherAddresses' of ${SUBJECT} must be ${left} or fewer, the addresses of ${subnet} outside ` +
    `its reservations; got ${otherAddresses}`)];
}

function rangeProblem(range: Ipv4Cidr, before: readonly Ipv4Cidr[], subnet: Ipv4Cidr | undefined): string | undefined {
  const other = before.find((one) => one.overlaps(range));
  if (range.prefixLength > PREFIX_LENGTH) return ` must be a /${PREFIX_LENGTH} or larger; got ${range}, smaller than a prefix`;
  if (other !== undefined) return ` (${range}) overlaps ${other}; give each range addresses of its own`;
  return subnet === undefined || subnet.contains(range) ? undefined : ` must lie in its subnet ${subnet}; got ${range}`;
}

/** Addresses outside the ranges that AWS does not keep. */
function addressesLeft(subnet: Ipv4Cidr, ranges: readonly Ipv4Cidr[]): number {
  const blocks = SubnetBlocks.of(subnet);
  return ranges.reduce((left, range) => left - blocks.usableAddressesIn(range), blocks.usableAddresses);
}

function isSubnet({ prefixLength }: Ipv4Cidr): boolean {
  return prefixLength >= LARGEST && prefixLength <= PREFIX_LENGTH;
}

function readCidr(text: string): Ipv4Cidr | undefined {
  return cidrProblem(text) === undefined ? Ipv4Cidr.parse(text) : undefined;
}
