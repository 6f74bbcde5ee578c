import { wording } from '../../wording';

/** A target above what a node has at most. */
const outOfReach = (setting: string, of: string, example: { readonly target: number; readonly most: number }) =>
  wording('invalid-warm-pool', ({ type, target, most }: { type: string; target: number; most: number }) =>
    `${setting} is ${target}, and ${type} has ${most} ${of}; lower the target, or use larger types`,
  { type: 'm5.large', ...example });

/** Of spare addresses that cannot be kept. */
export const WARM_TARGET_WORDS = {
  prefixesOutOfReach: outOfReach('WARM_PREFIX_TARGET', 'slots for prefixes', { target: 30, most: 27 }),
  addressesOutOfReach: outOfReach('WARM_IP_TARGET', 'addresses for pods', { target: 30, most: 27 }),
  floorOutOfReach: outOfReach('MINIMUM_IP_TARGET', 'addresses for pods', { target: 30, most: 27 }),
  enisOutOfReach: outOfReach('WARM_ENI_TARGET', 'ENIs for pods', { target: 4, most: 3 }),

  windowsPrefixesUnused: wording('invalid-warm-pool', () =>
    "'windows.warmPool' keeps whole prefixes, which does nothing with secondary-ip; use WindowsWarmPool.addresses, "
      + 'or prefix delegation for Windows',
  {}),

  windowsTargetsUnused: wording('invalid-warm-pool', ({ of, targets }: { of: string; targets: readonly string[] }) =>
    `'windowsWarmPool' of ${of} sets ${targets.join(' and ')}, which does nothing with secondary-ip; `
    + 'use WindowsWarmPool.addresses, or prefix delegation',
  { of: 'm5.large', targets: ['warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget'] }),
};
