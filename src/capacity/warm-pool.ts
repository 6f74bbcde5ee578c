import { InstanceTypeLimits } from './instance-type-limits';
import { IpAssignment } from './ip-assignment';
import { numberFindings } from './rules/number-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { WARM_TARGET_WORDS } from '../findings/words/nodes/warm-targets';

/** What a node has for the targets to be reached: its capacity, which is made of its options, as a pool is. */
interface PooledNode {
  readonly limits: InstanceTypeLimits;
  readonly ipAssignment: IpAssignment;
  readonly enis: number;
  readonly podSlots: number;
  readonly podAddresses: number;
}

/**
 * The spare addresses that the VPC CNI keeps on a node so that new pods start without waiting for EC2.
 *
 * One value in place of four environment variables of which some are dead at any time: IP targets make the
 * prefix and the ENI target dead, the ENI target is dead with prefixes, the prefix target without them.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
export class WarmPool {
  /**
   * Whole free prefixes kept, for prefix delegation. 1 suits nearly everybody.
   *
   * @param warmPrefixTarget `WARM_PREFIX_TARGET`, 1 or more
   * @throws when it is not
   */
  public static prefixes(warmPrefixTarget: number): WarmPool {
    refuse([{ name: 'warmPrefixTarget', value: warmPrefixTarget, least: 1 }]);
    return new WarmPool({ WARM_PREFIX_TARGET: warmPrefixTarget }, ['prefix-delegation']);
  }

  /**
   * Free addresses kept, and a floor of addresses in all, with single addresses or with prefixes. Fewer idle
   * addresses, more EC2 calls. A floor alone cannot be built: the pool would never grow past it.
   *
   * @param warmIpTarget `WARM_IP_TARGET`, 1 or more
   * @param minimumIpTarget `MINIMUM_IP_TARGET`, 1 or more; without it there is no floor
   * @throws when a target is not a whole number of 1 or more
   */
  public static addresses(warmIpTarget: number, minimumIpTarget?: number): WarmPool {
    refuse([
      { name: 'warmIpTarget', value: warmIpTarget, least: 1 },
      { name: 'minimumIpTarget', value: minimumIpTarget, least: 1 },
    ]);
    const floor: Record<string, number> = minimumIpTarget === undefined ? {} : { MINIMUM_IP_TARGET: minimumIpTarget };
    return new WarmPool({ WARM_IP_TARGET: warmIpTarget, ...floor }, ['secondary-ip', 'prefix-delegation']);
  }

  /**
   * Whole free ENIs kept, for single addresses. The VPC CNI's own default is 1.
   *
   * @param warmEniTarget `WARM_ENI_TARGET`, 1 or more
   * @throws when it is not
   */
  public static enis(warmEniTarget: number): WarmPool {
    refuse([{ name: 'warmEniTarget', value: warmEniTarget, least: 1 }]);
    return new WarmPool({ WARM_ENI_TARGET: warmEniTarget }, ['secondary-ip']);
  }

  /**
   * Nothing kept, with prefix delegation: a prefix is asked for when no address is free, and the pod waits for EC2.
   */
  public static none(): WarmPool {
    return new WarmPool({ WARM_PREFIX_TARGET: 0 }, ['prefix-delegation']);
  }

  /** Whether anything is kept. */
  public readonly isEmpty: boolean;

  /**
   * The targets, by environment variable.
   *
   * @internal
   */
  public readonly _targets: Readonly<Record<string, number>>;

  private constructor(targets: Record<string, number>, private readonly modes: readonly string[]) {
    this._targets = targets;
    this.isEmpty = Object.values(targets).every((target) => target === 0);
  }

  /**
   * Whether the targets have an effect with this way of giving addresses.
   *
   * @param ipAssignment what a slot of an ENI holds
   */
  public fits(ipAssignment: IpAssignment): boolean {
    return this.modes.includes(ipAssignment.mode);
  }

  /**
   * Targets that a node can never reach: the VPC CNI would ask for more at each of its passes. None where it can run no pods at all.
   *
   * @internal
   */
  public _findingsFor({ limits, ipAssignment, enis, podSlots, podAddresses }: PooledNode): Finding[] {
    const most = {
      WARM_PREFIX_TARGET: { count: podSlots, words: WARM_TARGET_WORDS.prefixesOutOfReach },
      WARM_IP_TARGET: { count: podAddresses, words: WARM_TARGET_WORDS.addressesOutOfReach },
      MINIMUM_IP_TARGET: { count: podAddresses, words: WARM_TARGET_WORDS.floorOutOfReach },
      WARM_ENI_TARGET: { count: enis, words: WARM_TARGET_WORDS.enisOutOfReach },
    };
    // A type that takes no prefixes has targets of its own, which are not these.
    if (podSlots === 0 || !this.fits(ipAssignment)) return [];
    return (Object.entries(this._targets) as Array<[keyof typeof most, number]>).filter(([name, target]) => target > most[name].count)
      .map(([name, target]) => findingOf(most[name].words, about.setting(name),
        { types: [limits.instanceType], target, most: most[name].count }));
  }

  /** The environment variables of the VPC CNI, by name. Values as text, as the add-on's schema wants them. */
  public environment(): { [name: string]: string } {
    return Object.fromEntries(Object.entries(this._targets).map(([name, target]) => [name, String(target)]));
  }
}

function refuse(checks: Array<{ name: string; value?: number; least: number }>): void {
  const findings = numberFindings(about.setting('the warm pool'), checks);
  if (findings.length > 0) throw new FindingError(findings);
}
