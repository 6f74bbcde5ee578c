/**
 * Security groups of single pods: pods that a SecurityGroupPolicy selects get a branch interface of their own, beside a trunk ENI of the node.
 *
 * The trunk takes the place of one ENI, so a node has room for fewer other pods: m5.large with prefixes 2 ENIs x (10 - 1) x 16 + 2 = 290 in place of
 * 434. Branch interfaces are limited by the type (m5.large: 9), count toward the node's pods, and take one address each.
 *
 * With IPv6 the trunk costs no pods, the groups must let ICMPv6 neighbor discovery in, and the VPC CNI must be v1.16.0 or later.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export class SecurityGroupsForPods {
  /**
   * All traffic of such a pod is subject to its own groups, and leaves the VPC under its own address. TCP early demux is switched off on the nodes, without
   * which kubelet cannot probe such pods by TCP or HTTP.
   */
  public static strict(): SecurityGroupsForPods {
    return new SecurityGroupsForPods('strict');
  }

  /** Traffic within the VPC is subject to the pod's own groups. What leaves it goes through the node's, and under its address. */
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
