import * as iam from 'aws-cdk-lib/aws-iam';
import { FindingError } from '../findings/finding-error';
import { CONSTRUCT, shapeFindings } from '../validation/prop-shapes';

/**
 * How the VPC CNI gets its EC2 permissions.
 *
 * They are `AmazonEKS_CNI_Policy`, and with IPv6 also the statements that EKS documents for it, which allow
 * `ec2:AssignIpv6Addresses`.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', { cluster, permissions: CniPermissions.nodeRole() });
 */
export class CniPermissions {
  /**
   * Gives them through EKS Pod Identity. Only the pods of the VPC CNI can then manage network interfaces.
   *
   * @param role a role that pods.eks.amazonaws.com can assume, with these permissions; without it one is defined
   */
  public static podIdentity(role?: iam.IRole): CniPermissions {
    const unread = shapeFindings({ role }, { role: CONSTRUCT });
    if (unread.length > 0) throw new FindingError(unread);
    return new CniPermissions(false, role);
  }

  /**
   * Gives them through the role of the nodes. Every pod that reaches the instance metadata can then manage network
   * interfaces.
   */
  public static nodeRole(): CniPermissions {
    return new CniPermissions(true);
  }

  /**
   * Gives them through a role of the service account `aws-node` (IRSA), as a cluster that runs may have it. Move to EKS
   * Pod Identity in a deployment of its own, once the agent runs on all nodes.
   *
   * @param role a role that the OIDC provider of the cluster lets `system:serviceaccount:kube-system:aws-node` assume,
   * with these permissions
   * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html
   */
  public static serviceAccountRole(role: iam.IRole): CniPermissions {
    const unread = shapeFindings({ role }, { role: CONSTRUCT }, ['role']);
    if (unread.length > 0) throw new FindingError(unread);
    return new CniPermissions(false, role, true);
  }

  private constructor(
    /** Whether the role of the nodes carries the permissions. */
    public readonly onNodeRole: boolean,
    /** The role given for pod identity, or for the service account. */
    public readonly role?: iam.IRole,
    /** Whether the role is that of the service account (IRSA), in place of pod identity. */
    public readonly onServiceAccount: boolean = false,
  ) {}

  /**
   * Whether the Pod Identity agent of the cluster gives them.
   *
   * @internal
   */
  public get _byAgent(): boolean {
    return !this.onNodeRole && !this.onServiceAccount;
  }
}
