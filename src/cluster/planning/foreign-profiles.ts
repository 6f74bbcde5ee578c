import { CfnResource } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ClusterIdentity } from '../../eks/cluster-identity';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../findings/words/cluster/plans-of-clusters';
import { formsOf, referredTo, textOf } from '../../templates/forms';
import { renderedProperties } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';

/** The Fargate profiles of `aws-eks`, whose properties are those of the API. */
const LEGACY_PROFILE = 'Custom::AWSCDK-EKS-FargateProfile';

/** Fargate profiles of a cluster, of whose pods a plan knows nothing. */
export function foreignProfileFindings(tree: StageTree, cluster: ClusterIdentity): Finding[] {
  const profiles = [
    ...tree.ofClass(eks.CfnFargateProfile).filter((profile) => (
      ClusterIdentity.named(profile, profile.clusterName).isSameAs(cluster) === true)),
    ...tree.ofType(LEGACY_PROFILE).filter((profile) => isLegacyOf(profile, cluster)),
  ].map(({ node: { path } }) => path.replace(/(\/(Resource|Default))+$/, ''));
  if (profiles.length === 0) return [];
  return [findingOf(WORDS.profilesUncounted, about.plan('plan'), { profiles })];
}

function isLegacyOf(profile: CfnResource, cluster: ClusterIdentity): boolean {
  const { clusterName } = formsOf(renderedProperties(profile).Config);
  const name = textOf(clusterName);
  if (name !== undefined) return ClusterIdentity.named(profile, name).isSameAs(cluster) === true;
  return cluster.resource !== undefined && referredTo(clusterName) === cluster.resource.node.path;
}
