/**
 * Something that a group's nodes take, in as many units as grow with the nodes: a unit is a node in one subnet, or one
 * of all its nodes.
 */
export interface Share {
  /** Fewest and most nodes of the group, over all zones. */
  readonly fewest: number;
  readonly most: number;

  /** Units that a number of nodes is, over all zones, in the fullest case. */
  readonly unitsOf: (nodes: number) => number;

  /** Nodes that each further unit takes, over all zones: 1 or more. */
  readonly nodesPerUnit: number;

  /** What a unit takes. */
  readonly value: number;
}

/** Units of a group that can be added at one price. */
interface Offer {
  readonly units: number;
  readonly nodes: number;
  readonly value: number;
}

/**
 * The most that groups take together when their nodes are limited: each runs its fewest, and the rest goes where it
 * takes most.
 *
 * Worked: three groups of 0 to 100 nodes in three zones, 100 nodes in all. A zone has the first node of each, for 3
 * nodes, and floor(97 / 3) = 32 more: 35.
 *
 * Where units differ in what they take, the last unit counts in part, so that the sum is never too low.
 *
 * @param mostNodes most nodes of all groups together
 */
export function limitedSum(shares: readonly Share[], mostNodes: number): number {
  const sum = (of: (share: Share) => number) => shares.reduce((total, share) => total + of(share), 0);
  const unlimited = sum(({ most, unitsOf, value }) => unitsOf(most) * value);
  if (sum(({ most }) => most) <= mostNodes) return unlimited;
  const least = sum(({ fewest, unitsOf, value }) => unitsOf(fewest) * value);
  const offers = shares.flatMap(offersOf).filter(({ units, value }) => units > 0 && value > 0)
    .sort((one, other) => other.value / other.nodes - one.value / one.nodes);
  const added = filledBy(offers, Math.max(0, mostNodes - sum(({ fewest }) => fewest)));
  return Math.min(unlimited, least + added);
}

/** The first further unit of a group can take fewer nodes than those after it. */
function offersOf({ fewest, most, unitsOf, nodesPerUnit, value }: Share): Offer[] {
  const more = unitsOf(most) - unitsOf(fewest);
  if (more === 0) return [];
  const first = firstStep(fewest, most, unitsOf);
  return [
    { units: 1, nodes: Math.min(first, nodesPerUnit), value },
    { units: more - 1, nodes: nodesPerUnit, value },
  ];
}

/** How many more nodes than the fewest make one unit more. */
function firstStep(fewest: number, most: number, unitsOf: Share['unitsOf']): number {
  const units = unitsOf(fewest);
  let [low, high] = [fewest, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (unitsOf(middle) > units) high = middle;
    else low = middle;
  }
  return high - fewest;
}

/** What units take that a number of nodes makes, those first that take most for a node. */
function filledBy(offers: readonly Offer[], nodes: number): number {
  const areAlike = new Set(offers.map(({ value }) => value)).size <= 1;
  let [left, taken] = [nodes, 0];
  for (const offer of offers) {
    const units = Math.min(offer.units, Math.floor(left / offer.nodes));
    taken += units * offer.value;
    left -= units * offer.nodes;
    if (units < offer.units && !areAlike) return taken + Math.floor((left * offer.value) / offer.nodes);
  }
  return taken;
}
