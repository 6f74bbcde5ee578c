import { PREFIX_ADDRESSES } from '../addressing/prefix';

/**
 * What the VPC CNI puts into a slot of an ENI: one address, or a prefix of sixteen.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 */
export class IpAssignment {
  /** One secondary address a slot: the VPC CNI's own default. */
  public static secondaryIp(): IpAssignment {
    return new IpAssignment('secondary-ip', 1);
  }

  /** A /28 prefix per slot, sixteen addresses. For Nitro and bare metal types only. */
  public static prefixDelegation(): IpAssignment {
    return new IpAssignment('prefix-delegation', PREFIX_ADDRESSES);
  }

  /** Whether a slot holds a prefix. */
  public readonly usesPrefixes: boolean;

  private constructor(
    /** `secondary-ip` or `prefix-delegation`. */
    public readonly mode: string,
    /** Pod addresses that a slot gives: 1 or 16. */
    public readonly addressesPerSlot: number,
  ) {
    this.usesPrefixes = addressesPerSlot > 1;
  }
}
