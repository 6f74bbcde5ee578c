import { allOf, few, fewQuoted } from '../../../phrases';
import { wording } from '../../../wording';

/** Subnets with their CIDRs, and the blocks that they lie in. */
type InBlocks = {
  readonly subnets: readonly string[];
  readonly cidrs: readonly string[];
  readonly blocks: readonly string[];
};

const IN_BLOCKS = { subnets: ['Stack/Pods'], cidrs: ['100.64.0.0/18'], blocks: ['Stack/Block'] };

const pairs = ({ subnets, cidrs, blocks }: InBlocks) =>
  subnets.map((name, index) => `'${name}' (${cidrs[index]}) in '${blocks[index]}'`);

/** Of the order in which subnets and the blocks that they lie in are made, in any template. */
export const BLOCK_ORDER_WORDS = {
  subnetBesideBlock: wording('subnet-before-block', (facts: InBlocks) => ({
    message: facts.subnets.length === 1
      ? `subnet '${facts.subnets[0]}' does not wait for the secondary block that it lies in`
      : `${facts.subnets.length} subnets do not wait for the secondary block that they lie in: `
        + fewQuoted(facts.subnets),
    details: [
      `the subnets: ${few(pairs(facts))}`,
      ...allOf('subnets', pairs(facts)),
      'nothing in a subnet refers to a secondary block, so CloudFormation makes both at the same time',
      'EC2 refuses the subnet if it comes first, and the deployment stops',
    ],
    fix: ['let the subnet depend on the block: subnet.node.addDependency(block)'],
  }), IN_BLOCKS, ['subnets', 'cidrs', 'blocks']),

  blockAfterSubnet: wording('block-after-subnet', (facts: InBlocks) => ({
    message: facts.subnets.length === 1
      ? `a secondary block waits for subnet '${facts.subnets[0]}', which lies in it`
      : `secondary blocks wait for ${facts.subnets.length} subnets, which lie in them: ${fewQuoted(facts.subnets)}`,
    details: [
      `the subnets: ${few(pairs(facts))}`,
      ...allOf('subnets', pairs(facts)),
      'EC2 refuses a subnet outside of the blocks that the VPC has, and the deployment stops',
    ],
    fix: ['remove the dependency of the block, and add the opposite one: subnet.node.addDependency(block)'],
  }), IN_BLOCKS, ['subnets', 'cidrs', 'blocks']),

  ipv6BesideBlock: wording('subnet-before-block', ({ subnets, block }: {
    subnets: readonly string[]; block: string;
  }) => ({
    message: subnets.length === 1
      ? `subnet '${subnets[0]}' does not wait for the IPv6 block of its VPC`
      : `${subnets.length} subnets do not wait for the IPv6 block of their VPC: ${fewQuoted(subnets)}`,
    details: [
      `the block is '${block}'`,
      ...allOf('subnets', subnets),
      'the subnet takes its block from Ipv6CidrBlocks of the VPC, an empty list until the block is there',
    ],
    fix: ['let the subnet depend on the block: subnet.node.addDependency(block)'],
  }), { subnets: ['Stack/Private'], block: 'Stack/Ipv6Block' }, ['subnets']),

  ipv6BlockAfterSubnet: wording('block-after-subnet', ({ subnets, block }: {
    subnets: readonly string[]; block: string;
  }) => ({
    message: subnets.length === 1
      ? `the IPv6 block of a VPC waits for subnet '${subnets[0]}', which takes its own block from it`
      : `the IPv6 block of a VPC waits for ${subnets.length} subnets, which are cut of it: ${fewQuoted(subnets)}`,
    details: [
      `the block is '${block}'`,
      ...allOf('subnets', subnets),
      'Ipv6CidrBlocks of the VPC is an empty list until the block is there, and the deployment stops',
    ],
    fix: ['remove the dependency of the block, and add the opposite one: subnet.node.addDependency(block)'],
  }), { subnets: ['Stack/Private'], block: 'Stack/Ipv6Block' }, ['subnets']),
};
