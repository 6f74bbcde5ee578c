import { AppResource } from '../../../templates/app-resources';

/**
 * The sets of node groups, and of other nodes, that can be there together: those without a condition, with those of one
 * condition each, for of two conditions that differ one can exclude the other. What the defaults of parameters leave
 * out is in none.
 */
export function groupsTogether<T extends { readonly resource: AppResource }>(groups: readonly T[]): T[][] {
  const there = groups.filter(({ resource: { isLeftOut } }) => isLeftOut !== true);
  const conditions = [...new Set(there.flatMap(({ resource: { condition } }) => condition ?? []))];
  if (conditions.length < 2) return [there];
  return conditions.map((each) => there
    .filter(({ resource: { condition } }) => condition === undefined || condition === each));
}
