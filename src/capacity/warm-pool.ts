import { InstanceTypeLimits } from './instance-type-limits';
import { IpAssignment } from './ip-assignment';
import { NumberCheck, numberFindings } from './rules/number-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { memberFindings } from '../findings/struct-findings';
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

/** The most of each target that a node reaches, and the words for more. */
const REACH = {
  WARM_PREFIX_TARGET: { mostOf: ({ podSlots }: PooledNode) => podSlots, words: WARM_TARGET_WORDS.prefixesOutOfReach },
  WARM_IP_TARGET: {
    mostOf: ({ podAddresses }: PooledNode) => podAddresses,
    words: WARM_TARGET_WORDS.addressesOutOfReach,
  },
  MINIMUM_IP_TARGET: {
    mostOf: ({ podAddresses }: PooledNode) => podAddresses,
    words: WARM_TARGET_WORDS.floorOutOfReach,
  },
  WARM_ENI_TARGET: { mostOf: ({ enis }: PooledNode) => enis, words: WARM_TARGET_WORDS.enisOutOfReach },
};

/**
 * The spare IP addresses that the VPC CNI keeps on each Linux node, so that new pods start without waiting for EC2.
 *
 * One value stands for four environment variables, because some of them have no effect together. IP targets switch off
 * the prefix target and the ENI target. The ENI target has no effect with prefixes, and the prefix target has none
 * without them.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 *
 * @example
 * // Small nodes that run about ten pods: keep 5 addresses free, and 10 in all.
 * const addon = new VpcCniAddon(stack, 'VpcCni', { cluster, warmPool: WarmPool.addresses(5, 10) });
 */
export class WarmPool {
  /**
   * Keeps whole free prefixes, for prefix delegation. 1 suits nearly everybody. With W of 2 or more, a node can hold up
   * to W - 1 further prefixes, and the demand counts them.
   *
   * @param warmPrefixTarget number of prefixes (`WARM_PREFIX_TARGET`), 1 or more
   * @throws when the number is not whole or below 1
   */
  public static prefixes(warmPrefixTarget: number): WarmPool {
    refuse([{ name: 'warmPrefixTarget', value: warmPrefixTarget, least: 1, required: true }]);
    return new WarmPool({ WARM_PREFIX_TARGET: warmPrefixTarget }, ['prefix-delegation']);
  }

  /**
   * Keeps single free addresses, with single addresses or with prefixes. Fewer addresses are idle, and EC2 is called
   * more often.
   *
   * A pool cannot have a minimum alone, because it would never grow past it.
   *
   * @param warmIpTarget free addresses (`WARM_IP_TARGET`), 1 or more
   * @param minimumIpTarget addresses that a node has at least, used or free (`MINIMUM_IP_TARGET`), 1 or more; without
   * it there is no minimum
   * @throws when a target is not a whole number of 1 or more
   */
  public static addresses(warmIpTarget: number, minimumIpTarget?: number): WarmPool {
    refuse([
      { name: 'warmIpTarget', value: warmIpTarget, least: 1, required: true },
      { name: 'minimumIpTarget', value: minimumIpTarget, least: 1 },
    ]);
    const floor: Record<string, number> = minimumIpTarget === undefined ? {} : { MINIMUM_IP_TARGET: minimumIpTarget };
    return new WarmPool({ WARM_IP_TARGET: warmIpTarget, ...floor }, ['secondary-ip', 'prefix-delegation']);
  }

  /**
   * Keeps whole free ENIs, for single addresses. The VPC CNI's own default is 1.
   *
   * @param warmEniTarget number of ENIs (`WARM_ENI_TARGET`), 1 or more
   * @throws when the number is not whole or below 1
   */
  public static enis(warmEniTarget: number): WarmPool {
    refuse([{ name: 'warmEniTarget', value: warmEniTarget, least: 1, required: true }]);
    return new WarmPool({ WARM_ENI_TARGET: warmEniTarget }, ['secondary-ip']);
  }

  /**
   * Keeps nothing spare, with prefix delegation: a lower bound for calculations. The VPC CNI does not start with it, so
   * the add-on refuses it.
   */
  public static none(): WarmPool {
    return new WarmPool({ WARM_PREFIX_TARGET: 0 }, ['prefix-delegation']);
  }

  /**
   * Keeps no ENI free, as clusters that run can be set: `WARM_ENI_TARGET` 0.
   *
   * @internal
   */
  public static _noEnis(): WarmPool {
    return new WarmPool({ WARM_ENI_TARGET: 0 }, ['secondary-ip']);
  }

  /**
   * Stops at so many addresses of a node, as clusters that run can be set: `MINIMUM_IP_TARGET` alone. The VPC CNI then
   * reads neither `WARM_ENI_TARGET` nor `WARM_PREFIX_TARGET`, and takes `WARM_IP_TARGET` for 0.
   *
   * @internal
   * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/ipamd/ipamd.go
   */
  public static _minimumAlone(minimumIpTarget: number): WarmPool {
    refuse([{ name: 'minimumIpTarget', value: minimumIpTarget, least: 1, required: true }]);
    return new WarmPool({ MINIMUM_IP_TARGET: minimumIpTarget }, ['secondary-ip', 'prefix-delegation']);
  }

  /** Whether the pool keeps nothing. */
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
   * Whether the targets have an effect with an IP assignment.
   *
   * @param ipAssignment what each slot of an ENI holds
   * @throws when it is not an IpAssignment
   */
  public fits(ipAssignment: IpAssignment): boolean {
    const unread = memberFindings('ipAssignment', ipAssignment, 'an IpAssignment', 'mode');
    if (unread.length > 0) throw new FindingError(unread);
    return this.modes.includes(ipAssignment.mode);
  }

  /**
   * Targets above what nodes of some types hold: one finding for each target, whatever the number of types. The VPC CNI
   * fills such a node and stops, without a call. Nothing is said of nodes that can run no pods at all.
   *
   * @internal
   */
  public _findingsFor(nodes: readonly PooledNode[]): Finding[] {
    // A type that takes no prefixes has targets of its own, which are not these.
    const pooled = nodes.filter(({ podSlots, ipAssignment }) => podSlots > 0 && this.fits(ipAssignment));
    return (Object.entries(this._targets) as Array<[keyof typeof REACH, number]>).flatMap(([name, target]) => {
      const { words, mostOf } = REACH[name];
      const held = pooled.map((node): [string, number] => [node.limits.instanceType, mostOf(node)]);
      // Node groups can share types.
      const short = new Map(held.filter(([, most]) => target > most).map((entry) => [entry.join(), entry]));
      const [types, most] = [0, 1].map((part) => [...short.values()].map((entry) => entry[part])) as [
        string[],
        number[],
      ];
      return types.length === 0 ? [] : [findingOf(words, about.setting(name), { types, target, most })];
    });
  }

  /** The environment variables of the VPC CNI, by name. The values are strings, as the add-on's schema wants them. */
  public environment(): { [name: string]: string } {
    return Object.fromEntries(Object.entries(this._targets).map(([name, target]) => [name, String(target)]));
  }
}

function refuse(checks: readonly NumberCheck[]): void {
  const findings = numberFindings(about.setting('the warm pool'), checks);
  if (findings.length > 0) throw new FindingError(findings);
}
