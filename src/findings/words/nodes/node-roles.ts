import { wording } from '../../wording';

/** Of the role of nodes. */
export const NODE_ROLE_WORDS = {
  unseen: wording('node-role-unseen', ({ policies }: { policies: readonly string[] }) =>
    `'nodeRole' is not defined by this app, so whether it has ${policies.join(', ')} was not checked; see to it that it has`,
  { policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'] }),

  lacksPolicies: wording('node-role-lacks-policies', ({ role, missing }: { role: string; missing: readonly string[] }) =>
    `'nodeRole' (${role}) lacks ${missing.join(', ')}, without which nodes do not join the cluster; `
      + `add ${missing.length === 1 ? 'it' : 'them'},`
      + ' or acknowledge where other policies of the role permit the same',
  { role: 'Stack/Role', missing: ['AmazonEKSWorkerNodePolicy'] }),

  permissionsTwice: wording('cni-permissions-twice', ({ role, policy }: { role: string; policy: string }) =>
    `'nodeRole' (${role}) has ${policy}, and the VPC CNI gets the same through pod identity; `
      + 'take it from the role, where every pod that reaches the instance'
      + ' metadata has it, or use CniPermissions.nodeRole()',
  { role: 'Stack/Role', policy: 'AmazonEKS_CNI_Policy' }),

  ofTwoSystems: wording('node-role-of-two-systems', ({ role, sharing }: { role?: string; sharing: readonly string[] }) =>
    `'nodeRole'${role === undefined ? '' : ` (${role})`} of Windows nodes is that of Linux nodes too `
      + `(${sharing.map((path) => `'${path}'`).join(', ')}), and a role joins a cluster as one of them:`
      + " pods on the Windows nodes would have no DNS; give the group a role of its own, or leave 'nodeRole' out",
  { role: 'arn:aws:iam::123456789012:role/nodes', sharing: ['Stack/Linux/Resource'] }),
};
