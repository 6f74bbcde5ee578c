import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

/** Node groups of a cluster, with what prefixes would change of each. */
type Dense = {
  readonly groups: readonly string[];

  /** The type that binds the count of each. */
  readonly types: readonly string[];
  readonly maxPods: readonly number[];
  readonly withPrefixes: readonly number[];

  /** Memory that kubelet keeps from pods, now and then. */
  readonly withheldMib: readonly number[];
  readonly thenMib: readonly number[];

  /** Memory of the smallest type of each; 0 where it is not known. */
  readonly memoryMib: readonly number[];

  /** Groups in which kubelet would keep more than a quarter of the memory. */
  readonly short: readonly string[];
};

/** What a group is, and what prefixes would make of it. */
function lineOf(facts: Dense, index: number): string {
  const { groups, types, maxPods, withPrefixes, withheldMib, thenMib, memoryMib } = facts;
  const of = memoryMib[index] === 0 ? '' : ` of ${number(memoryMib[index])}`;
  return `${groups[index]} (${types[index]}): ${withPrefixes[index]} pods in place of ${maxPods[index]},`
    + ` kubelet keeps ${number(thenMib[index])} MiB${of} in place of ${number(withheldMib[index])}`;
}

const said = (facts: Dense, fix: string) => ({
  message: `${counted(facts.groups.length, 'node group')} could run more pods with prefixes (/28): ${
    few(facts.groups.map((group, index) => `${group} ${facts.withPrefixes[index]} in place of ${facts.maxPods[index]}`))
  }`,
  details: [
    ...facts.groups.map((_, index) => lineOf(facts, index)),
    ...(facts.short.length === 0 ? []
      : [
        `that is more than a quarter of the memory in ${few(facts.short)}, so larger types are needed there`,
        ...allOf('groups with too little memory', facts.short),
      ]),
    'each prefix takes a /28 block of a subnet, which a reservation keeps free',
    'nodes keep the mode that they start under, so the groups have to be replaced',
  ],
  fix: [fix],
});

const EXAMPLE: Dense = {
  groups: ['Stack/General', 'Stack/Small'],
  types: ['m5.large', 't3.medium'],
  maxPods: [29, 17],
  withPrefixes: [110, 110],
  withheldMib: [574, 442],
  thenMib: [1465, 1465],
  memoryMib: [8192, 4096],
  short: ['Stack/Small'],
};

/** Of pods that nodes could run as well. */
export const NODE_DENSITY_WORDS = {
  byAddon: wording('density-unused', (facts: Dense & { addon: string }) => said(
    facts,
    `set 'env.ENABLE_PREFIX_DELEGATION' to "true" in 'ConfigurationValues' of ${facts.addon}`,
  ), { ...EXAMPLE, addon: 'Stack/VpcCni' }),

  byConstruct: wording('density-unused', (facts: Dense & { addon: string }) => said(
    facts,
    `give IpAssignment.prefixDelegation() as 'ipAssignment' of the VpcCniAddon ${facts.addon}`,
  ), { ...EXAMPLE, addon: 'Stack/VpcCni' }),

  withoutAddon: wording('density-unused', (facts: Dense) => said(
    facts,
    'add vpc-cni before the groups, with \'ConfigurationValues\' {"env":{"ENABLE_PREFIX_DELEGATION":"true"}}',
  ), EXAMPLE),
};
