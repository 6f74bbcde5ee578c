import * as fc from 'fast-check';
import { carriedSettings } from '../../../src/vpc-cni/running/carried-settings';
import { cniDaemonSet, tagOf } from '../../../src/vpc-cni/running/daemon-set';
import { CNI_VARIABLES } from '../../../src/vpc-cni/variable-table';
import { awsNode, AwsNodeOptions } from '../../private/aws-node';
import { schemaProblems } from '../../private/cdk-addon-schema';

const carried = (options: AwsNodeOptions) => carriedSettings(cniDaemonSet(awsNode(options))!);

test('of the DaemonSet that EKS installs nothing has to be carried', () => {
  expect(carried({})).toEqual({ values: {}, leftOut: [], showsPolicies: true });
});

test.each<[string, AwsNodeOptions, object]>([
  ['a variable', { env: { ENABLE_PREFIX_DELEGATION: 'true' } }, { env: { ENABLE_PREFIX_DELEGATION: 'true' } }],
  ['a target of 0', { env: { WARM_ENI_TARGET: '0' } }, { env: { WARM_ENI_TARGET: '0' } }],
  ['a switch of the init container', { init: { DISABLE_TCP_EARLY_DEMUX: 'true' } }, { init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } }],
  ['network policies', { agentFlags: ['--enable-network-policy=true'] }, { enableNetworkPolicy: 'true' }],
  ['logs of policies', { agentFlags: ['--enable-policy-event-logs'] }, { nodeAgent: { enablePolicyEventLogs: 'true' } }],
  ['resources', { main: { resources: { requests: { cpu: '50m' } } } }, { resources: { requests: { cpu: '50m' } } }],
  ['no resources', { main: { resources: {} } }, {}],
  ['tolerations', { pod: { tolerations: [{ key: 'a', operator: 'Exists' }] } }, { tolerations: [{ key: 'a', operator: 'Exists' }] }],
  ['timeouts', { main: { livenessProbe: { timeoutSeconds: 20 }, readinessProbe: { timeoutSeconds: 5 } } }, { livenessProbeTimeoutSeconds: 20, readinessProbeTimeoutSeconds: 5 }],
  ['no affinity', { pod: { affinity: undefined } }, {}],
  ['affinity by another key', { pod: { affinity: { nodeAffinity: { required: [{ key: 'team' }] } } } }, { affinity: { nodeAffinity: { required: [{ key: 'team' }] } } }],
  ['affinity to pods', { pod: { affinity: { podAntiAffinity: {} } } }, { affinity: { podAntiAffinity: {} } }],
])('%s is carried as the add-on takes it', (_, options, values) => {
  expect(carried(options).values).toEqual(values);
  expect(schemaProblems(carried(options).values)).toEqual([]);
});

test('what the add-on has no word for is named, and not carried', () => {
  const { values, leftOut } = carried({ env: { MY_SWITCH: '1', EMPTY: '' }, init: { MY_INIT: 'x' }, main: { env: [{ name: 'FROM_ELSEWHERE', valueFrom: {} }, { name: 'MY_SWITCH', value: '1' }] } });

  expect(values).toEqual({});
  expect(leftOut).toEqual(['env.MY_SWITCH', 'env.FROM_ELSEWHERE', 'init.env.MY_INIT']);
});

test('with IPv6 what EKS sets for it is its own', () => {
  expect(carried({ env: { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true', ENABLE_PREFIX_DELEGATION: 'true' } }).values).toEqual({});
});

test('law: whatever variables run, aws-node has the same values after an adoption as before', () => {
  const names = Object.entries(CNI_VARIABLES).filter(([name, { unset }]) => unset !== undefined && !name.startsWith('ENABLE_IPv')).map(([name]) => name);
  const text = fc.constantFrom('true', 'false', '0', '1', '2', '17', 'strict', 'prng', '', 'x y', '{"a":"b"}');
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 8 }), (env) => {
    const { values } = carried({ env });
    const after = (values as any).env ?? {};
    for (const name of names) {
      const listed: any[] = awsNode({ env }).spec.template.spec.containers[0].env;
      const before = listed.find((each) => each.name === name)?.value ?? CNI_VARIABLES[name].unset;
      const now = after[name] ?? CNI_VARIABLES[name].unset;
      // An empty text is none.
      expect([name, now === '' ? CNI_VARIABLES[name].unset : now]).toEqual([name, before === '' ? CNI_VARIABLES[name].unset : spelledAs(before, now)]);
    }
  }), { numRuns: 60 });
});

/** The same truth in the other spelling. */
const spelledAs = (one: string, other: string) => ((/^(1|true)$/.test(one) && other === 'true') || (/^(0|false)$/.test(one) && other === 'false') ? other : one);

test.each<[string | undefined, string | undefined]>([
  ['602401143452.dkr.ecr.eu-west-1.amazonaws.com/amazon-k8s-cni:v1.20.4-eksbuild.1', 'v1.20.4-eksbuild.1'],
  ['registry:5000/amazon-k8s-cni:v1.20.4', 'v1.20.4'],
  ['registry:5000/amazon-k8s-cni', undefined],
  ['amazon-k8s-cni@sha256:0a', undefined],
  ['amazon-k8s-cni:v1.20.4@sha256:0a', 'v1.20.4'],
  [undefined, undefined],
])('the tag of %s is %s', (image, tag) => {
  expect(tagOf(image)).toBe(tag);
});

test.each<[string, unknown, boolean]>([
  ['itself', awsNode(), true],
  ['an item of a list', { kind: 'List', items: [{ kind: 'Pod' }, awsNode()] }, true],
  ['another DaemonSet', { ...awsNode(), metadata: { name: 'kube-proxy' } }, false],
  ['another kind', { ...awsNode(), kind: 'Deployment' }, false],
  ['an empty list', { kind: 'List', items: [] }, false],
  ['no object', 'aws-node', false],
  ['null', null, false],
  ['without its container', { kind: 'DaemonSet', metadata: { name: 'aws-node' }, spec: {} }, false],
])('a DaemonSet is known: %s', (_, value, isKnown) => {
  expect(cniDaemonSet(value) !== undefined).toBe(isKnown);
});
