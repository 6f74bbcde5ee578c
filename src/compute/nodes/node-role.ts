import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { CNI_POLICY, cniRoleFindings, roleResource } from '../../cni/permissions/role-permissions';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { StageTree } from '../../templates/stage-tree';

/** Policies that hold what another one does. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  AmazonEC2ContainerRegistryPullOnly: ['AmazonEC2ContainerRegistryReadOnly', 'AmazonEC2ContainerRegistryPowerUser', 'AmazonEC2ContainerRegistryFullAccess'],
};

/**
 * The AWS managed policies that nodes need.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
 */
export function nodePolicies({ permissionsOnNodeRole }: IPodNetworking): string[] {
  return ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', ...(permissionsOnNodeRole ? [CNI_POLICY] : [])];
}

/** Whether a role is of this app, so that its policies can be seen and added to. */
export function isOwnRole(role: iam.IRole): boolean {
  return roleResource(role) !== undefined;
}

/** That the policies of a role cannot be seen. */
export function unseenRoleFindings(role: iam.IRole | undefined, podNetworking: IPodNetworking): Finding[] {
  if (role === undefined || isOwnRole(role)) return [];
  return [findingOf('node-role-unseen', 'nodeRole',
    `'nodeRole' is not defined by this app, so whether it has ${nodePolicies(podNetworking).join(', ')} was not checked; see to it that it has`)];
}

/**
 * Policies that a role of this app lacks or has needlessly, as they are when the app is complete.
 */
export function nodeRoleFindings(tree: StageTree, role: iam.IRole, podNetworking: IPodNetworking): Finding[] {
  const ofIpv6 = familyOnNodeRole(podNetworking) === PodIpFamily.IPV6;
  return [...policyFindings(role, podNetworking, ofIpv6 ? [CNI_POLICY] : []), ...ofIpv6 ? cniRoleFindings(tree, role, 'nodeRole', PodIpFamily.IPV6) : []];
}

/** The family whose permissions the role of the nodes carries beside AWS managed policies: none where pod identity has them. */
export function familyOnNodeRole({ ipFamily, permissionsOnNodeRole }: IPodNetworking): PodIpFamily {
  return permissionsOnNodeRole ? ipFamily : PodIpFamily.IPV4;
}

/** @param saidElsewhere policies of which another finding speaks */
function policyFindings(role: iam.IRole, podNetworking: IPodNetworking, saidElsewhere: readonly string[]): Finding[] {
  const resource = roleResource(role);
  if (resource === undefined) return [];
  const attached = JSON.stringify(Stack.of(resource).resolve(resource.managedPolicyArns) ?? []);
  const has = (policy: string) => attached.includes(`:aws:policy/${policy}"`);
  const findings: Finding[] = [];
  const missing = nodePolicies(podNetworking)
    .filter((policy) => !saidElsewhere.includes(policy) && ![policy, ...WIDER[policy] ?? []].some(has));
  if (missing.length > 0 && !has('AdministratorAccess')) {
    findings.push(findingOf('node-role-lacks-policies', 'nodeRole',
      `'nodeRole' (${role.node.path}) lacks ${missing.join(', ')}, without which nodes do not join the cluster; add ${missing.length === 1 ? 'it' : 'them'},`
      + ' or acknowledge where other policies of the role permit the same'));
  }
  if (!podNetworking.permissionsOnNodeRole && has(CNI_POLICY)) {
    findings.push(findingOf('cni-permissions-twice', 'nodeRole',
      `'nodeRole' (${role.node.path}) has ${CNI_POLICY}, and the VPC CNI gets the same through pod identity; take it from the role, where every pod that reaches the instance`
      + ' metadata has it, or use CniPermissions.nodeRole()'));
  }
  return findings;
}
