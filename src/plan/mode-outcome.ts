/**
 * What the same forecast would take under another way of giving pods IP addresses.
 *
 * Groups and sizes stay. Each node runs as many of its pods as it then can.
 *
 * @example
 * for (const mode of podCapacityCluster.plan.modes) {
 *   console.log(`${mode.ipAssignment}: ${mode.maxPods} max pods, ${mode.pods} pods`);
 * }
 */
export interface ModeOutcome {
  /** `secondary-ip` or `prefix-delegation`. */
  readonly ipAssignment: string;

  /** Whether pods have pod subnets only, through custom networking or by the tags of subnets. */
  readonly customNetworking: boolean;

  /**
   * Whether ENIs beyond the primary one are in pod subnets that are found by their tag.
   *
   * @default false
   */
  readonly subnetDiscovery?: boolean;

  /**
   * Whether the VPC CNI finds pod subnets by their tag, and leaves out the subnets of nodes by it: counted as custom
   * networking.
   *
   * @default false
   */
  readonly taggedSubnets?: boolean;

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

  /** The lowest max pods among the groups. */
  readonly maxPods: number;

  /** Pods with an address at the peak, over all zones. */
  readonly pods: number;

  /**
   * Nodes of the groups that all pods of the peak need in this mode. Worked: 500 pods on m5.large are 19 nodes with
   * single addresses, 28 under custom networking, 5 with prefixes.
   *
   * @default - the nodes cannot run in this mode, or have no room for a pod of their own
   */
  readonly nodesForPods?: number;

  /** Addresses taken at the peak from the subnets of nodes in the fullest zone, sixteen for each prefix. */
  readonly nodeSubnetAddresses: number;

  /** Addresses taken at the peak from the pod subnets in the fullest zone, sixteen for each prefix. */
  readonly podSubnetAddresses: number;

  /** Pod addresses at the peak that no pod uses, over all zones. */
  readonly idlePodAddresses: number;

  /**
   * Prefix length of the smallest subnet that holds the pods of the fullest zone at every stage.
   *
   * Under custom networking it is a pod subnet, otherwise a subnet that pods share with the nodes. Under subnet
   * discovery each of both kinds has this size.
   *
   * @default - not even a /16 is large enough
   */
  readonly smallestSubnet?: number;

  /**
   * The smallest subnet, as `smallestSubnet`, for `nodesForPods` nodes at the peak.
   *
   * The fewest and the usual nodes shrink in proportion.
   *
   * @default - it was not asked for, as only reports do, or not even a /16 is large enough
   */
  readonly smallestSubnetForPods?: number;
}
