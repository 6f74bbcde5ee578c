import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { CNI_POLICY, cniRoleFindings, roleResource } from '../../cni/permissions/role-permissions';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODE_ROLE_WORDS as WORDS } from '../../findings/words/nodes/node-roles';
import { StageTree } from '../../templates/stage-tree';

/** Policies that hold what another one does. */
const WIDER: Readonly<Record<string, readonly string[]>> = {
  AmazonEC2ContainerRegistryPullOnly: [
    'AmazonEC2ContainerRegistryReadOnly',
    'AmazonEC2ContainerRegistryPowerUser',
    'AmazonEC2ContainerRegistryFullAccess',
  ],
};

/**
 * The AWS managed policies that nodes need.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
 */
export function nodePolicies({ permissionsOnNodeRole }: IPodNetworking): string[] {
  return [
    'AmazonEKSWorkerNodePolicy',
    'AmazonEC2ContainerRegistryPullOnly',
    ...(permissionsOnNodeRole ? [CNI_POLICY] : []),
  ];
}

/** Whether a role is of this app, so that its policies can be seen and added to. */
export function isOwnRole(role: iam.IRole): boolean {
  return roleResource(role) !== undefined;
}

/** That the policies of a role cannot be seen. */
export function unseenRoleFindings(role: iam.IRole | undefined, podNetworking: IPodNetworking): Finding[] {
  if (role === undefined || isOwnRole(role)) return [];
  return [findingOf(WORDS.unseen, about.prop('nodeRole'), { policies: nodePolicies(podNetworking) })];
}

/**
 * Policies that a role of this app lacks or has needlessly, as they are when the app is complete.
 */
export function nodeRoleFindings(tree: StageTree, role: iam.IRole, podNetworking: IPodNetworking): Finding[] {
  const ofIpv6 = familyOnNodeRole(podNetworking) === PodIpFamily.IPV6;
  return [
    ...policyFindings(role, podNetworking, ofIpv6 ? [CNI_POLICY] : []),
    ...(ofIpv6 ? cniRoleFindings(tree, role, 'nodeRole', PodIpFamily.IPV6) : []),
  ];
}

/**
 * The family whose permissions the role of the nodes carries beside AWS managed policies: none where pod identity has
 * them.
 */
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
    findings.push(findingOf(WORDS.lacksPolicies, about.prop('nodeRole'), { role: role.node.path, missing }));
  }
  if (!podNetworking.permissionsOnNodeRole && has(CNI_POLICY)) {
    findings.push(
      findingOf(WORDS.permissionsTwice, about.prop('nodeRole'), { role: role.node.path, policy: CNI_POLICY }),
    );
  }
  return findings;
}
