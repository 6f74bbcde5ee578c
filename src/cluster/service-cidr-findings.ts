import { Token } from 'aws-cdk-lib';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { SERVICE_BLOCK_USE, SERVICE_RANGES } from '../addressing/service-ranges';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { SERVICE_CIDR_WORDS as WORDS } from '../findings/words/cluster/service-addresses';
import { readCidr } from '../validation/cidr-props';

const SUBJECT = about.prop('serviceIpv4Cidr');

/** The two ranges that EKS chooses from where none is given. */
const OF_EKS = ['10.100.0.0/16', '172.20.0.0/16'];

/**
 * What is wrong with the addresses of Kubernetes services: EKS wants private ones that no block of the VPC has, and
 * takes them for good.
 *
 * @param text the range, where one is given
 * @param blocks the blocks of the VPC that are known
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export function serviceCidrFindings(text: string | undefined, blocks: readonly Ipv4Cidr[]): Finding[] {
  if (text === undefined) return defaultFindings(blocks);
  if (Token.isUnresolved(text)) {
    return [findingOf(WORDS.unchecked, SUBJECT, {})];
  }
  const { near: cidr, findings, instead } = readCidr(SUBJECT.name, text, {
    ...SERVICE_BLOCK_USE,
    fits: (range) => !blocks.some((block) => block.overlaps(range)),
  });
  if (cidr === undefined) return findings;
  const facts = () => ({ cidr: text, instead: instead() });
  const { largest, smallest } = SERVICE_BLOCK_USE;
  return [
    ...findings,
    ...(cidr.prefixLength >= largest && cidr.prefixLength <= smallest ? []
      : [findingOf(WORDS.otherSize, SUBJECT, { ...facts(), largest, smallest })]),
    ...(SERVICE_RANGES.some((range) => Ipv4Cidr.parse(range).contains(cidr)) ? []
      : [findingOf(WORDS.notPrivate, SUBJECT, { ...facts(), ranges: SERVICE_RANGES })]),
    ...blocks
      .filter((block) => block.overlaps(cidr))
      .map((block) => findingOf(WORDS.overlap, SUBJECT, { ...facts(), block: String(block) })),
  ];
}

/** EKS chooses by itself, and a block of the VPC takes one of its two ranges. */
function defaultFindings(blocks: readonly Ipv4Cidr[]): Finding[] {
  const taken = OF_EKS.filter((range) => blocks.some((block) => block.overlaps(Ipv4Cidr.parse(range))));
  if (taken.length === 0) return [];
  const free = OF_EKS.filter((range) => !taken.includes(range));
  return [findingOf(WORDS.chosenByEks, SUBJECT, { ofEks: OF_EKS, taken, free })];
}
