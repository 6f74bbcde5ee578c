import { Explanation } from './explanation';
import { VALUE_ENTRIES } from '../entries/value-entries';

/** Values that mean nothing, or are not known. */
export const VALUE_EXPLANATIONS: Readonly<Record<keyof typeof VALUE_ENTRIES, Explanation>> = {
  'invalid-cidr': {
    cause: 'a CIDR cannot be read, or has host bits set',
    why: 'EC2 rounds host bits down in silence, or a deployment fails in the middle',
    remedy: 'write the first address of the block and a prefix length, as in 100.64.0.0/16',
  },
  'invalid-number': {
    cause: 'a count or size is not a whole number in its range, or is missing',
    why: 'no node has such a size, and EKS refuses it when the stack is deployed',
    remedy: 'give a number in the range that the message names',
  },
  'unresolved-value': {
    cause: 'a value that must be known at synth is a token',
    why: 'a token is a placeholder at synth, so what is counted from it would be nonsense in the template',
    remedy: 'give the value itself, or the property that the message names',
  },
  'value-unchecked': {
    cause: 'a value is a token or is not given, so what depends on it was not checked',
    why: 'a deployment may fail, or pods may find no addresses',
    remedy: 'give it where possible, or acknowledge',
  },
  'option-refused': {
    cause: 'an option contradicts what this library guarantees',
    why: 'the counts would be wrong, or a resource could not be replaced, and only the deployment would show it',
    remedy: 'use the way that the message names',
  },
};
