/** A budget of a NodePool: how many nodes may go at once, and for which reasons (all without any). */
export interface RunningBudget {
  readonly nodes?: string;
  readonly reasons: readonly string[];
}

/** A NodePool of Karpenter or Auto Mode. */
export interface RunningNodePool {
  readonly name: string;
  readonly nodeClass?: string;
  readonly nodeClassKind?: string;
  readonly budgets: readonly RunningBudget[];

  /** Its limits, by resource, as written. */
  readonly limits: Readonly<Record<string, string>>;
  readonly expireAfter?: string;
  readonly terminationGracePeriod?: string;
}

/** An EC2NodeClass of Karpenter. */
export interface RunningNodeClass {
  readonly name: string;

  /** `kubelet.maxPods`: a number, or an expression of the newest versions. */
  readonly maxPods?: number | string;
  readonly ipPrefixCount?: number;

  /** The subnets that it has chosen. */
  readonly subnetIds: readonly string[];
}

/** A NodeClaim of Karpenter. */
export interface RunningNodeClaim {
  readonly name: string;
  readonly node?: string;
  readonly instanceId?: string;
  readonly nodePool?: string;
  readonly drifted: boolean;
}

/** A PodDisruptionBudget. */
export interface RunningDisruptionBudget {
  readonly namespace: string;
  readonly name: string;

  /** How many pods it lets go now; 0 stops a drain. */
  readonly disruptionsAllowed?: number;
  readonly currentPods?: number;
  readonly expectedPods?: number;
}
