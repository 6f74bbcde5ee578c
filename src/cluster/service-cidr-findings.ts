import { Token } from 'aws-cdk-lib';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { cidrProblem } from '../addressing/ipv4-text';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';

/** Ranges that the addresses of services may come from. */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** Prefix lengths of such a range. */
const LARGEST = 12;
const SMALLEST = 24;

/** The two ranges that EKS chooses from where none is given. */
const OF_EKS = ['10.100.0.0/16', '172.20.0.0/16'];

/**
 * What is wrong with the addresses of Kubernetes services: EKS wants private ones that no block of the VPC has, and takes them for good.
 *
 * @param text the range, where one is given
 * @param blocks the blocks of the VPC that are known
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export function serviceCidrFindings(text: string | undefined, blocks: readonly Ipv4Cidr[]): Finding[] {
  if (text === undefined) return defaultFindings(blocks);
  if (Token.isUnresolved(text)) {
    return [findingOf('value-unchecked', 'serviceIpv4Cidr', "'serviceIpv4Cidr' is a token; whether it overlaps a block of the VPC was not checked")];
  }
  const problem = cidrProblem(text);
  if (problem !== undefined) return [findingOf('invalid-cidr', 'serviceIpv4Cidr', `'serviceIpv4Cidr': ${problem}`)];
  const cidr = Ipv4Cidr.parse(text);
  const refuse = (why: string) => findingOf('service-cidr-overlap', 'serviceIpv4Cidr', `'serviceIpv4Cidr' ${cidr} ${why}`);
  return [
    ...(cidr.prefixLength >= LARGEST && cidr.prefixLength <= SMALLEST ? [] : [refuse(`is of another size than EKS takes; give a range of /${LARGEST} to /${SMALLEST}`)]),
    ...(PRIVATE_RANGES.some((range) => Ipv4Cidr.parse(range).contains(cidr)) ? [] : [refuse(`is not of the private ranges that EKS takes: ${PRIVATE_RANGES.join(', ')}`)]),
    ...blocks.filter((block) => block.overlaps(cidr)).map((block) => refuse(`overlaps ${block}, a block of the VPC; choose a range that is free`)),
  ];
}

/** EKS chooses by itself, and a block of the VPC takes one of its two ranges. */
function defaultFindings(blocks: readonly Ipv4Cidr[]): Finding[] {
  const taken = OF_EKS.filter((range) => blocks.some((block) => block.overlaps(Ipv4Cidr.parse(range))));
  if (taken.length === 0) return [];
  const free = OF_EKS.filter((range) => !taken.includes(range));
  const choice = free.length === 0
    ? 'none of the two is left; give a free one'
    : `it must choose ${free.join(', ')}, which no other network of yours should have; give 'serviceIpv4Cidr' to be sure`;
  return [findingOf('service-cidr-default', 'serviceIpv4Cidr',
    `'serviceIpv4Cidr' is not given, EKS chooses ${OF_EKS.join(' or ')} for services, and the VPC has addresses of ${taken.join(' and ')}: ${choice}`)];
}
