import { wording } from '../../wording';

/** Of blocks, subnets and reservations in any template. */
export const TEMPLATE_NETWORK_WORDS = {
  reservationUseless: wording('reservation-without-blocks', ({ range, subnet, cidr }: { range: string; subnet: string; cidr: string }) =>
    `${range} is reserved for prefixes in '${subnet}' (${cidr}), and holds no whole /28 block:`
    + ' AWS keeps addresses of the first and the last block of a subnet; reserve others',
  { range: '10.0.0.0/28', subnet: 'Stack/Subnet', cidr: '10.0.0.0/24' }),

  blocksCollide: wording('vpc-blocks-collide', ({ cidr, resource, other, otherResource }: {
    cidr: string; resource: string; other: string; otherResource: string;
  }) => `${cidr} of '${resource}' overlaps ${other} of '${otherResource}', a block of the same VPC;`
    + ' EC2 refuses the second one: choose another block',
  { cidr: '100.64.0.0/17', resource: 'Stack/Second', other: '100.64.0.0/16', otherResource: 'Stack/First' }),

  subnetsCollide: wording('subnets-collide', ({ subnet, cidr, other }: { subnet: string; cidr: string; other: string }) =>
    `subnet '${subnet}' (${cidr}) overlaps ${other} of the same VPC; EC2 refuses the second one: choose another block for one of them`,
  { subnet: 'Stack/B', cidr: '10.0.0.0/25', other: "'Stack/A' (10.0.0.0/24)" }),

  subnetOutside: wording('subnet-outside-block', ({ subnet, cidr, blocks }: { subnet: string; cidr: string; blocks: readonly string[] }) =>
    `subnet '${subnet}' (${cidr}) lies in no block of its VPC, which has ${blocks.join(', ')}; add a block, or choose a range of one`,
  { subnet: 'Stack/A', cidr: '10.1.0.0/24', blocks: ['10.0.0.0/16', '100.64.0.0/16'] }),

  serviceRangeUnresolved: wording('value-unchecked', () =>
    "'ServiceIpv4Cidr' is a token; whether it overlaps a block of the VPC was not checked", {}),
};
