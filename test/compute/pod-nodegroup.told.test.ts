import { gzipSync } from 'zlib';
import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { TaintEffect } from 'aws-cdk-lib/aws-eks-v2';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { POD_NETWORK } from '../private/cdk-addon';
import { groupOf } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { Said, saidBy } from '../private/statements';

const NODE_CONFIG_TYPE = 'application/node.eks.aws';
const TAINTS = [{ key: 't', value: 'v', effect: TaintEffect.NO_SCHEDULE }];
const OWN_AMI = { machineImageId: 'ami-0123456789abcdef0', os: NodeOs.AL2023, serviceIpv4Cidr: '172.20.0.0/16' };

function partOf(kubelet: object | string, contentType: string = NODE_CONFIG_TYPE): ec2.MultipartBody {
  const body = typeof kubelet === 'string' ? kubelet : JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet } });
  return ec2.MultipartBody.fromRawBody({ contentType, body });
}

const bodyOf = (part: ec2.MultipartBody) => part.renderBodyPart().slice(2).join('\n');
const encoded = (kubelet: object) => partOf(Buffer.from(bodyOf(partOf(kubelet))).toString('base64'));
const compressed = (kubelet: object) => partOf(gzipSync(bodyOf(partOf(kubelet))).toString('base64'));
const yaml = (flag: string) => partOf(`apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    flags:\n      - ${JSON.stringify(flag)}\n`);

/** What is refused of a group of m5.large, which has two vCPUs and 110 pods. */
function expectRefused(options: Partial<PodNodegroupOptions>, ...problems: Problem[]): void {
  expectRefusal(() => groupOf(options, { podNetwork: POD_NETWORK }), 'Stack/Group', ...problems);
}

function said(options: Partial<PodNodegroupOptions>): Said[] {
  return saidBy(groupOf(options, { podNetwork: POD_NETWORK }).findings);
}

/** Each way in which flags reach kubelet: the option, and what it is called. */
const HOLDERS: Readonly<Record<string, readonly [string, (flags: string[]) => Partial<PodNodegroupOptions>]>> = {
  'kubeletFlags': ['kubeletFlags', (kubeletFlags) => ({ kubeletFlags })],
  'a part in JSON': ['userDataParts[0]', (flags) => ({ userDataParts: [partOf({ flags })] })],
  'a second part in base64': ['userDataParts[1]', (flags) => ({ userDataParts: [partOf('#!/bin/bash', 'text/x-shellscript'), encoded({ flags })] })],
  'a part of gzip': ['userDataParts[0]', (flags) => ({ userDataParts: [compressed({ flags })] })],
  'a part in YAML': ['userDataParts[0]', ([flag]) => ({ userDataParts: [yaml(flag)] })],
};

