import { Fn, Token } from 'aws-cdk-lib';
import { FindingError } from '../findings/finding-error';
import { shapeFindings, TEXT_LIST } from '../validation/prop-shapes';

/**
 * Under which IP address pods reach destinations outside of the VPC.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html
 *
 * @example
 * // Hosts in 10.0.0.0/8 can route back to pods, so they see the pod's own address.
 * const addon = new VpcCniAddon(stack, 'VpcCni', { cluster, snat: SnatPolicy.nodeExcept(['10.0.0.0/8']) });
 */
export class SnatPolicy {
  /**
   * Pods use the primary address of their node. Pods in a range that only the VPC knows, such as 100.64.0.0/10, need
   * this.
   */
  public static node(): SnatPolicy {
    return new SnatPolicy({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false' });
  }

  /**
   * Pods use the primary address of their node, but their own address towards destinations that can route back to them.
   *
   * @param cidrs the CIDR blocks that see the pod's own address, as in `10.0.0.0/8`: at least one; may be tokens
   */
  public static nodeExcept(cidrs: string[]): SnatPolicy {
    const unread = shapeFindings({ cidrs }, { cidrs: TEXT_LIST }, ['cidrs']);
    if (unread.length > 0) throw new FindingError(unread);
    return new SnatPolicy(
      {
        AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
        AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: Token.isUnresolved(cidrs) ? Fn.join(',', cidrs) : cidrs.join(','),
      },
      cidrs,
    );
  }

  /**
   * Pods use their own address. The NAT gateway, or the destination itself, must have a route back to the CIDR block of
   * the pods.
   */
  public static external(): SnatPolicy {
    return new SnatPolicy({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' });
  }

  private readonly exceptions?: string[];

  private constructor(private readonly variables: Record<string, string>, exceptions?: string[]) {
    this.exceptions = exceptions;
  }

  /** The environment variables of the VPC CNI, by name. */
  public environment(): { [name: string]: string } {
    return { ...this.variables };
  }

  /**
   * Whether pods leave the VPC under their own address.
   *
   * @internal
   */
  public get _isExternal(): boolean {
    return this.variables.AWS_VPC_K8S_CNI_EXTERNALSNAT === 'true';
  }

  /**
   * @internal
   */
  public get _exceptions(): string[] | undefined {
    return this.exceptions;
  }
}
