import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ipv6Policies } from './ipv6-policy';
import { CNI_POLICY } from './role-permissions';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { acknowledgeRequiredPolicies } from '../../validation/required-policies';

/** Defines the role that EKS Pod Identity gives to the pods of the VPC CNI. */
export function defineCniRole(scope: Construct, ipFamily: PodIpFamily): iam.Role {
  const role = new iam.Role(scope, 'Role', {
    description: 'EC2 permissions of the VPC CNI, for the pods of aws-node',
    assumedBy: new iam.SessionTagsPrincipal(new iam.ServicePrincipal('pods.eks.amazonaws.com')),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(CNI_POLICY), ...ipv6Policies(scope, ipFamily)],
  });
  acknowledgeRequiredPolicies(role, [CNI_POLICY], 'the pods of the VPC CNI');
  return role;
}
