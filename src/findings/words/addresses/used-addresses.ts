import { cidrForm, cidrToGive, whatIsWrongWithCidr } from '../../phrases';
import { wording } from '../../wording';

/** Of what is said to be in use in a subnet, and cannot be. */
export const USED_ADDRESS_WORDS = {
  subnetTooSmall: wording('invalid-cidr', ({ subnet }: { subnet: string }) => ({
    message: `subnet ${subnet} is smaller than a /28 block`,
    fix: ['give a subnet of /16 to /28'],
  }), { subnet: '10.0.0.0/29' }),

  unreadable: wording('invalid-cidr', ({ what, got, fault, instead }: {
    what: string; got: string; fault: string; instead: string;
  }) => ({
    message: `${what} '${got}' ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [cidrToGive(fault, instead)],
  }), { what: 'reservation', got: '10.0.0.17/28', fault: 'hostBits', instead: '10.0.0.16/28' }),

  rangeOutside: wording('invalid-cidr', ({ what, range, subnet }: { what: string; range: string; subnet: string }) => ({
    message: `${what} ${range} does not lie in subnet ${subnet}`,
    fix: [`leave it out, or give a ${what} that lies in the subnet`],
  }), { what: 'prefix', range: '10.0.1.0/28', subnet: '10.0.0.0/24' }),

  reservationTooSmall: wording('invalid-cidr', ({ range }: { range: string }) => ({
    message: `reservation ${range} is smaller than a prefix (/28)`,
    fix: ['give a reservation of /28 or larger'],
  }), { range: '10.0.0.16/29' }),

  reservationsOverlap: wording('invalid-cidr', ({ range }: { range: string }) => ({
    message: `reservation ${range} overlaps another reservation`,
    fix: ['give reservations that do not overlap'],
  }), { range: '10.0.0.128/26' }),

  prefixOfOtherSize: wording('invalid-cidr', ({ range }: { range: string }) => ({
    message: `prefix ${range} is not a /28, the only size of IPv4 prefixes that EC2 assigns`,
    fix: ['give each prefix as a /28'],
  }), { range: '10.0.0.32/27' }),

  prefixInUse: wording('invalid-cidr', ({ range }: { range: string }) => ({
    message: `prefix ${range} holds addresses that are in use already, or that AWS keeps`,
    fix: ['leave the prefix out', 'leave the addresses out that lie in it'],
  }), { range: '10.0.0.0/28' }),

  notAnAddress: wording('invalid-cidr', ({ text }: { text: string }) => ({
    message: `'${text}' is not an IPv4 address`,
    fix: ['write four numbers from 0 to 255 without leading zeros, as in 10.0.0.17'],
  }), { text: '10.0.0.256' }),

  addressOutside: wording('invalid-cidr', ({ address, subnet }: { address: string; subnet: string }) => ({
    message: `address ${address} does not lie in subnet ${subnet}`,
    fix: ['leave it out, or give an address that lies in the subnet'],
  }), { address: '10.0.1.17', subnet: '10.0.0.0/24' }),

  addressKept: wording('invalid-cidr', ({ address }: { address: string }) => ({
    message: `address ${address} is one that AWS keeps in every subnet`,
    fix: ['leave it out, because it is counted already'],
  }), { address: '10.0.0.3' }),

  addressTwice: wording('invalid-cidr', ({ address }: { address: string }) => ({
    message: `address ${address} is in use twice`,
    details: ['it is listed twice, or lies in a prefix that is listed'],
    fix: ['list it once, and not beside the prefix that holds it'],
  }), { address: '10.0.0.17' }),
};
