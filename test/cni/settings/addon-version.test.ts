import { Lazy } from 'aws-cdk-lib';
import { isBefore, isUnlisted } from '../../../src/cni/settings/addon-version';

test.each<[string | undefined, [number, number, number], boolean]>([
  ['v1.10.0-eksbuild.1', [1, 10, 1], true],
  ['v1.10.1-eksbuild.1', [1, 10, 1], false],
  ['v1.9.9-eksbuild.1', [1, 10, 1], true], // numbers, not texts
  ['v1.21.0-eksbuild.1', [1, 18, 0], false],
  ['v2.0.0-eksbuild.1', [1, 18, 0], false],
  ['v0.20.5', [1, 18, 0], true],
  ['latest', [1, 18, 0], false],
  [undefined, [1, 18, 0], false],
  [Lazy.string({ produce: () => 'v1.0.0' }), [1, 18, 0], false],
])('%s before %p: %p', (version, first, before) => {
  expect(isBefore(version, first)).toBe(before);
});

test.each(['latest', 'v1.20', '1.20.4', 'v1.20.4', 'v1.20.4-eksbuild', ''])("'%s' is no version that EKS lists", (version) => {
  expect(isUnlisted(version)).toBe(true);
});

test.each([undefined, 'v1.20.4-eksbuild.1', Lazy.string({ produce: () => 'latest' })])('%s can be one', (version) => {
  expect(isUnlisted(version)).toBe(false);
});
