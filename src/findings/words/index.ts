import { SHAPE_WORDS } from './shapes';
import { VALUE_WORDS } from './values';
import { Wording } from '../wording';

/** All wordings, by the file and the name that they have there. */
export const ALL_WORDS: Readonly<Record<string, Readonly<Record<string, Wording>>>> = {
  shapes: SHAPE_WORDS,
  values: VALUE_WORDS,
};
