import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { acknowledgeRequiredWildcards } from '../../validation/required-policies';

/** The name under which EKS documents the statements. */
const NAME = 'AmazonEKS_CNI_IPv6_Policy';

/** The interfaces that may be tagged, with the partition as cdk-nag shows it. */
const INTERFACES = 'arn:<AWS::Partition>:ec2:*:*:network-interface/*';

/**
 * What the VPC CNI needs with IPv6 beside `AmazonEKS_CNI_Policy`, which no AWS managed policy holds.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html#cni-iam-role-create-ipv6-policy
 */
export function ipv6Document(scope: IConstruct): iam.PolicyDocument {
  const interfaces = Stack.of(scope).formatArn({ service: 'ec2', region: '*', account: '*', resource: 'network-interface', resourceName: '*' });
  return new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        actions: ['ec2:AssignIpv6Addresses', 'ec2:DescribeInstances', 'ec2:DescribeTags', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeInstanceTypes'],
        resources: ['*'],
      }),
      new iam.PolicyStatement({ actions: ['ec2:CreateTags'], resources: [interfaces] }),
    ],
  });
}

/** The same as inline policies of a role; none for IPv4. They are part of the role, so that whoever waits for it waits for them. */
export function inlinePolicies(scope: IConstruct, ipFamily: PodIpFamily): { [name: string]: iam.PolicyDocument } | undefined {
  return ipFamily === PodIpFamily.IPV6 ? { [NAME]: ipv6Document(scope) } : undefined;
}

/**
 * Acknowledges the wildcards of the statements, on the one resource that holds them.
 *
 * @param owner the role, or the policy
 */
export function acknowledgeIpv6Statements({ node }: IConstruct, ipFamily: PodIpFamily): void {
  if (ipFamily === PodIpFamily.IPV6) acknowledgeRequiredWildcards(node.defaultChild!, ['*', INTERFACES], `${NAME} with these resources as what the VPC CNI needs with IPv6`);
}
