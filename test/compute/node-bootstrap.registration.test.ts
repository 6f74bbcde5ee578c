import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import { TaintEffect, TaintSpec } from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeBootstrapProps } from '../../src/compute/node-bootstrap-props';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { textIn } from '../nodes/node-kind';
import { platformOf, POD_NETWORK } from '../private/cdk-addon';
import { groupOn, launchDataOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { bottlerocketSettingsOf } from '../private/cdk-user-data';

const { NO_SCHEDULE, NO_EXECUTE } = TaintEffect;
const LABELS = 'bottlerocketSettings.kubernetes.node-labels';
const TAINTS = 'bottlerocketSettings.kubernetes.node-taints';

function bootstrapOf(options: Partial<NodeBootstrapProps>): NodeBootstrap {
  const { stack, cluster, cni } = platformOf({ podNetwork: POD_NETWORK });
  return new NodeBootstrap(stack, 'Nodes', {
    cluster, podNetworking: cni, os: NodeOs.BOTTLEROCKET, instanceTypes: types('m5.large'), ...options,
  });
}

/** What the settings of Bottlerocket have below `kubernetes`. */
function kubernetesIn(userData: unknown): Record<string, unknown> {
  return (bottlerocketSettingsOf(textIn(userData)) as any).settings.kubernetes;
}

/** The ways in which nodes of Bottlerocket are told what they register with. */
const WAYS: Readonly<Record<string, (options: Partial<NodeBootstrapProps & PodNodegroupOptions>) => Record<string, unknown>>> = {
  'NodeBootstrap': (options) => {
    const bootstrap = bootstrapOf(options);
    return kubernetesIn(Stack.of(bootstrap).resolve(bootstrap.userData.render()));
  },
  'a group with an image of its own': (options) => kubernetesIn(launchDataOf(groupOn(platformOf({ podNetwork: POD_NETWORK }), {
    ...options, os: NodeOs.BOTTLEROCKET, machineImageId: 'ami-0123456789abcdef0',
  })).userData),
};

interface Row {
  readonly taints?: TaintSpec[];
  readonly own?: object;
  readonly written?: object;
}

const OURS: TaintSpec = { key: 't', value: 'v', effect: NO_SCHEDULE };

describe.each(Object.keys(WAYS))('%s', (way) => {
  test.each<[string, Row]>([
    ['a string of the user beside none of ours', { own: { t: 'v:NoSchedule' }, written: { t: 'v:NoSchedule' } }],
    ['a list of the user beside none of ours', { own: { t: ['v:NoSchedule', 'w:NoExecute'] }, written: { t: ['v:NoSchedule', 'w:NoExecute'] } }],
    ['one of ours beside none of the user', { taints: [OURS], written: { t: ['v:NoSchedule'] } }],
    ['a string under the same key', { taints: [OURS], own: { t: 'w:NoExecute' }, written: { t: ['w:NoExecute', 'v:NoSchedule'] } }],
    ['a list under the same key', { taints: [OURS], own: { t: ['w:NoExecute'] }, written: { t: ['w:NoExecute', 'v:NoSchedule'] } }],
    ['a string under another key', { taints: [OURS], own: { u: 'w:NoExecute' }, written: { t: ['v:NoSchedule'], u: 'w:NoExecute' } }],
    ['a list under another key', { taints: [OURS], own: { u: ['w:NoExecute'] }, written: { t: ['v:NoSchedule'], u: ['w:NoExecute'] } }],
    ['the same taint as a string', { taints: [OURS], own: { t: 'v:NoSchedule' }, written: { t: ['v:NoSchedule'] } }],
    ['the same taint in a list', { taints: [OURS], own: { t: ['v:NoSchedule', 'w:NoExecute'] }, written: { t: ['v:NoSchedule', 'w:NoExecute'] } }],
    ['two of ours under the key of a string', {
      taints: [OURS, { ...OURS, effect: NO_EXECUTE }], own: { t: 'z:PreferNoSchedule' }, written: { t: ['z:PreferNoSchedule', 'v:NoSchedule', 'v:NoExecute'] },
    }],
    ['a taint without a value, of both', { taints: [{ key: 't', effect: NO_EXECUTE }], own: { t: ':NoSchedule' }, written: { t: [':NoSchedule', ':NoExecute'] } }],
    ['an empty list', { taints: [OURS], own: { t: [] }, written: { t: ['v:NoSchedule'] } }],
    ['an empty table', { taints: [OURS], own: {}, written: { t: ['v:NoSchedule'] } }],
  ])('taints: %s', (_, { taints, own, written }) => {
    const bottlerocketSettings = own === undefined ? undefined : { kubernetes: { 'node-taints': own } };

    expect(WAYS[way]({ taints, bottlerocketSettings })['node-taints']).toEqual(written);
  });

  test.each<[string, { [name: string]: string } | undefined, object | undefined, object]>([
    ['of the user alone', undefined, { team: 'a' }, { team: 'a' }],
    ['of ours alone', { team: 'a' }, undefined, { team: 'a' }],
    ['a list of one, of the user', { own: 'b' }, { team: ['a'] }, { own: 'b', team: 'a' }],
    ['of both', { team: 'a' }, { 'example.com/use': 'b' }, { 'team': 'a', 'example.com/use': 'b' }],
    ['the same of both', { team: 'a' }, { team: 'a', empty: '' }, { team: 'a', empty: '' }],
  ])('labels: %s', (_, labels, own, written) => {
    const bottlerocketSettings = own === undefined ? undefined : { kubernetes: { 'node-labels': own } };

    expect(WAYS[way]({ labels, bottlerocketSettings })['node-labels']).toEqual(written);
  });
});

test('a taint that is a token is one string too', () => {
  const value = Fn.importValue('Taint');

  expect(WAYS.NodeBootstrap({ taints: [OURS], bottlerocketSettings: { kubernetes: { 'node-taints': { t: value } } } })['node-taints'])
    .toEqual({ t: ['Taint', 'v:NoSchedule'].map((text) => (text === 'Taint' ? expect.any(String) : text)) });
});

const settings = (table: 'node-labels' | 'node-taints', value: unknown) => ({ bottlerocketSettings: { kubernetes: { [table]: value } } });

test.each<[string, Partial<NodeBootstrapProps>, Problem[]]>([
  ['taints as one string', settings('node-taints', 't=v:NoSchedule'), [['option-refused', { setting: TAINTS, got: '"t=v:NoSchedule"' }]]],
  ['taints as a list', settings('node-taints', ['t=v:NoSchedule']), [['option-refused', { setting: TAINTS, got: '["t=v:NoSchedule"]' }]]],
  ['taints as a string that is a token', settings('node-taints', Fn.importValue('T')), [['option-refused', { setting: TAINTS, got: 'a token' }]]],
  ['labels as one string', settings('node-labels', 'team=a'), [['option-refused', { setting: LABELS, got: '"team=a"' }]]],
  ['labels as a number', settings('node-labels', 7), [['option-refused', { setting: LABELS, got: '7' }]]],
  ['a label that is a number', settings('node-labels', { team: 7 }), [['option-refused', 'joining.labelNoString', { key: 'team', got: '7' }]]],
  ['a label that is a boolean', settings('node-labels', { team: true }), [['option-refused', 'joining.labelNoString', { key: 'team', got: 'true' }]]],
  ['a label that is a list', settings('node-labels', { team: ['a', 'b'] }), [['option-refused', 'joining.labelNoString', { key: 'team', got: '["a","b"]' }]]],
  ['a taint without effect', settings('node-taints', { t: 'v' }), [['option-refused', 'joining.taintText', { key: 't', got: '"v"' }]]],
  ['a taint with an effect that is none', settings('node-taints', { t: ['v:NoSchedule', 'v:Never'] }), [['option-refused', 'joining.taintText', { key: 't', got: '"v:Never"' }]]],
  ['a taint with its key in the string', settings('node-taints', { t: 't=v:NoSchedule' }), [['option-refused', 'joining.valueSyntax', { option: TAINTS, name: 't', value: 't=v' }]]],
  ['a taint that is an object', settings('node-taints', { t: { effect: 'NoSchedule' } }), [['option-refused', 'joining.taintText', { key: 't', got: '{"effect":"NoSchedule"}' }]]],
  ['a taint that is a number token', settings('node-taints', { t: Lazy.number({ produce: () => 1 }) }), [['unresolved-value', { setting: `${TAINTS}.t` }]]],
  ['a label of Kubernetes', settings('node-labels', { 'kubernetes.io/role': 'web' }), [['option-refused', 'joining.labelNotAllowed', { option: LABELS, labels: ['kubernetes.io/role'] }]]],
  ['the label of the ENIConfig', settings('node-labels', { 'vpc.amazonaws.com/externalEniConfig': 'a' }), [['option-refused', 'node-places.ownLabel', { option: LABELS }]]],
  ['names and values beyond Kubernetes', { bottlerocketSettings: { kubernetes: { 'node-labels': { 'a b': 'c d' }, 'node-taints': { '-t': 'v:NoSchedule' } } } }, [
    ['option-refused', 'joining.nameSyntax', { option: LABELS, name: 'a b' }],
    ['option-refused', 'joining.valueSyntax', { option: LABELS, name: 'a b', value: 'c d' }],
    ['option-refused', 'joining.nameSyntax', { option: TAINTS, name: '-t' }],
  ]],
  ['two values of a label', { labels: { team: 'a' }, ...settings('node-labels', { team: 'b' }) },
    [['option-refused', 'joining.labelTwice', { options: ['labels', LABELS], label: 'team', values: ['a', 'b'] }]]],
  ['two values of a taint, ours and the user\'s', { taints: [OURS], ...settings('node-taints', { t: 'w:NoSchedule' }) },
    [['option-refused', 'joining.taintTwice', { options: ['taints', TAINTS], taint: 't:NoSchedule', values: ['v', 'w'] }]]],
  ['two values of a taint of the user', settings('node-taints', { t: ['v:NoSchedule', ':NoSchedule'] }),
    [['option-refused', 'joining.taintTwice', { options: [TAINTS], taint: 't:NoSchedule', values: ['v', ''] }]]],
  ['two values of a taint of ours', { taints: [OURS, { ...OURS, value: 'w' }] },
    [['option-refused', 'joining.taintTwice', { options: ['taints'], taint: 't:NoSchedule', values: ['v', 'w'] }]]],
])('fails for %s', (_, options, problems) => {
  expectRefusal(() => bootstrapOf(options), 'Stack/Nodes', ...problems);
});
