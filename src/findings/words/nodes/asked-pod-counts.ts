import { wording } from '../../wording';

/** Of pod counts that are asked for, and who tells kubelet another one. */
export const ASKED_POD_COUNT_WORDS = {
  prefixesUnsupported: wording('prefixes-unsupported-in-group', ({ types, giver }: { types: readonly string[]; giver: string }) =>
    `'instanceTypes' holds ${types.join(', ')}, which cannot take prefixes (neither Nitro nor bare metal), and ${giver};`
      + ' its nodes would get single addresses and too few of them: leave the type out, or use a Nitro one',
  { types: ['t2.large'], giver: 'the VPC CNI runs prefix delegation' }),

  unresolved: wording('unresolved-value', () =>
    "'maxPods' is a token, and addresses are counted with its value at synth; give a number, or leave it out", {}),

  outOfRange: wording('max-pods-out-of-range', ({ most, got, type, sum, recommended }: {
    most: number; got: number; type: string; sum: string; recommended: number;
  }) => `'maxPods' must be a whole number from 1 to ${most}; got ${got}; `
    + `the addresses of ${type} allow ${sum}, and the recommended count is ${recommended}`,
  { most: 29, got: 30, type: 'm5.large', sum: '3 ENIs x (10 - 1) + 2 = 29', recommended: 29 }),

  aboveCap: wording('max-pods-above-cap', ({ maxPods, cap }: { maxPods: number; cap: number }) =>
    `'maxPods' is ${maxPods}, above the recommended ${cap} of these types; test that kubelet and the control plane carry it`,
  { maxPods: 120, cap: 110 }),

  differsFromEks: wording('max-pods-differs-from-eks', ({ maxPods, ofEks }: { maxPods: number; ofEks: number }) =>
    `the group asks for ${maxPods} pods a node, and EKS computes ${ofEks} for a managed node group without an AMI of its own;`
      + ' which of them wins on AL2023'
      + ' is not settled by public evidence: on Bottlerocket the user data wins, and so it does with an AMI of your own',
  { maxPods: 50, ofEks: 110 }),

  hostPodsAbove: wording('forecast-contradiction', ({ hostNetworkPods, maxPods }: { hostNetworkPods: number; maxPods: number }) =>
    `'hostNetworkPods' is ${hostNetworkPods}, more than a node can run: ${maxPods} pods; lower it`,
  { hostNetworkPods: 12, maxPods: 11 }),

  hostPodsAboveInGroup: wording('forecast-contradiction', ({ hostNetworkPods, maxPods }: {
    hostNetworkPods: number; maxPods: number;
  }) => `'hostNetworkPods' is ${hostNetworkPods}, more than a node of the group can run: ${maxPods} pods; lower it`,
  { hostNetworkPods: 12, maxPods: 11 }),

  toldByEks: wording('option-refused', ({ asked, system, told, runs }: {
    asked: number; system: string; told: number; runs: number;
  }) => `'maxPods' is ${asked}, and EKS starts ${system} nodes with an AMI of its own with ${told}, whatever is asked: `
    + `a node of the group runs ${runs}; leave it out, or give 'machineImageId'`,
  { asked: 10, system: 'Windows', told: 110, runs: 9 }),

  differByType: wording('windows-pods-differ', ({ types, counts, system, told, planned }: {
    types: readonly string[]; counts: readonly number[]; system: string; told: number; planned: number;
  }) => `nodes of the group run different numbers of pods (${types.map((type, index) => `${type} ${counts[index]}`).join(', ')}), `
    + `for EKS tells ${system} nodes with an AMI of its own ${told} and their addresses bind; `
    + `the plan counts ${planned} on each: make a node group for each number, or give 'machineImageId'`,
  { types: ['t3.large', 'm5.4xlarge'], counts: [11, 29], system: 'Windows', told: 110, planned: 11 }),
};
