import { App, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { AddonSettings, Platform, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { clusterOf, importedVpc, stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal } from '../private/cdk-refusals';

const ASG = 'AWS::AutoScaling::AutoScalingGroup';
const ENTRY = 'AWS::EKS::AccessEntry';
const IMAGE = ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' });
const [M5_LARGE] = types('m5.large');

function bootstrapOn({ stack, cluster, cni }: Platform, id: string = 'Nodes'): NodeBootstrap {
  return new NodeBootstrap(stack, id, { cluster, podNetworking: cni, instanceTypes: [M5_LARGE], serviceIpv4Cidr: '172.20.0.0/16' });
}

function nodeRole(stack: Stack, id: string = 'Role'): iam.Role {
  return new iam.Role(stack, id, { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
}

/** A group by a launch template, whose security group is one of its own unless told otherwise. */
function groupOn(platform: Platform, bootstrap: NodeBootstrap, template: Partial<ec2.LaunchTemplateProps> = {}): autoscaling.AutoScalingGroup {
  const { stack, cluster } = platform;
  const launchTemplate = new ec2.LaunchTemplate(stack, 'Template', {
    machineImage: IMAGE,
    instanceType: M5_LARGE,
    userData: bootstrap.userData,
    role: nodeRole(stack),
    securityGroup: cluster.clusterSecurityGroup,
    ...template,
  });
  return new autoscaling.AutoScalingGroup(stack, 'Group', { vpc: cluster.vpc, launchTemplate });
}

function joined(settings: AddonSettings = { podNetwork: POD_NETWORK }): Template {
  const platform = platformOf(settings);
  const bootstrap = bootstrapOn(platform);
  bootstrap.join(groupOn(platform, bootstrap));
  return Template.fromStack(platform.stack);
}

const managed = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });

describe('join', () => {
  const template = joined();
  const [[, group]] = Object.entries(template.findResources(ASG));

  test('gives the role an access entry for nodes, for which the group waits', () => {
    template.resourceCountIs(ENTRY, 1);
    const [[id, { Properties }]] = Object.entries(template.findResources(ENTRY));
    expect(Properties).toEqual({
      ClusterName: { Ref: expect.stringMatching(/^Cluster/) },
      PrincipalArn: { 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] },
      Type: 'EC2_LINUX',
    });
    expect(group.DependsOn).toContain(id);
  });

  test('makes the group wait for the VPC CNI, and for the pod subnets themselves', () => {
    const subnets = Object.keys(template.findResources('AWS::EC2::Subnet')).filter((id) => id.startsWith('Cni'));

    expect(subnets).toHaveLength(3);
    expect(group.DependsOn).toEqual(expect.arrayContaining(['CniB31145BD', ...subnets]));
  });

  test('tags the group and its instances as those of the cluster, whose name is a token', () => {
    expect(group.Properties.Tags).toContainEqual({
      Key: { 'Fn::Join': ['', ['kubernetes.io/cluster/', { Ref: expect.stringMatching(/^Cluster/) }]] },
      Value: 'owned',
      PropagateAtLaunch: true,
    });
    expect(JSON.stringify(template.findResources('AWS::IAM::Role'))).not.toContain('kubernetes.io/cluster');
  });

  test('gives the role the policies of nodes, and not that of the VPC CNI', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: [managed('AmazonEKSWorkerNodePolicy'), managed('AmazonEC2ContainerRegistryPullOnly')],
    });
  });

  test('leaves the security group that is there alone', () => {
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: { SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Cluster'), 'ClusterSecurityGroupId'] }] } });
  });

  test('holds the user data in the launch template', () => {
    expect(JSON.stringify(template.findResources('AWS::EC2::LaunchTemplate'))).toContain('maxPodsExpression');
  });
});

test('makes the group wait for pod subnets that were made apart from the add-on', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack);
  const cluster = clusterOf(stack, vpc);
  const pods = new PodSubnets(stack, 'Pods', { vpc, cidr: new SecondaryCidr(stack, 'PodCidr', { vpc, cidr: '100.64.0.0/16' }) });
  const platform = { stack, cluster, cni: new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.subnets(pods) }) };
  const bootstrap = bootstrapOn(platform);
  bootstrap.join(groupOn(platform, bootstrap));
  const template = Template.fromStack(stack);

  const subnets = Object.keys(template.findResources('AWS::EC2::Subnet')).filter((id) => id.startsWith('Pods'));
  expect(subnets).toHaveLength(3);
  expect(Object.values(template.findResources(ASG))[0].DependsOn).toEqual(expect.arrayContaining(subnets));
});

test('adds the policy of the VPC CNI where its permissions are on the nodes', () => {
  joined({ permissions: CniPermissions.nodeRole() }).hasResourceProperties('AWS::IAM::Role', {
    ManagedPolicyArns: [managed('AmazonEKSWorkerNodePolicy'), managed('AmazonEC2ContainerRegistryPullOnly'), managed('AmazonEKS_CNI_Policy')],
  });
});

