import { wording } from '../../wording';

/** Which slot a zone is pinned to, where one is free, and of how many it has to be. */
type WayOut = {
  readonly zone: string;
  readonly free?: number;
  readonly count: number;
};

/** Of the slots that zones have in a block. */
export const ZONE_SLOT_WORDS = {
  countUnfit: wording('invalid-number', ({ counts, got }: { counts: readonly number[]; got: string }) => ({
    message: `'zoneSlots' is ${got}, which is not one of ${counts.join(', ')}`,
    fix: [`give one of ${counts.join(', ')} as 'zoneSlots'`],
  }), { counts: [2, 4, 8], got: '3' }),

  slotsTooSmall: wording('vpc-cidr-size', ({ cidr, count, prefixLength }: {
    cidr: string; count: number; prefixLength: number;
  }) => ({
    message: `'cidr' is ${cidr}, whose ${count} zone slots are too small for subnets (/${prefixLength})`,
    details: ['a subnet is /16 to /28'],
    fix: ["give a larger block as 'cidr'", "give fewer slots as 'zoneSlots'"],
  }), { cidr: '100.64.0.0/27', count: 4, prefixLength: 29 }),

  pinUnfit: wording('zone-slot', ({ zone, slot, last }: { zone: string; slot: string; last: number }) => ({
    message: `'slots' pins '${zone}' to ${slot}, which is not a whole number from 0 to ${last}`,
    fix: [`give a whole number from 0 to ${last} for '${zone}' in 'slots'`],
  }), { zone: 'eu-west-1a', slot: '9', last: 3 }),

  zoneTwice: wording('zone-slot', ({ zone }: { zone: string }) => ({
    message: `zone '${zone}' is given twice`,
    fix: ["name each zone once in 'availabilityZones'"],
  }), { zone: 'eu-west-1a' }),

  withoutLetter: wording('zone-slot', (facts: WayOut) => ({
    message: `zone '${facts.zone}' has no slot of its own`,
    details: [
      'slots follow from the last letter of names such as eu-west-1a, and this name has another form',
      ...fullOf(facts),
    ],
    fix: [wayOut(facts)],
  }), { zone: 'us-east-1-bos-1a', count: 4 }),

  beyondSlots: wording('zone-slot', ({ slot, ...rest }: WayOut & { readonly slot: number }) => ({
    message: `zone '${rest.zone}' would have slot ${slot}, and the block has slots 0 to ${rest.count - 1}`,
    details: fullOf(rest),
    fix: [wayOut(rest)],
  }), { zone: 'us-east-1f', slot: 5, free: 3, count: 4 }),

  slotTaken: wording('zone-slot', ({ rival, slot, ...rest }: WayOut & {
    readonly rival: string; readonly slot: number;
  }) => ({
    message: `zones '${rival}' and '${rest.zone}' would both have slot ${slot}`,
    details: fullOf(rest),
    fix: [wayOut(rest)],
  }), { rival: 'eu-west-1a', zone: 'eu-west-1e', slot: 0, count: 4 }),

  zonesUnresolved: wording('zones-unresolved', () => ({
    message: 'the zones are tokens, so pod subnets take slots 0, 1 and so on in the order of the VPC',
    details: ['in a stack with a fixed Region they may take other slots later, which replaces the subnets'],
    fix: [
      "give the stack an 'env' with account and region before the first deployment",
      "name the zones where the VPC is made: 'availabilityZones'",
    ],
  }), {}),
};

function fullOf({ free, count }: WayOut): string[] {
  return free === undefined ? [`all ${count} slots are taken`] : [];
}

function wayOut({ zone, free }: WayOut): string {
  return free === undefined
    ? 'give the zone a block of its own: PodNetwork.secondaryCidrs'
    : `pin it to a free slot: slots: { '${zone}': ${free} }`;
}
