import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrProblem } from '../../addressing/private/ipv4-text';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { numberFindings } from '../../capacity/private/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { SubnetForecast, SubnetPurpose } from '../pod-forecast-props';
import { duplicates } from './duplicates';

/** Prefix lengths of a subnet. */
const LARGEST = 16;
const SMALLEST = 28;

/** Zones of a forecast; a Region has fewer. */
export const MOST_ZONES = 20;

/**
 * What is wrong with the subnets of a forecast, by their path in it.
 */
export function subnetFindings(subnets: readonly SubnetForecast[]): Finding[] {
  const findings = subnets.flatMap((subnet, index) => oneSubnet(subnet, `subnets[${index}]`));
  for (const name of duplicates(subnets.map((subnet) => subnet.name))) {
    findings.push(findingOf('forecast-contradiction', name, `'subnets' holds two subnets named '${name}'; give each a name of its own`));
  }
  for (const zone of duplicates(subnets.filter(({ purpose }) => purpose === SubnetPurpose.PODS).map((subnet) => subnet.zone))) {
    findings.push(findingOf('forecast-contradiction', zone,
      `'subnets' holds two subnets for pods in zone '${zone}'; an ENIConfig names one, so keep one a zone`));
  }
  const zones = new Set(subnets.map(({ zone }) => zone)).size;
  if (zones > MOST_ZONES) findings.push(findingOf('forecast-contradiction', 'subnets', `'subnets' are in ${zones} zones; at most ${MOST_ZONES} are planned for`));
  return [...findings, ...overlaps(subnets)];
}

function oneSubnet(subnet: SubnetForecast, path: string): Finding[] {
  const findings = numberFindings(subnet.name, [{ name: `${path}.otherAddresses`, value: subnet.otherAddresses, least: 0 }]);
  const cidr = readCidr(subnet.cidr, `${path}.cidr`, findings);
  const ranges = (subnet.reservations ?? []).map((text, index) => readCidr(text, `${path}.reservations[${index}]`, findings));
  if (subnet.cidr === undefined && ranges.length > 0) {
    findings.push(findingOf('forecast-contradiction', subnet.name, `'${path}.reservations' are given, and '${path}.cidr' is not; give both`));
  }
  if (cidr === undefined) return findings;
  if (cidr.prefixLength < LARGEST || cidr.prefixLength > SMALLEST) {
    findings.push(findingOf('invalid-cidr', subnet.name, `'${path}.cidr' ${cidr} is not the size of a subnet; it must be /${LARGEST} to /${SMALLEST}`));
    return findings;
  }
  findings.push(...reservationFindings(SubnetBlocks.of(cidr), ranges.filter((range) => range !== undefined), path));
  const { usableAddresses } = SubnetBlocks.of(cidr);
  if ((subnet.otherAddresses ?? 0) > usableAddresses) {
    findings.push(findingOf('forecast-contradiction', subnet.name,
      `'${path}.otherAddresses' is ${subnet.otherAddresses}, and ${cidr} has ${usableAddresses} addresses; lower it, or give the block that holds them`));
  }
  return findings;
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

function overlaps(subnets: readonly SubnetForecast[]): Finding[] {
  const read = subnets.filter(({ cidr }) => cidr !== undefined && cidrProblem(cidr) === undefined)
    .map(({ name, cidr }) => ({ name, cidr: Ipv4Cidr.parse(cidr!) }));
  return read.flatMap(({ name, cidr }, index) => read.slice(0, index).filter((other) => other.cidr.overlaps(cidr)).map((other) =>
    findingOf('subnet-overlap', name, `subnet '${name}' (${cidr}) overlaps subnet '${other.name}' (${other.cidr}); give each addresses of its own`)));
}
