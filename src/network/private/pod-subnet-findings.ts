import { Token } from 'aws-cdk-lib';
import { netmaskFindings } from './ipam-findings';
import { SLOT_COUNTS } from './zone-slots';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { about } from '../../findings/subject';
import { IPAM_SIZE_WORDS } from '../../findings/words/network/ipam-sizes';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';
import { ZONE_SLOT_WORDS } from '../../findings/words/network/slot-choices';
import { valueUnder } from '../../validation/attribute';
import { IpamSubnets, PodSubnetsProps } from '../pod-subnets-props';
import { isOtherVpc, vpcName } from '../vpc/vpc-facts';
import { zoneIdFindings } from '../zone-id-findings';

/**
 * What is wrong with the source of addresses, the zones and the slots that pod subnets are asked for with.
 *
 * @param zones the zones that get a pod subnet
 * @param slotCount into how many slots the block is cut
 */
export function choiceFindings(props: PodSubnetsProps, zones: readonly string[], slotCount: number): Finding[] {
  const { cidr, cidrs, ipam, zoneSlots } = props;
  const given = Object.entries({ cidr, cidrs, ipam }).filter(([, value]) => value !== undefined).map(([name]) => name);
  if (given.length === 0) return [findingOf(WORDS.noSource, about.prop('cidr'), {})];
  if (given.length > 1) return [findingOf(WORDS.severalSources, about.prop('cidr'), { given })];
  if (cidr === undefined && zoneSlots !== undefined) {
    return [findingOf(WORDS.slotsWithoutBlock, about.prop('zoneSlots'), { zoneSlots: shown(zoneSlots) })];
  }
  if (zones.length === 0) return [findingOf(WORDS.noZones, about.prop('availabilityZones'), {})];
  return [
    ...vpcFindings(props),
    ...nameFindings(props, zones),
    ...zoneIdFindings(about.prop('availabilityZones'), zones, props.vpc.env?.region),
    ...(cidr === undefined ? [] : slotCountFindings(cidr.block, slotCount)),
    ...(cidrs === undefined ? [] : blockFindings(cidrs, zones)),
    ...(ipam === undefined ? [] : ipamFindings(ipam, zones)),
    ...pinFindings(props, slotCount),
  ];
}

/** Prefix length of the subnets that a block is cut into: worked, a /16 in 4 slots gives /18. */
export function slotPrefixLength(block: Ipv4Cidr, slotCount: number): number {
  return block.prefixLength + Math.log2(slotCount);
}

function vpcFindings({ vpc, cidr, cidrs, ipam }: PodSubnetsProps): Finding[] {
  const sources = [cidr, ...Object.values(cidrs ?? {}), ipam?.block].filter((source) => source !== undefined);
  return sources
    .filter((source) => isOtherVpc(source.vpc, vpc))
    .map((source) =>
      findingOf(WORDS.otherVpc, about.prop('vpc'), {
        vpc: vpcName(vpc),
        path: source.node.path,
        cidr: 'cidr' in source ? source.cidr : undefined,
        other: vpcName(source.vpc),
      }),
    );
}

/** Keys that name no zone: a typing error would otherwise change nothing, in silence. */
function nameFindings({ slots, routeTables }: PodSubnetsProps, zones: readonly string[]): Finding[] {
  const stray = (name: string, keys: object = {}) =>
    Object.keys(keys)
      .filter((key) => !zones.includes(key))
      .map((key) => findingOf(WORDS.strayZone, about.zone(key), { prop: name, zone: key, zones: zones.map(shown) }));
  return [...stray('slots', slots), ...stray('routeTables', routeTables)];
}

function blockFindings(cidrs: NonNullable<PodSubnetsProps['cidrs']>, zones: readonly string[]): Finding[] {
  return zones.filter((zone) => valueUnder(cidrs, zone) === undefined).map((zone) => (
    findingOf(WORDS.zoneWithoutBlock, about.zone(zone), { zones: [shown(zone)], known: Object.keys(cidrs) })));
}

/** Sizes that the pool or the block cannot give. */
function ipamFindings({ pool, netmaskLength, block }: IpamSubnets, zones: readonly string[]): Finding[] {
  const findings = netmaskFindings('ipam.netmaskLength', pool, netmaskLength);
  if (block === undefined || findings.some(({ severity }) => severity === FindingSeverity.ERROR)) return findings;
  const room = netmaskLength < block.netmaskLength ? 0 : 2 ** (netmaskLength - block.netmaskLength);
  if (zones.length <= room) return findings;
  return [findingOf(IPAM_SIZE_WORDS.noRoom, about.prop('ipam.netmaskLength'), {
    zones: zones.length, netmaskLength, block: block.node.path, blockLength: block.netmaskLength, room,
  })];
}

function slotCountFindings(block: Ipv4Cidr, slotCount: number): Finding[] {
  if (!SLOT_COUNTS.includes(slotCount)) {
    return [
      findingOf(ZONE_SLOT_WORDS.countUnfit, about.prop('zoneSlots'), { counts: SLOT_COUNTS, got: shown(slotCount) }),
    ];
  }
  const length = slotPrefixLength(block, slotCount);
  if (length <= VPC_PREFIX_LENGTHS.smallest) return [];
  return [
    findingOf(ZONE_SLOT_WORDS.slotsTooSmall, about.prop('cidr'), {
      cidr: String(block),
      count: slotCount,
      prefixLength: length,
    }),
  ];
}

function pinFindings({ slots }: PodSubnetsProps, slotCount: number): Finding[] {
  return Object.entries(slots ?? {})
    .filter(([, slot]) => !(Number.isInteger(slot) && slot >= 0 && slot < slotCount))
    .map(([zone, slot]) =>
      findingOf(ZONE_SLOT_WORDS.pinUnfit, about.zone(zone), { zone, slot: shown(slot), last: slotCount - 1 }),
    );
}

function shown(value: string | number): string {
  return Token.isUnresolved(value) ? 'a token' : String(value);
}
