import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Of the role of nodes. */
export const NODE_ROLE_WORDS = {
  unseen: wording('node-role-unseen', ({ policies }: { policies: readonly string[] }) => ({
    message: "'nodeRole' is not defined by this app, so its policies were not checked",
    details: [`nodes need ${policies.join(', ')}`],
    fix: ['check that the role has these policies'],
  }), { policies: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'] }),

  lacksPolicies: wording('node-role-lacks-policies', ({ role, missing }: {
    role: string; missing: readonly string[];
  }) => ({
    message: `'nodeRole' (${role}) lacks ${few(missing)}, without which nodes do not join the cluster`,
    details: allOf('policies that it lacks', missing),
    fix: [
      `add ${few(missing)} to the role`,
      'acknowledge this finding, if other policies of the role permit the same',
    ],
  }), { role: 'Stack/Role', missing: ['AmazonEKSWorkerNodePolicy'] }),

  permissionsTwice: wording('cni-permissions-twice', ({ role, policy }: { role: string; policy: string }) => ({
    message: `'nodeRole' (${role}) has ${policy}, and the VPC CNI gets the same through pod identity`,
    details: ['each pod that reaches the instance metadata has the permissions of the role'],
    fix: [`take ${policy} from the role`, "use CniPermissions.nodeRole() as 'permissions' of the VpcCniAddon"],
  }), { role: 'Stack/Role', policy: 'AmazonEKS_CNI_Policy' }),

  ofTwoSystems: wording('node-role-of-two-systems', ({ role, sharing }: {
    role?: string; sharing: readonly string[];
  }) => ({
    message: `'nodeRole'${role === undefined ? '' : ` (${role})`} of Windows nodes`
      + ` is that of Linux nodes too: ${fewQuoted(sharing)}`,
    details: [
      ...allOf('Linux nodes with this role', sharing),
      'a role joins a cluster as one of the two, so pods on the Windows nodes would have no DNS',
    ],
    fix: ["leave 'nodeRole' out, and the group gets a role of its own", "give the group another role: 'nodeRole'"],
  }), { role: 'arn:aws:iam::123456789012:role/nodes', sharing: ['Stack/Linux/Resource'] }),
};
