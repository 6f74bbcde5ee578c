import { describeEffects } from './private/described-effects';
import { addon, arnOf, CLUSTER, group, ref, subnet } from './private/parts';
import { statementsOf } from './private/read-statements';
import { WrittenResources } from './private/variants';

/*
 * What is said of groups and networks where one place of a template is written otherwise.
 */

const CNI = addon('vpc-cni', { ResolveConflicts: 'OVERWRITE', ConfigurationValues: { env: {} } });
const NODE_CONFIG = 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n--B\nContent-Type: application/node.eks.aws\n\n'
  + 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    config:\n      maxPods: 29\n\n--B--\n';

/** A group with all that EKS lets it say. */
const TOLD: WrittenResources = {
  ...CLUSTER,
  Cni: CNI,
  Group: group({
    AmiType: 'AL2023_x86_64_STANDARD',
    InstanceTypes: ['m5.large'],
    UpdateConfig: { MaxUnavailable: 1 },
    Taints: [{ Key: 'dedicated', Effect: 'NO_SCHEDULE' }],
    LaunchTemplate: { Id: ref('Launch'), Version: '1' },
  }, 'Cni'),
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: {
      LaunchTemplateData: {
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' },
        BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }],
        UserData: { 'Fn::Base64': NODE_CONFIG },
      },
    },
  },
};

/** A group whose launch template chooses image and type. */
const OWN_IMAGE: WrittenResources = {
  ...CLUSTER,
  Cni: CNI,
  Group: group({ AmiType: 'CUSTOM', UpdateConfig: { MaxUnavailablePercentage: 20 }, LaunchTemplate: { Id: ref('Launch'), Version: '1' } }, 'Cni'),
  Launch: {
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateData: { InstanceType: 'm5.large', ImageId: 'ami-0123456789abcdef0', UserData: { 'Fn::Base64': '#!/bin/bash\n/etc/eks/bootstrap.sh prod --use-max-pods false --kubelet-extra-args --max-pods=29' } } },
  },
};

/** A block beside that of the VPC, with a way out that is there before nodes. */
const NETWORK: WrittenResources = {
  ...CLUSTER,
  Block: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), CidrBlock: '100.64.0.0/16' } },
  One: { ...subnet('100.64.0.0/20', 'a'), DependsOn: ['Block'] },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
  Association: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref('One'), RouteTableId: ref('Table') } },
  Route: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }, DependsOn: ['Group'] },
  Endpoint: { Type: 'AWS::EC2::VPCEndpoint', Properties: { VpcId: ref('Vpc'), ServiceName: 'com.amazonaws.eu-west-1.sts', VpcEndpointType: 'Gateway' } },
  Reserved: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: ref('One'), Cidr: '100.64.8.0/21', ReservationType: 'prefix' } },
  Second: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: ref('One'), Cidr: '100.64.4.0/22', ReservationType: 'explicit' } },
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { ENABLE_PREFIX_DELEGATION: 'true' } } }),
  Group: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }, 'Cni'),
};

/** What the VPC CNI needs before nodes, made after them. */
const LATE: WrittenResources = {
  ...CLUSTER,
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
  Policy: {
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: [ref('Role')], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['ec2:AttachNetworkInterface', 'ec2:CreateNetworkInterface'], Resource: '*' }] } },
    DependsOn: ['Group'],
  },
  Provider: { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: { 'Fn::GetAtt': ['Cluster', 'OpenIdConnectIssuerUrl'] } }, DependsOn: ['Group'] },
  Cni: addon('vpc-cni', { ServiceAccountRoleArn: arnOf('Role'), ConfigurationValues: { env: { CLUSTER_ENDPOINT: '' } } }),
  Proxy: addon('kube-proxy', {}, 'Group'),
  Agent: addon('eks-pod-identity-agent', {}, 'Group'),
  Group: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }, 'Cni'),
  Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: 'prod', PrincipalArn: 'arn:aws:iam::111122223333:role/one' } },
};

describeEffects([
  ['a group that says much', TOLD, ['Group', 'Launch']],
  ['a group with an image of its own', OWN_IMAGE, ['Group', 'Launch']],
  ['a network', NETWORK, ['Block', 'One', 'Association', 'Route', 'Endpoint', 'Reserved', 'Second']],
  ['what is late', LATE, ['Policy', 'Provider', 'Cni', 'Proxy', 'Agent', 'Entry']],
], statementsOf);
