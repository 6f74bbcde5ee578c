import { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * Acknowledges, on a role that this library defines, the AWS managed policies that EKS requires on it: cdk-nag reports
 * each of them, and there is none to take their place. They are acknowledged on the resource itself, so that nothing
 * else under the role is; a role without one in this app has nothing to acknowledge.
 */
export function acknowledgeRequiredPolicies(role: iam.IRole, policies: readonly string[], purpose: string): void {
  const resource = role.node.defaultChild;
  if (resource === undefined || !CfnResource.isCfnResource(resource)) return;
  acknowledge(resource, policies.map((policy) => ({
    id: `AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`,
    reason: `EKS documents ${policy} as what ${purpose} need, and changes it with the service`,
  })));
}

/**
 * Acknowledges, on a resource that this library defines, the resources with a wildcard in statements that EKS documents
 * as they are.
 *
 * @param what EKS documents, to go on with the reason
 */
export function acknowledgeRequiredWildcards(resource: IConstruct, wildcards: readonly string[], what: string): void {
  acknowledge(resource, wildcards.map((wildcard) => ({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::${wildcard}]`,
    reason: `EKS documents ${what}`,
  })));
}
