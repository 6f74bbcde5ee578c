/**
 * How much a finding matters.
 */
export enum FindingSeverity {
  /** The input means nothing, or what it describes cannot start. */
  ERROR = 'error',

  /** It works, and it will cost or surprise somebody. */
  WARNING = 'warning',

  /** Worth knowing when the numbers are read. Nothing has to change. */
  INFO = 'info',
}

/**
 * How constructs make a finding known. It is fixed for each id.
 */
export enum FindingDelivery {
  /** The constructor throws. One error lists every problem of that construct. */
  THROW = 'throw',

  /** Synthesis fails, with all such findings of the app at once. No template is written. */
  VALIDATION = 'validation',

  /** A warning at synth, which can be acknowledged by its id. */
  WARNING = 'warning',

  /** Data only: it stands in `findings` and in reports, without a line at synth. */
  REPORT = 'report',
}

/**
 * A value to set, as a part of a way out.
 */
export interface FindingChange {
  /** What has the property: a subnet or a zone by its name, or `forecast`. */
  readonly subject: string;

  /**
   * The property, by its name in a forecast: `prefixLength` and `reservation` of a subnet, `subnetDiscovery`.
   *
   * Of a zone `podSubnet.prefixLength` and `podSubnet.reservation` are those of a further subnet for its pods, and
   * `nodes` are the nodes that run there at the peak.
   */
  readonly property: string;

  /** The value: a number, a string or a boolean, as a forecast file has it. */
  readonly value: any;
}

/**
 * For which clusters a way out is.
 */
export enum RemedyScope {
  /** Clusters that are not deployed yet: it replaces what a cluster that runs stands on. */
  NEW_CLUSTER = 'new-cluster',

  /** Clusters that run: it adds to what is there. */
  RUNNING_CLUSTER = 'running-cluster',
}

/**
 * A way out of a finding as data: with all of its changes the finding is gone.
 */
export interface FindingRemedy {
  /** The line of `fix` that says it. */
  readonly fix: string;

  /** What to set, all of it together. */
  readonly changes: FindingChange[];

  /**
   * The stages of a plan at which the finding is gone.
   *
   * @default - all stages that it names
   */
  readonly stages?: string[];

  /**
   * The node groups whose nodes are meant.
   *
   * @default - all that run there
   */
  readonly nodegroups?: string[];

  /**
   * For which clusters it is.
   *
   * @default - for any
   */
  readonly scope?: RemedyScope;
}

/**
 * What a stage of a plan takes of a subnet that has too little of it.
 */
export interface FindingFact {
  /** The stage, as in `PlanStage`. */
  readonly stage: string;

  /** Nodes that take addresses from the subnet. */
  readonly nodes: number;

  /** What is counted: `blocks`, whole /28 blocks, or `addresses`. */
  readonly unit: string;

  /** How much of it is taken. Without a reservation a prefix takes sixteen addresses. */
  readonly taken: number;

  /** How much there is. */
  readonly supply: number;

  /** By how much it is too little. */
  readonly missing: number;
}

/**
 * One thing that the capacity model noticed: data, never an exception.
 */
export interface Finding {
  /**
   * Stable id from the catalogue, `cdk-eks-pod-capacity:<kebab-case>`.
   *
   * The same id acknowledges the warning:
   * `Annotations.of(scope).acknowledgeWarning(id, reason)`.
   */
  readonly id: string;

  /** How much it matters. */
  readonly severity: FindingSeverity;

  /** What it is about: an instance type, a zone, a CIDR, a property. */
  readonly subject: string;

  /** The thing, what is wrong with it, and the number that matters: one line. */
  readonly message: string;

  /**
   * The sums behind it, and what else explains it: a line each.
   *
   * @default - the message says all
   */
  readonly details?: string[];

  /**
   * What to change, and where it is set: a line for each way out, the one to try first in front.
   *
   * @default - nothing has to change
   */
  readonly fix?: string[];

  /**
   * The same ways out as data, as far as values can say them: those of a subnet that is too small.
   *
   * @default - none
   */
  readonly remedies?: FindingRemedy[];

  /**
   * The sums of a subnet that is too small, stage by stage.
   *
   * @default - none
   */
  readonly facts?: FindingFact[];

  /**
   * Page or code that the rule comes from.
   *
   * @default - the rule is this library's own
   */
  readonly source?: string;

  /**
   * Address of the paragraph on its id, with an example.
   *
   * @default - that of the rule, which `FindingCatalogue.find(id)` has
   */
  readonly documentation?: string;
}
