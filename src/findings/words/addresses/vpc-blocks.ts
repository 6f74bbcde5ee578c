import { wording } from '../../wording';

/** Of what EC2 refuses of a block of a VPC, whatever is beside it, and of what it may refuse beside other blocks. */
export const VPC_BLOCK_WORDS = {
  tooLarge: wording('vpc-cidr-size', ({ what, cidr, largest, smallest, instead }: {
    what: string; cidr: string; largest: number; smallest: number; instead: string;
  }) => `${what} ${cidr} is larger than /${largest}; `
    + `a VPC CIDR block is /${largest} to /${smallest}, for example ${instead}`,
  { what: "'cidr'", cidr: '10.0.0.0/15', largest: 16, smallest: 28, instead: '10.0.0.0/16' }),

  tooSmall: wording('vpc-cidr-size', ({ what, cidr, largest, smallest }: {
    what: string; cidr: string; largest: number; smallest: number;
  }) => `${what} ${cidr} is smaller than /${smallest}; `
    + `a VPC CIDR block is /${largest} to /${smallest}, for example 100.64.0.0/16`,
  { what: "'cidr'", cidr: '10.0.0.0/29', largest: 16, smallest: 28 }),

  neverAllowed: wording('vpc-cidr-not-allowed', ({ what, cidr, rangeName, range }: {
    what: string; cidr: string; rangeName: string; range: string;
  }) => `${what} ${cidr} overlaps ${rangeName} (${range}), which no VPC can use; `
    + 'choose a block of 100.64.0.0/10, for example 100.64.0.0/16',
  { what: "'cidr'", cidr: '127.0.0.0/16', rangeName: 'the loopback range', range: '127.0.0.0/8' }),

  restricted: wording('vpc-cidr-restricted', ({ what, cidr, range, primary }: {
    what: string; cidr: string; range: string; primary: string;
  }) => `${what} ${cidr} lies in ${range}, of which AWS associates no block with a VPC whose primary block is ${primary}; `
    + 'choose a block of 100.64.0.0/10, which every VPC can have',
  { what: "'cidr'", cidr: '192.168.4.0/22', range: '192.168.0.0/16', primary: '10.0.0.0/16' }),

  ofDocker: wording('vpc-cidr-docker', ({ what, cidr, range }: { what: string; cidr: string; range: string }) =>
    `${what} ${cidr} overlaps ${range}, the bridge of Docker and of AWS services that use it; choose another block`,
  { what: "'cidr'", cidr: '172.17.128.0/17', range: '172.17.0.0/16' }),

  aboveQuota: wording('quota-exceeded', ({ what, cidr, count, quota }: {
    what: string; cidr: string; count: number; quota: number;
  }) => `${what} ${cidr} is block ${count} of its VPC, and the default quota is ${quota}, adjustable to 50; `
    + 'ask for more before it is deployed',
  { what: "'cidr'", cidr: '100.64.0.0/16', count: 6, quota: 5 }),
};
