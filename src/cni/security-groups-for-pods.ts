/**
 * Security groups for pods: each pod that a SecurityGroupPolicy selects gets a branch interface of its own, beside a
 * trunk ENI of the node.
 *
 * The trunk takes the place of one ENI, so a node can run fewer other pods. Worked, m5.large with prefixes: 2 ENIs x
 * (10 - 1) x 16 + 2 = 290 pods in place of 434. The type limits how many branch interfaces there are (m5.large: 9).
 * Their pods count towards max pods, and each takes one address.
 *
 * With IPv6 the trunk costs no pods. The security groups must then let ICMPv6 neighbor discovery in, and the VPC CNI
 * must be v1.16.0 or later.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', { cluster, securityGroupsForPods: SecurityGroupsForPods.strict() });
 */
export class SecurityGroupsForPods {
  /**
   * All traffic of such a pod is subject to its own groups, and leaves the VPC under the pod's own address.
   *
   * TCP early demux is switched off on the nodes. Otherwise kubelet could not probe such pods by TCP or HTTP.
   */
  public static strict(): SecurityGroupsForPods {
    return new SecurityGroupsForPods('strict');
  }

  /**
   * Traffic within the VPC is subject to the pod's own groups. Traffic that leaves the VPC is subject to the node's
   * groups and leaves under the node's address.
   */
  public static standard(): SecurityGroupsForPods {
    return new SecurityGroupsForPods('standard');
  }

  private constructor(
    /** The mode, as the VPC CNI calls it: `strict` or `standard`. */
    public readonly enforcingMode: string,
  ) {}

  /** The environment variables of the VPC CNI, by name. */
  public environment(): { [name: string]: string } {
    return { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: this.enforcingMode };
  }

  /** The environment variables of the init container of the VPC CNI, by name. */
  public initEnvironment(): { [name: string]: string } {
    return this.isStrict ? { DISABLE_TCP_EARLY_DEMUX: 'true' } : {};
  }

  /** Whether all traffic of such a pod is subject to its own groups. */
  public get isStrict(): boolean {
    return this.enforcingMode === 'strict';
  }
}
