import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { POD_NETWORK } from '../private/cdk-addon';
import { numberTokens, stackIn } from '../private/cdk-fixtures';
import { groupOf, launchDataOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { bottlerocketSettingsOf, mimePartsOf, nodeConfigOf, userDataOf } from '../private/cdk-user-data';

const BOTTLEROCKET = { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 };
const PREFIXES_CUSTOM = { podNetwork: POD_NETWORK };
const SCRIPT = ec2.MultipartBody.fromRawBody({ contentType: 'text/x-shellscript; charset="us-ascii"', body: '#!/bin/bash\necho ready' });

function groupWith(options: Partial<PodNodegroupOptions>, stack: Stack = stackIn()): PodNodegroup {
  return groupOf(options, PREFIXES_CUSTOM, stack);
}

function kubeletOf(group: PodNodegroup): unknown {
  return nodeConfigOf(userDataOf(group.launchTemplate)).spec.kubelet;
}

function expectRefused(options: Partial<PodNodegroupOptions>, ...problems: Problem[]): void {
  expectRefusal(() => groupWith(options), 'Stack/Group', ...problems);
}

/** The user data with what CloudFormation fills in replaced by a text. */
function deployed(group: PodNodegroup, filled: string): string {
  const { userData } = launchDataOf(group) as { userData: { 'Fn::Base64': { 'Fn::Join': [string, unknown[]] } } };
  const [separator, parts] = userData['Fn::Base64']['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : filled)).join(separator);
}

/** 255 + 11 * 110. */
const RESERVED = { memory: '1465Mi' };

describe('kubeletConfig', () => {
  test.each<[string, { [key: string]: any } | undefined, object]>([
    ['left out', undefined, { maxPods: 110 }],
    ['empty', {}, { maxPods: 110 }],
    ['given', { imageGCHighThresholdPercent: 80, evictionHard: { 'memory.available': '5%' } },
      { imageGCHighThresholdPercent: 80, evictionHard: { 'memory.available': '5%' }, maxPods: 110 }],
    ['with the same pod count', { maxPods: 110, serializeImagePulls: false }, { serializeImagePulls: false, maxPods: 110 }],
    ['with a pod count that is undefined', { maxPods: undefined }, { maxPods: 110 }],
    ['with lists and null', { allowedUnsafeSysctls: ['net.*'], cpuCFSQuota: null }, { allowedUnsafeSysctls: ['net.*'], cpuCFSQuota: null, maxPods: 110 }],
    ['with pods per core that allow the count', { podsPerCore: 55 }, { podsPerCore: 55, maxPods: 110 }],
    ['with pods per core off', { podsPerCore: 0 }, { podsPerCore: 0, maxPods: 110 }],
  ])('%s', (_, kubeletConfig, config) => {
    expect(kubeletOf(groupWith({ kubeletConfig }))).toEqual({ maxPodsExpression: '110', config: { kubeReserved: RESERVED, ...config } });
  });

  test('may hold texts that are tokens', () => {
    const group = groupWith({ kubeletConfig: { clusterDomain: Fn.importValue('Domain'), note: `a "${Fn.importValue('Note')}" \\` } });

    expect(nodeConfigOf(deployed(group, 'filled')).spec.kubelet.config).toEqual({ clusterDomain: 'filled', note: 'a "filled" \\', maxPods: 110, kubeReserved: RESERVED });
  });

  test.each<[string, { [key: string]: any }, Problem]>([
    ['another pod count', { maxPods: 58 }, ['bootstrap-contradiction', { setting: 'kubeletConfig.maxPods', got: '58', maxPods: 110 }]],
    ['a pod count as text', { maxPods: '110' }, ['bootstrap-contradiction', { setting: 'kubeletConfig.maxPods', got: '"110"', maxPods: 110 }]],
    ['a pod count that is a token', { maxPods: Lazy.number({ produce: () => 110 }) }, ['unresolved-value', { setting: 'kubeletConfig.maxPods' }]],
    ['pods per core that bring it down', { podsPerCore: 54 }, ['bootstrap-contradiction', { podsPerCore: 54, vcpus: 2, maxPods: 110 }]],
    ['a number that is a token', { evictionMaxPodGracePeriod: numberTokens(stackIn(), 1)[1][1] },
      ['unresolved-value', { setting: 'kubeletConfig.evictionMaxPodGracePeriod' }]],
    ['a list that is a token', { enforceNodeAllocatable: Fn.split(',', Fn.importValue('List')) },
      ['unresolved-value', { setting: 'kubeletConfig.enforceNodeAllocatable' }]],
    ['an object that is a token', { kubeReserved: Lazy.any({ produce: () => ({}) }) }, ['unresolved-value', { setting: 'kubeletConfig.kubeReserved' }]],
    ['a token far below', { a: [{ b: Lazy.number({ produce: () => 1 }) }] }, ['unresolved-value', { setting: 'kubeletConfig.a[0].b' }]],
    ['no number', { a: NaN }, ['option-refused', 'node-settings.notNumber', { setting: 'kubeletConfig.a', got: 'NaN' }]],
    ['what is no data', { a: () => 1 }, ['option-refused', 'node-settings.notData', { setting: 'kubeletConfig.a', got: 'function' }]],
  ])('fails for %s', (_, kubeletConfig, problem) => {
    expectRefused({ kubeletConfig }, problem);
  });

  test('fails for pods per core where the vCPUs are not known', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'x99.large', maxEnis: 3, ipv4PerEni: 10 });

    expectRefused({ instanceTypes: types('x99.large'), instanceTypeLimits: [limits], kubeletConfig: { podsPerCore: 50 } },
      ['bootstrap-contradiction', { podsPerCore: 50, vcpus: undefined, maxPods: 110 }]);
    // 55 x 2 would do on m5.large.
    expectRefused({ instanceTypes: types('m5.large', 'x99.large'), instanceTypeLimits: [limits], kubeletConfig: { podsPerCore: 55 } },
      ['bootstrap-contradiction', { podsPerCore: 55, vcpus: undefined, maxPods: 110 }]);
  });

  test('fails for pods per core that bring down the count of the smallest of several types', () => {
    expectRefused({ instanceTypes: types('m5.xlarge', 'm5.large'), kubeletConfig: { podsPerCore: 30 } },
      ['bootstrap-contradiction', { podsPerCore: 30, vcpus: 2, maxPods: 110 }]); // 4 x 30 would do
  });

  test('is compared with the count that was asked for', () => {
    expect(kubeletOf(groupWith({ maxPods: 25, kubeletConfig: { maxPods: 25 } }))).toEqual({ maxPodsExpression: '25', config: { maxPods: 25, kubeReserved: { memory: '530Mi' } } }); // 255 + 11 * 25
    expectRefused({ maxPods: 25, kubeletConfig: { maxPods: 110 } }, ['bootstrap-contradiction', { setting: 'kubeletConfig.maxPods', got: '110', maxPods: 25 }]);
  });

  test('does not add to an error of the count itself', () => {
    expectRefused({ maxPods: 1000, kubeletConfig: { maxPods: 1000 } }, ['max-pods-out-of-range']);
  });

  test('is checked where there is no pod count', () => {
    expectRefused({ instanceTypes: [], kubeletConfig: { a: NaN } },
      ['instance-types-missing'], ['option-refused', 'node-settings.notNumber', { setting: 'kubeletConfig.a' }]);
  });
});

