import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of the instance types that nodes are asked for. */
export const GROUP_TYPE_WORDS = {
  none: wording('instance-types-missing', () => ({
    message: "'instanceTypes' is empty, and the pod count follows from the instance types",
    fix: ["list at least one instance type in 'instanceTypes'"],
  }), {}),

  tokens: wording('unresolved-value', () => ({
    message: "'instanceTypes' holds a token, and the pod count follows from the instance types at synth",
    fix: [
      "give 'instanceTypes' as literals",
      "state the types that it may name: 'instanceTypeLimits', as in [InstanceTypeLimits.of('m5.large')]",
    ],
  }), {}),

  unknown: wording('instance-type-unknown', ({ type, compiledOn, nearest }: {
    type: string; compiledOn: string; nearest: readonly string[];
  }) => ({
    message: `instance type '${type}' is not in the table of ${compiledOn}`,
    details: allOf('the nearest names', nearest),
    fix: [
      `correct the name in 'instanceTypes'${nearest.length === 0 ? '' : `, as in ${few(nearest)}`}`,
      "state the limits of the type with InstanceTypeLimits.custom, if it is a new one: 'instanceTypeLimits'",
    ],
  }), { type: 'm5.lrge', compiledOn: '2026-11-22', nearest: ['m5.large', 'm5.xlarge', 'm5a.large'] }),

  takenAsStated: wording('instance-types-unresolved', ({ types }: { types: readonly string[] }) => ({
    message: "'instanceTypes' holds tokens, and whether they name types of 'instanceTypeLimits' was not checked",
    details: [`the pod count is that of ${types.join(', ')}`],
    fix: [
      "give 'instanceTypes' as literals",
      "see to it that the tokens name types of 'instanceTypeLimits' only, and acknowledge this finding",
    ],
  }), { types: ['m5.large', 'm5.xlarge'] }),
};
