import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Why some block of a VPC may not be known. */
function whyUnseen(unseen: string): string {
  switch (unseen) {
    case 'allocated': return 'the CIDR block of the VPC is allocated at deployment';
    case 'notLookedUp': return 'the VPC has not been looked up yet';
    case 'importedWithout': return 'the VPC is imported without its CIDR block';
    default: return 'the VPC is imported, and an import shows the primary block only';
  }
}

const COMPARE = 'compare with the blocks that `aws ec2 describe-vpcs` shows, then acknowledge this finding';

/** Of blocks and ranges for pods beside what else a VPC has. */
export const VPC_RANGE_WORDS = {
  overlap: wording('vpc-cidr-overlap', ({ block, other, owner, vpc, free }: {
    block: string; other: string; owner?: string; vpc: string; free?: string;
  }) => ({
    message: `'cidr' is ${block}, and overlaps ${owner === undefined ? 'the primary block' : 'another block'}`
      + ` of VPC '${vpc}' (${other})`,
    details: owner === undefined ? [] : [`the other block is '${owner}'`],
    fix: [`give a block that the VPC does not have as 'cidr'${free === undefined ? '' : `, such as ${free}`}`],
  }), { block: '10.0.0.0/16', other: '10.0.0.0/16', owner: undefined, vpc: 'vpc-1', free: '100.64.0.0/16' }),

  overlapUnseen: wording('vpc-cidrs-unseen', ({ block, vpc, unseen }: {
    block: string; vpc: string; unseen: string;
  }) => ({
    message: `whether ${block} overlaps another block of VPC '${vpc}' was not checked in full`,
    details: [whyUnseen(unseen)],
    fix: [COMPARE],
  }), { block: '100.64.0.0/16', vpc: 'vpc-1', unseen: 'notLookedUp' }),

  absent: wording('vpc-cidr-absent', ({ block, vpc, blocks }: {
    block: string; vpc: string; blocks: readonly string[];
  }) => ({
    message: `'cidr' is ${block}, which lies in no block of VPC '${vpc}'`,
    details: [`blocks of the VPC: ${blocks.join(', ') || 'none'}`],
    fix: ["give a range of a block of the VPC as 'cidr'", 'add the block to the VPC: PodNetwork.secondaryCidr'],
  }), { block: '100.64.0.0/16', vpc: 'vpc-1', blocks: ['10.0.0.0/16'] }),

  absenceUnseen: wording('vpc-cidrs-unseen', ({ block, vpc, unseen }: {
    block: string; vpc: string; unseen: string;
  }) => ({
    message: `whether VPC '${vpc}' has ${block} was not checked`,
    details: [whyUnseen(unseen)],
    fix: [COMPARE],
  }), { block: '100.64.0.0/16', vpc: 'vpc-1', unseen: 'notLookedUp' }),

  subnetInRange: wording('subnet-overlap', ({ block, cidrs, subnets }: {
    block: string; cidrs: readonly string[]; subnets: readonly string[];
  }) => {
    const each = subnets.map((subnet, index) => (subnets.length === 1 ? subnet : `'${subnet}' (${cidrs[index]})`));
    return {
      message: subnets.length === 1
        ? `'cidr' is ${block}, and overlaps subnet '${subnets[0]}' (${cidrs[0]}) of the VPC`
        : `'cidr' is ${block}, and overlaps ${subnets.length} subnets of the VPC: ${few(each)}`,
      details: allOf('subnets', each),
      fix: ["give a range in which the VPC has no subnet as 'cidr'"],
    };
  }, { block: '10.0.0.0/17', cidrs: ['10.0.0.0/20'], subnets: ['subnet-1'] }, ['cidrs', 'subnets']),

  subnetsUnseen: wording('value-unchecked', ({ block, vpc }: { block: string; vpc: string }) => ({
    message: `whether ${block} is free of subnets of VPC '${vpc}' was not checked in full`,
    details: ['the app does not show all subnets of the VPC'],
    fix: ['compare with the subnets that `aws ec2 describe-subnets` shows, then acknowledge this finding'],
  }), { block: '10.0.128.0/17', vpc: 'vpc-1' }),

  blocksCollide: wording('vpc-blocks-collide', ({ block, path, cidr, other }: {
    block: string; path: string; cidr: string; other: string;
  }) => ({
    message: `block ${block} of '${path}' overlaps ${cidr}, which '${other}' adds to the same VPC`,
    details: ['EC2 refuses the second one'],
    fix: ['give another block for one of the two'],
  }), { block: '100.64.0.0/16', path: 'Stack/Cidr', cidr: '100.64.0.0/18', other: 'Stack/Block' }),

  subnetsCollide: wording('subnets-collide', ({ block, path, cidr, other }: {
    block: string; path: string; cidr: string; other: string;
  }) => ({
    message: `pod subnet ${block} of '${path}' overlaps subnet '${other}' (${cidr}) of the same VPC`,
    details: ['EC2 refuses the second one'],
    fix: ['give another block for one of the two'],
  }), { block: '100.64.0.0/18', path: 'Stack/Pods', cidr: '100.64.0.0/20', other: 'Stack/Subnet' }),
};
