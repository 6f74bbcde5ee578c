import { Finding, FindingDelivery, FindingSeverity } from './finding';
import { identified } from './identity';
import { ENTRIES, FindingName } from './private/entries';
import { Entry } from './private/entry';
import { Subject } from './subject';
import { Facts, Wording } from './wording';

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
 *
 * @example
 * const rule = FindingCatalogue.find('cdk-eks-pod-capacity:subnet-overcommitted');
 */
export class FindingCatalogue {
  /**
   * Every rule, sorted by id.
   */
  public static all(): FindingRule[] {
    return [...RULES.values()].map((rule) => ({ ...rule }));
  }

  /**
   * The rule of an id.
   *
   * @param id the full id, `cdk-eks-pod-capacity:<kebab-case>`
   * @returns the rule, or undefined for an id that is not in the catalogue
   */
  public static find(id: string): FindingRule | undefined {
    const rule = RULES.get(id);
    return rule && { ...rule };
  }

  private constructor() {}
}

const RULES = new Map((Object.keys(ENTRIES) as FindingName[]).sort().map((name) => {
  const rule: FindingRule = { id: `${ID_PREFIX}:${name}`, documentation: documentationOf(name), ...ENTRIES[name] };
  return [rule.id, rule];
}));

/**
 * A finding of the catalogue's rule, with what was seen this time.
 *
 * @param wording what it says
 * @param subject what it is about
 * @param facts what it is made of
 */
export function findingOf<F extends Facts>(wording: Wording<F>, subject: Subject, facts: NoInfer<F>): Finding {
  const { severity, source } = ENTRIES[wording.id] as Entry;
  const { message, details, fix } = wording.say(facts);
  return identified({
    id: `${ID_PREFIX}:${wording.id}`,
    severity,
    subject: subject.name,
    message,
    ...(details === undefined || details.length === 0 ? {} : { details: [...details] }),
    ...(fix === undefined || fix.length === 0 ? {} : { fix: [...fix] }),
    ...(source === undefined ? {} : { source }),
    documentation: documentationOf(wording.id),
  }, { wording, about: subject, facts });
}

/** The address of the paragraph on an id, by the last part of it. */
function documentationOf(name: string): string {
  return `${PAGE}#${name}`;
}

/**
 * How a finding is delivered, by its id.
 */
export function deliveryOf(finding: Finding): FindingDelivery {
  return RULES.get(finding.id)!.delivery;
}

/**
 * Whether a finding is of one of these rules, each told by the last part of its id.
 */
export function isOf(finding: Finding, ...names: FindingName[]): boolean {
  return names.some((name) => finding.id === `${ID_PREFIX}:${name}`);
}
