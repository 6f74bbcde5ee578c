import { allOf, counted, few } from '../../phrases';
import { wording } from '../../wording';

/** A count in a manifest, and the pods that nodes of types have addresses for. */
type Above = {
  /** The field, and the object that has it. */
  readonly path: string;
  readonly object: string;
  readonly got: number;

  /** The NodePools that start nodes of these types. */
  readonly pools: readonly string[];
  readonly types: readonly string[];
  readonly most: readonly number[];

  /** Whether prefixes would hold as many on each type. */
  readonly fitsPrefixes: boolean;
};

const each = ({ types, most }: Above) => types.map((type, index) => `${type} ${most[index]}`);

const leastOf = (most: readonly number[]) => {
  const least = Math.min(...most);
  return most.every((count) => count === least) ? counted(least, 'pod') : `fewer pods, some for ${least}`;
};

const PREFIXES = "switch prefixes on: 'env.ENABLE_PREFIX_DELEGATION' \"true\" in the add-on vpc-cni";

const parts = (facts: Above) => ({
  details: [
    `pods by type: ${few(each(facts))}`,
    ...allOf('all types', each(facts)),
    `Karpenter places up to ${counted(facts.got, 'pod')} per node, and those without an address wait for one`,
    ...allOf('NodePools', facts.pools),
  ],
  fix: [
    `lower '${facts.path}' to ${Math.min(...facts.most)} or less`,
    ...(facts.fitsPrefixes ? [PREFIXES] : []),
    `leave smaller types out of the requirements of ${few(facts.pools)}`,
  ],
});

/** Types for which Karpenter counts more pods than they have addresses for. */
type OwnAbove = {
  readonly pool: string;
  readonly types: readonly string[];
  readonly own: readonly number[];
  readonly most: readonly number[];

  /** ENIs that Karpenter leaves out, those that it has to, and whether that is enough. */
  readonly reserved: number;
  readonly needed: number;
  readonly isEnough: boolean;
};

const ownEach = ({ types, own, most }: OwnAbove) =>
  types.map((type, index) => `${type} ${own[index]} by Karpenter, ${most[index]} by its addresses`);

/** Of pod counts that manifests give Karpenter's nodes. */
export const POOL_COUNT_WORDS = {
  aboveTypes: wording('max-pods-out-of-range', (facts: Above) => ({
    message: `'${facts.path}' of ${facts.object} is ${facts.got}, `
      + `and nodes of ${few(facts.types)} have addresses for ${leastOf(facts.most)}`,
    ...parts(facts),
  }), {
    path: 'spec.kubelet.maxPods',
    object: 'EC2NodeClass default',
    got: 110,
    pools: ['NodePool general'],
    types: ['t3.medium'],
    most: [17],
    fitsPrefixes: true,
  }),

  aboveSomeTypes: wording('max-pods-above-some-types', (facts: Above) => ({
    message: `'${facts.path}' of ${facts.object} is ${facts.got}, `
      + `and ${counted(facts.types.length, 'type')} of ${few(facts.pools)} have addresses for fewer pods`,
    ...parts(facts),
  }), {
    path: 'spec.kubelet.maxPods',
    object: 'EC2NodeClass default',
    got: 110,
    pools: ['NodePool general'],
    types: ['c5.large', 'c5.xlarge'],
    most: [29, 58],
    fitsPrefixes: true,
  }),

  aboveCap: wording('max-pods-above-cap', ({ path, object, got, cap }: {
    path: string; object: string; got: number; cap: number;
  }) => ({
    message: `'${path}' of ${object} is ${got}, above the ${cap} that are recommended for nodes of its types`,
    fix: [
      `lower '${path}' to ${cap} or less`,
      'test that kubelet and the control plane can handle it, then acknowledge this finding',
    ],
  }), { path: 'spec.kubelet.maxPods', object: 'EC2NodeClass default', got: 250, cap: 110 }),

  ownAbove: wording('karpenter-pods-above-addresses', (facts: OwnAbove) => ({
    message: `Karpenter counts more pods than there are addresses for on ${few(facts.types)}, for ${facts.pool}`,
    details: [
      ...ownEach(facts).slice(0, 3),
      ...allOf('all types', ownEach(facts)),
      `its class states no 'kubelet.maxPods', and RESERVED_ENIS of Karpenter is ${facts.reserved}`,
      'Karpenter knows neither custom networking, trunks nor MAX_ENI, and pods without an address wait for one',
    ],
    fix: [
      ...(facts.isEnough ? [`set 'settings.reservedENIs' to ${facts.needed} in the values of Karpenter's chart`] : []),
      `give the EC2NodeClass ${Math.min(...facts.most)} or less as 'spec.kubelet.maxPods'`,
    ],
  }), {
    pool: 'NodePool default',
    types: ['c6i.2xlarge'],
    own: [58],
    most: [44],
    reserved: 0,
    needed: 1,
    isEnough: true,
  }),
};
