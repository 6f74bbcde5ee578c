import { CfnResource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { ClusterView } from './cluster-view';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { TOLD_CLUSTER_WORDS as WORDS } from '../findings/words/cluster/told-clusters';

/** Under which `aws-eks` keeps the config map of a cluster, once somebody asks for it. */
const CONFIG_MAP = 'AwsAuth';

/**
 * Nodes that a cluster of `aws-eks` forgets: it writes the whole config map by which they are let in, once anything is
 * in it, and EKS has put the role of a managed node group there by itself.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html
 */
export function awsAuthFindings(group: IConstruct, role: iam.IRole, cluster: ClusterView): Finding[] {
  const configMap = cluster.child(CONFIG_MAP);
  if (configMap === undefined || cluster.known.authenticationMode !== 'CONFIG_MAP') return [];
  const stack = Stack.of(configMap);
  const mapped = configMap.node.findAll().filter((each) => CfnResource.isCfnResource(each))
    .map((each) => JSON.stringify(stack.resolve(each._toCloudFormation())));
  const arn = JSON.stringify(stack.resolve(role.roleArn)).replace(/^"|"$/g, '');
  if (mapped.some((text) => text.includes(arn))) return [];
  const { path } = group.node;
  return [findingOf(WORDS.awsAuthOverwrites, about.group(path), { groups: [path], cluster: configMap.node.path })];
}
