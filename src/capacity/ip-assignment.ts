import { PREFIX_ADDRESSES } from '../addressing/prefix';

/**
 * What the VPC CNI puts into each slot of an ENI: one IP address, or a prefix of sixteen.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', { cluster, ipAssignment: IpAssignment.prefixDelegation() });
 */
export class IpAssignment {
  /** Each slot holds one secondary address. This is the VPC CNI's own default. */
  public static secondaryIp(): IpAssignment {
    return new IpAssignment('secondary-ip', 1);
  }

  /** Each slot holds a /28 prefix, sixteen addresses. Only Nitro and bare metal types can take prefixes. */
  public static prefixDelegation(): IpAssignment {
    return new IpAssignment('prefix-delegation', PREFIX_ADDRESSES);
  }

  /** Whether each slot holds a prefix. */
  public readonly usesPrefixes: boolean;

  private constructor(
    /** The name of the mode: `secondary-ip` or `prefix-delegation`. */
    public readonly mode: string,
    /** Pod addresses per slot: 1 or 16. */
    public readonly addressesPerSlot: number,
  ) {
    this.usesPrefixes = addressesPerSlot > 1;
  }
}
