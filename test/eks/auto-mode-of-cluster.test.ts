import { Fn, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { autoModeOf } from '../../src/eks/auto-mode-of-cluster';
import { ClusterIdentity } from '../../src/eks/cluster-identity';
import { stackIn } from '../private/cdk-fixtures';

const LATER = Token.asAny(Fn.importValue('Later')) as never;
const BUILT_IN = ['general-purpose', 'system'];

/** Undefined where only deployment knows whether it is on; the pools where the list is not known are all that there are. */
test.each<[string, eks.CfnClusterProps['computeConfig'], object]>([
  ['nothing', undefined, { isOn: false, builtInPools: [] }],
  ['that it is on', { enabled: true }, { isOn: true, builtInPools: [] }],
  ['that it is off', { enabled: false, nodePools: BUILT_IN }, { isOn: false, builtInPools: [] }],
  ['its pools', { enabled: true, nodePools: ['system'] }, { isOn: true, builtInPools: ['system'] }],
  ['pools that are told later', { enabled: true, nodePools: LATER }, { isOn: true, builtInPools: BUILT_IN }],
  ['a switch that is told later', { enabled: LATER, nodePools: BUILT_IN }, { builtInPools: [] }],
  ['what is told later', LATER, { builtInPools: [] }],
])('a cluster that says %s', (_, computeConfig, expected) => {
  const cluster = new eks.CfnCluster(stackIn(), 'Cluster', { roleArn: 'arn', resourcesVpcConfig: { subnetIds: ['subnet-1'] }, computeConfig });

  expect(autoModeOf(ClusterIdentity.of(cluster))).toEqual(expected);
});

test('a cluster that the app does not make', () => {
  expect(autoModeOf(ClusterIdentity.of(eks.CfnCluster.fromClusterName(stackIn(), 'Cluster', 'prod')))).toBeUndefined();
});
