import { few } from '../../phrases';
import { wording } from '../../wording';

/** A target above what nodes of some types hold at most. */
const outOfReach = (
  setting: string,
  of: string,
  example: { readonly target: number; readonly most: readonly number[] },
) =>
  wording(
    'warm-target-out-of-reach',
    ({ types, target, most }: { types: readonly string[]; target: number; most: readonly number[] }) => ({
      message:
        types.length === 1
          ? `${setting} is ${target}, and nodes of ${types[0]} have ${most[0]} ${of}`
          : `${setting} is ${target}, and nodes of ${few(types)} have fewer ${of}`,
      details: [
        'the VPC CNI fills such a node and stops, so from the start it takes all addresses that it can hold',
        ...(types.length === 1
          ? []
          : [`${of} per node: ${types.map((type, index) => `${type} ${most[index]}`).join(', ')}`]),
      ],
      fix: [
        'acknowledge this finding, if other types of the cluster can reach the target',
        `lower the target to ${Math.min(...most)} or less: 'warmPool'`,
        'use larger instance types',
      ],
    }),
    { types: ['t3.medium'], ...example },
    ['types', 'most'],
  );

/** Of spare addresses that cannot be kept. */
export const WARM_TARGET_WORDS = {
  prefixesOutOfReach: outOfReach('WARM_PREFIX_TARGET', 'slots for prefixes', { target: 30, most: [15] }),
  addressesOutOfReach: outOfReach('WARM_IP_TARGET', 'addresses for pods', { target: 30, most: [15] }),
  floorOutOfReach: outOfReach('MINIMUM_IP_TARGET', 'addresses for pods', { target: 30, most: [15] }),
  enisOutOfReach: outOfReach('WARM_ENI_TARGET', 'ENIs for pods', { target: 4, most: [3] }),

  noWarmEni: wording('warm-pool-none', ({ setting }: { setting: string }) => ({
    message: `'${setting}' is 0, so a pod waits for EC2 when the ENIs of its node are full`,
    fix: [`set '${setting}' to 1, which keeps the addresses of one ENI spare per node`],
  }), { setting: 'warmPool.warmEniTarget' }),

  noWarmPrefix: wording('warm-pool-none', ({ setting }: { setting: string }) => ({
    message: `'${setting}' is 0, so a pod waits for EC2 when the prefixes of its node are full`,
    fix: [`set '${setting}' to 1, which costs one prefix per node`],
  }), { setting: 'warmPool.warmPrefixTarget' }),

  floorAlone: wording('invalid-warm-pool', ({ minimum }: { minimum: number }) => ({
    message: `'warmPool.minimumIpTarget' is ${minimum}, and no target keeps an address spare beside it`,
    details: ['the pool of a node never grows past the minimum', 'further pods stay without an address'],
    fix: ["give 'warmPool.warmIpTarget' of 1 or more beside it", "leave 'warmPool.minimumIpTarget' out"],
  }), { minimum: 10 }),

  targetUnset: wording('cni-setting-idle', ({ setting }: { setting: string }) => ({
    message: `'${setting}' is 0, which the VPC CNI takes as not set`,
    fix: [`leave '${setting}' out`],
  }), { setting: 'warmPool.warmIpTarget' }),

  windowsPrefixesUnused: wording('invalid-warm-pool', () => ({
    message: "'windows.warmPool' keeps whole prefixes, and pods on Windows nodes have single addresses (secondary-ip)",
    fix: [
      "use WindowsWarmPool.addresses as 'windows.warmPool'",
      "use prefix delegation for Windows: IpAssignment.prefixDelegation() as 'windows.ipAssignment'",
    ],
  }), {}),

  windowsTargetsUnused: wording('invalid-warm-pool', ({ of, targets }: { of: string; targets: readonly string[] }) => ({
    message: `'windowsWarmPool' of ${of} sets targets that do nothing with single addresses (secondary-ip)`,
    details: [`targets: ${targets.join(', ')}`],
    fix: [
      "use WindowsWarmPool.addresses as 'windowsWarmPool'",
      "use prefix delegation: IpAssignment.prefixDelegation() as 'ipAssignment'",
    ],
  }), { of: 'm5.large', targets: ['warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget'] }),
};
