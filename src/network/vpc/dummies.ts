import { IConstruct } from 'constructs';
import { isDummyId } from '../../templates/lookup-dummies';
import { acknowledge } from '../../validation/acknowledge';

/** What the validator of CDK says of ids of VPCs and subnets that do not look like ones. */
const RULES = ['E1151', 'E1154'];

/**
 * Lets the first synthesis of a looked-up VPC pass: until the CLI has looked, the VPC and its subnets have ids that the
 * validator of CDK takes for wrong ones.
 *
 * @param scope the construct whose resources name them
 * @param ids ids of VPCs or subnets
 */
export function acknowledgeDummies(scope: IConstruct, ids: readonly string[]): void {
  if (!ids.some(isDummyId)) return;
  const reason = 'The VPC has not been looked up yet, so its id and those of its subnets are dummies of CDK';
  acknowledge(scope, RULES.map((rule) => ({ id: `CloudFormation-Validate::${rule}`, reason })));
}
