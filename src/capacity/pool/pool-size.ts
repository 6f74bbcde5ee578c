import { PREFIX_ADDRESSES } from '../../addressing/prefix';

/**
 * The settings of the VPC CNI that decide how many slots of a node it fills, as its code reads them. 0 is unset, where
 * 0 means that to the code.
 */
export interface PoolSettings {
  /** Whether a slot holds a prefix. */
  readonly prefixes: boolean;

  /** Pod slots of an ENI: its addresses less its own. */
  readonly slotsPerEni: number;

  /** ENIs that may carry pods. */
  readonly podEnis: number;

  /** `WARM_ENI_TARGET`; below 0 counts as 1. */
  readonly warmEniTarget: number;

  /** `WARM_IP_TARGET`; 0 or below is unset. */
  readonly warmIpTarget: number;

  /** `MINIMUM_IP_TARGET`; 0 or below is unset. */
  readonly minimumIpTarget: number;

  /** `WARM_PREFIX_TARGET`; 0 or below is unset. */
  readonly warmPrefixTarget: number;

  /** Whether pods get addresses of any prefix, though others are in use: the VPC CNI walks them as a Go map. */
  readonly spreadsPods: boolean;

  /** kubelet's maxPods, at which the pool stops growing; undefined: it does not stop. */
  readonly maxPods?: number;
}

/**
 * Slots that the VPC CNI has filled once `pods` pods have started one after another: the steady state after growth.
 *
 * W, I, M: warm prefix (or ENI), warm IP and minimum IP target, p pods, u addresses a slot, S slots an ENI, K ENIs, G
 * the gate maxPods.
 *
 * ```
 * targets (I or M set)   first = ceil(max(M, I) / u)   filled = I = 0 ? first : ceil(max(M, p + I) / u)
 * prefixes, W >= 1       first = W                     filled = ceil(p / 16) + W + spread
 * prefixes, W = 0        first = 1                     filled = floor(p / 16) + 1
 *   slots = min(filled, max(first, ceil(G / u)), S x ceil(G / (S x u)), K x S)
 * addresses, W >= 1      enis = ceil(p / S) + W
 * addresses, W = 0       enis = floor(p / S) + 1
 *   slots = S x min(enis, ceil(G / S), K)
 * ```
 *
 * One ENI is filled a pass and G is read between passes, so the gate stops the first fill too, at a whole ENI.
 *
 * Pods that spread over the prefixes leave none whole, and the VPC CNI fills up to W at once where an address is
 * missing. With u = ceil(p / 16), spread = min(W - 1, max(0, p - u)), which is 0 for W = 1: the fullest case. Pods that
 * do not spread are the emptiest one, spread = 0. Worked, W = 2 and 17 pods: 4 slots, and 2 + 2 + min(1, 15) = 5.
 *
 * Worked, m5.large (K 3, S 9) with one warm prefix and 110 pods under maxPods 110: min(7 + 1, max(1, 7), 27) = 7.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */
export function filledSlots(settings: PoolSettings, pods: number): number {
  const { prefixes, slotsPerEni, podEnis, maxPods = Infinity } = settings;
  const warmIp = Math.max(0, settings.warmIpTarget);
  const minimumIp = Math.max(0, settings.minimumIpTarget);
  if (slotsPerEni === 0) return 0;
  if (!prefixes && warmIp === 0 && minimumIp === 0) {
    const warmEnis = settings.warmEniTarget < 0 ? 1 : settings.warmEniTarget;
    return slotsPerEni * Math.min(wholeEnis(pods, slotsPerEni, warmEnis), Math.ceil(maxPods / slotsPerEni), podEnis);
  }
  const addressesPerSlot = prefixes ? PREFIX_ADDRESSES : 1;
  const { first, filled } = warmIp > 0 || minimumIp > 0
    ? targetSlots(pods, warmIp, minimumIp, addressesPerSlot)
    : warmPrefixSlots(pods, Math.max(0, settings.warmPrefixTarget), settings.spreadsPods);
  const gate = Math.min(
    Math.max(first, Math.ceil(maxPods / addressesPerSlot)),
    slotsPerEni * Math.ceil(maxPods / (slotsPerEni * addressesPerSlot)),
  );
  return Math.min(filled, gate, podEnis * slotsPerEni);
}

interface Slots {
  /** Slots filled before the first pod. */
  readonly first: number;

  /** Slots that the pods call for. */
  readonly filled: number;
}

function targetSlots(pods: number, warmIp: number, minimumIp: number, addressesPerSlot: number): Slots {
  const first = Math.ceil(Math.max(minimumIp, warmIp) / addressesPerSlot);
  return { first, filled: warmIp === 0 ? first : Math.ceil(Math.max(minimumIp, pods + warmIp) / addressesPerSlot) };
}

function warmPrefixSlots(pods: number, warmPrefixes: number, spreadsPods: boolean): Slots {
  if (warmPrefixes === 0) return { first: 1, filled: Math.floor(pods / PREFIX_ADDRESSES) + 1 };
  const used = Math.ceil(pods / PREFIX_ADDRESSES);
  const spread = spreadsPods ? Math.min(warmPrefixes - 1, Math.max(0, pods - used)) : 0;
  return { first: warmPrefixes, filled: used + warmPrefixes + spread };
}

function wholeEnis(pods: number, slotsPerEni: number, warmEnis: number): number {
  return warmEnis === 0 ? Math.floor(pods / slotsPerEni) + 1 : Math.ceil(pods / slotsPerEni) + warmEnis;
}
