import { cidrForm, cidrToGive, whatIsWrongWithCidr } from '../phrases';
import { wording } from '../wording';

/** Of values that props may not have, whatever the prop. */
export const VALUE_WORDS = {
  cidrUnresolved: wording('unresolved-value', ({ prop }: { prop: string }) => ({
    message: `'${prop}' is a token, and must be a literal CIDR`,
    details: ['addresses are cut from its value at synth, when tokens have no value yet'],
    fix: [`give a literal CIDR as '${prop}', such as 100.64.0.0/16`],
  }), { prop: 'cidr' }),

  cidrInvalid: wording('invalid-cidr', ({ prop, got, fault, instead }: {
    prop: string; got: string; fault: string; instead: string;
  }) => ({
    message: `'${prop}' has '${got}', which ${whatIsWrongWithCidr(fault)}`,
    details: [cidrForm(fault)],
    fix: [`${cidrToGive(fault, instead)} in '${prop}'`],
  }), { prop: 'cidr', got: '100.64.0.1/16', fault: 'hostBits', instead: '100.64.0.0/16' }),

  notWhole: wording('invalid-number', ({ prop, least, got }: {
    prop: string; least: number; got: number | string;
  }) => ({
    message: `'${prop}' is ${got}, which is not a whole number of ${least} or more`,
    fix: [`give a whole number of ${least} or more as '${prop}'`],
  }), { prop: 'minSize', least: 0, got: -1 }),

  countUnresolved: wording('unresolved-value', ({ prop }: { prop: string }) => ({
    message: `'${prop}' is a token, and must be a literal number`,
    details: ['max pods are computed from its value at synth, when tokens have no value yet'],
    fix: [`give a number as '${prop}'`],
  }), { prop: 'hostNetworkPods' }),
};
