import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODE_IMAGE_WORDS } from '../../findings/words/nodes/node-images';

/** What computes beside the CPUs of an instance type, as far as EKS has AMIs with drivers for it. */
export enum Accelerator {
  NONE = 'none',
  NVIDIA = 'NVIDIA',
  NEURON = 'Neuron',
}

/** Families with GPUs that the drivers of EKS's AMIs know; those before p3 and g4 are too old. */
const NVIDIA_FAMILY = /^(p[3-9]|g[4-9]|gr[6-9])/;

/** GPUs of AMD, for which EKS has no AMI. */
const AMD_FAMILY = /^g4ad\./;

/** Inferentia and Trainium. */
const NEURON_FAMILY = /^(inf|trn)\d/;

/**
 * The accelerator of an instance type, by the name of its family.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html
 */
export function acceleratorOf(instanceType: string): Accelerator {
  if (NVIDIA_FAMILY.test(instanceType) && !AMD_FAMILY.test(instanceType)) return Accelerator.NVIDIA;
  return NEURON_FAMILY.test(instanceType) ? Accelerator.NEURON : Accelerator.NONE;
}

/** Families with something that computes beside CPUs, of whatever maker, also of a day to come. */
const ACCELERATED_FAMILY = /^(p|g|gr|inf|trn|dl|vt|f)\d/;

/** Whether a type may have an accelerator, as its family's name has it: of doubtful ones nothing is said. */
export function mayBeAccelerated(instanceType: string): boolean {
  return ACCELERATED_FAMILY.test(instanceType);
}

/** Whether a type may have a GPU of NVIDIA, as far as its family's name tells. */
export function mayHaveNvidia(instanceType: string): boolean {
  return /^(p|g|gr)\d/.test(instanceType) && !AMD_FAMILY.test(instanceType);
}

/** The accelerator that all types have; none where they differ. */
export function commonAccelerator(types: readonly InstanceTypeLimits[]): Accelerator {
  const [first = Accelerator.NONE, ...others] = types.map(({ instanceType }) => acceleratorOf(instanceType));
  return others.every((other) => other === first) ? first : Accelerator.NONE;
}

/** Types with different accelerators, for which no AMI has all drivers. */
export function acceleratorFindings(types: readonly InstanceTypeLimits[], image: string): Finding[] {
  const all = types.map(({ instanceType }) => instanceType);
  const byKind = Object.values(Accelerator).map((kind) => all.filter((name) => acceleratorOf(name) === kind))
    .filter((names) => names.length > 0);
  if (byKind.length < 2) return [];
  const names = byKind.flat();
  return [findingOf(NODE_IMAGE_WORDS.acceleratorsMixed, about.prop('instanceTypes'), {
    kinds: names.map(acceleratorOf),
    types: names,
    image,
  })];
}
