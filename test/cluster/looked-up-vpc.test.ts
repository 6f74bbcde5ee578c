/** @jest-environment-options {"validatesTemplates": true} */
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityCluster, PodNetwork } from '../../src';
import { violationsOf } from '../private/cdk-assembly';
import { stackIn, strictApp } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';

/** An app with a cluster in a VPC, of which the user acknowledges nothing. */
function appIn(podNetwork: PodNetwork, vpcOf: (stack: Stack) => ec2.IVpc, further: PodNetwork[] = []): App {
  const app = strictApp();
  const stack = stackIn({ app, account: '111111111111' });
  const platform = new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc: vpcOf(stack), podNetwork });
  const sourceSecurityGroups = [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Bastion', 'sg-0123456789abcdef0')];
  platform.addNodegroup('General', { instanceTypes: types('m5.large'), remoteAccess: { sshKeyName: 'key', sourceSecurityGroups } });
  further.forEach((each, index) => platform.addPodNetwork(`later-${index}`, each));
  return app;
}

const POOL = { ipamPoolRef: { ipamPoolId: 'ipam-pool-0123456789abcdef0' } } as ec2.IIPAMPoolRef;
const BLOCK = PodNetwork.secondaryCidr('100.64.0.0/16');
const FROM_IPAM = PodNetwork.ipam({ subnetPool: POOL, blockPool: POOL, subnetNetmaskLength: 20 });

test.each<[string, PodNetwork, PodNetwork[]]>([
  ['a block, and later ones, from IPAM too', BLOCK, [PodNetwork.secondaryCidr('100.65.0.0/16'), FROM_IPAM]],
  ['the subnets of the nodes', PodNetwork.nodeSubnets(), []],
  ['subnets that are discovered', PodNetwork.subnetDiscovery(BLOCK), []],
])('the first synthesis of a looked-up VPC passes the validator with %s', (_, podNetwork, further) => {
  expect(violationsOf(appIn(podNetwork, (stack) => ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: 'main' }), further))).toEqual([]);
});

test('nothing is said of isolated subnets, for the dummies are private and isolated at once', () => {
  const stack = stackIn({ account: '111111111111' });
  const vpc = ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: 'main' });
  const platform = new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc, podNetwork: BLOCK });
  platform.addNodegroup('General', { instanceTypes: types('m5.large') });

  expect(platform.findings).toEqual([]);
});

test('fails for an id of another form, which is not taken for a dummy', () => {
  const app = appIn(BLOCK, (stack) => ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-wrong',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    privateSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    privateSubnetRouteTableIds: ['rtb-0123456789abcdef0', 'rtb-0123456789abcdef1'],
  }));

  expect(() => app.synth()).toThrow(/E1151/);
});

test('the first synthesis passes where zones are named, of which the dummies have none, and says that nodes were not counted', () => {
  const app = strictApp();
  const stack = stackIn({ app, account: '111111111111' });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    vpc: ec2.Vpc.fromLookup(stack, 'Vpc', { vpcName: 'main' }),
    vpcSubnets: [{ availabilityZones: ['eu-west-1a', 'eu-west-1b'] }],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }),
  });
  platform.addNodegroup('General', { instanceTypes: types('m5.large') });
  platform.addNodegroup('Pinned', { instanceTypes: types('m5.large'), subnets: { availabilityZones: ['eu-west-1c'] } });
  const podNetworking = platform.addPodNetwork('second', PodNetwork.secondaryCidr('100.65.0.0/16', { availabilityZones: ['eu-west-1a'] }));
  platform.addNodegroup('Second', { instanceTypes: types('m5.large'), podNetworking, subnets: { availabilityZones: ['eu-west-1a'] } });
  const { manifest, stacks: [{ messages }] } = app.synth();

  expect(manifest.missing).toHaveLength(1);
  expect(messages.map(({ entry }) => String(entry.data)).filter((message) => message.includes('value-unchecked')))
    .toEqual([expect.stringMatching(/^[^']*'General', 'Pinned', 'Second' .*:value-unchecked\]$/s)]);
});
