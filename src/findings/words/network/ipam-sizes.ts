import { Said, wording } from '../../wording';

type Sizes = {
  readonly prop: string;
  readonly largest: number;
  readonly smallest: number;
};

const allowed = ({ largest, smallest }: Sizes) => `a whole number from ${largest} to ${smallest}`;

const SIZES = { prop: 'ipam.netmaskLength', largest: 16, smallest: 28 };

const outside = ({ got, ...sizes }: Sizes & { readonly got: string | number }): Said => ({
  message: `'${sizes.prop}' is ${got}, which is not ${allowed(sizes)}`,
  details: [`blocks and subnets of a VPC are /${sizes.largest} to /${sizes.smallest}`],
  fix: [`give ${allowed(sizes)} as '${sizes.prop}'`],
});

/** The netmask lengths with which there is room for the zones. */
function waysToRoom({ zones, netmaskLength, blockLength }: {
  zones: number; netmaskLength: number; blockLength: number;
}): string[] {
  const bits = Math.ceil(Math.log2(zones));
  const [subnet, block] = [blockLength + bits, netmaskLength - bits];
  const ways = [
    ...(subnet <= SIZES.smallest ? [`use smaller subnets, of a netmask length of ${subnet} or more`] : []),
    ...(block >= SIZES.largest ? [`use a larger block, of a netmask length of ${block} or less`] : []),
  ];
  return ways.length > 0 ? ways : ['use smaller subnets in a larger block'];
}

/** Of the sizes that blocks and subnets are asked of IPAM with. */
export const IPAM_SIZE_WORDS = {
  unresolved: wording('unresolved-value', (sizes: Sizes) => ({
    message: `'${sizes.prop}' is a token, and must be ${allowed(sizes)}`,
    details: ['sizes are compared at synth, when tokens have no value yet'],
    fix: [`give ${allowed(sizes)} as '${sizes.prop}'`],
  }), SIZES),

  notWhole: wording('invalid-number', (facts: Sizes & { readonly got: string }) => outside(facts),
    { ...SIZES, got: '16.5' }),

  outOfRange: wording('vpc-cidr-size', (facts: Sizes & { readonly got: number }) => outside(facts),
    { ...SIZES, got: 29 }),

  largerThanPool: wording('ipam-netmask', ({ prop, netmaskLength, pool, least }: {
    prop: string; netmaskLength: number; pool: string; least: number;
  }) => ({
    message: `'${prop}' is ${netmaskLength}, and pool '${pool}' allocates /${least} and smaller`,
    fix: [`give ${least} or more as '${prop}'`, `give ${netmaskLength} as 'allocationMinNetmaskLength' of the pool`],
  }), { prop: 'netmaskLength', netmaskLength: 16, pool: 'Stack/Pool', least: 18 }),

  smallerThanPool: wording('ipam-netmask', ({ prop, netmaskLength, pool, most }: {
    prop: string; netmaskLength: number; pool: string; most: number;
  }) => ({
    message: `'${prop}' is ${netmaskLength}, and pool '${pool}' allocates /${most} and larger`,
    fix: [`give ${most} or less as '${prop}'`, `give ${netmaskLength} as 'allocationMaxNetmaskLength' of the pool`],
  }), { prop: 'netmaskLength', netmaskLength: 24, pool: 'Stack/Pool', most: 20 }),

  poolUnresolved: wording('value-unchecked', ({ pool, netmaskLength }: { pool: string; netmaskLength: number }) => ({
    message: `whether pool '${pool}' allocates /${netmaskLength} was not checked`,
    details: ['the netmask lengths that it allocates are tokens'],
    fix: [
      "give numbers as 'allocationMinNetmaskLength' and 'allocationMaxNetmaskLength' of the pool",
      'acknowledge this finding',
    ],
  }), { pool: 'Stack/Pool', netmaskLength: 18 }),

  noRoom: wording('ipam-netmask', ({ block, room, ...facts }: {
    zones: number; netmaskLength: number; block: string; blockLength: number; room: number;
  }) => ({
    message: `${facts.zones} zones need a subnet of /${facts.netmaskLength} each,`
      + ` and block '${block}' has room for ${room}`,
    details: [`the block is a /${facts.blockLength}`],
    fix: waysToRoom(facts),
  }), { zones: 3, netmaskLength: 17, block: 'Stack/Block', blockLength: 16, room: 2 }),

  lengthWithoutPool: wording('option-refused', () => ({
    message: "'blockNetmaskLength' is given without 'blockPool', so no block is added",
    fix: ["give 'blockPool' too", "leave 'blockNetmaskLength' out"],
  }), {}),
};
