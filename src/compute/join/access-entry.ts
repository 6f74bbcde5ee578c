import { CfnResource } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { ClusterIdentity } from '../../eks/cluster-identity';
import { ClusterView } from '../../eks/cluster-view';

/**
 * The access entry of a role of nodes; a role has one in a cluster, whoever asks for it.
 *
 * @param id of the entry, where there is none yet
 */
export function accessEntry(
  scope: Construct,
  id: string,
  { name: clusterName, identity }: ClusterView,
  role: iam.IRole,
  type: eks.AccessEntryType,
): IConstruct {
  const { roleArn: principalArn } = role;
  const existing = scope.node.root.node
    .findAll()
    .find(
      (node) =>
        CfnResource.isCfnResource(node)
        && node.cfnResourceType === eks.CfnAccessEntry.CFN_RESOURCE_TYPE_NAME
        && (node as eks.CfnAccessEntry).principalArn === principalArn
        && ClusterIdentity.named(node, (node as eks.CfnAccessEntry).clusterName).isSameAs(identity) === true,
    );
  return existing ?? new eks.CfnAccessEntry(scope, id, { clusterName, principalArn, type });
}
