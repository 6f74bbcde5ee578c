import { wording } from '../../wording';

/** A range that every VPC can have blocks of. */
const FOR_ALL = '100.64.0.0/10';

/** Of what EC2 refuses of a block of a VPC, whatever is beside it, and of what it may refuse beside other blocks. */
export const VPC_BLOCK_WORDS = {
  tooLarge: wording('vpc-cidr-size', ({ what, cidr, largest, smallest, instead }: {
    what: string; cidr: string; largest: number; smallest: number; instead: string;
  }) => ({
    message: `${what} is ${cidr}, larger than a VPC CIDR block can be (/${largest})`,
    details: [`a VPC CIDR block is /${largest} to /${smallest}`],
    fix: [`give a smaller block as ${what}, such as ${instead}`],
  }), { what: "'cidr'", cidr: '10.0.0.0/15', largest: 16, smallest: 28, instead: '10.0.0.0/16' }),

  tooSmall: wording('vpc-cidr-size', ({ what, cidr, largest, smallest, instead }: {
    what: string; cidr: string; largest: number; smallest: number; instead: string;
  }) => ({
    message: `${what} is ${cidr}, smaller than a VPC CIDR block can be (/${smallest})`,
    details: [`a VPC CIDR block is /${largest} to /${smallest}`],
    fix: [`give a larger block as ${what}, such as ${instead}`],
  }), { what: "'cidr'", cidr: '10.0.0.0/29', largest: 16, smallest: 28, instead: '10.0.0.0/16' }),

  neverAllowed: wording('vpc-cidr-not-allowed', ({ what, cidr, rangeName, range, instead }: {
    what: string; cidr: string; rangeName: string; range: string; instead: string;
  }) => ({
    message: `${what} is ${cidr}, which no VPC can have: it overlaps ${rangeName} (${range})`,
    fix: [`give another block as ${what}, such as ${instead}`],
  }), {
    what: "'cidr'",
    cidr: '127.0.0.0/16',
    rangeName: 'the loopback range',
    range: '127.0.0.0/8',
    instead: '100.64.0.0/16',
  }),

  restricted: wording('vpc-cidr-restricted', ({ what, cidr, range, primary }: {
    what: string; cidr: string; range: string; primary: string;
  }) => ({
    message: `${what} is ${cidr}, of a range that AWS does not add to a VPC with such a primary block`,
    details: [`no block of ${range} can be added to a VPC whose primary block is ${primary}`],
    fix: [`give a block of ${FOR_ALL} as ${what}, which every VPC can have`],
  }), { what: "'cidr'", cidr: '192.168.4.0/22', range: '192.168.0.0/16', primary: '10.0.0.0/16' }),

  ofDocker: wording('vpc-cidr-docker', ({ what, cidr, range }: { what: string; cidr: string; range: string }) => ({
    message: `${what} is ${cidr}, and overlaps the bridge of Docker (${range})`,
    details: ['some AWS services use this bridge too'],
    fix: [`give a block outside of ${range} as ${what}`],
  }), { what: "'cidr'", cidr: '172.17.128.0/17', range: '172.17.0.0/16' }),

  aboveQuota: wording('quota-exceeded', ({ what, cidr, count, quota }: {
    what: string; cidr: string; count: number; quota: number;
  }) => ({
    message: `${what} is ${cidr}, block ${count} of its VPC, and the default quota is ${quota}`,
    details: ['AWS raises the quota to 50 at most'],
    fix: ['ask AWS for a higher quota of IPv4 CIDR blocks per VPC before you deploy'],
  }), { what: "'cidr'", cidr: '100.64.0.0/16', count: 6, quota: 5 }),
};
