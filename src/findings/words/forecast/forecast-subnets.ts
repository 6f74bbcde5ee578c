import { allOf, cidrForm, cidrToGive, few, number, whatIsWrongWithCidr } from '../../phrases';
import { wording } from '../../wording';

const atPath = { path: 'subnets[0]' };

/** Of the subnets of a forecast or of a scenario: their blocks and what is reserved of them. */
export const FORECAST_SUBNET_WORDS = {
  notSubnetSize: wording('invalid-cidr', ({ path, cidr, largest, smallest }: {
    path: string; cidr: string; largest: number; smallest: number;
  }) => ({
    message: `'${path}.cidr' is ${cidr}, which is not the size of a subnet`,
    details: [`a subnet has a prefix length of /${largest} to /${smallest}`],
    fix: [`give the CIDR of the subnet, and not that of the VPC, as '${path}.cidr'`],
  }), { ...atPath, cidr: '10.0.0.0/8', largest: 16, smallest: 28 }),

  unreadableCidr: wording('invalid-cidr', ({ path, got, fault, instead }: {
    path: string; got: string; fault: string; instead: string;
  }) => ({
    message: `'${path}' has '${got}', which ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [`${cidrToGive(fault, instead)} in '${path}'`],
  }), { path: 'subnets[0].cidr', got: '10.0.0.1/16', fault: 'hostBits', instead: '10.0.0.0/16' }),

  othersAboveRoom: wording(
    'forecast-contradiction',
    ({ path, others, block, left }: { path: string; others: number; block: string; left: number }) => ({
      message: `'${path}.otherAddresses' is ${number(others)}, more than the subnet has (${number(left)})`,
      details: [`${block} has ${number(left)} addresses outside its reservations`],
      fix: [
        `lower '${path}.otherAddresses' to ${left} or less`,
        `give a larger block as '${path}.cidr', or reserve less of it`,
      ],
    }),
    { ...atPath, others: 300, block: '10.0.0.0/24', left: 251 },
  ),

  sizeTwice: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}' has both 'cidr' and 'prefixLength'`,
    fix: ["leave 'prefixLength' out, because the CIDR has it"],
  }), atPath),

  reservationTwice: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}' has both 'reservations' and 'reservation'`,
    fix: ["give 'reservations', the reserved ranges, alone", "give 'reservation', the reserved share, alone"],
  }), atPath),

  rangesWithoutBlock: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}' has 'reservations' without a 'cidr' that they lie in`,
    fix: [`give the CIDR of the subnet as '${path}.cidr'`],
  }), atPath),

  rangesWithoutAddresses: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) => ({
    message: `'${path}' has 'reservations', and of '${name}' only 'prefixLength' is known`,
    details: ['reservations are ranges of addresses, and a prefix length has none'],
    fix: [`give a share as '${path}.reservation', and leave 'reservations' out`,
      `give the CIDR of the subnet as '${path}.cidr', and leave 'prefixLength' out`],
  }), { ...atPath, name: 'nodes-a' }),

  noShare: wording('forecast-contradiction', ({ path, shares, got }: {
    path: string; shares: readonly string[]; got: string;
  }) => ({
    message: `'${path}.reservation' is '${got}', which is not a share`,
    details: allOf('shares', shares),
    fix: [`give one of ${few(shares)}`],
  }), { ...atPath, shares: ['none', 'half'], got: 'all' }),

  rangeOutside: wording(
    'reservation-range',
    ({ path, range, block }: { path: string; range: string; block: string }) => ({
      message: `'${path}.reservations' has ${range}, which is not a range of ${block}`,
      details: ['a reservation lies in its subnet, and is a /28 or larger'],
      fix: [`give a range inside ${block}, a /28 or larger`],
    }),
    { ...atPath, range: '10.1.0.0/24', block: '10.0.0.0/20' },
  ),

  rangeOverlaps: wording('reservation-range', ({ path, range }: { path: string; range: string }) => ({
    message: `'${path}.reservations' has ${range}, which overlaps another one`,
    fix: ['give ranges that do not overlap'],
  }), { ...atPath, range: '10.0.1.0/24' }),

  rangesCoverBlock: wording(
    'reservation-range',
    ({ path, range, block }: { path: string; range: string; block: string }) => ({
      message: `'${path}.reservations' cover all of ${block}, ${range} and the others together`,
      details: ['ENIs take single addresses, and these lie outside of reservations'],
      fix: ['leave a part of the subnet outside its reservations'],
    }),
    { ...atPath, range: '10.0.0.0/21', block: '10.0.0.0/20' },
  ),

  overlap: wording('subnet-overlap', ({ name, cidr, otherName, otherCidr }: {
    name: string; cidr: string; otherName: string; otherCidr: string;
  }) => ({
    message: `subnet '${name}' (${cidr}) overlaps subnet '${otherName}' (${otherCidr})`,
    fix: ["give each a CIDR that no other subnet has, in 'subnets'"],
  }), { name: 'nodes-b', cidr: '10.0.0.0/20', otherName: 'nodes-a', otherCidr: '10.0.0.0/16' }),
};
