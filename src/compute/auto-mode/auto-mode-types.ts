import { Hypervisor, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { AUTO_MODE_WORDS as WORDS } from '../../findings/words/nodes/auto-mode-nodes';
import { INSTANCE_TYPE_LABEL, KarpenterRequirement } from '../karpenter/karpenter-pool';
import { readTypes, TypesAsked } from '../nodes/type-limits';

const CATEGORIES = ['c', 'm', 'r'];
const EARLIEST_GENERATION = 5;
const FEWEST_VCPUS = 2;

/**
 * The sizes that Auto Mode does not start.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/automode-learn-instances.html
 */
const SMALL_SIZES = ['nano', 'micro', 'small'];

/** What a NodePool may choose where nobody names types: labels of Auto Mode, which are not those of Karpenter. */
const REQUIREMENTS: readonly KarpenterRequirement[] = [
  { key: 'eks.amazonaws.com/instance-category', operator: 'In', values: CATEGORIES },
  { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: [String(EARLIEST_GENERATION - 1)] },
  { key: 'eks.amazonaws.com/instance-cpu', operator: 'Gt', values: [String(FEWEST_VCPUS - 1)] },
  { key: 'eks.amazonaws.com/instance-hypervisor', operator: 'In', values: ['nitro'] },
];

/** What nodes may be. */
export interface AutoModeTypes {
  readonly types: readonly InstanceTypeLimits[];
  readonly requirements: readonly KarpenterRequirement[];
}

let usual: readonly InstanceTypeLimits[] | undefined;

/** The types of the table that the requirements select: read once, for a plan knows a list of types again. */
function usualTypes(): readonly InstanceTypeLimits[] {
  usual ??= InstanceTypeLimits.all().filter(({ instanceType, vcpus = 0, hypervisor }) => {
    const [, category, generation] = /^([a-z]+)(\d+)[^.]*\./.exec(instanceType) ?? [];
    return CATEGORIES.includes(category) && Number(generation) >= EARLIEST_GENERATION
      && vcpus >= FEWEST_VCPUS && hypervisor === Hypervisor.NITRO;
  });
  return usual;
}

/** The types that may be started, and the requirements that say so. */
export function autoModeTypes(asked: TypesAsked): Checked<AutoModeTypes> {
  if (asked.instanceTypes === undefined) {
    return { value: { types: usualTypes(), requirements: REQUIREMENTS }, findings: [] };
  }
  const { value: types, findings } = readTypes(asked);
  if (types === undefined) return { findings };
  const values = [...new Set(asked.instanceTypes.map((type) => type.toString()))];
  return {
    value: { types, requirements: [{ key: INSTANCE_TYPE_LABEL, operator: 'In', values }] },
    findings: [...findings, ...types.flatMap(notStarted)],
  };
}

function notStarted({ instanceType: type, vcpus = FEWEST_VCPUS, hypervisor }: InstanceTypeLimits): Finding[] {
  const starts = vcpus >= FEWEST_VCPUS && hypervisor === Hypervisor.NITRO && !SMALL_SIZES.includes(type.split('.')[1]);
  return starts ? [] : [findingOf(WORDS.typeNotStarted, about.type(type), { types: [type] })];
}
