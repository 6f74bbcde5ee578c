import { GroupFacts } from '../group-facts';

/**
 * The sets of node groups that can be there together: those without a condition, with those of one condition each, for
 * of two conditions that differ one can exclude the other. What the defaults of parameters leave out is in none.
 */
export function groupsTogether(groups: readonly GroupFacts[]): GroupFacts[][] {
  const there = groups.filter(({ resource: { isLeftOut } }) => isLeftOut !== true);
  const conditions = [...new Set(there.flatMap(({ resource: { condition } }) => condition ?? []))];
  if (conditions.length < 2) return [there];
  return conditions.map((each) => there
    .filter(({ resource: { condition } }) => condition === undefined || condition === each));
}
