import { CNI_FEATURES, lacks } from '../../../src/cni/settings/feature-versions';

test.each([
  ['v1.8.0-eksbuild.1', true],
  ['v1.9.0-eksbuild.1', false],
  ['v1.10.4-eksbuild.1', false],
  ['1.8.0', true],
  ['v0.20.0', true],
  ['v2.0.0', false],
  ['latest', false],
  ['', false],
])('version %p lacks prefixes: %p', (version, expected) => {
  expect(lacks(version, CNI_FEATURES.prefixes)).toBe(expected);
});
