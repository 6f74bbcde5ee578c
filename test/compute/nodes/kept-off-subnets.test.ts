import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { KarpenterCapacity } from '../../../src/compute/karpenter-capacity';
import { NodeBootstrap } from '../../../src/compute/node-bootstrap';
import { PodNodegroup } from '../../../src/compute/pod-nodegroup';
import { PodNetwork } from '../../../src/network/pod-network';
import { PodSubnets } from '../../../src/network/pod-subnets';
import { Platform, platformOf, POD_NETWORK } from '../../private/cdk-addon';
import { clusterOf, dummyVpc, importedVpc, stackIn, vpcOf } from '../../private/cdk-fixtures';
import { groupOn, types } from '../../private/cdk-nodegroup';
import { errorOf, expectRefusal, expectSaid, namesOf } from '../../private/cdk-refusals';
import { saidBy } from '../../private/statements';
import { CfnTemplate } from '../../private/template-graph';

const TAG = 'kubernetes.io/role/cni';
const VERSION = 'v1.22.1-eksbuild.1';
const UNSEEN = { tag: TAG, value: '0' };

function tagging(podNetwork: PodNetwork = PodNetwork.taggedSubnets(POD_NETWORK), stack: Stack = stackIn({ app: new App() })): Platform {
  return platformOf({ podNetwork, addonVersion: VERSION }, stack);
}

/** The logical ids of the subnets whose tag leaves them out. */
function leftOut(stack: Stack): string[] {
  const { Resources } = Template.fromStack(stack).toJSON() as CfnTemplate;
  return Object.entries(Resources)
    .filter(([, { Type, Properties }]) => Type === 'AWS::EC2::Subnet' && Properties.Tags.some(({ Key, Value }: Record<string, string>) => Key === TAG && Value === '0'))
    .map(([id]) => id.replace(/Subnet[0-9A-F]{8}$/, ''));
}

describe('subnets that this app makes', () => {
  test('have the tag where nodes run in them, and nowhere else', () => {
    const platform = tagging();
    groupOn(platform, { subnets: { availabilityZones: ['eu-west-1a', 'eu-west-1b'], subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } });

    expect(leftOut(platform.stack)).toEqual(['VpcPrivateSubnet1', 'VpcPrivateSubnet2']);
  });

  test('have no tag before there are nodes, nor where pods have another placement', () => {
    const networks = [POD_NETWORK, PodNetwork.subnetDiscovery(POD_NETWORK), PodNetwork.nodeSubnets()].map((network) => tagging(network));
    for (const platform of networks) groupOn(platform);

    expect([tagging(), ...networks].map(({ stack }) => leftOut(stack))).toEqual([[], [], [], []]);
  });

  test('have it for nodes of Karpenter too', () => {
    const { stack, cluster, cni } = tagging();
    const { findings } = new KarpenterCapacity(stack, 'Pool', {
      podNetworking: cni, instanceTypes: types('m5.large'), subnets: cluster.vpc.privateSubnets.slice(0, 2),
    });

    expect(leftOut(stack)).toEqual(['VpcPrivateSubnet1', 'VpcPrivateSubnet2']);
    expect(findings).toEqual([]);
  });

  test('have it in the stack that makes them', () => {
    const app = new App();
    const network = stackIn({ app, id: 'Network' });
    const stack = stackIn({ app });
    const cluster = clusterOf(stack, vpcOf(network));
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.taggedSubnets(POD_NETWORK), addonVersion: VERSION });
    const group = groupOn({ stack, cluster, cni });
    app.synth();

    expect(group.findings).toEqual([]);
    expect(leftOut(network)).toEqual(['VpcPrivateSubnet1', 'VpcPrivateSubnet2', 'VpcPrivateSubnet3']);
  });
});