describe.each(Object.entries(HOLDERS))('%s', (_, [option, holding]) => {
  test.each<[string, Problem]>([
    ['--max-pods=58', ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: '--max-pods=58' }]],
    ['--max-pods 58', ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: '--max-pods 58' }]],
    ['--max_pods=58', ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: '--max_pods=58' }]],
    ['--v=4 --max-pods=58', ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: '--max-pods 58' }]],
    ['--pods-per-core=54', ['bootstrap-contradiction', 'node-settings.podsPerCore', { podsPerCore: 54, vcpus: 2, maxPods: 110 }]],
    ['--pods-per-core 54', ['bootstrap-contradiction', 'node-settings.podsPerCore', { podsPerCore: 54, vcpus: 2, maxPods: 110 }]],
    ['--config=/etc/own.json', ['bootstrap-contradiction', 'kubelet-flags.otherConfig', { option, flag: '--config=/etc/own.json' }]],
    ['--config-dir=/etc/own', ['bootstrap-contradiction', 'kubelet-flags.otherConfig', { option, flag: '--config-dir=/etc/own' }]],
    ['--kube-reserved=cpu=100m', ['option-refused', 'kubelet-flags.reserved', { option, flag: '--kube-reserved=cpu=100m' }]],
    ['--register-node=false', ['option-refused', 'kubelet-flags.unregistered', { option }]],
    ['--node-labels=kubernetes.io/role=web', ['option-refused', 'joining.labelNotAllowed', { labels: ['kubernetes.io/role'] }]],
    ['--node-labels=a=1,vpc.amazonaws.com/externalEniConfig=x', ['option-refused', 'node-places.ownLabel', { label: 'vpc.amazonaws.com/externalEniConfig' }]],
    ['--node-labels=a=b=c', ['option-refused', 'joining.valueSyntax', { name: 'a', value: 'b=c' }]],
    ['--register-with-taints=t=v:NoSchedule,t=w:NoSchedule', ['option-refused', 'joining.taintTwice', { taint: 't:NoSchedule', values: ['v', 'w'] }]],
    ['--v 4', ['option-refused', 'kubelet-flags.severalWords', { option, flag: '--v 4' }]],
    ['--v=4 ', ['option-refused', 'kubelet-flags.severalWords', { option, flag: '--v=4 ' }]],
    ['v=4', ['option-refused', 'kubelet-flags.noFlag', { option, flag: 'v=4' }]],
    ['--max-pods="58"', ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: '--max-pods="58"' }]],
    ["'--max-pods=58'", ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: "'--max-pods=58'" }]],
    ['--max\\-pods=58', ['bootstrap-contradiction', 'kubelet-flags.count', { option }]],
    ['--v=4 "--max-pods" \'58\'', ['bootstrap-contradiction', 'kubelet-flags.count', { option, flag: '--max-pods 58' }]],
    ['--pods-per-core="54"', ['bootstrap-contradiction', 'node-settings.podsPerCore', { podsPerCore: 54, vcpus: 2, maxPods: 110 }]],
    ['--register-node=\'false\'', ['option-refused', 'kubelet-flags.unregistered', { option }]],
    ['--node-labels="a=b=c"', ['option-refused', 'joining.valueSyntax', { name: 'a', value: 'b=c' }]],
    ['--v="4" 5', ['option-refused', 'kubelet-flags.severalWords', { option, flag: '--v="4" 5' }]],
    ['--v="4', ['option-refused', 'kubelet-flags.unclosed', { option, flag: '--v="4' }]],
    ['--root-dir=\\"a', ['option-refused', 'kubelet-flags.unclosed', { option }]], // the backslash goes before the marks are read
    ["--node-ip=a'b", ['option-refused', 'kubelet-flags.unclosed', { option }]],
    ['--node-ip="it\'s', ['option-refused', 'kubelet-flags.unclosed', { option }]],
    ['--v=4\\', ['option-refused', 'kubelet-flags.unclosed', { option, flag: '--v=4\\' }]],
    ['--v=4\\\\', ['option-refused', 'kubelet-flags.unclosed', { option }]],
  ])('fails for %p', (flag, problem) => {
    expectRefused(holding([flag]), problem);
  });

  test.each([
    '--v=4', '--max-pods-of-mine=1', '--pods-per-core=55', '--pods-per-core=0', '--register-node=true', '--register-node', '--node-labels=a=b,c=d',
    '--register-with-taints=t=v:NoSchedule,t=v:NoExecute', '--cluster-dns=169.254.20.10', '--config-x=1',
    '--v="4"', "'--v=4'", '--node-labels="a=b",c=\'d\'', '--node-ip="it\'s"', '--root-dir="/var/a b"', '--root-dir=/a\\\\b', '--root-dir=\\\\\\"a', '--pods-per-core="55"', '--register-node="true"',
  ])('takes %p', (flag) => {
    expect(said(holding([flag]))).toEqual([]);
  });
});

test('a value in a string of its own belongs to the flag before it', () => {
  expectRefused({ kubeletFlags: ['--max-pods', '58'] },
    ['bootstrap-contradiction', 'kubelet-flags.count', { flag: '--max-pods' }], ['option-refused', 'kubelet-flags.noFlag', { flag: '58' }]);
});

