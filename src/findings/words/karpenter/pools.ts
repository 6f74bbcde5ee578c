import { wording } from '../../wording';

const needed = (why: string) => `'staticMaxPods' is false, and ${why}`;

/** Of the nodes that Karpenter starts. */
export const POOL_WORDS = {
  withoutSubnets: wording('nodegroup-subnets', () =>
    "'subnets' is empty, so nodes have no place to run; list at least one, "
    + "or leave it out and give 'subnetSelectorTerms' with the EC2NodeClass", {}),

  severalZones: wording('pod-generation', ({ generation, zones }: { generation: string; zones: readonly string[] }) =>
    `nodes of generation '${generation}' would run in ${zones.join(', ')}, and the label of a NodePool names the`
      + " ENIConfig of one zone; make a KarpenterCapacity for each zone, with the 'subnets' of that zone",
  { generation: 'second', zones: ['eu-west-1a', 'eu-west-1b'] }),

  split: wording('karpenter-pool-split', ({ maxPods, type, boundBy, losers, couldRun, counts, typesOf, reservedEnis }: {
    maxPods: number;
    type: string;
    boundBy: string;
    losers: readonly string[];
    couldRun: readonly number[];
    counts: readonly number[];
    typesOf: readonly string[];
    reservedEnis?: number;
  }) => {
    const losses = losers.map((loser, index) => `${loser} could run ${couldRun[index]} and loses ${couldRun[index] - maxPods}`);
    const instead = reservedEnis === undefined ? '' : "; or set 'staticMaxPods' to false and Karpenter's RESERVED_ENIS to "
      + `${reservedEnis}, and it computes the count of each type, without a cap`;
    return `every node of the pool gets the lowest pod count, ${maxPods}, which ${type} sets by its ${boundBy}; ${losses.join('; ')};`
      + ' make a KarpenterCapacity with its EC2NodeClass and NodePool for each count: '
      + `${counts.map((count, index) => `${count} (${typesOf[index]})`).join(', ')}${instead}`;
  }, {
    maxPods: 17,
    type: 't3a.medium',
    boundBy: 'enis',
    losers: ['t3a.xlarge'],
    couldRun: [58],
    counts: [17, 58],
    typesOf: ['t3a.medium', 't3a.xlarge'],
    reservedEnis: 0,
  }),

  countBesideOwn: wording('karpenter-max-pods-needed', () =>
    needed("'maxPods' is given, which only an EC2NodeClass with a pod count can hold; leave one of them out"), {}),

  ownWithoutPrefixes: wording('karpenter-max-pods-needed', ({ types, own, counted }: {
    types: readonly string[]; own: readonly number[]; counted: readonly number[];
  }) => {
    const each = types.map((type, index) => `${type} ${own[index]} in place of ${counted[index]}`);
    return needed(`Karpenter's own formula knows no prefixes: it would give ${each.join(', ')} pods; leave it out`);
  }, { types: ['m5.large'], own: [29], counted: [110] }),

  ownTooMany: wording('karpenter-max-pods-needed', ({ sums }: { sums: readonly string[] }) =>
    needed(`Karpenter's own formula knows neither MAX_ENI nor 'hostNetworkPods': it would give ${sums.join('; ')}; leave it out`),
  { sums: ['m5.large 29 pods, and 2 ENIs x (10 - 1) + 2 = 20 can run'] }),

  ownAboveCap: wording('max-pods-above-cap', ({ types, own, caps }: {
    types: readonly string[]; own: readonly number[]; caps: readonly number[];
  }) => {
    const each = types.map((type, index) => `it gives ${type} ${own[index]} pods, above the recommended ${caps[index]}`);
    return `Karpenter's own formula knows no cap: ${each.join('; ')};`
      + ' test that kubelet and the control plane carry it, or give these types an EC2NodeClass with a pod count';
  }, { types: ['m5.4xlarge'], own: [234], caps: [110] }),

  contradiction: wording('karpenter-contradiction', ({ path, got, why }: { path: string; got: string; why: string }) =>
    `'${path}' is ${got}, ${why}`,
  {
    path: 'spec.kubelet.maxPods',
    got: '50',
    why: "and the capacity is 110; leave it out, or give a lower count as 'maxPods' of the KarpenterCapacity",
  }),

  notMergeable: wording('karpenter-contradiction', ({ path, wanted, got }: { path: string; wanted: string; got: string }) =>
    `'${path}' must be ${wanted}, for what the capacity needs is put into it; got ${got}`,
  { path: 'spec.kubelet', wanted: 'an object', got: '[]' }),

  name: wording('karpenter-contradiction', ({ parameter, most, got }: { parameter: string; most: number; got: string }) =>
    `'${parameter}' must be 1 to ${most} lower-case letters, digits, hyphens and dots, with a letter or digit at both ends, `
      + `as in 'general'; got '${got}'`,
  { parameter: 'name', most: 63, got: 'General' }),
};
