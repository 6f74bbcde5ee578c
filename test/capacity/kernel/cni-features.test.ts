import { CNI_FEATURES, isBefore, isCniVersion, lacks, sinceText } from '../../../src/capacity/kernel/cni-features';

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

test.each<[string | undefined, [number, number, number], boolean]>([
  ['v1.10.0-eksbuild.1', [1, 10, 1], true],
  ['v1.10.1-eksbuild.1', [1, 10, 1], false],
  ['v1.9.9-eksbuild.1', [1, 10, 1], true], // numbers, not texts
  ['v1.21.0-eksbuild.1', [1, 18, 0], false],
  ['v2.0.0-eksbuild.1', [1, 18, 0], false],
  ['v0.20.5', [1, 18, 0], true],
  ['latest', [1, 18, 0], false],
  [undefined, [1, 18, 0], false],
  ['${Token[TOKEN.1]}', [1, 18, 0], false],
])('%s before %p: %p', (version, first, before) => {
  expect(isBefore(version, first)).toBe(before);
});

test.each<[keyof typeof CNI_FEATURES, string, string]>([
  ['prefixes', 'v1.8.99', 'v1.9.0'],
  ['ipv6', 'v1.10.0', 'v1.10.1'],
  ['eniConfigs', 'v1.14.9', 'v1.15.0'],
  ['podGroupsWithIpv6', 'v1.15.5', 'v1.16.0'],
  ['windowsTargets', 'v1.15.5', 'v1.16.0'],
  ['discovery', 'v1.17.1', 'v1.18.0'],
  ['trunkPlaceByType', 'v1.20.3-eksbuild.9', 'v1.20.4-eksbuild.1'],
  ['taggedSubnets', 'v1.22.0-eksbuild.3', 'v1.22.1-eksbuild.1'],
])('%s: not in %s, in %s', (feature, last, first) => {
  expect([lacks(last, CNI_FEATURES[feature]), lacks(first, CNI_FEATURES[feature])]).toEqual([true, false]);
});

test('all features have their boundaries above', () => {
  expect(Object.values(CNI_FEATURES).map(sinceText)).toEqual(['v1.9', 'v1.10.1', 'v1.15', 'v1.16', 'v1.16', 'v1.18', 'v1.20.4', 'v1.22.1']);
});

test.each<[unknown, boolean]>([
  ['v1.20.4', true], ['1.20.4', true], ['v1.20.4-eksbuild.12', true],
  ['v1.20', false], ['latest', false], ['', false], ['v1.20.4-eksbuild', false], ['v1.20.4 ', false], [1.2, false], [undefined, false],
])('%p can be read as a version: %p', (version, expected) => {
  expect(isCniVersion(version)).toBe(expected);
});
