import { wording } from '../../wording';

type Sizes = {
  readonly prop: string;
  readonly largest: number;
  readonly smallest: number;
};

const allowed = ({ largest, smallest }: Sizes) => `a whole number from ${largest} to ${smallest}, the sizes of a block and of a subnet of a VPC`;

const SIZES = { prop: 'ipam.netmaskLength', largest: 16, smallest: 28 };

/** Of the sizes that blocks and subnets are asked of IPAM with. */
export const IPAM_SIZE_WORDS = {
  unresolved: wording('unresolved-value', (sizes: Sizes) =>
    `'${sizes.prop}' is a token, and sizes are compared at synth; give ${allowed(sizes)}`, SIZES),

  notWhole: wording('invalid-number', ({ got, ...sizes }: Sizes & { readonly got: string }) =>
    `'${sizes.prop}' must be ${allowed(sizes)}; got ${got}`, { ...SIZES, got: '16.5' }),

  outOfRange: wording('vpc-cidr-size', ({ got, ...sizes }: Sizes & { readonly got: number }) =>
    `'${sizes.prop}' must be ${allowed(sizes)}; got ${got}`, { ...SIZES, got: 29 }),

  largerThanPool: wording('ipam-netmask', ({ prop, netmaskLength, pool, least }: { prop: string; netmaskLength: number; pool: string; least: number }) =>
    `'${prop}' is ${netmaskLength}, and pool '${pool}' allocates /${least} and smaller; ${ASK}`,
  { prop: 'netmaskLength', netmaskLength: 16, pool: 'Stack/Pool', least: 18 }),

  smallerThanPool: wording('ipam-netmask', ({ prop, netmaskLength, pool, most }: { prop: string; netmaskLength: number; pool: string; most: number }) =>
    `'${prop}' is ${netmaskLength}, and pool '${pool}' allocates /${most} and larger; ${ASK}`,
  { prop: 'netmaskLength', netmaskLength: 24, pool: 'Stack/Pool', most: 20 }),

  poolUnresolved: wording('value-unchecked', ({ pool, netmaskLength }: { pool: string; netmaskLength: number }) =>
    `what pool '${pool}' allocates is a token; whether it allocates /${netmaskLength} was not checked`, { pool: 'Stack/Pool', netmaskLength: 18 }),

  noRoom: wording('ipam-netmask', ({ zones, netmaskLength, block, blockLength, room }: {
    zones: number; netmaskLength: number; block: string; blockLength: number; room: number;
  }) => `${zones} zones need as many subnets of /${netmaskLength}, and the block '${block}' of /${blockLength} has room for ${room}; `
    + 'use smaller subnets or a larger block',
  { zones: 3, netmaskLength: 17, block: 'Stack/Block', blockLength: 16, room: 2 }),

  lengthWithoutPool: wording('option-refused', () =>
    "'blockNetmaskLength' is given without 'blockPool', so no block is added; give both, or leave it out", {}),
};

const ASK = 'ask for such a length, or let the pool allocate this one';
