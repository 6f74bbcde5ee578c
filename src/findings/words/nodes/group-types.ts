import { wording } from '../../wording';

/** Of the instance types that nodes are asked for. */
export const GROUP_TYPE_WORDS = {
  none: wording('instance-types-missing', () =>
    "'instanceTypes' is empty; list at least one instance type, for the pod count follows from them", {}),

  tokens: wording('unresolved-value', () =>
    "'instanceTypes' holds a token, and the pod count follows from the types at synth; "
    + "state the types it may be in 'instanceTypeLimits'", {}),

  unknown: wording('instance-type-unknown', ({ problem }: { problem: string }) => `${problem}; or state its limits in 'instanceTypeLimits'`,
    { problem: "instance type 'm5.lrge' is not in the table of 2026-11-22; the nearest names are m5.large, m5.xlarge, m5a.large" }),

  takenAsStated: wording('instance-types-unresolved', ({ types }: { types: readonly string[] }) =>
    `'instanceTypes' holds tokens; the pod count is that of ${types.join(', ')}, and whether they name these was not checked`,
  { types: ['m5.large', 'm5.xlarge'] }),
};
