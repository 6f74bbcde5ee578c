import { number } from '../../phrases';
import { wording } from '../../wording';

/** Of what a pod count costs a node, and what it cannot reach there. */
export const POD_COUNT_WORDS = {
  memoryUnknown: wording('memory-unknown', ({ type, withheldMib }: { type: string; withheldMib: number }) =>
    `the memory of ${type} is not known; kubelet withholds ${number(withheldMib)} MiB of it`,
  { type: 'm99.large', withheldMib: 1465 }),

  memoryWithheld: wording('memory-withheld', ({ type, memoryMib, withheldMib, pods }: {
    type: string; memoryMib: number; withheldMib: number; pods: number;
  }) => {
    const left = memoryMib - withheldMib;
    return `kubelet withholds ${number(withheldMib)} MiB of the ${number(memoryMib)} MiB of ${type} for ${pods} pods; `
      + `${left <= 0 ? 'nothing is left for pods' : `${number(left)} MiB are left for pods`}; `
      + 'lower maxPods or use a larger type';
  }, { type: 't3.medium', memoryMib: 4096, withheldMib: 1465, pods: 110 }),

  lowestBinds: wording('mixed-types-lose-pods', ({ maxPods, type, boundBy, losers, couldRun, withPrefixes }: {
    maxPods: number;
    type: string;
    boundBy: string;
    losers: readonly string[];
    couldRun: readonly number[];
    withPrefixes?: number;
  }) => {
    const losses = losers.map((loser, index) =>
      `${loser} could run ${couldRun[index]} and loses ${couldRun[index] - maxPods}`);
    return `every node of the group gets the lowest pod count, ${maxPods}, which ${type} sets by its ${boundBy}; `
      + `${losses.join('; ')}`
      + (withPrefixes === undefined ? '' : `; with prefix delegation all could run ${withPrefixes}`);
  }, { maxPods: 17, type: 't3a.medium', boundBy: 'enis', losers: ['t3a.xlarge'], couldRun: [58], withPrefixes: 110 }),

  primaryEniHoldsAll: wording('discovery-unused', ({ types, ipv4PerEni, addressesPerSlot, addresses, pods }: {
    types: readonly string[];
    ipv4PerEni: readonly number[];
    addressesPerSlot: readonly number[];
    addresses: readonly number[];
    pods: number;
  }) => {
    const sums = types.map((type, index) =>
      `${type} ((${ipv4PerEni[index]} - 1) x ${addressesPerSlot[index]} = ${addresses[index]} addresses)`);
    return `the primary ENI of ${sums.join(', ')} holds all of a node's ${pods} pods, and it is in the node's subnet: `
      + 'subnets that are found by their tag stay unused; '
      + 'give pods subnets of their own by custom networking, PodNetwork.secondaryCidr without discovery';
  }, { types: ['m5.large'], ipv4PerEni: [10], addressesPerSlot: [16], addresses: [144], pods: 110 }),

  windowsOneEni: wording('windows-one-eni', ({ type, ipv4PerEni, addresses, kubeletPods }: {
    type: string; ipv4PerEni: number; addresses: number; kubeletPods: number;
  }) => `a Windows node has one ENI for pods, on ${type} with ${ipv4PerEni} - 1 = ${addresses} addresses: `
    + `kubelet's ${kubeletPods} will not be reached, `
    + 'and further pods wait for an address; use prefix delegation for Windows, or a larger type',
  { type: 'm5.large', ipv4PerEni: 10, addresses: 9, kubeletPods: 110 }),

  windowsOneEniOfPrefixes: wording('windows-one-eni', ({ type, ipv4PerEni, addressesPerSlot, addresses, kubeletPods }: {
    type: string; ipv4PerEni: number; addressesPerSlot: number; addresses: number; kubeletPods: number;
  }) => `a Windows node has one ENI for pods, on ${type} with (${ipv4PerEni} - 1) x ${addressesPerSlot} = `
    + `${addresses} addresses: `
    + `kubelet's ${kubeletPods} will not be reached, and further pods wait for an address; use a larger type`,
  { type: 't3.small', ipv4PerEni: 4, addressesPerSlot: 16, addresses: 48, kubeletPods: 110 }),
};
