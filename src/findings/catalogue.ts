import { Finding, FindingDelivery, FindingSeverity } from './finding';
import { ENTRIES, FindingName } from './private/entries';

const ID_PREFIX = 'cdk-eks-pod-capacity';

/** The page with a paragraph for each id, under the last part of it. */
const PAGE = 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/findings.md';

/**
 * What the catalogue says of one finding id. Id, severity and delivery are public API.
 */
export interface FindingRule {
  /** Stable id, `cdk-eks-pod-capacity:<kebab-case>`. */
  readonly id: string;

  /** How much a finding of this id matters. */
  readonly severity: FindingSeverity;

  /** How constructs make it known. */
  readonly delivery: FindingDelivery;

  /** When it appears. */
  readonly cause: string;

  /** What goes wrong otherwise: the outage, or the cost. */
  readonly why: string;

  /** What to change. */
  readonly remedy: string;

  /**
   * Page or code that the rule comes from.
   *
   * @default - the rule is this library's own
   */
  readonly source?: string;

  /** Paragraph of this library's documentation on the id, with an example. */
  readonly documentation: string;
}

/**
 * All finding ids that this library can produce.
 */
export class FindingCatalogue {
  /**
   * Every rule, sorted by id.
   */
  public static all(): FindingRule[] {
    return (Object.keys(ENTRIES) as FindingName[]).sort().map(ruleOf);
  }

  /**
   * The rule of an id.
   *
   * @param id the full id, `cdk-eks-pod-capacity:<kebab-case>`
   * @returns the rule, or undefined for an id that is not in the catalogue
   */
  public static find(id: string): FindingRule | undefined {
    return FindingCatalogue.all().find((rule) => rule.id === id);
  }

  private constructor() {}
}

function ruleOf(name: FindingName): FindingRule {
  return { id: `${ID_PREFIX}:${name}`, documentation: `${PAGE}#${name}`, ...ENTRIES[name] };
}

/**
 * A finding of the catalogue's rule, with what was seen this time.
 */
export function findingOf(name: FindingName, subject: string, message: string): Finding {
  const { id, severity, source } = ruleOf(name);
  return source === undefined ? { id, severity, subject, message } : { id, severity, subject, message, source };
}

/**
 * How a finding is delivered, by its id.
 */
export function deliveryOf(finding: Finding): FindingDelivery {
  return ENTRIES[finding.id.slice(ID_PREFIX.length + 1) as FindingName].delivery;
}
