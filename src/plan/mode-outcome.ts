/**
 * What becomes of a forecast under another way of giving pods addresses: the same groups and sizes, each node with as many of its pods
 * as it can then run.
 */
export interface ModeOutcome {
  /** `secondary-ip` or `prefix-delegation`. */
  readonly ipAssignment: string;

  /** Whether pods have subnets of their own, through custom networking. */
  readonly customNetworking: boolean;

  /**
   * Whether ENIs beyond the primary one are in subnets that are found by their tag.
   *
   * @default false
   */
  readonly subnetDiscovery?: boolean;

  /** Whether half of the subnets that pods use is reserved for prefixes. */
  readonly reserved: boolean;

  /** Whether this is the mode of the forecast. */
  readonly current: boolean;

  /**
   * Why the nodes cannot run in this mode. The counts are then 0.
   *
   * @default - they can
   */
  readonly refusal?: string;

  /** Pods that a node of the group with the lowest count may run. */
  readonly maxPods: number;

  /** Pods with an address at the peak, over all zones. */
  readonly pods: number;

  /** Addresses taken at the peak from the subnets of nodes in the fullest zone, sixteen for each prefix. */
  readonly nodeSubnetAddresses: number;

  /** Addresses taken at the peak from the subnets for pods in the fullest zone, sixteen for each prefix. */
  readonly podSubnetAddresses: number;

  /** Pod addresses at the peak that no pod uses, over all zones. */
  readonly idlePodAddresses: number;

  /**
   * Prefix length of the smallest subnet that holds the pods of the fullest zone at every stage: one for pods under custom networking, else
   * one that they share with the nodes. Under subnet discovery each of both kinds has it.
   *
   * @default - not even a /16 does
   */
  readonly smallestSubnet?: number;
}
