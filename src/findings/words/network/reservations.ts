import { wording } from '../../wording';

/** Of ranges that are reserved for prefixes, and of the subnets that they lie in. */
export const RESERVATION_WORDS = {
  cidrRequired: wording('unresolved-value', () =>
    "'subnetCidr' is required: the subnet does not tell its CIDR at synth; give it, as in 10.0.0.0/20", {}),

  subnetNotLookedUp: wording('value-unchecked', () =>
    'the VPC of the subnet has not been looked up yet, so nothing is reserved in it in this synthesis', {}),

  notSubnetSize: wording('vpc-cidr-size', ({ cidr, largest, smallest }: { cidr: string; largest: number; smallest: number }) =>
    `'subnetCidr' is ${cidr}, and subnets are /${largest} to /${smallest}; give the CIDR of the subnet`,
  { cidr: '10.0.0.0/8', largest: 16, smallest: 28 }),

  otherLength: wording('option-refused', ({ length, cidr }: { length: string; cidr: string }) =>
    `'subnetPrefixLength' is ${length}, and the subnet is ${cidr}; leave it out where the block is known`,
  { length: '24', cidr: '10.0.0.0/20' }),

  cidrUnresolved: wording('unresolved-value', () =>
    "'subnetCidr' is a token, and ranges are cut from its value at synth; "
    + "give a literal CIDR, as in 10.0.0.0/20, or its size in 'subnetPrefixLength'", {}),

  lengthUnfit: wording('invalid-number', ({ largest, smallest, got }: { largest: number; smallest: number; got: string }) =>
    `'subnetPrefixLength' must be a whole number from ${largest} to ${smallest} and no token; got ${got}`,
  { largest: 16, smallest: 28, got: '8' }),

  noRanges: wording('reservation-range', () =>
    "'cidrs' is empty; list the ranges to reserve, or leave it out for the upper half", {}),

  rangesOfUnknown: wording('unresolved-value', () =>
    "'cidrs' lists ranges, and the subnet's block, which they must lie in, is known at deployment only; use 'share'", {}),

  tooSmall: wording('reservation-range', ({ subnet }: { subnet: string }) =>
    `subnet ${subnet} is too small for a reservation beside the addresses of ENIs; use a subnet of /27 or larger`, { subnet: '10.0.0.0/28' }),

  outside: wording('reservation-range', ({ range, subnet }: { range: string; subnet: string }) =>
    `'cidrs': reservation ${range} does not lie in its subnet, ${subnet}; choose a range of the subnet`,
  { range: '10.1.0.0/21', subnet: '10.0.0.0/20' }),

  smallerThanPrefix: wording('reservation-range', ({ range }: { range: string }) =>
    `'cidrs': reservation ${range} is smaller than a prefix; choose a range of /28 or larger`, { range: '10.0.0.0/29' }),

  overlap: wording('reservation-range', ({ earlier, range }: { earlier: string; range: string }) =>
    `'cidrs': reservations ${earlier} and ${range} overlap; EC2 refuses the second one`, { earlier: '10.0.8.0/21', range: '10.0.12.0/22' }),

  wholeSubnet: wording('reservation-range', ({ subnet, upperHalf }: { subnet: string; upperHalf: string }) =>
    `'cidrs': reservation of all of ${subnet} leaves no address for ENIs; reserve the upper half, ${upperHalf}, for example`,
  { subnet: '10.0.0.0/20', upperHalf: '10.0.8.0/21' }),

  severalRanges: wording('reservation-several-ranges', ({ subnet, count }: { subnet: string; count: number }) =>
    `subnet ${subnet} has ${count} reserved ranges; EC2 picks one at random, and what it does when one is full is not documented`,
  { subnet: '10.0.0.0/20', count: 2 }),

  reservedByOther: wording('reservation-range', ({ range, other, path }: { range: string; other: string; path: string }) =>
    `reservation ${range} overlaps ${other}, which '${path}' reserves in the same subnet; EC2 refuses the second one: choose another range`,
  { range: '10.0.8.0/21', other: '10.0.12.0/22', path: 'Stack/Reserved' }),

  regionUnverified: wording('reservation-region-unverified', ({ region, known }: { region?: string; known: readonly string[] }) =>
    `whether ${region ?? 'the Region of this stack, which is not known at synth,'} has AWS::EC2::SubnetCidrReservation was not verified: `
    + `the validator of CDK knows it in ${known.join(', ')} only`,
  { region: 'eu-west-1', known: ['us-east-1', 'us-west-2'] }),

  noNodeSubnets: wording('nodegroup-subnets', () =>
    "'podNetwork' reserves space in the subnets for nodes of the VPC, and it has none", {}),

  nodeSubnetUnknown: wording('unresolved-value', ({ subnet }: { subnet: string }) =>
    `the CIDR of '${subnet}' is not known at synth, so nothing can be reserved in it; give it where the VPC is imported, give its size where IPAM`
    + ' allocates it (subnetPrefixLength), or reserve nothing: PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE })',
  { subnet: 'Stack/Vpc/PrivateSubnet1' }),

  nodeSubnetsNotLookedUp: wording('value-unchecked', () =>
    'the VPC has not been looked up yet, so nothing is reserved in its subnets in this synthesis', {}),
};
