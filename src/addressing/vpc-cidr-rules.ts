import { Ipv4Cidr } from './ipv4-cidr';
import { BlockUse, meantBlock } from './meant-block';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about, Subject } from '../findings/subject';
import { VPC_BLOCK_WORDS as WORDS } from '../findings/words/addresses/vpc-blocks';

/**
 * Largest and smallest CIDR block of a VPC, and of a subnet.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
export const VPC_PREFIX_LENGTHS = { largest: 16, smallest: 28 };

/** Blocks of VPCs and of subnets, where nothing else is known of what they are for. */
export const VPC_BLOCK_USE: BlockUse = { ...VPC_PREFIX_LENGTHS, usual: VPC_PREFIX_LENGTHS.largest };

/**
 * Ranges that EC2 never accepts as a VPC CIDR block.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const NEVER_ALLOWED = [
  { cidr: Ipv4Cidr.parse('0.0.0.0/8'), name: 'the "this network" range' },
  { cidr: Ipv4Cidr.parse('127.0.0.0/8'), name: 'the loopback range' },
  { cidr: Ipv4Cidr.parse('169.254.0.0/16'), name: 'the link-local range' },
  { cidr: Ipv4Cidr.parse('224.0.0.0/3'), name: 'multicast and reserved addresses' },
];

/** The private ranges of RFC 1918. */
const TEN = Ipv4Cidr.parse('10.0.0.0/8');
const ONE_SEVEN_TWO = Ipv4Cidr.parse('172.16.0.0/12');
const ONE_NINE_TWO = Ipv4Cidr.parse('192.168.0.0/16');

/** A range for tests of devices, which EC2 lets nobody with private addresses add. */
const DEVICE_TESTS = Ipv4Cidr.parse('198.19.0.0/16');

/**
 * Ranges of which EC2 associates no block with a VPC, by the range of the VPC's primary block. The last row is for
 * public addresses and those of 100.64.0.0/10. A block of 100.64.0.0/10 can be added to every VPC.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
 */
const RESTRICTED: ReadonlyArray<{ readonly primary: Ipv4Cidr; readonly restricted: readonly Ipv4Cidr[] }> = [
  {
    primary: Ipv4Cidr.parse('10.0.0.0/15'),
    restricted: [Ipv4Cidr.parse('10.0.0.0/16'), ONE_SEVEN_TWO, ONE_NINE_TWO, DEVICE_TESTS],
  },
  { primary: TEN, restricted: [ONE_SEVEN_TWO, ONE_NINE_TWO, DEVICE_TESTS] },
  { primary: ONE_SEVEN_TWO, restricted: [TEN, ONE_NINE_TWO, Ipv4Cidr.parse('172.31.0.0/16'), DEVICE_TESTS] },
  { primary: ONE_NINE_TWO, restricted: [TEN, ONE_SEVEN_TWO, DEVICE_TESTS] },
  { primary: DEVICE_TESTS, restricted: [TEN, ONE_SEVEN_TWO, ONE_NINE_TWO] },
  { primary: Ipv4Cidr.parse('0.0.0.0/0'), restricted: [TEN, ONE_SEVEN_TWO, ONE_NINE_TWO, DEVICE_TESTS] },
];

/**
 * A range that Docker uses for its bridge, and some AWS services with it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const DOCKER_BRIDGE = Ipv4Cidr.parse('172.17.0.0/16');

/** IPv4 blocks of a VPC by default, the primary one included. */
const MOST_BLOCKS = 5;

/**
 * What EC2 may refuse of a block beside the others of its VPC: rules that AWS documents and can change, so they are
 * warnings.
 *
 * @param cidr the block to add
 * @param primary the primary block of the VPC, where it is known
 * @param count blocks of the VPC that are known, this one included
 */
export function associationFindings(
  subject: Subject,
  cidr: Ipv4Cidr,
  primary: Ipv4Cidr | undefined,
  count: number,
): Finding[] {
  const block = { what: subject.name, cidr: `${cidr}` };
  const findings: Finding[] = [];
  const row = primary === undefined ? undefined : RESTRICTED.find((each) => each.primary.contains(primary));
  const restricted = row?.restricted.find((range) => range.overlaps(cidr));
  if (restricted !== undefined) {
    findings.push(findingOf(WORDS.restricted, subject, { ...block, range: `${restricted}`, primary: `${primary}` }));
  }
  if (DOCKER_BRIDGE.overlaps(cidr)) {
    findings.push(findingOf(WORDS.ofDocker, subject, { ...block, range: `${DOCKER_BRIDGE}` }));
  }
  if (count > MOST_BLOCKS) {
    findings.push(findingOf(WORDS.aboveQuota, subject, { ...block, count, quota: MOST_BLOCKS }));
  }
  return findings;
}

/** Whether EC2 adds a block to a VPC with a primary block, as far as its rules are documented. */
export function isAddable(cidr: Ipv4Cidr, primary: Ipv4Cidr | undefined): boolean {
  return associationFindings(about.cidr(`${cidr}`), cidr, primary, 0).length === 0;
}

/**
 * What EC2 would always refuse of a block as a CIDR block of a VPC, apart from overlaps.
 *
 * @param shown the block as it was given
 * @param instead a block to show in its place
 */
export function vpcCidrFindings(
  subject: Subject,
  cidr: Ipv4Cidr,
  shown: string = String(cidr),
  instead: () => string = () => meantBlock(shown, VPC_BLOCK_USE),
): Finding[] {
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  const block = () => ({ what: subject.name, cidr: shown, instead: instead() });
  const findings: Finding[] = [];
  if (cidr.prefixLength < largest) {
    findings.push(findingOf(WORDS.tooLarge, subject, { ...block(), largest, smallest }));
  }
  if (cidr.prefixLength > smallest) {
    findings.push(findingOf(WORDS.tooSmall, subject, { ...block(), largest, smallest }));
  }
  for (const range of NEVER_ALLOWED) {
    if (range.cidr.overlaps(cidr)) {
      findings.push(
        findingOf(WORDS.neverAllowed, subject, { ...block(), rangeName: range.name, range: `${range.cidr}` }),
      );
    }
  }
  return findings;
}
