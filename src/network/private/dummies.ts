import { CfnResource, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { isDummySubnet } from './vpc-facts';

/**
 * Lets the first synthesis of a looked-up VPC pass: until the CLI has looked, subnet ids are dummies, which the validator of CDK takes for wrong ones.
 */
export function acknowledgeDummies(resource: CfnResource, subnets: readonly ec2.ISubnet[]): void {
  if (!subnets.some(isDummySubnet)) return;
  Validations.of(resource).acknowledge({
    id: 'CloudFormation-Validate::E1154',
    reason: 'The VPC has not been looked up yet, so the ids of its subnets are dummies of CDK',
  });
}
