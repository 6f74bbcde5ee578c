import * as iam from 'aws-cdk-lib/aws-iam';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_ROLE_WORDS } from '../../findings/words/vpc-cni/cni-roles';
import { acknowledgeRequiredPolicies } from '../../validation/required-policies';
import { VpcCniAddonOptions } from '../vpc-cni-addon-props';

/**
 * The AWS managed policy by which a controller of EKS manages trunk and branch interfaces, and the addresses of pods on
 * Windows nodes.
 */
const POLICY = 'AmazonEKSVPCResourceController';

/** The settings that need the controller, as people call what they stand for. */
const NEEDS = { securityGroupsForPods: 'security groups for pods', windows: 'Windows nodes' } as const;

/**
 * Lets EKS manage interfaces for a cluster that this app makes, where a setting needs that; what there is to say of
 * another cluster.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function letManageInterfaces(
  { known: { isMade, role } }: ClusterView,
  settings: Pick<VpcCniAddonOptions, keyof typeof NEEDS>,
): Finding[] {
  const needing = (Object.keys(NEEDS) as Array<keyof typeof NEEDS>).filter((name) => settings[name] !== undefined);
  if (needing.length === 0) return [];
  const features = needing.map((name) => NEEDS[name]);
  if (isMade && role instanceof iam.Role) {
    role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(POLICY));
    acknowledgeRequiredPolicies(role, [POLICY], `clusters with ${features.join(' and ')}`);
    return [];
  }
  return [findingOf(CNI_ROLE_WORDS.clusterRoleElsewhere, about.prop(needing[0]), { features, policy: POLICY })];
}
