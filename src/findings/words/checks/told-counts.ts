import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

/** A count in user data, and the pods that nodes of types have addresses for. */
type Above = {
  /** Who starts the nodes, and what holds their user data. */
  readonly nodes: string;
  readonly template: string;
  readonly types: readonly string[];
  readonly told: readonly number[];
  readonly most: readonly number[];

  /** Whether prefixes would hold as many on each type. */
  readonly fitsPrefixes: boolean;
};

const each = ({ types, told, most }: Above) =>
  types.map((type, index) => `${type} is told ${number(told[index])}, and has addresses for ${number(most[index])}`);

const range = (counts: readonly number[]) => {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? number(least) : `${number(least)} to ${number(most)}`;
};

const PREFIXES = "switch prefixes on: 'env.ENABLE_PREFIX_DELEGATION' \"true\" in the add-on vpc-cni";

const message = ({ nodes, told, most }: Above) => `the user data of ${nodes} tells kubelet ${range(told)} pods, `
  + `and its nodes have addresses for ${range(most)}`;

const details = (facts: Above) => [
  ...each(facts).slice(0, 3),
  ...allOf('all types', each(facts)),
  `the user data stands in ${facts.template}`,
  'kubelet takes as many pods as it is told, and those without an address wait for one',
];

const fix = ({ most, fitsPrefixes }: Above) => [
  `tell kubelet ${number(Math.min(...most))} pods or fewer`,
  ...(fitsPrefixes ? [PREFIXES] : []),
  'leave the count out, and EKS tells nodes one where it chooses their image',
];

const EXAMPLE: Above = {
  nodes: 'Stack/Group',
  template: 'Stack/Template',
  types: ['m5.large'],
  told: [110],
  most: [29],
  fitsPrefixes: true,
};

/** Of pod counts that user data gives kubelet. */
export const TOLD_POD_WORDS = {
  aboveAddresses: wording('max-pods-out-of-range', (facts: Above) => ({
    message: message(facts), details: details(facts), fix: fix(facts),
  }), EXAMPLE),

  mayBeMerged: wording('told-pods-above-addresses', (facts: Above) => ({
    message: message(facts),
    details: [
      ...details(facts),
      'EKS computes a count of its own for these nodes, and which of the two wins is not documented',
    ],
    fix: fix(facts),
  }), EXAMPLE),

  fewAbove: wording('told-pods-above-addresses', (facts: Above) => ({
    message: message(facts),
    details: [
      ...details(facts),
      'pods on the network of the host need no address: aws-node and kube-proxy are counted as such',
    ],
    fix: [...fix(facts), 'acknowledge this finding, if so many pods of each node are on the network of the host'],
  }), { ...EXAMPLE, told: [31] }),

  aboveCap: wording('max-pods-above-cap', ({ nodes, template, types, told, cap }: {
    nodes: string; template: string; types: readonly string[]; told: number; cap: number;
  }) => ({
    message: `the user data of ${nodes} tells kubelet ${counted(told, 'pod')}, above the ${cap} that are recommended`,
    details: [`the user data stands in ${template}`, `the types: ${few(types)}`, ...allOf('all types', types)],
    fix: [
      `tell kubelet ${cap} pods or fewer`,
      'test that kubelet and the control plane carry it, and acknowledge this finding',
    ],
  }), { nodes: 'Stack/Group', template: 'Stack/Template', types: ['c5.xlarge'], told: 672, cap: 110 }),
};
