import { wording } from '../../wording';

/** Which slot a zone is pinned to, where one is free, and of how many it has to be. */
type WayOut = {
  readonly zone: string;
  readonly free?: number;
  readonly count: number;
};

/** Of the slots that zones have in a block. */
export const ZONE_SLOT_WORDS = {
  countUnfit: wording('invalid-number', ({ counts, got }: { counts: readonly number[]; got: string }) =>
    `'zoneSlots' must be one of ${counts.join(', ')}; got ${got}`, { counts: [2, 4, 8], got: '3' }),

  slotsTooSmall: wording('vpc-cidr-size', ({ cidr, count, prefixLength }: { cidr: string; count: number; prefixLength: number }) =>
    `'cidr' ${cidr} in ${count} slots gives subnets of /${prefixLength}, and a subnet is /16 to /28; use a larger block or fewer slots`,
  { cidr: '100.64.0.0/27', count: 4, prefixLength: 29 }),

  pinUnfit: wording('zone-slot', ({ zone, slot, last }: { zone: string; slot: string; last: number }) =>
    `'slots' pins '${zone}' to ${slot}; a slot is a whole number from 0 to ${last}`, { zone: 'eu-west-1a', slot: '9', last: 3 }),

  zoneTwice: wording('zone-slot', ({ zone }: { zone: string }) => `zone '${zone}' is given twice; name each zone once`, { zone: 'eu-west-1a' }),

  withoutLetter: wording('zone-slot', ({ zone, ...rest }: WayOut & { readonly zone: string }) =>
    `zone '${zone}' does not end in the letter of a zone of its Region, so it has no slot of its own; ${wayOut({ zone, ...rest })}`,
  { zone: 'us-east-1-bos-1a', count: 4 }),

  beyondSlots: wording('zone-slot', ({ slot, ...rest }: WayOut & { readonly slot: number }) =>
    `zone '${rest.zone}' would be slot ${slot}, and the block has slots 0 to ${rest.count - 1}; ${wayOut(rest)}`,
  { zone: 'us-east-1f', slot: 5, free: 3, count: 4 }),

  slotTaken: wording('zone-slot', ({ rival, slot, ...rest }: WayOut & { readonly rival: string; readonly slot: number }) =>
    `zones '${rival}' and '${rest.zone}' would both be slot ${slot}; ${wayOut(rest)}`,
  { rival: 'eu-west-1a', zone: 'eu-west-1e', slot: 0, count: 4 }),

  zonesUnresolved: wording('zones-unresolved', () =>
    'the zones are tokens, so pod subnets take the slots 0, 1 in the order of the VPC; after a move to a fixed Region they may take others,'
    + ' which replaces subnets: give the stack an environment before the first deployment', {}),
};

function wayOut({ zone, free, count }: WayOut): string {
  if (free !== undefined) return `pin it to a free one: slots: { '${zone}': ${free} }`;
  return `all ${count} slots are taken; give the zone a block of its own with PodNetwork.secondaryCidrs`;
}
