import { App, Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits } from '../../../../src/capacity/instance-type-limits';
import { amiTypeNames, findAmiType } from '../../../../src/compute/os/ami-types';
import { clusterIn } from '../../../private/cdk-cluster';
import { stackIn } from '../../../private/cdk-fixtures';
import { plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const IDS = /ami-|architectures-mixed|accelerator|windows-unsupported/;
const METADATA = { httpTokens: 'required', httpPutResponseHopLimit: 1 };

/** What is said of the image of a group, as `severity id`. */
function saidOfImage(group: PlainParts['group'], version?: string, data?: (stack: Stack) => object | undefined): string[] {
  const stack = stackIn();
  const launchTemplateData = data?.(stack);
  const template = launchTemplateData === undefined ? undefined
    : new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { metadataOptions: METADATA, ...launchTemplateData } as never });
  const launchTemplate = template && { id: template.ref, version: '1' };
  plainCluster({ cluster: { version }, env: {}, configuration: { enableWindowsIpam: 'true' }, group: { launchTemplate, ...group } }, stack);
  return saidOf(stack.node.root as App).filter((each) => IDS.test(each)).map((each) => each.replace(' at Group', ''));
}

/** A type of a kind that an AMI type is for. */
const typeFor = (amiType: string) => {
  const { architecture, drivers } = findAmiType(amiType)!;
  if (drivers.includes('Neuron' as never)) return 'inf2.xlarge';
  if (drivers.length > 0) return architecture === 'arm64' ? 'g5g.xlarge' : 'g5.xlarge';
  return architecture === 'arm64' ? 'm6g.large' : 'm5.large';
};

describe('each AMI type of EKS', () => {
  test.each(amiTypeNames())('%s is right on the types that it is for, and refused on those of the other architecture', (amiType) => {
    const { architecture } = findAmiType(amiType)!;
    const other = architecture === 'arm64' ? 'm5.large' : 'm6g.large';

    expect(saidOfImage({ amiType, instanceTypes: [typeFor(amiType)] }, '1.32')).toEqual([]);
    expect(saidOfImage({ amiType, instanceTypes: [other] }, '1.32')).toEqual([amiType.startsWith('WINDOWS') ? 'error windows-unsupported' : 'error ami-type-mismatch']);
  });

  test.each(amiTypeNames().flatMap((amiType) => ['1.32', '1.33', '1.34', undefined].map((version) => [amiType, version] as const)))('%s with Kubernetes %s', (amiType, version) => {
    const isGone = amiType.startsWith('AL2_') && version !== '1.32' && version !== undefined;

    expect(saidOfImage({ amiType, instanceTypes: [typeFor(amiType)] }, version)).toEqual(isGone ? ['error ami-type-mismatch'] : []);
  });

  test('has its architecture in its name', () => {
    expect(amiTypeNames().filter((name) => name.includes('ARM_64') !== (findAmiType(name)!.architecture === 'arm64'))).toEqual([]);
    expect(amiTypeNames().filter((name) => !/ARM_64|x86_64/.test(name))).toEqual([]);
    expect(amiTypeNames()).toEqual(expect.arrayContaining(Object.values(NodegroupAmiType)));
    expect(amiTypeNames().filter((name) => !findAmiType(name)!.source.startsWith('https://'))).toEqual([]);
  });
});

