import { Hypervisor, InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { Form, Forms, formsOf, isObject, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';

/** Attributes that the table of types tells of each. By others EC2 leaves types out that cannot be told here. */
const TOLD = [
  'VCpuCount', 'MemoryMiB', 'AllowedInstanceTypes', 'ExcludedInstanceTypes', 'BareMetal', 'BurstablePerformance',
];

/**
 * The types that `InstanceRequirements` of a launch template choose; undefined where the table cannot answer: without a
 * list of allowed types EC2 chooses of all that there are, those of later days too.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html
 */
export function requiredTypes(form: Form): string[] | undefined {
  const requirements = formsOf(form);
  const { AllowedInstanceTypes: allowed } = requirements;
  if (allowed === undefined || !Object.keys(requirements).every((name) => TOLD.includes(name))) return undefined;
  if (!isKnown(requirements)) return undefined;
  const known = InstanceTypeLimits.all();
  const names = textsOf(allowed).flatMap((pattern) => {
    const matching = known.map(({ instanceType }) => instanceType).filter(matcher(pattern));
    return matching.length === 0 && !pattern.includes('*') ? [pattern] : matching;
  });
  const chosen = [...new Set(names)].filter(admitting(requirements));
  return chosen.length === 0 ? undefined : chosen;
}

/**
 * All types of the table that `InstanceRequirements` can choose: those that they are sure to, and those that are left
 * out by what the table does not tell. Undefined where that is not known.
 */
export function requirableTypes(form: Form): string[] | undefined {
  const requirements = formsOf(form);
  const { AllowedInstanceTypes: allowed, VCpuCount: vcpus, MemoryMiB: memory } = requirements;
  if (allowed !== undefined) return requiredTypes(form);
  if ((vcpus === undefined && memory === undefined) || !isKnown(requirements)) return undefined;
  const names = InstanceTypeLimits.all().filter((type) => type.vcpus !== undefined).map((type) => type.instanceType);
  const chosen = names.filter(admitting(requirements));
  return chosen.length === 0 ? undefined : chosen;
}

/** Whether a type has what is asked for; of one that the table does not have nothing but its name is looked at. */
function admitting(requirements: Forms): (name: string) => boolean {
  const { VCpuCount: vcpus, MemoryMiB: memory, ExcludedInstanceTypes: excluded } = requirements;
  const excluding = textsOf(excluded).map(matcher);
  return (name) => {
    const limits = InstanceTypeLimits.find(name);
    const isBurstable = /^t\d/.test(name);
    return !excluding.some((isExcluded) => isExcluded(name))
      && isWanted(requirements.BurstablePerformance, isBurstable)
      && isWanted(requirements.BareMetal, limits?.hypervisor === Hypervisor.NONE)
      && isInRange(vcpus, limits?.vcpus) && isInRange(memory, limits?.memoryMib);
  };
}

/** What is neither included nor required is left out. */
function isWanted(choice: Form, has: boolean): boolean {
  const text = textOf(choice) ?? 'excluded';
  return text === 'included' || has === (text === 'required');
}

function isInRange(range: Form, value: number | undefined): boolean {
  const { Min: min, Max: max } = formsOf(range);
  return value === undefined || (value >= (numberOf(min) ?? 0) && value <= (numberOf(max) ?? Infinity));
}

/** Whether names are of a pattern, in which `*` stands for anything. */
function matcher(pattern: string): (name: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&'));
  const whole = new RegExp(`^${parts.join('.*')}$`);
  return (name) => whole.test(name);
}

function textsOf(form: Form): string[] {
  return listOf(form).flatMap((each) => textOf(each) ?? []);
}

function isKnown(form: Form): boolean {
  if (isUnknown(form)) return false;
  return isObject(form) ? Object.values(form).every(isKnown) : true;
}
