import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodIpFamily } from '../../src/capacity/node-capacity-options';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNetwork } from '../../src/network/pod-network';
import { AnyCluster, CLUSTER_KINDS } from '../private/cdk-any-cluster';
import { stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { closureOf, CfnTemplate, idsOfType } from '../private/template-graph';

const POD_NETWORK = PodNetwork.secondaryCidr('100.64.0.0/16');

/** All parts of ours on a cluster. */
function partsOn(kind: string) {
  const stack = stackIn();
  const asked = CLUSTER_KINDS[kind](stack, vpcOf(stack));
  const podNetworking = new VpcCniAddon(stack, 'VpcCni', { ...asked, podNetwork: POD_NETWORK });
  return { stack, podNetworking, cluster: asked.cluster, asked };
}

function templateOf(stack: Stack): CfnTemplate {
  return Template.fromStack(stack).toJSON() as CfnTemplate;
}

/** Lambda functions and custom resources of a template, by type, with how many there are. */
function functionsOf(template: CfnTemplate): string[] {
  return Object.values(template.Resources).map(({ Type }) => Type).filter((type) => /Lambda|^Custom::|CloudFormation/.test(type)).sort();
}

describe.each(Object.keys(CLUSTER_KINDS))('a cluster %s', (kind) => {
  test('has the VPC CNI and node groups, with the pod count of any other, and in order', () => {
    const { stack, podNetworking, cluster } = partsOn(kind);
    const group = new PodNodegroup(stack, 'General', { cluster, podNetworking, instanceTypes: types('m5.large') });
    const template = templateOf(stack);
    const [nodegroup] = idsOfType(template, 'AWS::EKS::Nodegroup');
    const addons = idsOfType(template, 'AWS::EKS::Addon');
    const cni = addons.find((id) => template.Resources[id].Properties.AddonName === 'vpc-cni')!;
    const name = stack.resolve(cluster.clusterRef.clusterName);

    expect([group.maxPods, podNetworking.ipFamily]).toEqual([110, PodIpFamily.IPV4]);
    expect([cni, nodegroup].map((id) => template.Resources[id].Properties.ClusterName)).toEqual([name, name]);
    expect([...closureOf(template, nodegroup)]).toEqual(expect.arrayContaining([cni, ...idsOfType(template, 'AWS::EC2::SubnetCidrReservation')]));
    if (typeof name === 'object') expect(closureOf(template, cni)).toContain(name.Ref);
  });

  test('gets its Pod Identity agent once, before the VPC CNI, unless it is imported', () => {
    const { stack } = partsOn(kind);
    const template = templateOf(stack);
    const named = (name: string) => idsOfType(template, 'AWS::EKS::Addon').filter((id) => template.Resources[id].Properties.AddonName === name);
    const agents = named('eks-pod-identity-agent');

    expect(agents).toHaveLength(/made|CfnCluster/.test(kind) ? 1 : 0);
    for (const agent of agents) expect(closureOf(template, named('vpc-cni')[0])).toContain(agent);
  });

  test('gets no Lambda function and no custom resource from these', () => {
    const bare = stackIn();
    CLUSTER_KINDS[kind](bare, vpcOf(bare));
    const { stack, podNetworking, cluster } = partsOn(kind);
    new PodNodegroup(stack, 'General', { cluster, podNetworking, instanceTypes: types('m5.large') });

    expect(functionsOf(templateOf(stack))).toEqual(functionsOf(templateOf(bare)));
  });

  test('lets nodes of an Auto Scaling group join', () => {
    const { stack, podNetworking, cluster } = partsOn(kind);
    const bootstrap = new NodeBootstrap(stack, 'Bootstrap', {
      cluster, podNetworking, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16',
    });
    const asg = new autoscaling.AutoScalingGroup(stack, 'Asg', {
      vpc: podNetworking._cluster.known.vpc!,
      instanceType: new ec2.InstanceType('m5.large'),
      machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
      userData: bootstrap.userData,
    });
    bootstrap.join(asg);
    const template = templateOf(stack);
    const [entry] = idsOfType(template, 'AWS::EKS::AccessEntry');
    const ofNodes = JSON.stringify(idsOfType(template, 'AWS::AutoScaling::LaunchConfiguration').map((id) => template.Resources[id].Properties.SecurityGroups));

    expect(template.Resources[entry].Properties).toMatchObject({ ClusterName: stack.resolve(cluster.clusterRef.clusterName), Type: 'EC2_LINUX' });
    expect(ofNodes).toContain(JSON.stringify(stack.resolve(podNetworking._cluster.securityGroupIn(asg)!.securityGroupId)));
  });

  test('lends remote access its security group', () => {
    const { stack, podNetworking, cluster } = partsOn(kind);
    const source = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Source', 'sg-0fedcba9876543210');
    new PodNodegroup(stack, 'General', {
      cluster, podNetworking, instanceTypes: types('m5.large'), remoteAccess: { sshKeyName: 'key', sourceSecurityGroups: [source] },
    });
    const template = templateOf(stack);
    const [launch] = idsOfType(template, 'AWS::EC2::LaunchTemplate');

    expect(template.Resources[launch].Properties.LaunchTemplateData.SecurityGroupIds).toHaveLength(2);
  });

  test('is v2 of its own to the node group of CDK', () => {
    const { stack, podNetworking, cluster } = partsOn(kind);
    const { nodegroup } = new PodNodegroup(stack, 'General', { cluster, podNetworking, instanceTypes: types('m5.large') });
    const seen = nodegroup.cluster as eks.ICluster;

    const { known: { vpc } } = podNetworking._cluster;
    expect(stack.resolve([seen.clusterName, seen.vpc.vpcId])).toEqual(stack.resolve([cluster.clusterRef.clusterName, vpc!.vpcId]));
    expect(seen === cluster).toBe(kind.endsWith('aws-eks-v2'));
    expect(seen).not.toHaveProperty('kubectlRole');
  });
});

test.each(Object.entries(CLUSTER_KINDS))('a cluster %s is the same to all parts by its resource or name', (_, make) => {
  const stack = stackIn();
  const { cluster, clusterDetails }: AnyCluster = make(stack, vpcOf(stack));
  const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, clusterDetails, podNetwork: POD_NETWORK });
  const again = eks.CfnCluster.fromClusterName(stack, 'Again', cluster.clusterRef.clusterName);

  expect(new PodNodegroup(stack, 'General', { cluster: again, podNetworking, instanceTypes: types('m5.large') }).maxPods).toBe(110);
});