describe('subnets that this app cannot tag', () => {
  test('are named, each by its id', () => {
    const stack = stackIn({ app: new App() });
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: importedVpc(stack) });
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.taggedSubnets(POD_NETWORK), addonVersion: VERSION });

    expect(saidBy(new PodNodegroup(stack, 'Group', { cluster, podNetworking: cni, instanceTypes: types('m5.large') }).findings)).toEqual(expect.arrayContaining([
      ['left-out-subnets.tagUnseen', { subnets: ['subnet-0123456789abcdef0'], ...UNSEEN }],
      ['left-out-subnets.tagUnseen', { subnets: ['subnet-0123456789abcdef1'], ...UNSEEN }],
    ]));
  });

  test('are asked for where nobody says which they are', () => {
    const { stack, cluster, cni } = tagging();
    const pool = new KarpenterCapacity(stack, 'Pool', { podNetworking: cni, instanceTypes: types('m5.large') });
    const bootstrap = new NodeBootstrap(stack, 'Bootstrap', { cluster, podNetworking: cni, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' });

    expect(saidBy(pool.findings)).toEqual([['left-out-subnets.subnetsUntold', UNSEEN]]);
    expect(saidBy(bootstrap.findings)).toContainEqual(['left-out-subnets.subnetsUntold', UNSEEN]);
  });

  test('are not spoken of before the CLI has looked their VPC up', () => {
    const stack = stackIn({ app: new App(), account: '123456789012' });
    const cluster = clusterOf(stack, dummyVpc(stack));
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.taggedSubnets(POD_NETWORK), addonVersion: VERSION });

    expect(namesOf(groupOn({ stack, cluster, cni }).findings)).not.toContain('node-subnet-tag-unseen');
  });
});

describe('what nodes cannot start with', () => {
  const partly = PodNetwork.taggedSubnets(PodNetwork.secondaryCidr('100.64.0.0/16', { availabilityZones: ['eu-west-1a'] }));
  const ONE_ZONE = { zones: ['eu-west-1b'], covered: ['eu-west-1a'] };

  test('is a zone without a tagged pod subnet, for whoever starts them', () => {
    const platform = tagging(partly);
    const { stack, cluster, cni } = platform;
    const [, ofB] = cluster.vpc.privateSubnets;
    const all = { podNetworking: cni, instanceTypes: types('m5.large') };

    expectRefusal(() => groupOn(platform, { subnets: { subnets: [ofB] } }), 'Stack/Group', ['pod-subnet-missing', ONE_ZONE]);
    expectRefusal(() => new KarpenterCapacity(stack, 'Pool', { ...all, subnets: [ofB] }), 'Stack/Pool', ['pod-subnet-missing', ONE_ZONE]);
    expectRefusal(() => new NodeBootstrap(stack, 'Boot', { ...all, cluster, availabilityZone: 'eu-west-1b', serviceIpv4Cidr: '172.20.0.0/16' }), 'Stack/Boot', ['pod-subnet-missing', ONE_ZONE]);
  });

  test('is a subnet that their pods have too', () => {
    const stack = stackIn({ app: new App() });
    const vpc = vpcOf(stack);
    const given = PodSubnets.fromSubnets(stack, 'Given', vpc.privateSubnets);
    const cluster = clusterOf(stack, vpc);
    const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.taggedSubnets(PodNetwork.subnets(given)), addonVersion: VERSION });

    expectSaid(() => groupOn({ stack, cluster, cni }, { subnets: { subnets: [vpc.privateSubnets[0]] } }), 'Stack/Group',
      ['left-out-subnets.nodesInPodSubnets', { subnets: ['Stack/Vpc/PrivateSubnet1'], tag: TAG }]);
  });
});

describe('nodes of another cluster', () => {
  /** A cluster of tagged subnets with nodes in zones a and b, and a group of another cluster in some subnets of its VPC. */
  function withOther(subnets: (vpc: ec2.IVpc) => string[], ofOther = true): App {
    const app = new App();
    const stack = stackIn({ app });
    const platform = tagging(undefined, stack);
    groupOn(platform, { subnets: { subnets: platform.cluster.vpc.privateSubnets.slice(0, 2) } });
    const nodeRole = 'arn:aws:iam::123456789012:role/Nodes';
    new eks.CfnNodegroup(stack, 'Other', { clusterName: ofOther ? 'other' : platform.cluster.clusterName, nodeRole, subnets: subnets(platform.cluster.vpc) })
      .node.addDependency(platform.cni);
    return app;
  }

  test('in a subnet that is left out are refused', () => {
    const error = errorOf(() => withOther((vpc) => [vpc.privateSubnets[1].subnetId, vpc.privateSubnets[2].subnetId]).synth());

    expect(error.message).toContain('cdk-eks-pod-capacity:node-subnet-tag-shared');
    expect(error.message).toContain('Stack/Vpc/PrivateSubnet2');
    expect(error.message).not.toContain('Stack/Vpc/PrivateSubnet3');
    expect(error.message).toContain('Stack/Other');
  });

  test.each<[string, (vpc: ec2.IVpc) => string[], boolean]>([
    ['in other subnets', (vpc) => [vpc.privateSubnets[2].subnetId], true],
    ['of the same cluster', (vpc) => [vpc.privateSubnets[0].subnetId], false],
  ])('%s are let be', (_, subnets, ofOther) => {
    expect(() => withOther(subnets, ofOther).synth()).not.toThrow();
  });
});
