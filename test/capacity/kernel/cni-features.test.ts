import { readFileSync } from 'fs';
import { join } from 'path';
import { CNI_FEATURES, isBefore, isCniVersion, kubernetesMinor, lacks, oldestFor, sinceText, VARIABLE_VERSIONS } from '../../../src/capacity/kernel/cni-features';
import { EXPLANATIONS } from '../../../src/findings/explanations/explanations';
import { CNI_VARIABLES } from '../../../src/vpc-cni/variable-table';

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
  ['prefixesOnMetal', 'v1.10.4-eksbuild.3', 'v1.11.0-eksbuild.1'],
  ['networkPolicy', 'v1.13.4-eksbuild.1', 'v1.14.0-eksbuild.3'],
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
  expect(Object.values(CNI_FEATURES).map(sinceText)).toEqual(['v1.9', 'v1.10.1', 'v1.11', 'v1.14', 'v1.15', 'v1.16', 'v1.16', 'v1.18', 'v1.20.4', 'v1.22.1']);
});

test.each<[unknown, boolean]>([
  ['v1.20.4', true], ['1.20.4', true], ['v1.20.4-eksbuild.12', true],
  ['v1.20', false], ['latest', false], ['', false], ['v1.20.4-eksbuild', false], ['v1.20.4 ', false], [1.2, false], [undefined, false],
])('%p can be read as a version: %p', (version, expected) => {
  expect(isCniVersion(version)).toBe(expected);
});

/** Where the README of the VPC CNI names the version that brought a variable: the last one without it, the first one with it. */
const VARIABLES: ReadonlyArray<readonly [name: string, without: string, having: string]> = [
  ['ADDITIONAL_ENI_TAGS', 'v1.5.9', 'v1.6.0'],
  ['ANNOTATE_POD_IP', 'v1.9.2', 'v1.9.3'],
  ['AWS_EC2_ENDPOINT', 'v1.12.9', 'v1.13.0'],
  ['AWS_EXTERNAL_SERVICE_CIDRS', 'v1.12.5', 'v1.12.6'],
  ['AWS_MANAGE_ENIS_NON_SCHEDULABLE', 'v1.12.5', 'v1.12.6'],
  ['AWS_VPC_ENI_MTU', 'v1.5.9', 'v1.6.0'],
  ['AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', 'v1.5.9', 'v1.6.0'],
  ['CLUSTER_ENDPOINT', 'v1.12.0', 'v1.12.1'],
  ['DISABLE_LEAKED_ENI_CLEANUP', 'v1.12.9', 'v1.13.0'],
  ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'v1.9.0', 'v1.9.1'],
  ['DISABLE_POD_V6', 'v1.14.9', 'v1.15.0'],
  ['ENABLE_BANDWIDTH_PLUGIN', 'v1.9.9', 'v1.10.0'],
  ['ENABLE_IMDS_ONLY_MODE', 'v1.19.5', 'v1.19.6'],
  ['ENABLE_MULTI_NIC', 'v1.19.9', 'v1.20.0'],
  ['ENABLE_NFTABLES', 'v1.12.0', 'v1.12.1'],
  ['ENABLE_POD_ENI', 'v1.6.9', 'v1.7.0'],
  ['ENABLE_V4_EGRESS', 'v1.15.0', 'v1.15.1'],
  ['ENABLE_V6_EGRESS', 'v1.12.9', 'v1.13.0'],
  ['IP_COOLDOWN_PERIOD', 'v1.14.9', 'v1.15.0'],
  ['MINIMUM_IP_TARGET', 'v1.5.9', 'v1.6.0'],
  ['NETWORK_POLICY_ENFORCING_MODE', 'v1.17.0', 'v1.17.1'],
  ['POD_MTU', 'v1.16.3', 'v1.16.4'],
  ['POD_SECURITY_GROUP_ENFORCING_MODE', 'v1.10.9', 'v1.11.0'],
];

test.each(VARIABLES)('%s is not in %s, and is in %s', (name, without, having) => {
  expect([without, having].map((version) => lacks(version, VARIABLE_VERSIONS[name]))).toEqual([true, false]);
});

test('all variables with a version have their boundaries above', () => {
  expect(Object.keys(VARIABLE_VERSIONS).sort()).toEqual(VARIABLES.map(([name]) => name));
});

test('each variable with a version is one that the VPC CNI has', () => {
  expect(Object.keys(VARIABLE_VERSIONS).filter((name) => CNI_VARIABLES[name] === undefined)).toEqual([]);
});

test.each<[string | undefined, string | undefined]>([
  ['1.27', undefined], ['1.28', 'v1.13.4'], ['1.29', 'v1.14.1'], ['1.30', 'v1.16'], ['1.31', 'v1.16.4'], ['1.32', 'v1.17.1'], ['1.33', 'v1.17.1'],
  ['1.34', 'v1.20.4'], ['1.36', 'v1.20.4'], ['1.9', undefined], ['2.0', undefined], ['latest', undefined], ['', undefined], [undefined, undefined],
])('the oldest version for Kubernetes %p is %p', (kubernetes, expected) => {
  const oldest = oldestFor(kubernetes);
  expect(oldest === undefined ? undefined : sinceText(oldest)).toBe(expected);
});

test.each<[string | undefined, number | undefined]>([
  ['1.34', 34], ['v1.34.1-eksbuild.2', 34], ['v1.9.0', 9], ['v1.33.5-minimal-eksbuild.2', 33], ['1', undefined], ['v1.x', undefined], ['v2.1.0', undefined], ['${Token[T.1]}', undefined], [undefined, undefined],
])('the minor of %p is %p', (version, expected) => {
  expect(kubernetesMinor(version)).toBe(expected);
});

test('the page of the capacity model has the same versions, and so has what is said elsewhere', () => {
  const page = readFileSync(join(__dirname, '../../../docs/capacity-model.md'), 'utf8');
  const [, table] = /## Versions of the VPC CNI\n([^]*?)\n## /.exec(page)!;
  const inTable = [...table.matchAll(/^\| (v[\d.]+) \|/gm)].map(([, version]) => version);
  const minors = [...table.matchAll(/ 1\.(\d\d)(?: and later)?(?= \|)/g)].map(([, minor]) => `1.${minor}`);

  expect(inTable).toEqual(Object.values(CNI_FEATURES).map(sinceText));
  expect(/^\| vpc-cni \|(.*)\|$/m.exec(table)![1].split('|').map((cell) => cell.trim())).toEqual(minors.map((minor) => sinceText(oldestFor(minor)!)));
});

test('explanations and words name no other versions as boundaries', () => {
  const known = [...Object.values(CNI_FEATURES), ...Object.values(VARIABLE_VERSIONS)].map(sinceText);
  const texts = [...Object.values(EXPLANATIONS).flatMap(({ cause, why, remedy }) => [cause, why, remedy])];
  const named = texts.flatMap((text) => [...text.matchAll(/v1\.\d+(?:\.\d+)?/g)].map(([version]) => version));

  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((version) => !known.includes(version))).toEqual([]);
});
