import { Entry, refused, warning } from './entry';

/** Values that mean nothing, or are not known. */
export const VALUE_ENTRIES = {
  'invalid-cidr': refused(
    'a CIDR cannot be read, or has host bits set',
    'write the network address and a prefix length, as in 100.64.0.0/16',
  ),
  'invalid-number': refused(
    'a count or size is not a whole number in its range',
    'give a whole number in the range that the message names',
  ),
  'unresolved-value': refused(
    'a value that must be known at synth is a token',
    'give the value itself, or the property that the message names instead',
  ),
  'value-unchecked': warning(
    'a value is a token, so what depends on it was not checked',
    'give the value itself where possible, or acknowledge',
  ),
  'option-refused': refused(
    'an option contradicts what this library guarantees',
    'use the way that the message names',
  ),
} as const satisfies Record<string, Entry>;
