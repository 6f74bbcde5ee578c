import { wording } from '../../wording';

/** What a role lacks: a policy, an action that no statement allows, or both. */
interface Lacks {
  readonly policy?: string;
  readonly action?: string;
}

const lacking = ({ policy, action }: Lacks) => [
  ...(policy === undefined ? [] : [policy]),
  ...(action === undefined ? [] : [`a statement that allows ${action}`]),
].join(' and ');

/** Of roles that may lack what the VPC CNI needs, or lack it. */
export const CNI_ROLE_WORDS = {
  roleElsewhere: wording('cni-role-unseen', ({ prop, policy }: { prop: string; policy: string }) =>
    `the role of '${prop}' is not made by this app, so whether it has ${policy} was not checked; `
    + 'the VPC CNI needs it: see to it, then acknowledge',
  { prop: 'permissions', policy: 'AmazonEKS_CNI_Policy' }),

  roleElsewhereWithIpv6: wording('cni-role-unseen', ({ prop, policy, action }: {
    prop: string; policy: string; action: string;
  }) => `the role of '${prop}' is not made by this app, so whether it has ${policy}, `
      + `and a statement that allows ${action}, `
    + 'was not checked; with IPv6 the VPC CNI needs both: see to it, then acknowledge',
  { prop: 'permissions', policy: 'AmazonEKS_CNI_Policy', action: 'ec2:AssignIpv6Addresses' }),

  policiesUnseen: wording('cni-role-unseen', ({ prop, role, policy, action, unseen, ipv6 }: {
    prop: string; role: string; policy?: string; action?: string; unseen: readonly string[]; ipv6: boolean;
  }) => `the role of '${prop}' (${role}) has not ${lacking({ policy, action })}, `
    + `unless ${unseen.join(', ')} ${unseen.length === 1 ? 'holds' : 'hold'} it, which cannot be seen; `
    + `${ipv6 ? 'with IPv6 the VPC CNI needs' : 'the VPC CNI needs'} it: see to it, then acknowledge`,
  { prop: 'permissions', role: 'Stack/Role', policy: 'AmazonEKS_CNI_Policy', unseen: ['NetworkBoundary'], ipv6: false }),

  roleLacks: wording('cni-role-lacks-permissions', ({ prop, role, policy, action, ipv6 }: {
    prop: string; role: string; policy?: string; action?: string; ipv6: boolean;
  }) => `the role of '${prop}' (${role}) has not ${lacking({ policy, action })}, `
    + `without which no pod gets an ${ipv6 ? 'IPv6 ' : ''}address; add it, or leave '${prop}' out`,
  { prop: 'permissions', role: 'Stack/Role', policy: 'AmazonEKS_CNI_Policy', action: 'ec2:AssignIpv6Addresses', ipv6: true }),

  agentUnseen: wording('pod-identity-agent-unseen', () =>
    'the VPC CNI gets its permissions through pod identity, '
    + 'and whether the imported cluster runs the pod identity agent cannot be seen; '
    + 'install the add-on eks-pod-identity-agent, or use CniPermissions.nodeRole()',
  {}),

  clusterRoleElsewhere: wording('cluster-role-unseen', ({ features, policy }: {
    features: readonly string[]; policy: string;
  }) => `${features.join(' and ')} need ${policy} on the role of the cluster, which this app does not make; `
    + 'attach it where the role is made',
  { features: ['security groups for pods', 'Windows nodes'], policy: 'AmazonEKSVPCResourceController' }),
};