test('all that is wrong is said at once, of flags and of parts', () => {
  expectRefused({ kubeletFlags: ['--max-pods=58', '--v 4'], userDataParts: [partOf({ flags: ['--config=/x'] }), partOf('{')] },
    ['bootstrap-contradiction', 'kubelet-flags.count'],
    ['option-refused', 'kubelet-flags.severalWords'],
    ['user-data-unreadable', 'node-settings.partText', { part: 'userDataParts[1]' }],
    ['bootstrap-contradiction', 'kubelet-flags.otherConfig', { option: 'userDataParts[0]' }]);
});

describe('a flag of which one of two does nothing', () => {
  test.each<[string, Partial<PodNodegroupOptions>, object]>([
    ['given twice', { kubeletFlags: ['--v=2', '--node-ip=10.0.0.1', '--v=4'] }, { option: 'kubeletFlags', flag: '--v=2', later: '--v=4', of: 'kubeletFlags' }],
    ['given twice alike', { kubeletFlags: ['--v=2', '--v=2'] }, { flag: '--v=2', later: '--v=2' }],
    ['in a part and in kubeletFlags', { kubeletFlags: ['--v=4'], userDataParts: [partOf({ flags: ['--v=2'] })] },
      { option: 'userDataParts[0]', flag: '--v=2', later: '--v=4', of: 'kubeletFlags' }],
    ['in two parts', { userDataParts: [partOf({ flags: ['--v=2'] }), yaml('--v=3')] }, { option: 'userDataParts[0]', later: '--v=3', of: 'userDataParts[1]' }],
  ])('%s', (_, options, facts) => {
    expect(said(options)).toEqual([['kubelet-flags.idle', expect.objectContaining(facts)]]);
  });

  test('is none where values are added up', () => {
    expect(said({ kubeletFlags: ['--node-labels=a=1', '--node-labels=b=2', '--feature-gates=A=true', '--feature-gates=B=true'] })).toEqual([]);
  });
});

describe('taints said twice', () => {
  const registerWithTaints = [{ key: 'u', value: 'w', effect: 'NoSchedule' }];
  const flag = '--register-with-taints=u=w:NoSchedule';

  test.each<[string, Partial<PodNodegroupOptions>, Problem[]]>([
    ['kubeletConfig and a flag', { kubeletConfig: { registerWithTaints }, kubeletFlags: [flag] },
      [['option-refused', 'kubelet-flags.taintsReplaced', { setting: 'kubeletConfig.registerWithTaints', by: 'the flag --register-with-taints' }]]],
    ['kubeletConfig and taints', { kubeletConfig: { registerWithTaints }, taints: TAINTS },
      [['option-refused', 'kubelet-flags.taintsReplaced', { setting: 'kubeletConfig.registerWithTaints', by: "'taints'" }]]],
    ['kubeletConfig and taints of an own image', { ...OWN_AMI, kubeletConfig: { registerWithTaints }, taints: TAINTS },
      [['option-refused', 'kubelet-flags.taintsReplaced', { by: "'taints'" }]]],
    ['a part and a flag', { userDataParts: [partOf({ config: { registerWithTaints } })], kubeletFlags: [flag] },
      [['option-refused', 'kubelet-flags.taintsReplaced', { setting: 'registerWithTaints in userDataParts[0]' }]]],
    ['kubeletConfig and a flag in a part', { kubeletConfig: { registerWithTaints }, userDataParts: [partOf({ flags: [flag] })] },
      [['option-refused', 'kubelet-flags.taintsReplaced', { setting: 'kubeletConfig.registerWithTaints' }]]],
    ['taints and a flag', { taints: TAINTS, kubeletFlags: [flag] },
      [['option-refused', 'kubelet-flags.twice', { option: 'kubeletFlags', flag: '--register-with-taints', given: 'taints' }]]],
    ['taints and a flag in a part', { ...OWN_AMI, taints: TAINTS, userDataParts: [partOf({ flags: [flag] })] },
      [['option-refused', 'kubelet-flags.twice', { option: 'userDataParts[0]', given: 'taints' }]]],
  ])('%s', (_, options, problems) => {
    expectRefused(options, ...problems);
  });

  test.each<[string, Partial<PodNodegroupOptions>]>([
    ['once, in kubeletConfig', { kubeletConfig: { registerWithTaints } }],
    ['once, by a flag', { kubeletFlags: [flag] }],
    ['an empty list beside a flag', { kubeletConfig: { registerWithTaints: [] }, kubeletFlags: [flag] }],
  ])('may be said %s', (_, options) => {
    expect(said(options)).toEqual([]);
  });
});

