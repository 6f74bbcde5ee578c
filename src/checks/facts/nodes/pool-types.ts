import { NodePoolFacts } from './karpenter-objects';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { INSTANCE_TYPE_LABEL } from '../../../compute/karpenter/karpenter-pool';
import { admitsType, BESIDE_TYPES, GivenRequirement, OS_LABEL } from '../../../compute/karpenter/pool-choice';
import { DEFAULT_OS } from '../../../compute/os/os-registry';
import { Form, Forms, formsOf, isUnknown, listOf, textOf } from '../../../templates/forms';

/** Labels by names that earlier releases have for them. */
const EARLIER_NAMES: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/instance-type': INSTANCE_TYPE_LABEL,
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/os': OS_LABEL,
};

/** The types that a NodePool can start. */
export interface PoolTypes {
  readonly types: readonly InstanceTypeLimits[];

  /** Whether each of them is one that it is told by name, and that no requirement can leave out. */
  readonly areNamed: boolean;
}

/** The types that a NodePool can start, as far as its requirements tell; undefined where they are not known. */
export function poolTypes(
  { requirements }: NodePoolFacts,
  stated: readonly InstanceTypeLimits[],
): PoolTypes | undefined {
  if (isUnknown(requirements)) return undefined;
  const all = listOf(requirements).map(formsOf);
  const isNotKnown = ({ key, operator, values }: Forms) => [key, operator, values].some(isUnknown);
  if (all.filter(canChooseTypes).some(isNotKnown)) return undefined;
  const given = all.map(({ key, operator, values }): GivenRequirement => ({
    key: EARLIER_NAMES[textOf(key) ?? ''] ?? textOf(key),
    operator: textOf(operator),
    values: listOf(values).map(textOf),
  }));
  if (given.some(isOfOtherSystem)) return undefined;
  const admitted = knownTypes(stated)
    .map((type) => ({ type, isSure: admitsType(given, type) }))
    .filter(({ isSure }) => isSure !== false);
  return {
    types: admitted.map(({ type }) => type),
    areNamed: given.some(({ key, operator }) => key === INSTANCE_TYPE_LABEL && operator === 'In')
      && admitted.every(({ isSure }) => isSure === true),
  };
}

/** The types of the table, read once: what is known of each is kept by it. */
let table: readonly InstanceTypeLimits[] | undefined;

/** The types of the table, with those that are stated in their place. */
function knownTypes(stated: readonly InstanceTypeLimits[]): InstanceTypeLimits[] {
  table ??= InstanceTypeLimits.all();
  const names = new Set(stated.map(({ instanceType }) => instanceType));
  return [...stated, ...table.filter(({ instanceType }) => !names.has(instanceType))];
}

/** Whether a requirement can leave types out, or choose the system of their nodes; others are of zones and the like. */
function canChooseTypes({ key }: Forms): boolean {
  return textOf(key) === OS_LABEL || !BESIDE_TYPES.includes(textOf(key) ?? '');
}

/** Pods are counted in another way where the VPC CNI does not run. */
function isOfOtherSystem({ key, operator, values }: GivenRequirement): boolean {
  const systems = values as Form[];
  return key === OS_LABEL && operator === 'In' && !systems.includes(DEFAULT_OS.kernel.name);
}
