import { wording } from '../../wording';

/** Of texts that are no CIDR, and of blocks that a CIDR does not have. */
export const CIDR_WORDS = {
  unreadable: wording('invalid-cidr', ({ problem }: { problem: string }) => problem,
    { problem: "'100.64.0.1/16' has host bits set; did you mean '100.64.0.0/16'?" }),

  lengthOfBlocks: wording('invalid-number', ({ cidr, least, most, got }: {
    cidr: string; least: number; most: number; got: number;
  }) => `the blocks of ${cidr}: a prefix length must be a whole number from ${least} to ${most}; got ${got}`,
  { cidr: '100.64.0.0/16', least: 16, most: 32, got: 12 }),

  lengthInSpace: wording('invalid-number', ({ least, most, got }: { least: number; most: number; got: number }) =>
    `a prefix length must be a whole number from ${least} to ${most}; got ${got}`,
  { least: 0, most: 32, got: 33 }),

  noSuchBlock: wording('invalid-number', ({ cidr, count, prefixLength, got }: {
    cidr: string; count: number; prefixLength: number; got: number;
  }) => `${cidr} has ${count} blocks of /${prefixLength}, at index 0 to ${count - 1}; got ${got}`,
  { cidr: '100.64.0.0/16', count: 4, prefixLength: 18, got: 4 }),
};