test('labels of options and flags must agree', () => {
  expectRefused({ labels: { team: 'a' }, kubeletFlags: ['--node-labels=team=b'] }, ['option-refused', 'joining.labelTwice', { label: 'team', values: ['a', 'b'] }]);
  expect(said({ labels: { team: 'a' }, kubeletFlags: ['--node-labels=team=a,use=b'] })).toEqual([]);
});

describe('parts', () => {
  test.each<[string, ec2.MultipartBody, string, object]>([
    ['a NodeConfig of another version', partOf('{"apiVersion":"v1","kind":"NodeConfig"}'), 'partKind', { got: 'v1, NodeConfig' }],
    ['flags as text', partOf({ flags: '--v=4' }), 'partField', { got: 'spec.kubelet.flags' }],
    ['YAML with tabs', partOf('apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n\tspec: {}'), 'partText', {}],
    ['gzip that is cut', partOf(gzipSync(bodyOf(partOf({}))).subarray(0, 30).toString('base64')), 'partGzip', {}],
    ['a content type of no form', partOf('#!/bin/bash', 'text/x shellscript'), 'partType', { got: 'text/x shellscript' }],
  ])('fails for %s', (_, part, wording, facts) => {
    expectRefused({ userDataParts: [part] }, ['user-data-unreadable', `node-settings.${wording}`, { part: 'userDataParts[0]', ...facts }]);
  });

  test('with a token are not checked in full, and what is seen is judged', () => {
    expect(said({ userDataParts: [partOf({ flags: [`--node-ip=${Fn.importValue('Ip')}`] })] })).toEqual([['node-settings.partUnchecked', { part: 'userDataParts[0]' }]]);
    expect(said({ userDataParts: [partOf(Fn.importValue('Config'))] })).toEqual([['node-settings.partUnchecked', { part: 'userDataParts[0]' }]]);
    expectRefused({ userDataParts: [partOf({ flags: [`--node-ip=${Fn.importValue('Ip')}`, '--max-pods=58'] })] }, ['bootstrap-contradiction', 'kubelet-flags.count']);
  });

  test.each<[string, object, string]>([
    ['config.maxPods', { config: { maxPods: 58 } }, '58'],
    ['maxPodsExpression', { maxPodsExpression: '58' }, '"58"'],
  ])('with %s are warned of: ours is the later one', (name, kubelet, got) => {
    expect(said({ userDataParts: [partOf(kubelet)] })).toEqual([['node-settings.countIdle', { part: 'userDataParts[0]', name, got, maxPods: 110 }]]);
  });

  test('may say the same count', () => {
    expect(said({ userDataParts: [partOf({ config: { maxPods: 110 }, maxPodsExpression: '110' })] })).toEqual([]);
  });

  test('with pods per core are judged as those of kubeletConfig, which replace them', () => {
    const userDataParts = [partOf({ config: { podsPerCore: 10 } })];

    expectRefused({ userDataParts }, ['bootstrap-contradiction', { setting: 'podsPerCore in userDataParts[0]', podsPerCore: 10, vcpus: 2, maxPods: 110 }]);
    expect(said({ userDataParts, kubeletConfig: { podsPerCore: 0 } })).toEqual([]);
  });
});

test('a flag that is a token is not checked', () => {
  expect(said({ kubeletFlags: [Fn.importValue('Flag')] })).toEqual([['kubelet-flags.unchecked', { option: 'kubeletFlags' }]]);
});
