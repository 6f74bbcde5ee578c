import { App, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Hypervisor, InstanceTypeLimits, PodCapacityChecks } from '../../../src';
import { stackIn } from '../../private/cdk-fixtures';
import { messagesOf, plainCluster, PlainCluster, PlainParts, saidOf, saidOfPlain } from '../../private/cdk-plain';

const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const types = (...instanceTypes: string[]) => ({ group: { instanceTypes } });
const windows = (...instanceTypes: string[]) => ({ group: { instanceTypes, amiType: 'WINDOWS_CORE_2022_x86_64' }, configuration: { enableWindowsIpam: 'true' } });
const ofGroup = (said: string[]) => said.filter((each) => each.endsWith(' at Group')).map((each) => each.replace(' at Group', ''));
const saidOfGroup = (parts: PlainParts) => ofGroup(saidOfPlain(parts));

test.each<[string, PlainParts, string[]]>([
  ['a Xen type with prefixes', types('m4.large'), ['error prefixes-unsupported-in-group']],
  ['the same with single addresses', { ...types('m4.large'), env: {} }, []],
  // m5.large: 3 x 9 + 2 = 29 pods with single addresses, m5.xlarge 4 x 14 + 2 = 58
  ['types that lose pods', { ...types('m5.large', 'm5.xlarge'), env: {} }, ['warning mixed-types-lose-pods']],
  ['types that reach the cap', types('m5.large', 'm5.xlarge'), []],
  ['a type that is not in the table', types('m99.large'), ['error instance-type-unknown']],
  // 255 MiB + 110 x 11 MiB of 2 GiB
  ['memory that kubelet withholds', types('t3.small'), ['warning memory-withheld']],
  ['no ENI left for a trunk by MAX_ENI', { env: { ...PREFIXES, MAX_ENI: '1', ENABLE_POD_ENI: 'true' } }, ['warning trunk-never-attached']],
  ['a trunk on a type without', { ...types('t3.large'), env: { ...PREFIXES, ENABLE_POD_ENI: 'true' } }, ['warning trunk-unsupported']],
  ['x86 and Arm', types('m6i.large', 'm6g.large'), ['error architectures-mixed']],
  ['an AMI of x86 on Arm', { group: { instanceTypes: ['m6g.large'], amiType: 'AL2023_x86_64_STANDARD' } }, ['error ami-type-mismatch']],
  ['an AMI of Arm on Arm', { group: { instanceTypes: ['m6g.large'], amiType: 'BOTTLEROCKET_ARM_64' } }, []],
  ['an AMI of its own, which nobody names', { group: { instanceTypes: ['m6g.large'], amiType: 'CUSTOM' } }, ['error nodegroup-refused']],
  ['types with a GPU, without an AMI for them', types('g5.xlarge'), ['warning accelerator-without-drivers']],
  ['Windows, with one ENI', windows('m5.large'), ['warning windows-one-eni']],
  // (10 - 1) x 16 addresses
  ['the same with prefixes of its own', { ...windows('m5.large'), configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true' } }, []],
  // 9 and 14 addresses, and kubelet is told 110 on both
  ['types of Windows that differ', windows('m5.large', 'm5.xlarge'), ['warning windows-one-eni', 'warning windows-one-eni', 'warning windows-pods-differ']],
])('%s', (_, parts, expected) => {
  expect(saidOfGroup(parts)).toEqual(expected);
});

test.each<[string, PlainParts['group'], string]>([
  ['types', { instanceTypes: Fn.split(',', Fn.ref('Types')) }, 'Properties.InstanceTypes'],
  ['sizes', { scalingConfig: { minSize: Fn.ref('Size') as never, maxSize: 5 } }, 'Properties.ScalingConfig'],
  ['subnets', { subnets: Fn.split(',', Fn.ref('Subnets')) }, 'Properties.Subnets'],
])('what is not known of %s stands at them', (_, group, location) => {
  const { stack } = plainCluster({ group });
  const { violations } = new PodCapacityChecks().validateScope(stack);

  expect(violations.map(({ violatingResources: [{ locations }] }) => locations)).toEqual([[location]]);
});

describe('addresses for pods on Windows', () => {
  const ofEks = { env: null, cluster: { bootstrapSelfManagedAddons: true } };
  const configMap = (name: string, enabled: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'kube-system' }, data: { 'enable-windows-ipam': enabled } });

  test.each<[string, PlainParts, object | undefined, boolean]>([
    ['with nothing that gives them', ofEks, undefined, true],
    ['by a ConfigMap of the app', ofEks, configMap('amazon-vpc-cni', 'true'), false],
    ['not by one that says no', ofEks, configMap('amazon-vpc-cni', 'false'), true],
    ['not by another one', ofEks, configMap('aws-auth', 'true'), true],
    ['by a ConfigMap beside the add-on', { configuration: {} }, configMap('amazon-vpc-cni', 'true'), false],
  ])('%s', (_, parts, manifest, isSaid) => {
    const { stack, cluster } = plainCluster({ ...windows('m5.large'), ...parts, ...(parts.env === null ? { configuration: undefined } : {}) });
    const properties = { ClusterName: cluster.ref, Manifest: stack.toJsonString([manifest]) };
    if (manifest !== undefined) new CfnResource(stack, 'Manifest', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties });

    expect(ofGroup(saidOf(stack.node.root as App)).includes('warning windows-ipam-unseen')).toBe(isSaid);
  });

  const partOf = (type: string, more: object) => ({ stack, cluster }: PlainCluster) => (
    new CfnResource(stack, 'Part', { type: `Custom::AWSCDK-EKS-${type}`, properties: { ClusterName: cluster.ref, ...more } }));
  const chart = partOf('HelmChart', { Chart: 'cilium' });
  const patch = partOf('KubernetesPatch', { ResourceName: 'daemonset/aws-node' });
  const unread = partOf('KubernetesResource', { Manifest: Fn.importValue('Objects') });

  test.each<[string, PlainParts, ((plain: PlainCluster) => unknown) | undefined, boolean]>([
    ['by a chart, maybe', ofEks, chart, false],
    ['by a patch, maybe', ofEks, patch, false],
    ['by a manifest that is told later, maybe', ofEks, unread, false],
    ['by a manifest that is told later beside the add-on, maybe', { configuration: {} }, unread, false],
    ['not by a chart beside the add-on', { configuration: {} }, chart, true],
    ['not by a patch beside the add-on', { configuration: {} }, patch, true],
    ['by a setting that is told later, maybe', { configuration: { enableWindowsIpam: Fn.importValue('Ipam') } }, undefined, false],
    ['by a configuration that is told later, maybe', { addon: { configurationValues: Fn.importValue('Configuration') } }, undefined, false],
    ['by a setting that is on', { configuration: { enableWindowsIpam: true } }, undefined, false],
    ['not by a setting that is off', { configuration: { enableWindowsIpam: 'false' } }, undefined, true],
  ])('%s', (_, parts, more = () => {}, isSaid) => {
    const plain = plainCluster({ ...windows('m5.large'), ...(parts.env === null ? { configuration: undefined } : {}), ...parts });
    more(plain);

    expect(ofGroup(saidOf(plain.stack.node.root as App)).includes('warning windows-ipam-unseen')).toBe(isSaid);
  });

  test('are not asked for of a cluster that the app does not make', () => {
    const { stack } = plainCluster({ ...windows('m5.large'), group: { ...windows('m5.large').group, clusterName: 'other' }, env: null });

    expect(ofGroup(saidOf(stack.node.root as App))).toEqual(['warning vpc-cni-unseen', 'warning windows-one-eni']);
  });
});

