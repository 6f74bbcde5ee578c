import { allOf, few, fewQuoted, quoted } from '../phrases';
import { wording } from '../wording';

/** As many names of properties are meant at most that a line can hold as a choice. */
const MOST_MEANT = 4;

/** Of values that are something else than they are declared as, and of names that a struct does not have. */
export const SHAPE_WORDS = {
  missing: wording('option-refused', ({ prop, words }: { prop: string; words: string }) => ({
    message: `'${prop}' is required, and is not given`,
    fix: [`give ${words} as '${prop}'`],
  }), { prop: 'vpc', words: 'a construct' }),

  other: wording('option-refused', ({ prop, words, got }: { prop: string; words: string; got: string }) => ({
    message: `'${prop}' is ${got}, which is not ${words}`,
    fix: [`give ${words} as '${prop}'`],
  }), { prop: 'instanceTypes', words: 'a list of instance types', got: "'m5.large'" }),

  otherUnder: wording('option-refused', ({ prop, words, got, under }: {
    prop: string; words: string; got: string; under: string;
  }) => ({
    message: `'${prop}' has ${got} under '${under}', and must be ${words}`,
    fix: [`give ${words} as '${prop}'`],
  }), { prop: 'labels', words: 'an object of strings', got: 'number 1', under: 'team' }),

  otherAt: wording('option-refused', ({ prop, words, got, place }: {
    prop: string; words: string; got: string; place: number;
  }) => ({
    message: `'${prop}' has ${got} at index ${place}, and must be ${words}`,
    fix: [`give ${words} as '${prop}'`],
  }), { prop: 'availabilityZones', words: 'a list of strings', got: 'nothing', place: 0 }),

  token: wording('unresolved-value', ({ prop, words }: { prop: string; words: string }) => ({
    message: `'${prop}' is a token, and is read at synth, when tokens have no value yet`,
    fix: [`give ${words} as '${prop}'`],
  }), { prop: 'vpcCni', words: 'an object' }),

  misspelt: wording('option-refused', ({ prop, struct, meant }: {
    prop: string; struct: string; meant: readonly string[];
  }) => ({
    message: `'${prop}' is not a property of ${struct}`,
    details: allOf('its properties with a similar name', meant),
    fix: [`write ${meant.length > MOST_MEANT ? `one of ${fewQuoted(meant)}` : quoted(meant).replaceAll(', ', ' or ')}`],
  }), { prop: 'maxsize', struct: 'PodNodegroupProps', meant: ['maxSize'] }),

  unknown: wording('option-refused', ({ prop, struct, known }: {
    prop: string; struct: string; known: readonly string[];
  }) => ({
    message: `'${prop}' is not a property of ${struct}`,
    details: allOf('its properties', known),
    fix: [`leave '${prop}' out`, `give one of its properties: ${few(known)}`],
  }), { prop: 'colour', struct: 'SecondaryCidrProps', known: ['cidr', 'vpc'] }),

  refused: wording('option-refused', ({ prop, why, instead }: { prop: string; why: string; instead?: string }) => ({
    message: `'${prop}' ${why}`,
    fix: [`leave '${prop}' out${instead === undefined ? '' : `, and ${instead}`}`],
  }), { prop: 'podNetwork', why: 'is that of the cluster', instead: "give 'podNetwork' next to 'vpcCni'" }),
};
