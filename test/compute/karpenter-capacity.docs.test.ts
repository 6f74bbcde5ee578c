import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits, IpAssignment, KarpenterCapacity, NodeCapacity, PodCap, PodCapacityCluster, PodNetwork } from '../../src';

const page = readFileSync(join(__dirname, '../../docs/karpenter.md'), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``).exec(page)![1];
const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });

function example() {
  // <example>
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
  });
  platform.addNodegroup('System', { instanceTypes: [new ec2.InstanceType('m5.large')] });
  const pool = new KarpenterCapacity(stack, 'General', {
    podNetworking: platform.podNetworking,
    instanceTypes: ['m6i.large', 'm6i.xlarge', 'm7i.xlarge'].map((name) => new ec2.InstanceType(name)),
  });
  const nodeClass = pool.nodeClass('general', {
    role: 'KarpenterNodeRole',
    amiSelectorTerms: [{ alias: 'al2023@v20261101' }],
    subnetSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'main' } }],
    securityGroupSelectorTerms: [{ tags: { 'karpenter.sh/discovery': 'main' } }],
  });
  const nodePool = pool.nodePool('general', 'general', {
    limits: { cpu: 200 },
    template: { spec: { requirements: [{ key: 'karpenter.sh/capacity-type', operator: 'In', values: ['spot', 'on-demand'] }] } },
  });
  // </example>
  return { pool, nodeClass, nodePool };
}

test('the page shows the example that runs here', () => {
  const [, code] = /\/\/ <example>\n([^]*?) *\/\/ <\/example>/.exec(readFileSync(__filename, 'utf8'))!;

  expect(block('ts')).toBe(code.replace(/^ {2}/gm, ''));
});

test('the page shows what the example gives', () => {
  const { pool, nodeClass, nodePool } = example();

  expect(JSON.parse(block('json'))).toEqual([nodeClass, nodePool]);
  expect(page).toContain(`\`pool.reservedEnis\` is ${pool.reservedEnis}.`);
  expect(pool.findings).toEqual([]);
});

test('numbers in its prose are those of the model', () => {
  const own = (name: string) => NodeCapacity.of(InstanceTypeLimits.of(name), { podCap: PodCap.NONE }).maxPods; // E x (L - 1) + 2
  const withPrefixes = NodeCapacity.of(InstanceTypeLimits.of('c7g.medium'), { ipAssignment: IpAssignment.prefixDelegation() }).maxPods;

  expect(page).toContain(`c7g.medium has ${own('c7g.medium')} and not the ${withPrefixes} of prefixes`);
  expect(page).toContain(`x2iedn.4xlarge ${own('x2iedn.4xlarge')} and not ${NodeCapacity.of(InstanceTypeLimits.of('x2iedn.4xlarge')).maxPods}.`);
});
