import { Token } from 'aws-cdk-lib';
import { isOtherVpc, vpcName } from './vpc-facts';
import { SLOT_COUNTS } from './zone-slots';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { PodSubnetsProps } from '../pod-subnets-props';

/**
 * What is wrong with the block, the zones and the slots that pod subnets are asked for with.
 *
 * @param zones the zones that get a pod subnet
 * @param slotCount into how many slots the block is cut
 */
export function choiceFindings(props: PodSubnetsProps, zones: readonly string[], slotCount: number): Finding[] {
  const { cidr, cidrs, zoneSlots } = props;
  const refused = (name: string, why: string) => [findingOf('option-refused', name, `'${name}' ${why}`)];
  if (cidr === undefined && cidrs === undefined) return refused('cidr', "and 'cidrs' are both missing; give one of them");
  if (cidr !== undefined && cidrs !== undefined) return refused('cidr', "and 'cidrs' are both given; give one of them");
  if (cidrs !== undefined && zoneSlots !== undefined) {
    return refused('zoneSlots', `(${shown(zoneSlots)}) has no meaning where each zone has a block of its own; leave it out`);
  }
  if (zones.length === 0) return [findingOf('zone-slot', 'availabilityZones', "'availabilityZones' is empty; name at least one zone")];
  return [
    ...vpcFindings(props),
    ...nameFindings(props, zones),
    ...(cidr === undefined ? blockFindings(cidrs!, zones) : slotCountFindings(cidr.block, slotCount)),
    ...pinFindings(props, slotCount),
  ];
}

/** Prefix length of the subnets that a block is cut into: worked, a /16 in 4 slots gives /18. */
export function slotPrefixLength(block: Ipv4Cidr, slotCount: number): number {
  return block.prefixLength + Math.log2(slotCount);
}

function vpcFindings({ vpc, cidr, cidrs }: PodSubnetsProps): Finding[] {
  const sources = cidr === undefined ? Object.values(cidrs!) : [cidr];
  return sources.filter((source) => isOtherVpc(source.vpc, vpc)).map((source) => findingOf('option-refused', 'vpc',
    `'vpc' is '${vpcName(vpc)}', and the block '${source.node.path}' (${source.block}) belongs to '${vpcName(source.vpc)}'; give both the same VPC`));
}

/** Keys that name no zone: a typing error would otherwise change nothing, in silence. */
function nameFindings({ slots, routeTables }: PodSubnetsProps, zones: readonly string[]): Finding[] {
  const stray = (name: string, keys: object = {}) => Object.keys(keys).filter((key) => !zones.includes(key)).map((key) => findingOf('zone-slot', key,
    `'${name}' names zone '${key}', which gets no pod subnet; the zones are ${zones.map(shown).join(', ')}`));
  return [...stray('slots', slots), ...stray('routeTables', routeTables)];
}

function blockFindings(cidrs: NonNullable<PodSubnetsProps['cidrs']>, zones: readonly string[]): Finding[] {
  return zones.filter((zone) => cidrs[zone] === undefined).map((zone) => findingOf('zone-slot', zone,
    `zone '${zone}' is not one of 'cidrs' (${Object.keys(cidrs).join(', ')}); give it a block, or leave it out`));
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
