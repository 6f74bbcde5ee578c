import { allOf, cidrForm, cidrToGive, few, whatIsWrongWithCidr } from '../../phrases';
import { wording } from '../../wording';

/** Of literal CIDRs in any template. */
export const TEMPLATE_CIDR_WORDS = {
  unreadable: wording('invalid-cidr', ({ property, got, fault, instead }: {
    property: string; got: string; fault: string; instead: string;
  }) => ({
    message: `'${property}' is '${got}', which ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [`${cidrToGive(fault, instead)} as '${property}'`],
  }), { property: 'CidrBlock', got: '10.0.0.0/33', fault: 'length', instead: '10.0.0.0/16' }),

  hostBits: wording('cidr-host-bits', ({ property, cidrs, rounded, resources }: {
    property: string; cidrs: readonly string[]; rounded: readonly string[]; resources: readonly string[];
  }) => ({
    message: `'${property}' has host bits set, and EC2 may refuse it: ${few(cidrs)}`,
    details: [
      ...allOf('CIDRs', cidrs),
      `it was read as ${rounded.join(', ')}, as EC2 rounds the CIDRs of VPCs and subnets`,
      `resources: ${resources.join(', ')}`,
    ],
    fix: [`give the first address of the block: ${few(rounded)}`],
  }), { property: 'Cidr', cidrs: ['10.0.8.16/21'], rounded: ['10.0.8.0/21'], resources: ['Stack/Reserved'] },
  ['cidrs', 'rounded', 'resources']),
};