test.each<[string, string[], string | undefined, string[]]>([
  ['left out', ['m5.large'], undefined, []],
  ['left out', ['m6g.large'], undefined, ['error ami-type-mismatch']],
  ['left out', ['t4g.medium', 'm6g.large'], undefined, ['error ami-type-mismatch']],
  ['left out', ['m5.large', 'm6g.large'], undefined, ['error architectures-mixed']],
  ['left out', ['g5.xlarge'], undefined, ['warning accelerator-without-drivers']],
  ['left out', ['inf2.xlarge', 'trn1.2xlarge'], undefined, ['warning accelerator-without-drivers']],
  ['left out', ['g5.xlarge', 'm5.large'], undefined, ['warning accelerators-mixed']],
  ['left out', ['g5g.xlarge'], undefined, ['error ami-type-mismatch']],
  ['left out', ['g4ad.xlarge'], undefined, []],
  ['of x86', ['m5.large', 'm6g.large'], 'AL2023_x86_64_STANDARD', ['error architectures-mixed']],
  ['with drivers', ['m5.large'], 'AL2023_x86_64_NVIDIA', ['warning ami-drivers-unused']],
  ['with drivers', ['m5.large', 'g5.xlarge'], 'AL2023_x86_64_NVIDIA', []],
  ['that needs a GPU', ['m5.large', 'g5.xlarge'], 'BOTTLEROCKET_x86_64_NVIDIA', ['error ami-type-mismatch']],
  ['without drivers, which somebody chose', ['g5.xlarge'], 'AL2023_x86_64_STANDARD', []],
  ['of Windows', ['m4.large'], 'WINDOWS_CORE_2022_x86_64', ['error windows-unsupported']],
  ['of Windows', ['m4.16xlarge'], 'WINDOWS_CORE_2022_x86_64', []],
  ['of Windows', ['c4.large'], 'WINDOWS_FULL_2025_x86_64', ['error windows-unsupported']],
  ['that is not known', ['m6g.large'], 'UBUNTU_x86_64', []],
  ['of the launch template', ['m6g.large'], 'CUSTOM', []],
  ['that is a token', ['m6g.large'], Fn.ref('Type'), []],
])('an AMI type %s, for %j: %s', (_, instanceTypes, amiType, expected) => {
  expect(saidOfImage({ instanceTypes, amiType }, '1.34')).toEqual(expected);
});

test('a type that is not in the table has no architecture to contradict', () => {
  expect(InstanceTypeLimits.find('m99g.large')).toBeUndefined();
  expect(saidOfImage({ instanceTypes: ['m99g.large'] })).toEqual([]);
});

describe('where a launch template chooses the image', () => {
  const ARM = { instanceTypes: ['m6g.large'] };

  test.each<[string, (stack: Stack) => object, string[]]>([
    ['it names one', () => ({ imageId: 'ami-0123456789abcdef0' }), []],
    ['it names one that is a token', (stack) => ({ imageId: new CfnParameter(stack, 'Image').valueAsString }), []],
    ['it names none', () => ({}), ['error ami-type-mismatch']],
    ['it names none, for a reference to nothing', () => ({ imageId: Aws.NO_VALUE }), ['error ami-type-mismatch']],
    ['a condition decides', () => ({ imageId: Fn.conditionIf('Own', 'ami-0123456789abcdef0', Aws.NO_VALUE).toString() }), []],
  ])('%s', (_, data, expected) => {
    expect(saidOfImage(ARM, '1.34', data)).toEqual(expected);
  });

  test('it is not seen where the template is of somewhere else, unless the group names an AMI type', () => {
    const launchTemplate = { id: 'lt-0123456789abcdef0', version: '1' };

    expect(saidOfImage({ ...ARM, launchTemplate })).toEqual([]);
    expect(saidOfImage({ ...ARM, launchTemplate, amiType: 'AL2023_x86_64_STANDARD' })).toEqual(['error ami-type-mismatch']);
  });

  test('its type counts where the group has none', () => {
    expect(saidOfImage({ instanceTypes: undefined }, '1.34', () => ({ instanceType: 'm6g.large' }))).toEqual(['error ami-type-mismatch']);
  });
});

test('the version of the group counts where that of the cluster is not known', () => {
  expect(saidOfImage({ amiType: 'AL2_x86_64', version: '1.33' })).toEqual(['error ami-type-mismatch']);
  expect(saidOfImage({ amiType: 'AL2_x86_64', version: '1.32' })).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['m6g.large', 'AL2023_x86_64_STANDARD', ['ami-type-mismatch']],
  ['m5.large', 'BOTTLEROCKET_x86_64_NVIDIA', ['ami-type-mismatch']],
  ['m5.large', 'AL2_x86_64', ['ami-type-mismatch']],
  ['m5.large', 'AL2023_x86_64_NVIDIA', []],
  ['g5.xlarge', 'BOTTLEROCKET_x86_64_NVIDIA', []],
])('constructs refuse the same of %s with %s: %j', (type, amiType, expected) => {
  const add = () => clusterIn(stackIn()).addNodegroup('Own', { instanceTypes: [new ec2.InstanceType(type)], amiType: amiType as NodegroupAmiType });

  if (expected.length > 0) expect(add).toThrow(`cdk-eks-pod-capacity:${expected[0]}`);
  else expect(add().findings.map(({ id }) => id).filter((id) => id.endsWith('ami-drivers-unused'))).toHaveLength(amiType.startsWith('AL2023') ? 1 : 0);
});
