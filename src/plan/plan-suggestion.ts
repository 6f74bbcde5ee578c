/**
 * What a suggestion would change.
 */
export enum SuggestionKind {
  /** The size of the pod subnets. */
  POD_SUBNETS = 'pod-subnets',

  /** How much of a subnet is reserved for prefixes. */
  RESERVATION = 'reservation',

  /** The spare addresses of each node. */
  WARM_POOL = 'warm-pool',
}

/**
 * A change that you could make. The library changes nothing by itself, because people decide on addresses.
 *
 * @example
 * for (const suggestion of podCapacityCluster.plan.suggestions) {
 *   console.log(`${suggestion.subject}: ${suggestion.change} (cost: ${suggestion.cost})`);
 * }
 */
export interface PlanSuggestion {
  /** What it would change. */
  readonly kind: SuggestionKind;

  /** What the suggestion is about: a subnet, a zone, a node group. */
  readonly subject: string;

  /** What to change. */
  readonly change: string;

  /** What the change brings, in numbers. */
  readonly reason: string;

  /** What the change costs. */
  readonly cost: string;
}
