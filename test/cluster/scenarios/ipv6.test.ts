/*
 * What users of clusters with IPv6 ran into.
 *
 * S79 terraform-aws-eks#3598, S81 amazon-vpc-cni-k8s#2425.
 */
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PodCapacityClusterProps } from '../../../src/cluster/pod-capacity-cluster-props';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { CNI_ROLE_WORDS } from '../../../src/findings/words/vpc-cni/cni-roles';
import { PodNetwork } from '../../../src/network/pod-network';
import { warningsOf } from '../../private/cdk-assembly';
import { clusterIn, plainStack, templateOf } from '../../private/cdk-cluster';
import { types } from '../../private/cdk-nodegroup';
import { findingsThrownBy } from '../../private/findings-thrown';
import { saidBy } from '../../private/statements';

const IPV6: Partial<PodCapacityClusterProps> = { ipFamily: eks.IpFamily.IP_V6, podNetwork: PodNetwork.nodeSubnets() };

/** The statements of EKS's own policy for IPv6 alone. */
const IPV6_ONLY = [new iam.PolicyStatement({
  actions: ['ec2:AssignIpv6Addresses', 'ec2:DescribeInstances', 'ec2:DescribeTags', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeInstanceTypes'], resources: ['*'],
})];

describe('S79: the permissions of the VPC CNI', () => {
  test.each<[string, CniPermissions, RegExp]>([
    ['its own role', CniPermissions.podIdentity(), /^PlatformVpcCniRole/],
    ['the role of the nodes', CniPermissions.nodeRole(), /^PlatformNodegroupGeneralRole/],
  ])('S79: are whole on %s: the AWS managed policy, and a statement for IPv6 addresses', (_, permissions, name) => {
    const platform = clusterIn(plainStack('eu-west-1'), { ...IPV6, vpcCni: { permissions } });
    platform.addNodegroup('General', { instanceTypes: types('t3.medium') });
    const { Resources } = templateOf(platform);
    const having = (type: string, text: string) => Object.entries(Resources)
      .filter(([, { Type, Properties }]) => Type === type && JSON.stringify(Properties).includes(text)).map(([id]) => id);
    const [statements, ...others] = having('AWS::IAM::ManagedPolicy', 'ec2:AssignIpv6Addresses');

    expect(others).toEqual([]);
    expect(having('AWS::IAM::Role', 'policy/AmazonEKS_CNI_Policy')).toEqual([expect.stringMatching(name)]);
    expect(having('AWS::IAM::Role', `{"Ref":"${statements}"}`)).toEqual([expect.stringMatching(name)]);
  });

  test('S79: on a node role with the IPv6 policy only fail synthesis', () => {
    const stack = plainStack('eu-west-1');
    const nodeRole = new iam.Role(stack, 'Nodes', {
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((policy) => iam.ManagedPolicy.fromAwsManagedPolicyName(policy)),
      inlinePolicies: { AmazonEKS_CNI_IPv6_Policy: new iam.PolicyDocument({ statements: IPV6_ONLY }) },
    });
    clusterIn(stack, { ...IPV6, vpcCni: { permissions: CniPermissions.nodeRole() } }).addNodegroup('General', { instanceTypes: types('t3.medium'), nodeRole });

    expect(() => warningsOf(stack)).toThrow(CNI_ROLE_WORDS.roleLacks.say({ prop: 'nodeRole', role: 'Stack/Nodes', policy: 'AmazonEKS_CNI_Policy', ipv6: true }).message);
  });
});

test('S81: a known type has a number and nothing to say, an unknown one has none', () => {
  const platform = clusterIn(plainStack('eu-west-1'), IPV6);
  const group = platform.addNodegroup('Gpu', { instanceTypes: types('p4de.24xlarge') });

  expect([group.maxPods, group.capacity.boundBy, group.findings]).toEqual([250, 'cap', []]);
  expect(saidBy(findingsThrownBy(() => platform.addNodegroup('Unknown', { instanceTypes: types('x9.99xlarge') }))))
    .toMatchObject([['group-types.unknown', { type: 'x9.99xlarge' }]]);
});
