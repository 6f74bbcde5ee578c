import { CfnResource, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { ClusterIdentity } from '../../../eks/cluster-identity';
import { ClusterView } from '../../../eks/cluster-view';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { NODE_ROLE_WORDS } from '../../../findings/words/nodes/node-roles';
import { StageTree } from '../../../templates/stage-tree';

/**
 * Linux nodes of a cluster that have the role of Windows nodes: a role has one access entry in a cluster, which lets
 * the kube-proxy of Windows nodes work or not.
 *
 * @param isOther whether a construct is a node group of ours with Linux: of its resource that cannot be seen where the
 * AMI is the user's own
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function windowsRoleFindings(
  tree: StageTree,
  { identity }: ClusterView,
  { roleArn }: iam.IRole,
  isOther: (each: IConstruct) => boolean,
): Finding[] {
  const sharing = tree.resources
    .filter((each) => letsInLinux(each, identity, roleArn, isOther))
    .map(({ node: { path } }) => path);
  if (sharing.length === 0) return [];
  return [
    findingOf(NODE_ROLE_WORDS.ofTwoSystems, about.prop('nodeRole'), {
      role: Token.isUnresolved(roleArn) ? undefined : roleArn,
      sharing,
    }),
  ];
}

/** The beginning of the AMI types that EKS takes for Windows, also where CDK does not know them yet. */
export const WINDOWS_AMI_PREFIX = 'WINDOWS_';

/** Whether a resource lets Linux nodes with the role join the cluster: a node group, or an access entry. */
function letsInLinux(
  each: CfnResource,
  cluster: ClusterIdentity,
  roleArn: string,
  isOther: (each: IConstruct) => boolean,
): boolean {
  if (each.cfnResourceType === eks.CfnAccessEntry.CFN_RESOURCE_TYPE_NAME) {
    const { principalArn, clusterName: of, type } = each as eks.CfnAccessEntry;
    return principalArn === roleArn && isOf(each, of, cluster) && type === eks.AccessEntryType.EC2_LINUX;
  }
  if (each.cfnResourceType !== eks.CfnNodegroup.CFN_RESOURCE_TYPE_NAME) return false;
  const { nodeRole, clusterName: of, amiType } = each as eks.CfnNodegroup;
  if (nodeRole !== roleArn || !isOf(each, of, cluster)) return false;
  return amiType === undefined ? each.node.scopes.some(isOther) : !amiType.startsWith(WINDOWS_AMI_PREFIX);
}

function isOf(resource: CfnResource, clusterName: string, cluster: ClusterIdentity): boolean {
  return ClusterIdentity.named(resource, clusterName).isSameAs(cluster) === true;
}
