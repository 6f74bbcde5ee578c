import { cidrForm, cidrToGive, whatIsWrongWithCidr } from '../../phrases';
import { wording } from '../../wording';

/** Of strings that are not a CIDR, and of blocks that a CIDR does not have. */
export const CIDR_WORDS = {
  unreadable: wording('invalid-cidr', ({ got, fault, instead }: { got: string; fault: string; instead: string }) => ({
    message: `'${got}' ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [cidrToGive(fault, instead)],
  }), { got: '100.64.0.1/16', fault: 'hostBits', instead: '100.64.0.0/16' }),

  lengthOfBlocks: wording('invalid-number', ({ cidr, least, most, got }: {
    cidr: string; least: number; most: number; got: number | string;
  }) => ({
    message: `${cidr} cannot be cut into blocks of prefix length ${got}`,
    fix: [`give a whole number from ${least} to ${most} as the prefix length`],
  }), { cidr: '100.64.0.0/16', least: 16, most: 32, got: 12 }),

  lengthInSpace: wording('invalid-number', ({ least, most, got }: {
    least: number; most: number; got: number | string;
  }) => ({
    message: `prefix length ${got} is not a whole number from ${least} to ${most}`,
    fix: [`give a whole number from ${least} to ${most} as the prefix length`],
  }), { least: 0, most: 32, got: 33 }),

  noSuchBlock: wording('invalid-number', ({ cidr, count, prefixLength, got }: {
    cidr: string; count: number; prefixLength: number; got: number | string;
  }) => ({
    message: `${cidr} has no block of /${prefixLength} at index ${got}`,
    details: [count === 1 ? 'it has 1 such block' : `it has ${count} such blocks`],
    fix: [count === 1 ? 'give 0 as the index' : `give an index from 0 to ${count - 1}`],
  }), { cidr: '100.64.0.0/16', count: 4, prefixLength: 18, got: 4 }),
};
