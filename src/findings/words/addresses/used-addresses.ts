import { wording } from '../../wording';

/** Of what is said to be in use in a subnet, and cannot be. */
export const USED_ADDRESS_WORDS = {
  subnetTooSmall: wording('invalid-cidr', ({ subnet }: { subnet: string }) =>
    `subnet ${subnet} is smaller than a /28 block; a subnet is /16 to /28`, { subnet: '10.0.0.0/29' }),

  unreadable: wording('invalid-cidr', ({ what, problem }: { what: string; problem: string }) => `${what} ${problem}`,
    { what: 'reservation', problem: "'10.0.0.17/28' has host bits set; did you mean '10.0.0.16/28'?" }),

  rangeOutside: wording('invalid-cidr', ({ what, range, subnet }: { what: string; range: string; subnet: string }) =>
    `${what} ${range} does not lie in subnet ${subnet}`,
  { what: 'prefix', range: '10.0.1.0/28', subnet: '10.0.0.0/24' }),

  reservationTooSmall: wording('invalid-cidr', ({ range }: { range: string }) =>
    `reservation ${range} is smaller than a prefix; a range is /28 or larger`, { range: '10.0.0.16/29' }),

  reservationsOverlap: wording('invalid-cidr', ({ range }: { range: string }) =>
    `reservation ${range} overlaps another one`, { range: '10.0.0.128/26' }),

  prefixOfOtherSize: wording('invalid-cidr', ({ range }: { range: string }) =>
    `prefix ${range} is not a /28; EC2 assigns IPv4 prefixes of that length only`, { range: '10.0.0.32/27' }),

  prefixInUse: wording('invalid-cidr', ({ range }: { range: string }) =>
    `prefix ${range} holds addresses that are in use already, or that AWS keeps`, { range: '10.0.0.0/28' }),

  notAnAddress: wording('invalid-cidr', ({ text }: { text: string }) =>
    `'${text}' is not an IPv4 address; write four numbers of 0 to 255, as in 10.0.0.17`, { text: '10.0.0.256' }),

  addressOutside: wording('invalid-cidr', ({ address, subnet }: { address: string; subnet: string }) =>
    `address ${address} does not lie in subnet ${subnet}`, { address: '10.0.1.17', subnet: '10.0.0.0/24' }),

  addressKept: wording('invalid-cidr', ({ address }: { address: string }) =>
    `address ${address} is one that AWS keeps in every subnet`, { address: '10.0.0.3' }),

  addressTwice: wording('invalid-cidr', ({ address }: { address: string }) =>
    `address ${address} is in use twice: it is listed again, or lies in a prefix`, { address: '10.0.0.17' }),
};
