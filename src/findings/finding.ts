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
