/**
 * A subnet at one moment.
 */
export interface ChurnSample {
  /** The moment, in hours from the start. */
  readonly hours: number;

  /** How fragmented the subnet is, 0 to 100, as in `BlockMap`. */
  readonly fragmentationScore: number;

  /** Prefixes that EC2 could still make, in reserved ranges and outside them. */
  readonly availablePrefixes: number;

  /** Addresses that nothing uses and AWS does not keep. */
  readonly freeAddresses: number;
}

/**
 * What became of one subnet.
 */
export interface ChurnSubnetOutcome {
  /** Its zone. */
  readonly zone: string;

  /** The most addresses in use at once, those of prefixes included. */
  readonly peakAddresses: number;

  /** The most prefixes in use at once. */
  readonly peakPrefixes: number;

  /** Requests for a prefix that EC2 refused. */
  readonly refusedPrefixes: number;

  /** Requests for a single address that EC2 refused. */
  readonly refusedAddresses: number;

  /** The subnet over time, the first sample once all nodes and pods have started. */
  readonly samples: ChurnSample[];
}

/**
 * What one run of a simulation saw.
 */
export interface ChurnOutcome {
  /**
   * When EC2 first refused a prefix, in hours from the start.
   *
   * @default - it never did
   */
  readonly firstRefusalHours?: number;

  /** Requests for a prefix that EC2 refused. A node asks again after 120 seconds, and each time counts. */
  readonly refusedPrefixes: number;

  /** Requests for a single address that EC2 refused: the address of an ENI, of a pod, or of another user. */
  readonly refusedAddresses: number;

  /** Pods that found no address on their node because EC2 had refused it one. */
  readonly refusedPods: number;

  /** The most addresses in use at once in all subnets, those of prefixes included. */
  readonly peakAddresses: number;

  /** The most prefixes in use at once in all subnets. */
  readonly peakPrefixes: number;

  /** The most nodes at once. */
  readonly peakNodes: number;

  /**
   * The most pods at once that had no address: refused ones, ones that wait for an address to cool down, ones without a
   * node.
   */
  readonly peakWaitingPods: number;

  /** Each subnet, in the order of the scenario. */
  readonly subnets: ChurnSubnetOutcome[];

  /**
   * Events that were simulated: pods, nodes and other users that ended, addresses that had cooled down, nodes that
   * looked at their pool again.
   */
  readonly events: number;
}

/**
 * What several runs of a scenario saw, each with a seed of its own.
 */
export interface ChurnRuns {
  /** The share of the runs in which EC2 refused a prefix, 0 to 1. */
  readonly refusalProbability: number;

  /**
   * Of the runs in which EC2 refused a prefix, the median of when it first did, in hours from the start.
   *
   * @default - it never did
   */
  readonly medianFirstRefusalHours?: number;

  /** The runs, in order of their seed. */
  readonly outcomes: ChurnOutcome[];
}

/**
 * A scenario as it was given, and the same without reservations.
 */
export interface ChurnComparison {
  /** With the reservations of the scenario. */
  readonly asGiven: ChurnRuns;

  /** The same subnets and the same load, with nothing reserved. */
  readonly withoutReservations: ChurnRuns;
}
