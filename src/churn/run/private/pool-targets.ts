import { PREFIX_ADDRESSES } from '../../../addressing/prefix';
import { PoolSettings } from '../../../capacity/pool/pool-size';

/** What a node's pool holds, as the VPC CNI counts it. */
export interface PoolCount {
  /** Slots that are filled. */
  readonly slots: number;

  /** Addresses that pods use. */
  readonly assigned: number;

  /** Slots of which no address is used; they may be cooling down. */
  readonly wholeFree: number;

  /** Slots of which no address is used or cooling down. */
  readonly idle: number;
}

/** Addresses of a slot. */
export function addressesPerSlot({ prefixes }: PoolSettings): number {
  return prefixes ? PREFIX_ADDRESSES : 1;
}

/**
 * Slots that the VPC CNI's next pass would fill; 0 where the pool is not too low.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */
export function missingSlots(settings: PoolSettings, { slots, assigned, wholeFree }: PoolCount): number {
  const perSlot = addressesPerSlot(settings);
  const total = slots * perSlot;
  if (total >= (settings.maxPods ?? Infinity)) return 0;
  const available = total - assigned;
  if (hasIpTargets(settings)) {
    return Math.ceil(Math.max(settings.warmIpTarget - available, settings.minimumIpTarget - total, 0) / perSlot);
  }
  const warm = settings.prefixes ? settings.warmPrefixTarget : settings.warmEniTarget;
  const perWarm = settings.prefixes ? perSlot : settings.slotsPerEni;
  if (available >= perWarm * warm && available > 0) return 0;
  return settings.prefixes ? Math.max(1, warm - wholeFree) : settings.slotsPerEni;
}

/**
 * Slots that the VPC CNI would give back, of those that are idle. None that it would ask for again at once, which its
 * code does where no warm prefix is kept.
 */
export function surplusSlots(settings: PoolSettings, { slots, assigned, wholeFree, idle }: PoolCount): number {
  const perSlot = addressesPerSlot(settings);
  if (hasIpTargets(settings)) {
    const needed = Math.max(
      Math.ceil((assigned + settings.warmIpTarget) / perSlot),
      Math.ceil(settings.minimumIpTarget / perSlot),
    );
    return Math.max(0, Math.min(idle, slots - needed));
  }
  if (!settings.prefixes) return 0;
  const kept =
    settings.warmPrefixTarget === 0 && slots * perSlot - assigned <= perSlot * wholeFree
      ? 1
      : settings.warmPrefixTarget;
  return Math.max(0, Math.min(idle, wholeFree - kept));
}

/** Whether the VPC CNI would detach an ENI of single addresses none of which is in use. */
export function hasSurplusEni(settings: PoolSettings, { slots, assigned }: PoolCount): boolean {
  return (
    !settings.prefixes
    && !hasIpTargets(settings)
    && slots - assigned >= (settings.warmEniTarget + 1) * settings.slotsPerEni
  );
}

function hasIpTargets({ warmIpTarget, minimumIpTarget }: PoolSettings): boolean {
  return warmIpTarget > 0 || minimumIpTarget > 0;
}