describe('kubeletFlags', () => {
  test('stand in the NodeConfig in their order, and not at all where none are given', () => {
    const token = `--node-ip=${Fn.importValue('Ip')}`;

    expect(kubeletOf(groupWith({ kubeletFlags: ['--v=4', '--node-labels=a=b'] }))).toEqual({
      maxPodsExpression: '110',
      config: { maxPods: 110, kubeReserved: RESERVED },
      flags: ['--v=4', '--node-labels=a=b'],
    });
    expect(kubeletOf(groupWith({ kubeletFlags: [] }))).not.toHaveProperty('flags');
    expect(nodeConfigOf(deployed(groupWith({ kubeletFlags: [token, Fn.importValue('Flag')] }), 'filled')).spec.kubelet).toMatchObject({ flags: ['--node-ip=filled', 'filled'] });
  });

  test.each<[string, Problem]>([
    ['--max-pods=58', ['bootstrap-contradiction', { flag: '--max-pods=58' }]],
    ['--max-pods 58', ['bootstrap-contradiction', { flag: '--max-pods 58' }]],
    ['-max-pods=58', ['bootstrap-contradiction', { flag: '-max-pods=58' }]],
    [`--max-pods=${Fn.importValue('N')}`, ['bootstrap-contradiction', { flag: '--max-pods' }]],
    ['v=4', ['option-refused', 'kubelet-flags.noFlag', { flag: 'v=4' }]],
    ['', ['option-refused', 'kubelet-flags.noFlag', { flag: '' }]],
  ])('fails for %p', (flag, problem) => {
    expectRefused({ kubeletFlags: ['--v=4', flag] }, problem);
  });

  test('fails for a list that is a token', () => {
    expectRefused({ kubeletFlags: Fn.split(',', Fn.importValue('Flags')) }, ['unresolved-value', 'kubelet-flags.flagsUnresolved']);
  });
});

