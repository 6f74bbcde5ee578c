import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks';
import { NagRuleResult, rules } from 'cdk-nag';

/** Rules that read clusters of `aws-eks` alone. Those of `aws-eks-v2` are another class of the same resource, and pass unseen. */
export const EKS_RULES: Record<string, (node: CfnResource) => NagRuleResult> = {
  'AwsSolutions-EKS1': rules.eks.EKSClusterNoEndpointPublicAccess,
  'AwsSolutions-EKS2': rules.eks.EKSClusterControlPlaneLogs,
};

/**
 * What those rules answer to the `AWS::EKS::Cluster` of a template, put as a cluster of `aws-eks`. Its role, which is a reference, is none of their business.
 *
 * @param properties its properties, as they stand in the template
 */
export function eksAnswers({ ResourcesVpcConfig, Logging }: any): Record<string, NagRuleResult> {
  const cluster = new eks.CfnCluster(new Stack(new App(), 'Stack'), 'Cluster', {
    roleArn: 'arn:aws:iam::111122223333:role/cluster',
    resourcesVpcConfig: inCamelCase(ResourcesVpcConfig),
    logging: inCamelCase(Logging),
  });
  return Object.fromEntries(Object.entries(EKS_RULES).map(([id, rule]) => [id, rule(cluster)]));
}

function inCamelCase(value: any): any {
  if (Array.isArray(value)) return value.map(inCamelCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name[0].toLowerCase() + name.slice(1), inCamelCase(inner)]));
}
