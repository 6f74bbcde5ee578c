import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** What sets the pod count of a type. */
const BOUNDS = { enis: 'its ENIs', cap: 'the recommended cap', os: 'its operating system' };

const WITHOUT_STATIC = ["leave 'staticMaxPods' out, and the EC2NodeClass has max pods"];

/** The one pod count of a pool, the type that sets it, and what each type could run. */
type Split = {
  readonly maxPods: number;
  readonly type: string;
  readonly boundBy: keyof typeof BOUNDS;
  readonly types: readonly string[];
  readonly counts: readonly number[];

  /** Where given, Karpenter's own formula with so many reserved ENIs is right for each type. */
  readonly reservedEnis: number | undefined;
};

function losersIn({ types, counts, maxPods }: Split): string[] {
  return types.filter((_, index) => counts[index] > maxPods);
}

/** The pod counts of the types, each once. */
function distinctCounts({ counts }: Split): number[] {
  return [...new Set(counts)].sort((one, other) => one - other);
}

function typesWith({ types, counts }: Split, count: number): string {
  return `${count} pods: ${types.filter((_, index) => counts[index] === count).join(', ')}`;
}

/** Types with the pods that Karpenter's own formula gives them. */
type OwnCounts = {
  readonly types: readonly string[];
  readonly own: readonly number[];
};

const ownWith = ({ types, own }: OwnCounts, otherwise: (index: number) => string) =>
  types.map((type, index) => `${type}: ${own[index]} pods by the formula, ${otherwise(index)}`);

/** Of the nodes that Karpenter starts. */
export const POOL_WORDS = {
  withoutSubnets: wording('nodegroup-subnets', () => ({
    message: "'subnets' is an empty list, so nodes have no place to run",
    fix: ['list at least one subnet', "leave it out, and give 'subnetSelectorTerms' with the EC2NodeClass"],
  }), {}),

  severalZones: wording('pod-generation', ({ generation, zones }: {
    generation: string; zones: readonly string[];
  }) => ({
    message: `nodes of generation '${generation}' would run in several zones: ${few(zones)}`,
    details: [...allOf('zones', zones), 'the label of a NodePool names the ENIConfig of one zone'],
    fix: ["make a KarpenterCapacity per zone, with the 'subnets' of that zone"],
  }), { generation: 'second', zones: ['eu-west-1a', 'eu-west-1b'] }),

  split: wording('karpenter-pool-split', (facts: Split) => ({
    message: `every node of the pool gets ${facts.maxPods} max pods, and more can run on ${few(losersIn(facts))}`,
    details: [
      `the lowest count is that of ${facts.type}, set by ${BOUNDS[facts.boundBy]}`,
      ...distinctCounts(facts).map((count) => typesWith(facts, count)),
    ],
    fix: [
      'make a KarpenterCapacity, with its EC2NodeClass and NodePool, for each number of max pods',
      ...(facts.reservedEnis === undefined ? [] : [
        `set 'staticMaxPods' to false and RESERVED_ENIS of Karpenter to ${facts.reservedEnis},`
          + ' for a count per type without a cap',
      ]),
    ],
  }), {
    maxPods: 17,
    type: 't3a.medium',
    boundBy: 'enis',
    types: ['t3a.medium', 't3a.xlarge'],
    counts: [17, 58],
    reservedEnis: 0,
  }),

  countBesideOwn: wording('karpenter-max-pods-needed', () => ({
    message: "'maxPods' is given, and 'staticMaxPods' is false",
    details: ['Karpenter then computes max pods for each type, and no EC2NodeClass has a number'],
    fix: ["leave 'maxPods' out", "leave 'staticMaxPods' out"],
  }), {}),

  ownWithoutPrefixes: wording('karpenter-max-pods-needed', (facts: OwnCounts & {
    readonly counted: readonly number[];
  }) => ({
    message: "'staticMaxPods' is false, and Karpenter's own formula does not know prefixes",
    details: ownWith(facts, (index) => `${facts.counted[index]} with prefixes`),
    fix: WITHOUT_STATIC,
  }), { types: ['m5.large'], own: [29], counted: [110] }),

  ownTooMany: wording('karpenter-max-pods-needed', (facts: OwnCounts & {
    readonly enis: readonly number[];
    readonly addressesPerEni: readonly number[];
    readonly hostPods: readonly number[];
    readonly canRun: readonly number[];
  }) => ({
    message: `'staticMaxPods' is false, and Karpenter's own formula gives too many pods to ${few(facts.types)}`,
    details: [
      ...ownWith(facts, (index) => `and ${facts.enis[index]} ENIs x (${facts.addressesPerEni[index]} - 1)`
        + ` + ${facts.hostPods[index]} = ${facts.canRun[index]} can run`),
      "the formula knows neither MAX_ENI nor 'hostNetworkPods'",
    ],
    fix: WITHOUT_STATIC,
  }), { types: ['m5.large'], own: [29], enis: [2], addressesPerEni: [10], hostPods: [2], canRun: [20] }),

  ownAboveCap: wording('max-pods-above-cap', (facts: OwnCounts & { readonly caps: readonly number[] }) => ({
    message: `Karpenter's own formula gives more pods than the recommended cap to ${few(facts.types)}`,
    details: ownWith(facts, (index) => `and ${facts.caps[index]} are recommended`),
    fix: [
      "make a KarpenterCapacity for these types without 'staticMaxPods', so the cap applies",
      'test that kubelet and the control plane can handle so many pods, then acknowledge this finding',
    ],
  }), { types: ['m5.4xlarge'], own: [234], caps: [110] }),
};
