import { Lazy } from 'aws-cdk-lib';
import { isUnlisted, knownVersion } from '../../../src/cni/settings/addon-version';

test.each(['latest', 'v1.20', '1.20.4', 'v1.20.4', 'v1.20.4-eksbuild', ''])("'%s' is no version that EKS lists", (version) => {
  expect(isUnlisted(version)).toBe(true);
});

test.each([undefined, 'v1.20.4-eksbuild.1', Lazy.string({ produce: () => 'latest' })])('%s can be one', (version) => {
  expect(isUnlisted(version)).toBe(false);
});

test.each<[string | undefined, string | undefined]>([
  ['v1.20.4-eksbuild.1', 'v1.20.4-eksbuild.1'],
  [undefined, undefined],
  ['latest', undefined],
  [Lazy.string({ produce: () => 'v1.20.3' }), undefined],
])('of %s pods are counted by %s', (version, known) => {
  expect(knownVersion(version)).toBe(known);
});