test('limits of a type can be stated', () => {
  const instanceTypeLimits = [InstanceTypeLimits.custom({ instanceType: 'm99.large', maxEnis: 3, ipv4PerEni: 10, hypervisor: Hypervisor.NITRO, vcpus: 2, memoryMib: 8192 })];

  expect(saidOfPlain(types('m99.large'), { instanceTypeLimits })).toEqual([]);
});

test('pods that are lost are counted, and the way to have them', () => {
  const { stack } = plainCluster({ ...types('m5.large', 'm5.xlarge'), env: {} });

  // 4 x 14 + 2 - 29
  expect(new PodCapacityChecks().validateScope(stack).violations).toMatchObject([{
    ruleName: expect.stringMatching(/:mixed-types-lose-pods$/),
    description: expect.stringContaining('m5.xlarge could run 58 (loses 29)'),
    fix: expect.stringContaining('use prefix delegation, with which all types could run 110 pods'),
  }]);
});

test('without types EKS takes t3.medium', () => {
  const { stack } = plainCluster({ group: { instanceTypes: undefined }, env: { ...PREFIXES, MAX_ENI: '0', WARM_PREFIX_TARGET: '16' } });

  // 3 x (6 - 1) = 15 slots; MAX_ENI 0 is ignored
  expect(messagesOf(stack.node.root as App, 'warm-target-out-of-reach')).toEqual([expect.stringContaining('t3.medium have 15 slots for prefixes')]);
});

test('types of a launch template count where the group has none', () => {
  const stack = stackIn();
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { instanceType: 'm4.large', metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 } } });
  plainCluster({ group: { instanceTypes: undefined, launchTemplate: { id: template.ref, version: '1' } } }, stack);

  expect(ofGroup(saidOf(stack.node.root as App))).toEqual(['error prefixes-unsupported-in-group']);
});

describe('what is not known', () => {
  const text = (stack: Stack) => new CfnParameter(stack, 'Text').valueAsString;

  test.each<[string, (stack: Stack) => PlainParts, string[]]>([
    ['a type', (stack) => types('m5.large', text(stack)), ['warning value-unchecked at Group']],
    ['a type beside one that is not in the table', (stack) => types('nonsense', text(stack)), ['warning value-unchecked at Group', 'error instance-type-unknown at Group']],
    ['the list of types', (stack) => types(...Fn.split(',', text(stack))), ['warning value-unchecked at Group']],
    ['a launch template of somewhere else', () => ({ group: { instanceTypes: undefined, launchTemplate: { id: 'lt-1', version: '1' } } }), ['warning value-unchecked at Group']],
    ['a size', (stack) => ({ group: { scalingConfig: { minSize: 1, maxSize: new CfnParameter(stack, 'Number', { type: 'Number' }).valueAsNumber } } }), ['warning value-unchecked at Group']],
    ['the list of subnets', (stack) => ({ group: { subnets: Fn.split(',', text(stack)) } }), ['warning value-unchecked at Group']],
    ['the mode', (stack) => ({ ...types('m4.large'), env: { ENABLE_PREFIX_DELEGATION: text(stack) } }), ['warning value-unchecked at Cni']],
  ])('%s', (_, parts, expected) => {
    const stack = stackIn();
    plainCluster(parts(stack), stack);

    expect(saidOf(stack.node.root as App)).toEqual(expected);
  });
});
