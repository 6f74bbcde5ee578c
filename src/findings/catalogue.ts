import { ENTRIES, FindingName } from './entries/entries';
import { Entry } from './entries/entry';
import type * as explanations from './explanations/explanations';
import { Finding, FindingDelivery, FindingSeverity } from './finding';
import { identified } from './identity';
import { Subject } from './subject';
import { Facts, Wording } from './wording';

const ID_PREFIX = 'cdk-eks-pod-capacity';

/** The page with a paragraph for each id, under the last part of it. */
const PAGE = 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/findings.md';

/**
 * What the catalogue says about one finding id. Id, severity and delivery are public API.
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
    return NAMES.map(ruleOf);
  }

  /**
   * The rule of an id.
   *
   * @param id the full id, `cdk-eks-pod-capacity:<kebab-case>`
   * @returns the rule, or undefined for an id that is not in the catalogue
   */
  public static find(id: string): FindingRule | undefined {
    const name = NAMES_BY_ID.get(id);
    return name && ruleOf(name);
  }

  private constructor() {}
}

const NAMES = (Object.keys(ENTRIES) as FindingName[]).sort();

const NAMES_BY_ID = new Map(NAMES.map((name) => [`${ID_PREFIX}:${name}`, name]));

function entryOf(name: FindingName): Entry {
  return ENTRIES[name];
}

function ruleOf(name: FindingName): FindingRule {
  // Loaded for those who ask for a rule: a finding needs none of these sentences.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { EXPLANATIONS } = require('./explanations/explanations') as typeof explanations;
  return {
    id: `${ID_PREFIX}:${name}`, documentation: documentationOf(name), ...entryOf(name), ...EXPLANATIONS[name],
  };
}

/** The ids of all findings, sorted. */
export function findingIds(): string[] {
  return [...NAMES_BY_ID.keys()];
}

/**
 * A finding of the catalogue's rule, with what was seen this time.
 *
 * @param wording what it says
 * @param subject what it is about
 * @param facts what it is made of
 */
export function findingOf<F extends Facts>(wording: Wording<F>, subject: Subject, facts: NoInfer<F>): Finding {
  const { severity, source } = entryOf(wording.id);
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
  return entryOf(NAMES_BY_ID.get(finding.id)!).delivery;
}

/**
 * Whether a finding is of one of these rules, each told by the last part of its id.
 */
export function isOf(finding: Finding, ...names: FindingName[]): boolean {
  return names.some((name) => finding.id === `${ID_PREFIX}:${name}`);
}
