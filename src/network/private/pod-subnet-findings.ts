import { Token } from 'aws-cdk-lib';
import { netmaskFindings } from './ipam-findings';
import { SLOT_COUNTS } from './zone-slots';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { valueUnder } from '../../validation/attribute';
import { IpamSubnets, PodSubnetsProps } from '../pod-subnets-props';
import { isOtherVpc, vpcName } from '../vpc/vpc-facts';

/**
 * What is wrong with the source of addresses, the zones and the slots that pod subnets are asked for with.
 *
 * @param zones the zones that get a pod subnet
 * @param slotCount into how many slots the block is cut
 */
export function choiceFindings(props: PodSubnetsProps, zones: readonly string[], slotCount: number): Finding[] {
  const { cidr, cidrs, ipam, zoneSlots } = props;
  const refused = (name: string, why: string) => [findingOf('option-refused', name, `'${name}' ${why}`)];
  const given = Object.entries({ cidr, cidrs, ipam }).filter(([, value]) => value !== undefined).map(([name]) => `'${name}'`);
  if (given.length === 0) return refused('cidr', "is missing, and so are 'cidrs' and 'ipam'; give one of them");
  if (given.length > 1) return [findingOf('option-refused', 'cidr', `${given.join(' and ')} are both given; give one of them`)];
  if (cidr === undefined && zoneSlots !== undefined) {
    return refused('zoneSlots', `(${shown(zoneSlots)}) has no meaning where no block is cut into slots; leave it out`);
  }
  if (zones.length === 0) return [findingOf('zone-slot', 'availabilityZones', "'availabilityZones' is empty; name at least one zone")];
  return [
    ...vpcFindings(props),
    ...nameFindings(props, zones),
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
  return sources.filter((source) => isOtherVpc(source.vpc, vpc)).map((source) => findingOf('option-refused', 'vpc',
    `'vpc' is '${vpcName(vpc)}', and the block '${source.node.path}'${'cidr' in source ? ` (${source.cidr})` : ''} belongs to '${vpcName(source.vpc)}'; give both the same VPC`));
}

/** Keys that name no zone: a typing error would otherwise change nothing, in silence. */
function nameFindings({ slots, routeTables }: PodSubnetsProps, zones: readonly string[]): Finding[] {
  const stray = (name: string, keys: object = {}) => Object.keys(keys).filter((key) => !zones.includes(key)).map((key) => findingOf('zone-slot', key,
    `'${name}' names zone '${key}', which gets no pod subnet; the zones are ${zones.map(shown).join(', ')}`));
  return [...stray('slots', slots), ...stray('routeTables', routeTables)];
}

function blockFindings(cidrs: NonNullable<PodSubnetsProps['cidrs']>, zones: readonly string[]): Finding[] {
  return zones.filter((zone) => valueUnder(cidrs, zone) === undefined).map((zone) => findingOf('zone-slot', zone,
    `zone '${zone}' is not one of 'cidrs' (${Object.keys(cidrs).join(', ')}); give it a block, or leave it out`));
}

/** Sizes that the pool or the block cannot give. */
function ipamFindings({ pool, netmaskLength, block }: IpamSubnets, zones: readonly string[]): Finding[] {
  const findings = netmaskFindings('ipam.netmaskLength', pool, netmaskLength);
  if (block === undefined || findings.some(({ severity }) => severity === FindingSeverity.ERROR)) return findings;
  const room = netmaskLength < block.netmaskLength ? 0 : 2 ** (netmaskLength - block.netmaskLength);
  if (zones.length <= room) return findings;
  return [findingOf('ipam-netmask', 'ipam.netmaskLength',
    `${zones.length} zones need as many subnets of /${netmaskLength}, and the block '${block.node.path}' of /${block.netmaskLength} has room for ${room}; use smaller subnets or a larger block`)];
}

function slotCountFindings(block: Ipv4Cidr, slotCount: number): Finding[] {
  if (!SLOT_COUNTS.includes(slotCount)) {
    return [findingOf('invalid-number', 'zoneSlots', `'zoneSlots' must be one of ${SLOT_COUNTS.join(', ')}; got ${shown(slotCount)}`)];
  }
  const length = slotPrefixLength(block, slotCount);
  if (length <= VPC_PREFIX_LENGTHS.smallest) return [];
  return [findingOf('vpc-cidr-size', 'cidr',
    `'cidr' ${block} in ${slotCount} slots gives subnets of /${length}, and a subnet is /16 to /28; use a larger block or fewer slots`)];
}

function pinFindings({ slots }: PodSubnetsProps, slotCount: number): Finding[] {
  return Object.entries(slots ?? {}).filter(([, slot]) => !(Number.isInteger(slot) && slot >= 0 && slot < slotCount))
    .map(([zone, slot]) => findingOf('zone-slot', zone,
      `'slots' pins '${zone}' to ${shown(slot)}; a slot is a whole number from 0 to ${slotCount - 1}`));
}

function shown(value: string | number): string {
  return Token.isUnresolved(value) ? 'a token' : String(value);
}
