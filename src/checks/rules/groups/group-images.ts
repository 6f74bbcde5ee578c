import { CpuArchitecture, InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { Accelerator, acceleratorFindings, acceleratorOf } from '../../../compute/nodes/accelerators';
import { driverFindings, fittingAmiTypes, mixedFindings } from '../../../compute/nodes/node-image';
import { architectureOfAmiType, IMAGE_BY_DEFAULT, retirementOf } from '../../../compute/os/ami-types';
import { DEFAULT_OS } from '../../../compute/os/os-registry';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { TEMPLATE_IMAGE_WORDS as WORDS } from '../../../findings/words/checks/template-images';
import { textOf } from '../../../templates/forms';
import { ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { typesOf } from '../../facts/group-nodes';
import { groupImage, ImageFrom } from '../../facts/groups/group-image';
import { located, LocatedFinding } from '../located-finding';

/**
 * What there is to say of the image of a group's nodes beside their types and the version of Kubernetes. Of AMI types
 * that are not known nothing is, nor of AMIs of the user's own.
 *
 * @param ofTypes the properties that hold the types
 */
export function imageFindings(
  group: GroupFacts,
  { cluster }: ClusterModel,
  stated: InstanceTypeLimits[],
  ofTypes: readonly string[],
): LocatedFinding[] {
  const { resource, os, knownTypes, name } = group;
  const { value: limits = [] } = knownTypes.length === 0 ? {} : typesOf(knownTypes, stated);
  const image = groupImage(group);
  // Where there are images for one architecture only, the capacity of a type speaks of it.
  const isOneOnly = os.features.architectures.length === 1;
  const mixed = isOneOnly ? [] : mixedFindings(limits);
  if (mixed.length > 0) return located(resource, ofTypes, mixed);
  const version = cluster?.version ?? textOf(resource.properties.Version);
  const ofImage = image.from === ImageFrom.EKS_AS_NAMED
    ? [
      ...retirement(image.amiType, version, limits[0], name),
      ...(isOneOnly ? [] : asNamed(image.amiType, limits, name)),
    ]
    : image.from === ImageFrom.EKS_BY_DEFAULT ? byDefault(limits, name) : [];
  return located(resource, ['AmiType'], ofImage);
}

function retirement(
  amiType: string,
  at: string | undefined,
  type: InstanceTypeLimits | undefined,
  name: string,
): Finding[] {
  const { lastVersion, version } = retirementOf(amiType, at);
  if (lastVersion === undefined || version === undefined) return [];
  const architecture = type?.architecture ?? architectureOfAmiType(amiType) ?? CpuArchitecture.X86_64;
  const fitting = fittingAmiTypes(architecture);
  return [findingOf(WORDS.retired, about.group(name), { image: amiType, lastVersion, version, fitting })];
}

/** Types whose architecture is known to be another one than that of an image. */
function othersThan(image: string, limits: readonly InstanceTypeLimits[]): InstanceTypeLimits[] {
  const own = architectureOfAmiType(image);
  return limits.filter(({ architecture }) => own !== undefined && architecture !== undefined && architecture !== own);
}

function asNamed(amiType: string, limits: readonly InstanceTypeLimits[], name: string): Finding[] {
  const others = othersThan(amiType, limits);
  if (others.length === 0) return driverFindings(limits, amiType, 'AmiType');
  const architecture = others[0].architecture!;
  return [findingOf(WORDS.otherArchitecture, about.group(name), {
    image: amiType,
    types: namesOf(others),
    architecture,
    fitting: fittingAmiTypes(architecture),
  })];
}

/** EKS takes one image for all types, those of Arm and those with GPUs too. */
function byDefault(limits: readonly InstanceTypeLimits[], name: string): Finding[] {
  const others = othersThan(IMAGE_BY_DEFAULT, limits);
  if (others.length > 0) {
    return [findingOf(WORDS.otherArchitectureByDefault, about.group(name), {
      image: IMAGE_BY_DEFAULT,
      types: namesOf(others),
      architecture: others[0].architecture!,
      instead: imageFor(others[0]),
    })];
  }
  const mixed = acceleratorFindings(limits, IMAGE_BY_DEFAULT);
  const accelerated = limits.filter(({ instanceType }) => acceleratorOf(instanceType) !== Accelerator.NONE);
  if (mixed.length > 0 || accelerated.length === 0) return mixed;
  return [findingOf(WORDS.noDriversByDefault, about.group(name), {
    image: IMAGE_BY_DEFAULT,
    types: namesOf(accelerated),
    kinds: accelerated.map(({ instanceType }) => acceleratorOf(instanceType)),
    instead: imageFor(accelerated[0]),
  })];
}

function imageFor({ instanceType, architecture = CpuArchitecture.X86_64 }: InstanceTypeLimits): string {
  return DEFAULT_OS.imageFor(architecture, acceleratorOf(instanceType));
}

function namesOf(limits: readonly InstanceTypeLimits[]): string[] {
  return limits.map(({ instanceType }) => instanceType);
}
