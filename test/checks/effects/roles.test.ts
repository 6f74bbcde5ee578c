import { Effects } from './private/effects';
import { addon, arnOf, CLUSTER, group, ref } from './private/parts';
import { factsOf } from './private/read-facts';
import { WrittenResources } from './private/variants';

/** How the VPC CNI of groups gets its permissions. */
const ROLES: WrittenResources = {
  ...CLUSTER,
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: 'nodes',
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AmazonEKS_CNI_Policy' }],
      Policies: [{ PolicyName: 'logs', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*' }] } }],
    },
  },
  Policy: {
    Type: 'AWS::IAM::Policy',
    Properties: { Roles: ['others', ref('Role')], PolicyDocument: { Statement: { Effect: 'Allow', Action: ['ec2:CreateNetworkInterface', 'ec2:AttachNetworkInterface'], Resource: '*' } } },
  },
  RolePolicy: {
    Type: 'AWS::IAM::RolePolicy',
    Properties: { RoleName: 'nodes', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['ec2:*'], Resource: '*' }] } },
  },
  Cni: addon('vpc-cni'),
  Association: {
    Type: 'AWS::EKS::PodIdentityAssociation',
    Properties: { ClusterName: ref('Cluster'), Namespace: 'kube-system', ServiceAccount: 'aws-node', RoleArn: arnOf('Role') },
    DependsOn: ['Cni'],
  },
  First: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }, 'Cni'),
  Last: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }, 'Association'),
};

/** The same by a policy of the app that the role names. */
const MANAGED: WrittenResources = {
  ...CLUSTER,
  Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy', ref('Managed')] } },
  Managed: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['ec2:CreateNetworkInterface', 'ec2:AttachNetworkInterface'], Resource: '*' }] } },
  },
};

/** The same of an add-on with a role of its own, where EKS installs another VPC CNI before. */
const OWN_ROLE: WrittenResources = {
  ...CLUSTER,
  Cluster: { ...CLUSTER.Cluster, Properties: { ...CLUSTER.Cluster.Properties, BootstrapSelfManagedAddons: true } },
  Cni: addon('vpc-cni', { ServiceAccountRoleArn: 'arn:account', PodIdentityAssociations: [{ ServiceAccount: 'aws-node', RoleArn: 'arn:pod' }] }),
  Before: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }),
  After: group({ InstanceTypes: ['m5.large'], Subnets: [ref('One')] }, 'Cni'),
};

describe.each<[string, WrittenResources, WrittenResources?]>([['roles', ROLES], ['policies of the app', MANAGED], ['roles of the add-on', OWN_ROLE]])('%s', (_, resources, others = CLUSTER) => {
  const effects = new Effects({ resources }, factsOf);

  test.each(effects.idsBeside(others))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
