/**
 * How much a finding matters.
 */
export enum FindingSeverity {
  /** The input is not valid, or what it describes cannot start. */
  ERROR = 'error',

  /** It works, but it will cost or surprise somebody. */
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

  /** Data only: it is in `findings` and in reports, and synthesis prints nothing. */
  REPORT = 'report',
}

/**
 * A value to set, as a part of a fix.
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
 * The clusters that a fix is for.
 */
export enum RemedyScope {
  /** Clusters that are not deployed yet. On a running cluster it would replace subnets or blocks that are in use. */
  NEW_CLUSTER = 'new-cluster',

  /** Running clusters: the fix adds to what is there. */
  RUNNING_CLUSTER = 'running-cluster',
}

/**
 * A fix of a finding as data. With all of its changes made, the finding is gone.
 */
export interface FindingRemedy {
  /** The line of `fix` that says the same in words. */
  readonly fix: string;

  /** What to set. All of it is needed. */
  readonly changes: FindingChange[];

  /**
   * The stages of a plan at which the finding is gone.
   *
   * @default - all stages that it names
   */
  readonly stages?: string[];

  /**
   * The node groups whose nodes the fix is about.
   *
   * @default - all that run there
   */
  readonly nodegroups?: string[];

  /**
   * The clusters that it is for.
   *
   * @default - for any
   */
  readonly scope?: RemedyScope;
}

/**
 * What one stage of a plan takes from a subnet that has too little.
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

  /** How much is missing. */
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

  /** One line: the thing, what is wrong with it, and the number that matters. */
  readonly message: string;

  /**
   * The calculation behind it, and what else explains it: one line each.
   *
   * @default - the message says all
   */
  readonly details?: string[];

  /**
   * What to change and where it is set. Each line is one way to fix it, and the first is the one to try first.
   *
   * @default - nothing has to change
   */
  readonly fix?: string[];

  /**
   * The same fixes as data, as far as values can say them: those of a subnet that is too small.
   *
   * @default - none
   */
  readonly remedies?: FindingRemedy[];

  /**
   * The numbers of a subnet that is too small, stage by stage.
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