describe('userDataParts', () => {
  test('stand before the part of this library, in their order', () => {
    const other = ec2.MultipartBody.fromRawBody({ contentType: 'application/node.eks.aws', body: JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig' }) });
    const parts = mimePartsOf(userDataOf(groupWith({ userDataParts: [SCRIPT, other] }).launchTemplate));

    expect(parts.map(({ contentType }) => contentType)).toEqual(['text/x-shellscript; charset="us-ascii"', 'application/node.eks.aws', 'application/node.eks.aws']);
    expect(parts[0].body).toContain('echo ready');
    expect(JSON.parse(parts[2].body).spec.kubelet.config).toEqual({ maxPods: 110, kubeReserved: RESERVED });
  });

  test('may be the user data of CDK', () => {
    const script = ec2.UserData.forLinux();
    script.addCommands('echo ready');
    const group = groupWith({ userDataParts: [ec2.MultipartBody.fromUserData(script)] });

    expect(nodeConfigOf(deployed(group, '')).spec.kubelet.config).toEqual({ maxPods: 110, kubeReserved: RESERVED });
  });

  test('fails for a NodeConfig whose flags hold the pod count', () => {
    const body = JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet: { flags: ['--max-pods=58'] } } });

    expectRefused({ userDataParts: [SCRIPT, ec2.MultipartBody.fromRawBody({ contentType: 'application/node.eks.aws', body })] },
      ['bootstrap-contradiction', 'kubelet-flags.count', { option: 'userDataParts[1]' }]);
  });
});

