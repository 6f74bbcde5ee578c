import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Subnets with their CIDRs. */
type Subnets = {
  readonly subnets: readonly string[];
  readonly cidrs: readonly string[];
};

const subnetsIn = ({ subnets, cidrs }: Subnets) => subnets.map((name, index) => `'${name}' (${cidrs[index]})`);

/** Ranges, each in a subnet. */
type Ranges = Subnets & { readonly ranges: readonly string[] };

const rangesIn = (facts: Ranges) => subnetsIn(facts).map((subnet, index) => `${facts.ranges[index]} in ${subnet}`);

/** Subnets that overlap another one each. */
type Overlaps = Subnets & { readonly others: readonly string[]; readonly otherCidrs: readonly string[] };

const overlapsIn = (facts: Overlaps) => subnetsIn(facts)
  .map((subnet, index) => `${subnet} overlaps '${facts.others[index]}' (${facts.otherCidrs[index]})`);

/** Of blocks, subnets and reservations in any template. */
export const TEMPLATE_NETWORK_WORDS = {
  reservationUseless: wording('reservation-without-blocks', (facts: Ranges) => ({
    message: `no prefix can come from what is reserved for prefixes: ${few(rangesIn(facts))}`,
    details: [
      'a prefix is a whole /28 block',
      'AWS keeps addresses of the first and the last /28 block of a subnet',
      ...allOf('reservations', rangesIn(facts)),
    ],
    fix: ['reserve a range that holds other /28 blocks of the subnet'],
  }), { ranges: ['10.0.0.0/28'], subnets: ['Stack/Subnet'], cidrs: ['10.0.0.0/24'] }, ['ranges', 'subnets', 'cidrs']),

  blocksCollide: wording('vpc-blocks-collide', ({ cidr, resource, other, otherResource }: {
    cidr: string; resource: string; other: string; otherResource: string;
  }) => ({
    message: `${cidr} of '${resource}' overlaps ${other} of '${otherResource}' in the same VPC`,
    details: ['EC2 refuses the second one'],
    fix: [`choose another block for '${resource}'`],
  }), { cidr: '100.64.0.0/17', resource: 'Stack/Second', other: '100.64.0.0/16', otherResource: 'Stack/First' }),

  subnetsCollide: wording('subnets-collide', (facts: Overlaps) => ({
    message: facts.subnets.length === 1
      ? `subnet ${overlapsIn(facts)[0]} in the same VPC`
      : `${facts.subnets.length} subnets overlap others of the same VPC: ${few(overlapsIn(facts))}`,
    details: ['EC2 refuses the second one', ...allOf('subnets', overlapsIn(facts))],
    fix: ['choose another block for one of the two'],
  }), {
    subnets: ['Stack/B'], cidrs: ['10.0.0.0/25'], others: ['Stack/A'], otherCidrs: ['10.0.0.0/24'],
  }, ['subnets', 'cidrs', 'others', 'otherCidrs']),

  subnetOutside: wording('subnet-outside-block', (facts: Subnets & { blocks: readonly string[] }) => ({
    message: facts.subnets.length === 1
      ? `subnet ${subnetsIn(facts)[0]} lies in no block of its VPC`
      : `${facts.subnets.length} subnets lie in no block of their VPC: ${few(subnetsIn(facts))}`,
    details: [`the VPC has ${facts.blocks.join(', ')}`, ...allOf('subnets', subnetsIn(facts))],
    fix: [`choose a CIDR within ${few(facts.blocks)}`, 'add a block that holds the subnet to the VPC'],
  }), {
    subnets: ['Stack/A'], cidrs: ['10.1.0.0/24'], blocks: ['10.0.0.0/16', '100.64.0.0/16'],
  }, ['subnets', 'cidrs']),

  serviceRangeUnresolved: wording('value-unchecked', () => ({
    message: "'ServiceIpv4Cidr' is a token, so it was not checked whether it overlaps a block of the VPC",
    fix: ['give a literal CIDR', 'check the value at deployment, then acknowledge this finding'],
  }), {}),
};
