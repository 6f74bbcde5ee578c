import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** A target above what a node has at most. */
const outOfReach = (setting: string, of: string, example: { readonly target: number; readonly most: number }) =>
  wording('invalid-warm-pool', ({ types, target, most }: {
    types: readonly string[]; target: number; most: number;
  }) => ({
    message: `${setting} is ${target}, and nodes of ${few(types)} have ${most} ${of}`,
    details: allOf('types', types),
    fix: [`lower the target to ${most} or less: 'warmPool'`, 'use larger instance types'],
  }), { types: ['m5.large'], ...example }, ['types']);

/** Of spare addresses that cannot be kept. */
export const WARM_TARGET_WORDS = {
  prefixesOutOfReach: outOfReach('WARM_PREFIX_TARGET', 'slots for prefixes', { target: 30, most: 27 }),
  addressesOutOfReach: outOfReach('WARM_IP_TARGET', 'addresses for pods', { target: 30, most: 27 }),
  floorOutOfReach: outOfReach('MINIMUM_IP_TARGET', 'addresses for pods', { target: 30, most: 27 }),
  enisOutOfReach: outOfReach('WARM_ENI_TARGET', 'ENIs for pods', { target: 4, most: 3 }),

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
