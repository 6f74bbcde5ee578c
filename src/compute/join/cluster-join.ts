import { Tags } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { accessEntry } from './access-entry';
import { nodeWaits } from '../../cni/modes/node-waits';
import { ipv6Policies } from '../../cni/permissions/ipv6-policy';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { JOINING_WORDS as WORDS } from '../../findings/words/nodes/joining';
import { attributeOf } from '../../validation/attribute';
import { CONSTRUCT, shapeFindings } from '../../validation/prop-shapes';
import { acknowledgeRequiredPolicies } from '../../validation/required-policies';
import { familyOnNodeRole, isOwnRole, nodePolicies } from '../nodes/node-role';

/** The child that a group without launch template keeps its settings in. */
const LAUNCH_CONFIGURATION = 'LaunchConfig';

/**
 * What keeps the nodes of an Auto Scaling group from joining a cluster.
 */
export function joinFindings(
  asg: autoscaling.AutoScalingGroup,
  cluster: ClusterView,
  userData: ec2.UserData,
  scope: IConstruct,
): Finding[] {
  const unread = shapeFindings({ asg }, { asg: CONSTRUCT }, ['asg']);
  if (unread.length > 0) return unread;
  const { path } = asg.node;
  const findings: Finding[] = cluster.accessFindings(scope, true);
  const refuse = (words: Wording<{ readonly asg: string }>) =>
    findings.push(findingOf(words, about.prop('asg'), { asg: path }));
  if (attributeOf(() => asg.userData) !== userData) {
    refuse(WORDS.otherUserData);
  }
  if (attributeOf(() => asg.role) === undefined) refuse(WORDS.roleUnknown);
  if (attributeOf(() => asg.connections) === undefined) {
    refuse(WORDS.securityGroupUnknown);
  }
  if (!cluster.hasSecurityGroup) {
    findings.push(findingOf(WORDS.securityGroupMissing, about.prop('cluster'), {}));
  }
  return findings;
}

/**
 * Lets the nodes of an Auto Scaling group join a cluster.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-workers.html
 */
export function joinCluster(
  asg: autoscaling.AutoScalingGroup,
  cluster: ClusterView,
  podNetworking: IPodNetworking,
  entry: eks.AccessEntryType,
): void {
  addSecurityGroup(asg, cluster.securityGroupIn(asg)!);
  Tags.of(asg).add(`kubernetes.io/cluster/${cluster.name}`, 'owned', {
    includeResourceTypes: [autoscaling.CfnAutoScalingGroup.CFN_RESOURCE_TYPE_NAME],
  });
  if (isOwnRole(asg.role)) {
    const policies = nodePolicies(podNetworking);
    for (const policy of policies) asg.role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName(policy));
    acknowledgeRequiredPolicies(asg.role, policies, 'nodes');
    for (const policy of ipv6Policies(asg, familyOnNodeRole(podNetworking))) asg.role.addManagedPolicy(policy);
  }
  // The resource alone waits: the role may stand below the group, and the access entry needs the role.
  const { node } = asg.node.defaultChild!;
  node.addDependency(accessEntry(asg, 'ClusterAccess', cluster, asg.role, entry), ...nodeWaits(podNetworking));
}

function addSecurityGroup(asg: autoscaling.AutoScalingGroup, group: ec2.ISecurityGroup): void {
  const { connections } = asg;
  if (connections.securityGroups.some(({ securityGroupId }) => securityGroupId === group.securityGroupId)) return;
  connections.addSecurityGroup(group);
  // CDK gives a launch configuration a list of its own.
  if (asg.node.tryFindChild(LAUNCH_CONFIGURATION) !== undefined) asg.addSecurityGroup(group);
}
