import { App } from 'aws-cdk-lib';
import { BatchStack } from '../../examples/any-cluster/batch-stack';
import { CurrentStack } from '../../examples/any-cluster/current-stack';
import { LegacyStack } from '../../examples/any-cluster/legacy-stack';
import { DenseClusterStack } from '../../examples/dense-cluster/dense-cluster-stack';
import { AttributesStack } from '../../examples/existing-vpc/attributes-stack';
import { GivenSubnetsStack } from '../../examples/existing-vpc/given-subnets-stack';
import { LookedUpStack } from '../../examples/existing-vpc/looked-up-stack';
import { IpamStack } from '../../examples/ipam/ipam-stack';
import { KarpenterPlatformStack } from '../../examples/karpenter-platform/karpenter-platform-stack';
import { ClusterStack } from '../../examples/network-stack/cluster-stack';
import { NetworkStack } from '../../examples/network-stack/network-stack';
import { PodCapacityChecks } from '../../src';
import { Example } from '../private/example';

const env = { account: '111122223333', region: 'us-west-2' };

const EXAMPLES: Record<string, (app: App) => unknown> = {
  'any-cluster': (app) => {
    const { cluster, podNetworking } = new CurrentStack(app, 'Current', { env });
    return [new LegacyStack(app, 'Legacy', { env }), new BatchStack(app, 'Batch', { env, cluster, podNetworking })];
  },
  'dense-cluster': (app) => new DenseClusterStack(app, 'DenseCluster', { env }),
  'existing-vpc': (app) => [
    new LookedUpStack(app, 'LookedUp', { env }), new AttributesStack(app, 'Attributes', { env }), new GivenSubnetsStack(app, 'GivenSubnets', { env }),
  ],
  'ipam': (app) => new IpamStack(app, 'Ipam', { env, poolId: 'ipam-pool-0123456789abcdef0', scopeId: 'ipam-scope-0123456789abcdef0' }),
  'karpenter-platform': (app) => new KarpenterPlatformStack(app, 'KarpenterPlatform', { env }),
  'network-stack': (app) => {
    const { vpc, pods } = new NetworkStack(app, 'Network', { env });
    return new ClusterStack(app, 'Cluster', { env, vpc, pods });
  },
};

test.each(Object.keys(EXAMPLES))('nothing is said of the example %s', (name) => {
  const report = new Example(name, EXAMPLES[name]).stacks((app) => {
    EXAMPLES[name](app);
    return new PodCapacityChecks().validateScope(app);
  });

  expect(report).toEqual({ success: true, violations: [] });
});
