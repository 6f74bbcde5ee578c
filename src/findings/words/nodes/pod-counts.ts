import { allOf, few, number } from '../../phrases';
import { wording } from '../../wording';

/** What binds the pod count of a type, in the words of a sentence. */
const BINDS: Readonly<Record<string, string>> = {
  enis: 'the addresses of its ENIs',
  cap: 'its recommended cap',
  os: 'the addresses of its one ENI for pods',
};

/** Windows nodes with fewer addresses than kubelet takes pods. */
const oneEni = (types: readonly string[], addresses: number, kubeletPods: number, sum: string) => ({
  message: `Windows nodes of ${few(types)} have ${addresses} addresses for pods, and kubelet takes ${kubeletPods} pods`,
  details: [
    ...allOf('types', types),
    `a Windows node has one ENI for pods, with ${sum} = ${addresses} addresses`,
    'further pods get no address',
  ],
});

/** Of what a pod count costs a node, and what it cannot reach there. */
export const POD_COUNT_WORDS = {
  memoryUnknown: wording('memory-unknown', ({ types, withheldMib }: {
    types: readonly string[]; withheldMib: number;
  }) => ({
    message: `kubelet keeps ${number(withheldMib)} MiB of ${few(types)}, whose memory is not known`,
    details: allOf('types', types),
    fix: ["state the memory: 'memoryMib' of InstanceTypeLimits.custom"],
  }), { types: ['m99.large'], withheldMib: 1465 }, ['types']),

  memoryWithheld: wording('memory-withheld', ({ types, memoryMib, withheldMib, pods }: {
    types: readonly string[]; memoryMib: number; withheldMib: number; pods: number;
  }) => {
    const left = memoryMib - withheldMib;
    return {
      message: `kubelet keeps ${number(withheldMib)} of the ${number(memoryMib)} MiB of ${few(types)}, `
        + `so ${left <= 0 ? 'nothing is left for pods' : `${number(left)} MiB are left for pods`}`,
      details: [...allOf('types', types), `kubelet keeps memory for each of the ${pods} pods that a node may run`],
      fix: ["lower 'maxPods'", 'use a larger type'],
    };
  }, { types: ['t3.medium'], memoryMib: 4096, withheldMib: 1465, pods: 110 }, ['types']),

  lowestBinds: wording('mixed-types-lose-pods', ({ maxPods, type, boundBy, losers, couldRun, withPrefixes }: {
    maxPods: number;
    type: string;
    boundBy: string;
    losers: readonly string[];
    couldRun: readonly number[];
    withPrefixes?: number;
  }) => {
    const losses = losers.map((loser, index) =>
      `${loser} could run ${couldRun[index]} (loses ${couldRun[index] - maxPods})`);
    return {
      message: `every node of the group gets ${maxPods} pods, as many as ${type} can run`,
      details: [`${type} is limited by ${BINDS[boundBy] ?? boundBy}`, losses.join(', ')],
      fix: [
        ...(withPrefixes === undefined
          ? [] : [`use prefix delegation, with which all types could run ${withPrefixes} pods`]),
        'make a node group for each number of max pods',
        `leave ${type} out of 'instanceTypes'`,
      ],
    };
  }, { maxPods: 17, type: 't3a.medium', boundBy: 'enis', losers: ['t3a.xlarge'], couldRun: [58], withPrefixes: 110 }),

  primaryEniHoldsAll: wording('discovery-unused', ({ types, ipv4PerEni, addressesPerSlot, addresses, pods }: {
    types: readonly string[];
    ipv4PerEni: readonly number[];
    addressesPerSlot: readonly number[];
    addresses: readonly number[];
    pods: number;
  }) => ({
    message: `subnets that are found by their tag stay unused: the primary ENI of ${few(types)} holds all ${pods} pods`,
    details: [
      "the primary ENI is in the node's own subnet, and fills first",
      `its addresses: ${types.map((type, index) =>
        `${type} (${ipv4PerEni[index]} - 1) x ${addressesPerSlot[index]} = ${addresses[index]}`).join(', ')}`,
    ],
    fix: [
      'keep pods off node subnets by a tag: PodNetwork.taggedSubnets in place of subnetDiscovery (since v1.22.1)',
      'give pods subnets of their own by custom networking: PodNetwork.secondaryCidr in place of subnetDiscovery',
      'acknowledge this finding, if pods may stay in the subnets of the nodes',
    ],
  }), { types: ['m5.large'], ipv4PerEni: [10], addressesPerSlot: [16], addresses: [144], pods: 110 }),

  windowsOneEni: wording('windows-one-eni', ({ types, ipv4PerEni, addresses, kubeletPods }: {
    types: readonly string[]; ipv4PerEni: number; addresses: number; kubeletPods: number;
  }) => ({
    ...oneEni(types, addresses, kubeletPods, `${ipv4PerEni} - 1`),
    fix: [
      "use prefix delegation: IpAssignment.prefixDelegation() as 'ipAssignment' in 'windows' of the VpcCniAddon",
      'use a larger type',
    ],
  }), { types: ['m5.large'], ipv4PerEni: 10, addresses: 9, kubeletPods: 110 }, ['types']),

  windowsOneEniOfPrefixes: wording('windows-one-eni', ({
    types, ipv4PerEni, addressesPerSlot, addresses, kubeletPods,
  }: {
    types: readonly string[]; ipv4PerEni: number; addressesPerSlot: number; addresses: number; kubeletPods: number;
  }) => ({
    ...oneEni(types, addresses, kubeletPods, `(${ipv4PerEni} - 1) x ${addressesPerSlot}`),
    fix: ['use a larger type'],
  }), { types: ['t3.small'], ipv4PerEni: 4, addressesPerSlot: 16, addresses: 48, kubeletPods: 110 }, ['types']),
};
