import { statementsOf } from './read-statements';
import { Effects } from '../effects/effects';
import { addon, arnOf, CLUSTER, group, ref, subnet } from '../effects/parts';
import { WrittenResources } from '../effects/variants';

/*
 * The same of networks, of the order in which they are made, and of manifests.
 */

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

describe.each<[string, WrittenResources, string[]]>([
  ['a network', NETWORK, ['Block', 'One', 'Association', 'Route', 'Endpoint', 'Reserved', 'Second']], ['what is late', LATE, ['Policy', 'Provider', 'Cni', 'Proxy', 'Agent', 'Entry']],
])('%s', (_, resources, ids) => {
  const effects = new Effects({ resources }, statementsOf);

  test('as it is', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  test.each(ids)('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
