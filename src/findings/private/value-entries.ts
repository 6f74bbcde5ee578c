import { Entry, refused, warning } from './entry';

/** Values that mean nothing, or are not known. */
export const VALUE_ENTRIES = {
  'invalid-cidr': refused(
    'a CIDR cannot be read, or has host bits set',
    'EC2 rounds host bits down in silence, so that the block is another one than it says; a text that is no CIDR fails in the middle of a deployment',
    'write the network address and a prefix length, as in 100.64.0.0/16',
  ),
  'invalid-number': refused(
    'a count or size is not a whole number in its range',
    'it would come out as a pod count or a size that no node has, or as a request that EKS refuses when the stack is deployed',
    'give a whole number in the range that the message names',
  ),
  'unresolved-value': refused(
    'a value that must be known at synth is a token',
    'at synth a token is a placeholder, and what is counted or cut from it would stand in the template as nonsense',
    'give the value itself, or the property that the message names instead',
  ),
  'value-unchecked': warning(
    'a value is a token, so what depends on it was not checked',
    'a value that does not fit passes synthesis, and shows as a deployment that fails or as pods without addresses',
    'give the value itself where possible, or acknowledge',
  ),
  'option-refused': refused(
    'an option contradicts what this library guarantees',
    'it would undo what the numbers rest on, or collide when the resource is replaced, and nothing else would say so before the deployment',
    'use the way that the message names',
  ),
} as const satisfies Record<string, Entry>;
