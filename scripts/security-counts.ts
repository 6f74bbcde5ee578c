import { Acknowledged, Review } from '../test/security/review';

/** Head of the table of counts. */
export const COUNT_COLUMNS = ['example', 'pack', 'rules', 'evaluated', 'acknowledged', 'unacknowledged'];

/**
 * For each example and pack: how many rules it has, how many of them found a resource to look at, and what they found.
 */
export function countRows(reviews: Record<string, Review>): string[][] {
  return Object.entries(reviews).flatMap(([example, { packs }]) =>
    packs.map(({ pack, rules, evaluated, acknowledged, unacknowledged }) => [
      example,
      pack,
      ...[rules, evaluated.length, acknowledged.length, unacknowledged.length].map(String),
    ]),
  );
}

/** All that is acknowledged, with its example. */
export function acknowledgedIn(reviews: Record<string, Review>): Array<Acknowledged & { readonly example: string }> {
  return Object.entries(reviews).flatMap(([example, { packs }]) =>
    packs.flatMap(({ acknowledged }) => acknowledged.map((each) => ({ example, ...each }))));
}
