import { wording } from '../wording';

/** Of values that are something else than they are declared as, and of names that a struct does not have. */
export const SHAPE_WORDS = {
  missing: wording('option-refused', ({ prop, words }: { prop: string; words: string }) => `'${prop}' must be ${words}, and is not given`,
    { prop: 'vpc', words: 'a construct' }),

  other: wording('option-refused', ({ prop, words, got }: { prop: string; words: string; got: string }) => `'${prop}' must be ${words}; got ${got}`,
    { prop: 'instanceTypes', words: 'a list of instance types', got: "'m5.large'" }),

  otherUnder: wording('option-refused', ({ prop, words, got, under }: { prop: string; words: string; got: string; under: string }) =>
    `'${prop}' must be ${words}; got ${got} for '${under}'`,
  { prop: 'labels', words: 'an object of texts', got: "number '1'", under: 'team' }),

  otherAt: wording('option-refused', ({ prop, words, got, place }: { prop: string; words: string; got: string; place: number }) =>
    `'${prop}' must be ${words}; got ${got} at place ${place}`,
  { prop: 'availabilityZones', words: 'a list of texts', got: 'nothing', place: 0 }),

  token: wording('unresolved-value', ({ prop, wayOut }: { prop: string; wayOut: string }) => `'${prop}' is a token, and is read at synth; give ${wayOut}`,
    { prop: 'vpcCni', wayOut: 'it as an object' }),

  misspelt: wording('option-refused', ({ prop, struct, meant }: { prop: string; struct: string; meant: readonly string[] }) =>
    `'${prop}' is no property of ${struct}; did you mean ${meant.map((name) => `'${name}'`).join(' or ')}?`,
  { prop: 'maxsize', struct: 'PodNodegroupProps', meant: ['maxSize'] }),

  unknown: wording('option-refused', ({ prop, struct, known }: { prop: string; struct: string; known: readonly string[] }) =>
    `'${prop}' is no property of ${struct}; leave it out, or give one of ${known.join(', ')}`,
  { prop: 'colour', struct: 'SecondaryCidrProps', known: ['cidr', 'vpc'] }),

  refused: wording('option-refused', ({ prop, why }: { prop: string; why: string }) => `'${prop}' ${why}`,
    { prop: 'cluster', why: 'is this cluster; leave it out' }),
};
