import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { acknowledgeRequiredPolicies } from '../../validation/required-policies';

/** The AWS managed policy by which EKS manages trunk and branch interfaces. */
const POLICY = 'AmazonEKSVPCResourceController';

/**
 * Lets EKS manage trunk and branch interfaces for a cluster that this app makes; what there is to say of another one.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function letManageBranches(cluster: eks.ICluster): Finding[] {
  if (cluster instanceof eks.Cluster && cluster.role instanceof iam.Role) {
    cluster.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(POLICY));
    acknowledgeRequiredPolicies(cluster.role, [POLICY], 'clusters with security groups for pods');
    return [];
  }
  return [findingOf('cluster-role-unseen', 'securityGroupsForPods',
    `security groups for pods need ${POLICY} on the role of the cluster, which this app does not make; attach it where the role is made`)];
}
