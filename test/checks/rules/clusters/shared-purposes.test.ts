import { App, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodNetwork, PodNodegroup, PodSubnets, VpcCniAddon } from '../../../../src';
import { clusterIn } from '../../../private/cdk-cluster';
import { clusterOf, stackIn, vpcOf } from '../../../private/cdk-fixtures';
import { plainCluster, saidOf, subnetOf } from '../../../private/cdk-plain';

const ENV = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const ID = 'subnet-of-two-purposes';

/** A cluster with custom networking whose parts have some of the subnets `nodes-a`, `nodes-b`, `pods-a` and `pods-b`. */
function saidWith(
  pods: string[], nodes: string[], controlPlane: string[], env: Record<string, string> = ENV,
  kubernetesNetworkConfig: eks.CfnCluster.KubernetesNetworkConfigProperty = {},
): string[] {
  const stack = stackIn();
  const vpc = new ec2.CfnVPC(stack, 'Other', { cidrBlock: '10.0.0.0/16' });
  const made = Object.fromEntries(['nodes-a', 'nodes-b', 'pods-a', 'pods-b'].map((id, index) => [id, subnetOf(vpc, id, `10.0.${index * 64}.0/18`, `eu-west-1${id.at(-1)}`)]));
  const refs = (ids: string[]) => ids.map((id) => (id === 'token' ? Fn.importValue('Subnet') : made[id].ref));
  const subnets = Object.fromEntries(pods.map((id) => [`eu-west-1${id.at(-1)}`, { id: refs([id])[0] }]));
  plainCluster({
    env, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets } }, group: { subnets: refs(nodes) }, vpcConfig: { subnetIds: refs(controlPlane) }, cluster: { kubernetesNetworkConfig },
  }, stack);
  return saidOf(stack.node.root as App).filter((each) => each.includes(ID));
}

const NODES = ['nodes-a', 'nodes-b'];
const PODS = ['pods-a', 'pods-b'];

test.each<[string, string[], string[], string[], string[]]>([
  ['apart', PODS, NODES, NODES, []],
  ['nodes in all pod subnets', PODS, PODS, NODES, [`warning ${ID} at Group`, `warning ${ID} at Group`]],
  ['nodes in one of them', PODS, ['nodes-a', 'pods-b'], NODES, [`warning ${ID} at Group`]],
  ['the control plane in one of them', PODS, NODES, ['nodes-a', 'pods-b'], [`warning ${ID} at Cluster`]],
  ['both in one of them', PODS, ['nodes-a', 'pods-b'], ['nodes-a', 'pods-b'], [`warning ${ID} at Group`, `warning ${ID} at Cluster`]],
  ['ENIConfigs that name the subnets of the nodes', NODES, NODES, PODS, [`warning ${ID} at Group`, `warning ${ID} at Group`]],
  ['subnets that are not known', ['token'], NODES, NODES, []],
])('%s', (_, pods, nodes, controlPlane, expected) => {
  expect(saidWith(pods, nodes, controlPlane)).toEqual(expected);
});

test('ENIConfigs that nothing reads give no subnet to pods', () => {
  expect(saidWith(PODS, PODS, PODS, {})).toEqual([]);
});

test.each([['ipv4', 3], ['ipv6', 0]])('pods of %s addresses', (ipFamily, times) => {
  expect(saidWith(PODS, ['nodes-a', 'pods-b'], PODS, ENV, { ipFamily })).toHaveLength(times);
});

test('a group of this library on a cluster that is not, in subnets of pods', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack);
  const cluster = clusterOf(stack, vpc);
  const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', vpc.privateSubnets)) });
  new PodNodegroup(stack, 'Group', { cluster, podNetworking: cni, instanceTypes: [new ec2.InstanceType('m5.large')] });

  const said = saidOf(stack.node.root as App).filter((each) => each.includes(ID));
  const paths = ['Group/PrefixCustomNetworking/Resource', 'Cluster/Resource'];

  expect(said).toEqual(paths.flatMap((path) => vpc.privateSubnets.map(() => `warning ${ID} at ${path}`)));
});

test('subnets of nodes without custom networking are those of pods', () => {
  const { stack } = plainCluster();

  expect(saidOf(stack.node.root as App)).toEqual([]);
});

describe('a cluster of this library says it itself, once', () => {
  const idsIn = (stack: Stack) => stack.node.findAll().flatMap((each) => each.node.validate()).concat(
    stack.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => String(data))),
  ).filter((each) => each.includes(ID));

  /** Nodes in subnets of their own, or in those of pods. */
  const platformIn = (stack: Stack, inPods: boolean, controlPlane: string = 'Nodes') => {
    const vpc = new ec2.Vpc(stack, 'Vpc', {
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
        { name: 'Nodes', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
        { name: 'Spare', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      ],
    });
    const spare = vpc.selectSubnets({ subnetGroupName: 'Spare' }).subnets;
    const platform = clusterIn(stack, {
      vpc, availabilityZones: undefined, podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(stack, 'Pods', spare)), vpcSubnets: [{ subnetGroupName: controlPlane }],
    });
    platform.addNodegroup('Own', { instanceTypes: [new ec2.InstanceType('m5.large')], subnets: inPods ? { subnets: spare } : { subnetGroupName: 'Nodes' } });
    return { platform, spare };
  };
  const saidByChecks = (stack: Stack) => saidOf(stack.node.root as App).filter((each) => each.includes(ID));

  test.each<[string, boolean, number]>([['of nodes that are elsewhere', false, 0], ['of nodes in pod subnets', true, 1]])('%s', (_, inPods, times) => {
    const stack = stackIn();
    const { platform } = platformIn(stack, inPods);
    stack.node.findAll().forEach((each) => each.node.validate());
    const ofPlan = platform.plan.findings.filter(({ id }) => id.endsWith(ID));

    expect(new Set(ofPlan.map(({ subject }) => subject)).size).toBe(times * 2);
    expect(saidByChecks(stack)).toEqual([]);
    expect(new Set(idsIn(stack)).size).toBe(times);
  });

  test('of a control plane in pod subnets', () => {
    const stack = stackIn();
    platformIn(stack, false, 'Spare');

    expect(saidByChecks(stack)).toEqual([]);
  });

  test.each([['elsewhere', false], ['in pod subnets too', true]])('but not of a plain group in pod subnets, beside own nodes %s', (_, inPods) => {
    const stack = stackIn();
    const { platform, spare } = platformIn(stack, inPods);
    new eks.CfnNodegroup(stack, 'Plain', { clusterName: platform.cluster.clusterName, nodeRole: 'arn', instanceTypes: ['m5.large'], subnets: spare.map(({ subnetId }) => subnetId) });

    expect(saidByChecks(stack)).toEqual(spare.map(() => `warning ${ID} at Plain`));
  });
});
