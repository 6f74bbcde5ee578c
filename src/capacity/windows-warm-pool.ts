import { IpAssignment } from './ip-assignment';
import { NumberCheck, numberFindings } from './rules/number-findings';
import { FindingError } from '../findings/finding-error';
import { memberFindings } from '../findings/struct-findings';
import { about } from '../findings/subject';

/** The floor that the managed add-on sets where nobody sets another. */
const DEFAULT_MINIMUM = 3;

/**
 * The spare IP addresses that EKS keeps on each Windows node, so that new pods start without waiting for EC2.
 *
 * They are not those of Linux nodes (`WarmPool`). A controller of EKS reads them from three keys of the add-on's
 * configuration, and some of them have no effect together.
 *
 * Without a pool the add-on sets `addresses(1, 3)`. Without the add-on's values the controller itself takes
 * `addresses(3, 3)`, with single addresses.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/docs/windows/prefix_delegation_config_options.md
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', { cluster, windows: { warmPool: WindowsWarmPool.addresses(2, 5) } });
 */
export class WindowsWarmPool {
  /**
   * Keeps single free addresses, with single addresses or with prefixes.
   *
   * Worked, 15 pods with prefixes by `addresses(1, 3)`: ceil(max(3, 15 + 1) / 16) = 1 prefix; 16 pods take 2.
   *
   * @param warmWindowsIpTarget free addresses (`warmWindowsIPTarget`), 1 or more
   * @param minimumWindowsIpTarget addresses that a node has at least, used or free (`minimumWindowsIPTarget`), 0 or
   * more; by default 3, as the add-on's own
   * @throws when a target is not whole or below its least value
   */
  public static addresses(
    warmWindowsIpTarget: number,
    minimumWindowsIpTarget: number = DEFAULT_MINIMUM,
  ): WindowsWarmPool {
    refuse([
      { name: 'warmWindowsIpTarget', value: warmWindowsIpTarget, least: 1, required: true },
      { name: 'minimumWindowsIpTarget', value: minimumWindowsIpTarget, least: 0 },
    ]);
    return new WindowsWarmPool(
      { warmWindowsIPTarget: warmWindowsIpTarget, minimumWindowsIPTarget: minimumWindowsIpTarget },
      false,
    );
  }

  /**
   * Keeps whole free prefixes, for prefix delegation. It sets both IP targets to 0, because the add-on's own ones would
   * win over it.
   *
   * Worked, 17 pods by `prefixes(1)`: ceil(17 / 16) + 1 = 3 prefixes.
   *
   * @param warmWindowsPrefixTarget number of prefixes (`warmWindowsPrefixTarget`), 1 or more
   * @throws when the number is not whole or below 1
   */
  public static prefixes(warmWindowsPrefixTarget: number): WindowsWarmPool {
    refuse([{ name: 'warmWindowsPrefixTarget', value: warmWindowsPrefixTarget, least: 1, required: true }]);
    return new WindowsWarmPool({ warmWindowsPrefixTarget, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 }, true);
  }

  private constructor(
    /**
     * The targets, by key of the add-on's configuration.
     *
     * @internal
     */
    public readonly _targets: Readonly<Record<string, number>>,
    private readonly needsPrefixes: boolean,
  ) {}

  /**
   * Whether the targets have an effect with an IP assignment.
   *
   * @param ipAssignment what each slot of an ENI holds; by default single addresses
   * @throws when it is not an IpAssignment
   */
  public fits(ipAssignment: IpAssignment = IpAssignment.secondaryIp()): boolean {
    const unread = memberFindings('ipAssignment', ipAssignment, 'an IpAssignment', 'usesPrefixes');
    if (unread.length > 0) throw new FindingError(unread);
    return ipAssignment.usesPrefixes || !this.needsPrefixes;
  }

  /** The keys of the add-on's configuration, by name. The values are whole numbers, as its schema wants them. */
  public configuration(): { [name: string]: number } {
    return { ...this._targets };
  }
}

function refuse(checks: readonly NumberCheck[]): void {
  const findings = numberFindings(about.setting('the warm pool of Windows nodes'), checks);
  if (findings.length > 0) throw new FindingError(findings);
}
