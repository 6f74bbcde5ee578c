/**
 * What a suggestion would change.
 */
export enum SuggestionKind {
  /** The size of the subnets for pods. */
  POD_SUBNETS = 'pod-subnets',

  /** How much of a subnet is reserved for prefixes. */
  RESERVATION = 'reservation',

  /** The spare addresses of each node. */
  WARM_POOL = 'warm-pool',
}

/**
 * Something that could be changed. Nothing is changed by itself: addresses are pinned by people.
 */
export interface PlanSuggestion {
  /** What it would change. */
  readonly kind: SuggestionKind;

  /** What it is about: a subnet, a zone, a node group. */
  readonly subject: string;

  /** The change. */
  readonly change: string;

  /** What it brings, in numbers. */
  readonly reason: string;

  /** What it costs. */
  readonly cost: string;
}