test('adds the security group of the cluster to another', () => {
  const platform = platformOf();
  const bootstrap = bootstrapOn(platform);
  const securityGroup = new ec2.SecurityGroup(platform.stack, 'Own', { vpc: platform.cluster.vpc });
  bootstrap.join(groupOn(platform, bootstrap, { securityGroup }));

  Template.fromStack(platform.stack).hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: {
      SecurityGroupIds: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Own'), 'GroupId'] }, { 'Fn::GetAtt': [Match.stringLikeRegexp('^Cluster'), 'ClusterSecurityGroupId'] }],
    },
  });
});

test('leaves an imported role as it is', () => {
  const platform = platformOf();
  const bootstrap = bootstrapOn(platform);
  const role = iam.Role.fromRoleArn(platform.stack, 'Imported', 'arn:aws:iam::111111111111:role/nodes');
  bootstrap.join(groupOn(platform, bootstrap, { role }));

  Template.fromStack(platform.stack).hasResourceProperties(ENTRY, { PrincipalArn: 'arn:aws:iam::111111111111:role/nodes' });
});

test.each([[true, 'AWS::EC2::LaunchTemplate'], [false, 'AWS::AutoScaling::LaunchConfiguration']])('takes a group without a launch template of its own (flag %p)', (flag, type) => {
  const app = new App({ context: { '@aws-cdk/aws-autoscaling:generateLaunchTemplateInsteadOfLaunchConfig': flag } });
  const platform = platformOf({ podNetwork: POD_NETWORK }, stackIn({ app }));
  const bootstrap = bootstrapOn(platform);
  const { vpc } = platform.cluster;
  bootstrap.join(new autoscaling.AutoScalingGroup(platform.stack, 'Group', { vpc, machineImage: IMAGE, instanceType: M5_LARGE, userData: bootstrap.userData }));

  const [resource] = Object.values(Template.fromStack(platform.stack).findResources(type));
  expect(JSON.stringify(resource).match(/ClusterSecurityGroupId/g)).toHaveLength(1);
  expect(JSON.stringify(resource)).toContain('maxPodsExpression');
});

test('two groups with one role share its access entry, and joining twice changes nothing', () => {
  const platform = platformOf();
  const bootstrap = bootstrapOn(platform);
  const role = nodeRole(platform.stack, 'Shared');
  const first = groupOn(platform, bootstrap, { role });
  const launchTemplate = new ec2.LaunchTemplate(platform.stack, 'Second', {
    machineImage: IMAGE, instanceType: M5_LARGE, userData: bootstrap.userData, role, securityGroup: platform.cluster.clusterSecurityGroup,
  });
  for (const group of [first, first, new autoscaling.AutoScalingGroup(platform.stack, 'Other', { vpc: platform.cluster.vpc, launchTemplate })]) bootstrap.join(group);
  const template = Template.fromStack(platform.stack);

  template.resourceCountIs(ENTRY, 1);
  const [entry] = Object.keys(template.findResources(ENTRY));
  for (const { DependsOn } of Object.values(template.findResources(ASG))) expect(DependsOn).toContain(entry);
  expect(template.findResources('AWS::IAM::Role')[platform.stack.getLogicalId(role.node.defaultChild as iam.CfnRole)].Properties.ManagedPolicyArns).toHaveLength(2);
});

describe('what cannot join', () => {
  test('fails for a group that boots with other user data', () => {
    const platform = platformOf();
    const group = groupOn(platform, bootstrapOn(platform, 'Other'));

    expectRefusal(() => bootstrapOn(platform).join(group), 'Stack/Nodes', ['option-refused', 'joining.otherUserData', { asg: 'Stack/Group' }]);
    platform.stack.node.findChild('Group').node.children.forEach(({ node }) => expect(node.id).not.toBe('ClusterAccess'));
  });

  test('fails for a launch template without role and security group', () => {
    const platform = platformOf();
    const bootstrap = bootstrapOn(platform);

    expectRefusal(() => bootstrap.join(groupOn(platform, bootstrap, { role: undefined, securityGroup: undefined })), 'Stack/Nodes',
      ['option-refused', 'joining.roleUnknown', { asg: 'Stack/Group' }], ['option-refused', 'joining.securityGroupUnknown', { asg: 'Stack/Group' }]);
  });

  test('fails for an imported cluster that does not tell its security group', () => {
    const stack = stackIn();
    const attributes = { clusterName: 'main', vpc: importedVpc(stack), clusterEndpoint: 'https://x', clusterCertificateAuthorityData: Fn.importValue('Ca') };
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', attributes);
    const bootstrap = new NodeBootstrap(stack, 'Nodes', {
      cluster, podNetworking: new VpcCniAddon(stack, 'Cni', { cluster }), instanceTypes: [M5_LARGE], serviceIpv4Cidr: '172.20.0.0/16',
    });
    const group = new autoscaling.AutoScalingGroup(stack, 'Group', { vpc: cluster.vpc, machineImage: IMAGE, instanceType: M5_LARGE, userData: bootstrap.userData });

    expectRefusal(() => bootstrap.join(group), 'Stack/Nodes', ['cluster-attributes-missing', 'joining.securityGroupMissing']);
  });
});
