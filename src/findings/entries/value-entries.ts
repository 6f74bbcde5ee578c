import { Entry, refused, warning } from './entry';

/** Values that mean nothing, or are not known. */
export const VALUE_ENTRIES = {
  'invalid-cidr': refused(),
  'invalid-number': refused(),
  'unresolved-value': refused(),
  'value-unchecked': warning(),
  'option-refused': refused(),
} as const satisfies Record<string, Entry>;
