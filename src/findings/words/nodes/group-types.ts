import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of the instance types that nodes are asked for. */
export const GROUP_TYPE_WORDS = {
  none: wording('instance-types-missing', () => ({
    message: "'instanceTypes' is empty, and max pods follow from the instance types",
    fix: ["list at least one instance type in 'instanceTypes'"],
  }), {}),

  tokens: wording('unresolved-value', () => ({
    message: "'instanceTypes' holds a token, and max pods follow from the instance types at synth",
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
      "if it is a new type, give its limits by InstanceTypeLimits.custom: 'instanceTypeLimits'",
    ],
  }), { type: 'm5.lrge', compiledOn: '2026-11-22', nearest: ['m5.large', 'm5.xlarge', 'm5a.large'] }),

  takenAsStated: wording('instance-types-unresolved', ({ types }: { types: readonly string[] }) => ({
    message: "'instanceTypes' holds tokens, and whether they name types of 'instanceTypeLimits' was not checked",
    details: [`max pods are those of ${types.join(', ')}`],
    fix: [
      "give 'instanceTypes' as literals",
      "check that the tokens name types of 'instanceTypeLimits' only, then acknowledge this finding",
    ],
  }), { types: ['m5.large', 'm5.xlarge'] }),
};
