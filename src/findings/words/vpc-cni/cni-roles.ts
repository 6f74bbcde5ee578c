import { allOf, few } from '../../phrases';
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

/** That, where it was named before. */
const allLacking = ({ policy, action }: Lacks) => (policy !== undefined && action !== undefined ? 'both' : 'it');

/** Of roles that may lack what the VPC CNI needs, or lack it. */
export const CNI_ROLE_WORDS = {
  roleElsewhere: wording('cni-role-unseen', ({ prop, policy }: { prop: string; policy: string }) => ({
    message: `the role of '${prop}' is not made by this app, so its permissions for the VPC CNI were not checked`,
    fix: [`check that the role has ${policy}, then acknowledge this finding`],
  }), { prop: 'permissions', policy: 'AmazonEKS_CNI_Policy' }),

  roleElsewhereWithIpv6: wording('cni-role-unseen', ({ prop, policy, action }: {
    prop: string; policy: string; action: string;
  }) => ({
    message: `the role of '${prop}' is not made by this app, so its permissions for IPv6 were not checked`,
    fix: [`check that the role has ${policy} and a statement that allows ${action}, then acknowledge this finding`],
  }), { prop: 'permissions', policy: 'AmazonEKS_CNI_Policy', action: 'ec2:AssignIpv6Addresses' }),

  policiesUnseen: wording('cni-role-unseen', ({ prop, role, policy, action, unseen, ipv6 }: {
    prop: string; role: string; policy?: string; action?: string; unseen: readonly string[]; ipv6: boolean;
  }) => ({
    message: `the role of '${prop}' (${role}) may lack what the VPC CNI needs${ipv6 ? ' with IPv6' : ''}`,
    details: [
      `it needs ${lacking({ policy, action })}, which the policies that can be read do not hold`,
      `policies that cannot be read: ${few(unseen)}`,
      ...allOf('all of these policies', unseen),
    ],
    fix: [`check that these policies hold ${allLacking({ policy, action })}, then acknowledge this finding`],
  }), {
    prop: 'permissions',
    role: 'Stack/Role',
    policy: 'AmazonEKS_CNI_Policy',
    unseen: ['NetworkBoundary'],
    ipv6: false,
  }),

  roleLacks: wording('cni-role-lacks-permissions', ({ prop, role, policy, action, ipv6 }: {
    prop: string; role: string; policy?: string; action?: string; ipv6: boolean;
  }) => ({
    message: `the role of '${prop}' (${role}) lacks ${lacking({ policy, action })}`,
    details: [`without ${allLacking({ policy, action })} no pod gets an ${ipv6 ? 'IPv6 ' : ''}address`],
    fix: [
      `add ${allLacking({ policy, action })} to the role`,
      `leave '${prop}' out, and a role with all permissions is made`,
    ],
  }), {
    prop: 'permissions',
    role: 'Stack/Role',
    policy: 'AmazonEKS_CNI_Policy',
    action: 'ec2:AssignIpv6Addresses',
    ipv6: true,
  }),

  notOfPodIdentity: wording('cni-role-trust', ({ role, action }: { role: string; action: string }) => ({
    message: `the role of 'permissions' (${role}) does not let EKS Pod Identity assume it`,
    details: [
      `no statement of its trust policy allows ${action} to the service pods.eks.amazonaws.com`,
      'without credentials the VPC CNI attaches no ENI, and no new pod gets an address',
    ],
    fix: [
      "make the role with new iam.SessionTagsPrincipal(new iam.ServicePrincipal('pods.eks.amazonaws.com'))",
      "give CniPermissions.serviceAccountRole(role) as 'permissions', if it is the role of the service account",
    ],
  }), { role: 'Stack/Role', action: 'sts:AssumeRole' }),

  notOfServiceAccount: wording('cni-role-trust', ({ role, action }: { role: string; action: string }) => ({
    message: `the role of 'permissions' (${role}) does not let an OIDC provider assume it`,
    details: [
      `no statement of its trust policy allows ${action} to a provider of web identities`,
      'without credentials the VPC CNI attaches no ENI, and no new pod gets an address',
    ],
    fix: [
      'let the OIDC provider of the cluster assume the role for system:serviceaccount:kube-system:aws-node',
      "give CniPermissions.podIdentity(role) as 'permissions', if EKS Pod Identity gives the role to pods",
    ],
  }), { role: 'Stack/Role', action: 'sts:AssumeRoleWithWebIdentity' }),

  agentUnseen: wording('pod-identity-agent-unseen', () => ({
    message: 'whether the imported cluster runs the EKS Pod Identity agent cannot be seen',
    details: ['the VPC CNI gets its permissions through this agent'],
    fix: [
      'install the add-on eks-pod-identity-agent in the cluster, then acknowledge this finding',
      "keep the role of the service account: CniPermissions.serviceAccountRole(role) as 'permissions'",
      "use the role of the nodes: CniPermissions.nodeRole() as 'permissions'",
    ],
  }), {}),

  clusterRoleElsewhere: wording('cluster-role-unseen', ({ features, policy }: {
    features: readonly string[]; policy: string;
  }) => ({
    message: `the role of the cluster is not made by this app, and needs ${policy}`,
    details: [`without this policy there are no ${features.join(' and no ')}`],
    fix: [`attach ${policy} where the role is made, then acknowledge this finding`],
  }), { features: ['security groups for pods', 'Windows nodes'], policy: 'AmazonEKSVPCResourceController' }),
};
