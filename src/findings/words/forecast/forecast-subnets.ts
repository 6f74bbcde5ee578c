import { cidrForm, cidrToGive, whatIsWrongWithCidr } from '../../phrases';
import { wording } from '../../wording';

const atPath = { path: 'subnets[0]' };

const contradiction = (say: (path: string) => string) =>
  wording('forecast-contradiction', ({ path }: { path: string }) => say(path), atPath);

/** Of the subnets of a forecast or of a scenario: their blocks and what is reserved of them. */
export const FORECAST_SUBNET_WORDS = {
  notSubnetSize: wording('invalid-cidr', ({ path, cidr, largest, smallest }: {
    path: string; cidr: string; largest: number; smallest: number;
  }) => `'${path}.cidr' ${cidr} is not the size of a subnet; it must be /${largest} to /${smallest}`,
  { ...atPath, cidr: '10.0.0.0/8', largest: 16, smallest: 28 }),

  unreadableCidr: wording('invalid-cidr', ({ path, got, fault, instead }: {
    path: string; got: string; fault: string; instead: string;
  }) => ({
    message: `'${path}' has '${got}', which ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [`${cidrToGive(fault, instead)} in '${path}'`],
  }), { path: 'subnets[0].cidr', got: '10.0.0.1/16', fault: 'hostBits', instead: '10.0.0.0/16' }),

  othersAboveRoom: wording('forecast-contradiction', ({ path, others, block, left }: {
    path: string; others: number; block: string; left: number;
  }) => `'${path}.otherAddresses' is ${others}, and ${block} has ${left} addresses outside reservations; `
    + 'lower it, or give the block that holds them',
  { ...atPath, others: 300, block: '10.0.0.0/24', left: 251 }),

  sizeTwice: contradiction((path) =>
    `'${path}.cidr' and '${path}.prefixLength' are both given; give 'cidr' where it is known, else 'prefixLength'`),
  reservationTwice: contradiction((path) =>
    `'${path}.reservations' and '${path}.reservation' are both given; give one of them`),
  rangesWithoutBlock: contradiction((path) =>
    `'${path}.reservations' are given, and '${path}.cidr' is not; give both`),

  rangesWithoutAddresses: wording('forecast-contradiction', ({ path, name }: { path: string; name: string }) =>
    `'${path}.reservations' are ranges of addresses, and of '${name}' only 'prefixLength' is known; `
      + "give 'reservation', a share of it", { ...atPath, name: 'nodes-a' }),

  noShare: wording('forecast-contradiction', ({ path, shares, got }: {
    path: string; shares: readonly string[]; got: string;
  }) => `'${path}.reservation' must be one of ${shares.join(', ')}; got ${got}`,
  { ...atPath, shares: ['none', 'half'], got: 'all' }),

  rangeOutside: wording('reservation-range', ({ path, range, block }: { path: string; range: string; block: string }) =>
    `'${path}.reservations': ${range} does not lie in ${block}, or is smaller than a /28`,
  { ...atPath, range: '10.1.0.0/24', block: '10.0.0.0/20' }),

  rangeOverlaps: wording('reservation-range', ({ path, range }: { path: string; range: string }) =>
    `'${path}.reservations': ${range} overlaps another one`, { ...atPath, range: '10.0.1.0/24' }),

  rangesCoverBlock: wording('reservation-range', ({ path, range, block }: { path: string; range: string; block: string }) =>
    `'${path}.reservations': ${range} and the others cover all of ${block}; leave part of it for the addresses of ENIs`,
  { ...atPath, range: '10.0.0.0/21', block: '10.0.0.0/20' }),

  overlap: wording('subnet-overlap', ({ name, cidr, otherName, otherCidr }: {
    name: string; cidr: string; otherName: string; otherCidr: string;
  }) => `subnet '${name}' (${cidr}) overlaps subnet '${otherName}' (${otherCidr}); give each addresses of its own`,
  { name: 'nodes-b', cidr: '10.0.0.0/20', otherName: 'nodes-a', otherCidr: '10.0.0.0/16' }),
};
