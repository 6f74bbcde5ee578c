import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { acknowledgeRequiredWildcards } from '../../validation/required-policies';

/** The name under which EKS documents the statements. */
const NAME = 'AmazonEKS_CNI_IPv6_Policy';

/** Id of the policy in its scope. */
const ID = 'Ipv6Policy';

/**
 * What the VPC CNI needs with IPv6 beside `AmazonEKS_CNI_Policy`, which no AWS managed policy holds: a policy for the
 * role, none for IPv4. One in a scope, whoever asks.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html#cni-iam-role-create-ipv6-policy
 */
export function ipv6Policies(scope: Construct, ipFamily: PodIpFamily): iam.ManagedPolicy[] {
  if (ipFamily !== PodIpFamily.IPV6) return [];
  const existing = scope.node.tryFindChild(ID);
  return [existing instanceof iam.ManagedPolicy ? existing : ipv6Policy(scope)];
}

function ipv6Policy(scope: Construct): iam.ManagedPolicy {
  const stack = Stack.of(scope);
  const policy = new iam.ManagedPolicy(scope, ID, {
    description: 'IPv6 addresses of pods, for the VPC CNI',
    statements: [
      new iam.PolicyStatement({
        actions: [
          'ec2:AssignIpv6Addresses',
          'ec2:DescribeInstances',
          'ec2:DescribeTags',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeInstanceTypes',
        ],
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        actions: ['ec2:CreateTags'],
        resources: [
          stack.formatArn({
            service: 'ec2',
            region: '*',
            account: '*',
            resource: 'network-interface',
            resourceName: '*',
          }),
        ],
      }),
    ],
  });
  const partition = Token.isUnresolved(stack.partition) ? '<AWS::Partition>' : stack.partition;
  acknowledgeRequiredWildcards(policy.node.defaultChild!, ['*', `arn:${partition}:ec2:*:*:network-interface/*`],
    `${NAME} with these resources as what the VPC CNI needs with IPv6`);
  return policy;
}
