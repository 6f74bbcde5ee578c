import { carriedSettings } from '../../../src/vpc-cni/running/carried-settings';
import { cniDaemonSet } from '../../../src/vpc-cni/running/daemon-set';
import { editedConfiguration } from '../../../src/vpc-cni/running/hand-edits';
import { awsNode, AwsNodeOptions } from '../../private/aws-node';

const edited = (values: object, options: AwsNodeOptions) =>
  editedConfiguration(values as any, carriedSettings(cniDaemonSet(awsNode(options))!), false);

test.each<[string, object, AwsNodeOptions]>([
  ['nothing', {}, {}],
  ['what the add-on says', { env: { WARM_IP_TARGET: '5' } }, { env: { WARM_IP_TARGET: '5' } }],
  ['defaults that the add-on says', { env: { ENABLE_PREFIX_DELEGATION: 'false', WARM_PREFIX_TARGET: '1' } }, {}],
  ['what names the cluster', { env: { CLUSTER_ENDPOINT: 'https://other' } }, {}],
  ['a switch that is no string', { env: { ENABLE_PREFIX_DELEGATION: true } }, { env: { ENABLE_PREFIX_DELEGATION: 'true' } }],
  ['network policies', { enableNetworkPolicy: 'true' }, { agentFlags: ['--enable-network-policy=true'] }],
  ['the init container', { init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } } }, { init: { DISABLE_TCP_EARLY_DEMUX: 'true' } }],
])('a DaemonSet with %s is as its add-on has it', (_, values, options) => {
  expect(edited(values, options)).toEqual({ values, byHand: [] });
});

test.each<[string, object, AwsNodeOptions, object, string[]]>([
  ['set by hand', { resources: {} }, { env: { WARM_IP_TARGET: '5' } }, { resources: {}, env: { WARM_IP_TARGET: '5' } }, ['env.WARM_IP_TARGET']],
  ['changed by hand', { env: { WARM_IP_TARGET: '2', AWS_VPC_ENI_MTU: '8000' } }, { env: { WARM_IP_TARGET: '5', AWS_VPC_ENI_MTU: '8000' } },
    { env: { WARM_IP_TARGET: '5', AWS_VPC_ENI_MTU: '8000' } }, ['env.WARM_IP_TARGET']],
  ['set back by hand', { env: { WARM_PREFIX_TARGET: '2' } }, {}, { env: {} }, ['env.WARM_PREFIX_TARGET']],
  ['lost by the add-on', { env: { ENABLE_POD_ENI: 'true' } }, {}, { env: {} }, ['env.ENABLE_POD_ENI']],
  ['switched on by hand', {}, { agentFlags: ['--enable-network-policy=true'] }, { enableNetworkPolicy: 'true' }, ['enableNetworkPolicy']],
  ['switched off by hand', { enableNetworkPolicy: 'true' }, { agentFlags: ['--enable-network-policy=false'] }, { enableNetworkPolicy: 'false' }, ['enableNetworkPolicy']],
  ['of the init container', {}, { init: { ENABLE_V6_EGRESS: 'true' } }, { init: { env: { ENABLE_V6_EGRESS: 'true' } } }, ['init.env.ENABLE_V6_EGRESS']],
])('what was %s is carried as it runs', (_, values, options, expected, byHand) => {
  expect(edited(values, options)).toEqual({ values: expected, byHand });
});

test('without the flags, which the script of collect does not keep, network policies are as the add-on says', () => {
  const cut = awsNode();
  for (const container of cut.spec.template.spec.containers) delete container.args;
  const values = { enableNetworkPolicy: 'true' };

  expect(editedConfiguration(values, carriedSettings(cniDaemonSet(cut)!), false)).toEqual({ values, byHand: [] });
});
