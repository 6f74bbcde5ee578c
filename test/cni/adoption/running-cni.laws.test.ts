import * as fc from 'fast-check';
import { RunningVpcCni } from '../../../src/cni/adoption/running-cni';
import { FindingError } from '../../../src/findings/finding-error';
import { awsNode, describedCni } from '../../private/aws-node';

/** What a call throws, where it is no refusal of ours. */
function strayed(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error instanceof FindingError ? undefined : error;
  }
  return undefined;
}

const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(undefined, null, [null], {}, '', 0, ['x']));

/** A document in which one value, at any depth, is another one. */
function spoilt(document: unknown, [first, ...rest]: number[], other: unknown): unknown {
  if (typeof document !== 'object' || document === null || first === undefined) return other;
  const keys = Object.keys(document);
  if (keys.length === 0) return other;
  const key = keys[first % keys.length];
  const copy: any = Array.isArray(document) ? [...document] : { ...document };
  copy[key] = spoilt(copy[key], rest, other);
  return copy;
}

const path = fc.array(fc.nat(7), { minLength: 1, maxLength: 9 });

test('law: whatever is given is read, or refused in our words', () => {
  fc.assert(fc.property(value, (given) => {
    for (const call of [
      () => RunningVpcCni.fromAddon(given), () => RunningVpcCni.fromAddon(describedCni(), given), () => RunningVpcCni.fromDaemonSet(given),
      () => RunningVpcCni.fromConfiguration(given), () => RunningVpcCni.fromAddon(describedCni({ configurationValues: given })),
    ]) expect(strayed(call)).toBeUndefined();
  }), { numRuns: 80 });
});

test('law: so is an output of which any part is another one', () => {
  fc.assert(fc.property(path, value, (place, other) => {
    expect(strayed(() => RunningVpcCni.fromDaemonSet(spoilt(awsNode(), place, other)))).toBeUndefined();
    expect(strayed(() => RunningVpcCni.fromAddon(spoilt(describedCni(), place, other), spoilt(awsNode(), place, other)))).toBeUndefined();
  }), { numRuns: 100 });
});
