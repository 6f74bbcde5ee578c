import { wording } from '../wording';

/** Of values that props may not have, whatever the prop. */
export const VALUE_WORDS = {
  cidrUnresolved: wording('unresolved-value', ({ prop }: { prop: string }) =>
    `'${prop}' is a token, and addresses are cut from its value at synth; give a literal CIDR, as in 100.64.0.0/16`,
  { prop: 'cidr' }),

  cidrInvalid: wording('invalid-cidr', ({ prop, problem }: { prop: string; problem: string }) => `'${prop}': ${problem}`,
    { prop: 'cidr', problem: "'100.64.0.1/16' has host bits; write 100.64.0.0/16" }),

  notWhole: wording('invalid-number', ({ prop, least, got }: { prop: string; least: number; got: number }) =>
    `'${prop}' must be a whole number of ${least} or more; got ${got}`,
  { prop: 'minSize', least: 0, got: -1 }),

  countUnresolved: wording('unresolved-value', ({ prop }: { prop: string }) =>
    `'${prop}' is a token, and pod counts follow from its value at synth; give a number`,
  { prop: 'hostNetworkPods' }),
};