describe('bottlerocketSettings', () => {
  const kubernetes = { 'max-pods': 110 };

  test.each<[string, { [key: string]: any } | undefined, object]>([
    ['left out', undefined, { kubernetes }],
    ['empty', {}, { kubernetes }],
    ['of other parts', { 'host-containers': { admin: { enabled: true } }, 'motd': 'hello' }, { 'host-containers': { admin: { enabled: true } }, 'motd': 'hello', kubernetes }],
    ['of the same table', { kubernetes: { 'image-gc-high-threshold-percent': 80, 'node-labels': { 'example.com/team': 'a' } } },
      { kubernetes: { 'image-gc-high-threshold-percent': 80, 'node-labels': { 'example.com/team': 'a' }, ...kubernetes } }],
    ['with the same pod count', { kubernetes }, { kubernetes }],
    ['with lists', { 'ntp': { 'time-servers': ['a', 'b'] }, 'bootstrap-containers': {} }, { 'ntp': { 'time-servers': ['a', 'b'] }, 'bootstrap-containers': {}, kubernetes }],
  ])('%s', (_, bottlerocketSettings, settings) => {
    const text = userDataOf(groupWith({ ...BOTTLEROCKET, bottlerocketSettings }).launchTemplate);

    expect(bottlerocketSettingsOf(text)).toEqual({ settings });
    expect(text).toMatch(/^max-pods = 110$/m);
  });

  test('may hold texts and keys that are tokens', () => {
    const group = groupWith({
      ...BOTTLEROCKET,
      bottlerocketSettings: { motd: Fn.importValue('Motd'), kubernetes: { 'node-labels': { [`${Fn.importValue('Key')}`]: 'a' } } },
    });

    expect(bottlerocketSettingsOf(deployed(group, 'filled'))).toEqual({ settings: { motd: 'filled', kubernetes: { 'max-pods': 110, 'node-labels': { filled: 'a' } } } });
  });

  test.each<[string, { [key: string]: any }, Problem[]]>([
    ['another pod count', { kubernetes: { 'max-pods': 58 } },
      [['bootstrap-contradiction', { setting: 'bottlerocketSettings.kubernetes.max-pods', got: '58', maxPods: 110 }]]],
    ['a pod count as text', { kubernetes: { 'max-pods': '110' } },
      [['bootstrap-contradiction', { setting: 'bottlerocketSettings.kubernetes.max-pods', got: '"110"', maxPods: 110 }]]],
    ['a pod count that is a token', { kubernetes: { 'max-pods': Fn.importValue('N') } },
      [['bootstrap-contradiction', { setting: 'bottlerocketSettings.kubernetes.max-pods', got: 'a token', maxPods: 110 }]]],
    ['a pod count that is a number token', { kubernetes: { 'max-pods': Lazy.number({ produce: () => 110 }) } },
      [['unresolved-value', { setting: 'bottlerocketSettings.kubernetes.max-pods' }]]],
    ['the whole tree', { settings: { kubernetes: {} } }, [['option-refused', 'node-settings.settingsTwice']]],
    ['no table', { kubernetes: 'x' }, [['option-refused', 'node-settings.noTable', { got: '"x"' }]]],
    ['a table that is a token', { kubernetes: Lazy.any({ produce: () => ({}) }) }, [['unresolved-value', { setting: 'bottlerocketSettings.kubernetes' }]]],
    ['null', { ntp: null }, [['option-refused', 'node-settings.isNull', { setting: 'bottlerocketSettings.ntp' }]]],
    ['a list with a gap', { ntp: ['a', undefined] }, [
      ['option-refused', 'node-settings.withoutItem', { setting: 'bottlerocketSettings.ntp', place: 1 }],
    ]],
    ['a quotation mark', { motd: 'say "hi"' }, [['option-refused', 'node-settings.quotationMark', { setting: 'bottlerocketSettings.motd' }]]],
    ['a mixed list', { ntp: [1, 'a'] }, [['option-refused', 'node-settings.severalTypes', { setting: 'bottlerocketSettings.ntp' }]]],
    ['a quoted header', { 'container.x': { 'a.b': { c: 1 } } }, [
      ['option-refused', { setting: 'bottlerocketSettings', key: 'container.x' }],
      ['option-refused', { setting: 'bottlerocketSettings.container.x', key: 'a.b' }],
    ]],
  ])('fails for %s', (_, bottlerocketSettings, problems) => {
    expectRefused({ ...BOTTLEROCKET, bottlerocketSettings }, ...problems);
  });
});

describe('settings of the other operating system', () => {
  test.each<[string, Partial<PodNodegroupOptions>]>([
    ['kubeletConfig', { kubeletConfig: {} }],
    ['kubeletFlags', { kubeletFlags: [] }],
    ['userDataParts', { userDataParts: [SCRIPT] }],
  ])('fails for %s on Bottlerocket', (name, options) => {
    expectRefused({ ...BOTTLEROCKET, ...options },
      ['option-refused', { setting: name, reader: 'AL2023', system: 'Bottlerocket', own: ['bottlerocketSettings'] }]);
  });

  test('fails for bottlerocketSettings on AL2023', () => {
    expectRefused({ bottlerocketSettings: {} },
      ['option-refused', { setting: 'bottlerocketSettings', reader: 'Bottlerocket', system: 'AL2023', own: ['kubeletConfig', 'kubeletFlags', 'userDataParts'] }]);
  });
});
