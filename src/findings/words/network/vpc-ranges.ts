import { wording } from '../../wording';

/** Of blocks and ranges for pods beside what else a VPC has. */
export const VPC_RANGE_WORDS = {
  overlap: wording('vpc-cidr-overlap', ({ block, other, what, vpc, free }: { block: string; other: string; what: string; vpc: string; free?: string }) =>
    `'cidr' ${block} overlaps ${what}, ${other}, of VPC '${vpc}'${free === undefined ? '' : `; ${free} is free, for example`}`,
  { block: '10.0.0.0/16', other: '10.0.0.0/16', what: 'the primary block', vpc: 'vpc-1', free: '100.64.0.0/16' }),

  overlapUnseen: wording('vpc-cidrs-unseen', ({ block, vpc, unseen }: { block: string; vpc: string; unseen: string }) =>
    `whether ${block} overlaps another block of VPC '${vpc}' was not checked in full: ${unseen}`,
  { block: '100.64.0.0/16', vpc: 'vpc-1', unseen: 'it is imported' }),

  absent: wording('vpc-cidr-absent', ({ block, vpc, blocks }: { block: string; vpc: string; blocks: readonly string[] }) =>
    `'cidr' ${block} lies in no block of VPC '${vpc}', which has ${blocks.join(', ') || 'none'}; `
    + 'choose a range of one of them, or add the block with PodNetwork.secondaryCidr',
  { block: '100.64.0.0/16', vpc: 'vpc-1', blocks: ['10.0.0.0/16'] }),

  absenceUnseen: wording('vpc-cidrs-unseen', ({ block, vpc, unseen }: { block: string; vpc: string; unseen: string }) =>
    `whether VPC '${vpc}' has ${block} was not checked: ${unseen}`,
  { block: '100.64.0.0/16', vpc: 'vpc-1', unseen: 'it is imported' }),

  subnetInRange: wording('subnet-overlap', ({ block, cidr, subnet }: { block: string; cidr: string; subnet: string }) =>
    `'cidr' ${block} overlaps ${cidr}, the subnet '${subnet}' of the VPC; choose a range that no subnet has`,
  { block: '10.0.0.0/17', cidr: '10.0.0.0/20', subnet: 'subnet-1' }),

  subnetsUnseen: wording('value-unchecked', ({ block, vpc }: { block: string; vpc: string }) =>
    `whether ${block} is free of subnets of VPC '${vpc}' was not checked in full: this app does not see all of them`,
  { block: '10.0.128.0/17', vpc: 'vpc-1' }),

  blocksCollide: wording('vpc-blocks-collide', ({ block, path, cidr, other }: { block: string; path: string; cidr: string; other: string }) =>
    `${block} of '${path}' overlaps ${cidr}, which '${other}' adds to the same VPC; EC2 refuses the second one: choose another block`,
  { block: '100.64.0.0/16', path: 'Stack/Cidr', cidr: '100.64.0.0/18', other: 'Stack/Block' }),

  subnetsCollide: wording('subnets-collide', ({ block, path, cidr, other }: { block: string; path: string; cidr: string; other: string }) =>
    `pod subnet ${block} of '${path}' overlaps ${cidr}, the subnet '${other}' of the same VPC; `
    + 'EC2 refuses the second one: choose another block for one of them',
  { block: '100.64.0.0/18', path: 'Stack/Pods', cidr: '100.64.0.0/20', other: 'Stack/Subnet' }),
};
