import { InstanceTypeLimits } from '../../../../src';
import { groupFacts } from '../../../../src/checks/facts/group-facts';
import { groupToldPods, podsToldOn, ToldPods, toldPods } from '../../../../src/checks/facts/groups/told-pods';
import { readIn } from '../../../private/cdk-readings';

/*
 * Pods that user data tell kubelet, and whether anybody tells it another count.
 */

const read = (text: string): ToldPods | undefined => toldPods({ 'Fn::Base64': text });
const config = (kubelet: string) => `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec: {cluster: {name: prod}, kubelet: ${kubelet}}\n`;

test.each<[string, string, number | undefined]>([
  ['a flag with an equals sign', 'kubelet --max-pods=20', 20],
  ['a flag with a space', 'kubelet --max-pods 20', 20],
  ['a flag with an underscore, which kubelet takes too', 'kubelet --max_pods=20', 20],
  ['a flag in quotes', 'kubelet --max-pods="20"', 20],
  ['a flag in single quotes', "kubelet --max-pods='20'", 20],
  ['two flags, of which the last one wins', 'kubelet --max-pods=10 --max-pods=20', 20],
  ['a flag of no number', 'kubelet --max-pods=many', undefined],
  ['a flag of nothing', 'kubelet --max-pods=0', undefined],
  ['a NodeConfig', config('{config: {maxPods: 20}}'), 20],
  ['a NodeConfig of nothing', config('{config: {maxPods: 0}}'), undefined],
  ['a NodeConfig of a fraction', config('{config: {maxPods: 20.5}}'), undefined],
  ['a NodeConfig of a text', config('{config: {maxPods: "20"}}'), undefined],
  ['a flag of a NodeConfig', config('{flags: ["--max-pods=20"]}'), 20],
  ['a flag of a NodeConfig, before its count', config('{config: {maxPods: 10}, flags: ["--max-pods=20"]}'), 20],
  ['a flag of a NodeConfig, in a word of its own', config('{flags: ["--max-pods", "20"]}'), 20],
  ['settings', '[settings.kubernetes]\nmax-pods = 20', 20],
  ['settings by a dotted name', 'settings.kubernetes.max-pods = 20', 20],
  ['settings after a comment', '# ours\n[settings.kubernetes]\nmax-pods = 20', 20],
  ['settings that are indented', '  [settings.kubernetes]\n  max-pods = 20', 20],
  ['settings of nothing', '[settings.kubernetes]\nmax-pods = 0', undefined],
  ['settings that are no TOML', '[settings.kubernetes\nmax-pods = 20', undefined],
  ['settings of something else, beside a flag', 'settingsfile=/x\nkubelet --max-pods=20', 20],
  ['nothing', 'echo', undefined],
])('%s', (_, text, expected) => {
  expect(read(text)?.maxPods).toBe(expected);
});

test.each<[string, string, ToldPods | undefined]>([
  ['an expression', '{maxPodsExpression: "vcpus * 5"}', { expression: 'vcpus * 5' }],
  ['an expression beside a flag, from which the memory for kubelet comes all the same', '{maxPodsExpression: "vcpus * 5", flags: ["--max-pods=20"]}', { maxPods: 20, expression: 'vcpus * 5' }],
  ['pods per core', '{config: {maxPods: 20, podsPerCore: 5}}', { maxPods: 20, podsPerCore: 5 }],
  ['pods per core that are no number', '{config: {maxPods: 20, podsPerCore: "5"}}', { maxPods: 20 }],
  ['pods per core that are none', '{config: {maxPods: 20, podsPerCore: 0}}', { maxPods: 20 }],
  ['pods per core alone', '{config: {podsPerCore: 5}}', undefined],
])('a NodeConfig of %s', (_, kubelet, expected) => {
  expect(read(config(kubelet))).toEqual(expected);
});

describe('on a type', () => {
  const unsized = InstanceTypeLimits.custom({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10 });
  const sized = InstanceTypeLimits.of('m5.large');

  // m5.large: 3 ENIs of 10 addresses, 29 pods by its image, 2 vCPUs, 8192 MiB.
  test.each<[string, ToldPods, InstanceTypeLimits, number | undefined]>([
    ['a count', { maxPods: 20 }, sized, 20],
    ['a count that pods per core lower', { maxPods: 20, podsPerCore: 5 }, sized, 10],
    ['a count that pods per core do not lower', { maxPods: 20, podsPerCore: 50 }, sized, 20],
    ['a count with pods per core, of vCPUs that are not known', { maxPods: 20, podsPerCore: 5 }, unsized, undefined],
    ['a count of vCPUs that are not known', { maxPods: 20 }, unsized, 20],
    ['ENIs', { expression: 'default_enis' }, sized, 3],
    ['addresses', { expression: 'ips_per_eni' }, sized, 10],
    ['pods of the image', { expression: 'max_pods' }, sized, 29],
    ['vCPUs', { expression: 'vcpus' }, sized, 2],
    ['memory', { expression: 'physical_memory_mib / 1024' }, sized, 8],
    ['half a vCPU', { expression: 'vcpus * 0.5' }, sized, 1],
    ['a value that is no whole number', { expression: 'vcpus * 0.75' }, sized, undefined],
    ['spaces at the end', { expression: ' vcpus +  1 \n' }, sized, 3],
    ['vCPUs that are not known', { expression: 'vcpus' }, unsized, undefined],
    ['a value of nothing', { expression: 'vcpus - 2' }, sized, undefined],
    ['a name that begins with a line', { expression: '_vcpus' }, sized, undefined],
    ['a method of every object', { expression: 'toString(1)' }, sized, undefined],
    ['another one', { expression: 'constructor + 1' }, sized, undefined],
  ])('%s', (_, told, type, expected) => {
    expect(podsToldOn(told, type)).toBe(expected);
  });
});

test.each<[string, object, object, boolean | undefined]>([
  ['an image of the own', { ImageId: 'ami-1' }, {}, true],
  ['an image that a condition may leave out', { ImageId: { 'Fn::If': ['C', 'ami-1', { Ref: 'AWS::NoValue' }] } }, { AmiType: 'BOTTLEROCKET_x86_64' }, false],
  ['an image of EKS by default, which merges its own count', {}, {}, false],
  ['an image of EKS that merges its own count', {}, { AmiType: 'AL2023_x86_64_STANDARD' }, false],
  ['an image of EKS that does not', {}, { AmiType: 'BOTTLEROCKET_x86_64' }, true],
  ['an image that is told later', {}, { AmiType: { 'Fn::ImportValue': 'Type' } }, false],
])('whether nobody tells another count beside %s', (_, data, properties, expected) => {
  const { resources, at } = readIn({
    Launch: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: { UserData: { 'Fn::Base64': 'settings.kubernetes.max-pods = 20' }, ...data } }],
    Group: ['AWS::EKS::Nodegroup', { LaunchTemplate: { Id: { Ref: 'Launch' } }, ...properties }],
  });

  expect(groupToldPods(groupFacts(at('Group'), resources))?.isSure).toBe(expected);
});
