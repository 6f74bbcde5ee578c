import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import {
  Accelerator, acceleratorFindings, acceleratorOf, commonAccelerator, mayBeAccelerated, mayHaveNvidia,
} from './accelerators';
import { CpuArchitecture, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODE_IMAGE_WORDS as WORDS } from '../../findings/words/nodes/node-images';
import { attributeOf } from '../../validation/attribute';
import { architectureOfAmiType, findAmiType, retirementOf } from '../os/ami-types';
import { OperatingSystemDesign } from '../os/os-design';
import { DEFAULT_OS, osOfAmiType, osOfGroup } from '../os/os-registry';

const { X86_64, ARM_64 } = CpuArchitecture;

/** The image of nodes: a type of EKS's, or one of the user's own. */
export interface NodeImage {
  readonly amiType?: NodegroupAmiType;
  readonly ownAmi?: string;
}

/** What bears on the image. */
export interface ImageAsked extends NodeImage {
  readonly os: OperatingSystemDesign;

  /** Version of Kubernetes, as in 1.34, where it is known. */
  readonly kubernetesVersion?: string;
}

/** An architecture, with the type that has it. */
interface TypeArchitecture {
  readonly name: string;
  readonly architecture: CpuArchitecture;
}

/**
 * The image for the instance types: the AMI type given where it fits them, else that of the operating system for their
 * architecture, with drivers for the accelerator that all of them have. Of an AMI of the user's own its type is no
 * business of EKS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html
 */
export function readImage(
  types: readonly InstanceTypeLimits[],
  { os, amiType: given, ownAmi, kubernetesVersion }: ImageAsked,
): Checked<NodeImage> {
  const [first, ...others] = types.map(withArchitecture);
  const amiType = given ?? os.imageFor(first?.architecture ?? X86_64, commonAccelerator(types));
  const value = ownAmi === undefined ? { amiType } : { ownAmi };
  if (first === undefined) return { value, findings: [] };
  const ofArchitecture = os.features.architectures.includes(ARM_64)
    ? mismatch(amiType, first, kubernetesVersion)
    : armByName(os, types);
  const isGiven = given !== undefined && ownAmi === undefined;
  return {
    value,
    findings: [
      ...mixed([first, ...others]),
      ...ofArchitecture,
      ...(isGiven && ofArchitecture.length === 0 ? driverFindings(types, given, 'amiType') : []),
      ...(given !== undefined || ownAmi !== undefined ? [] : acceleratorFindings(types, amiType)),
    ],
  };
}

/**
 * Types that an image with drivers is not for: those on which it does not start, and a whole group of those on which
 * nothing uses its drivers.
 *
 * @param prop by which users know the AMI type
 */
export function driverFindings(types: readonly InstanceTypeLimits[], amiType: string, prop: string): Finding[] {
  const { needs, drivers = [], architecture = X86_64 } = findAmiType(amiType) ?? {};
  const names = types.map(({ instanceType }) => instanceType);
  const instead = osOfGroup({ amiType }).imageFor(architecture, Accelerator.NONE);
  const subject = about.prop(prop);
  if (needs !== undefined) {
    const without = names.filter((name) => !mayHaveNvidia(name));
    return without.length === 0 ? []
      : [findingOf(WORDS.startsOnGpusOnly, subject, { prop, amiType, needs, types: without, instead })];
  }
  const isIdleOn = (name: string) =>
    !drivers.includes(acceleratorOf(name)) && (acceleratorOf(name) !== Accelerator.NONE || !mayBeAccelerated(name));
  if (drivers.length === 0 || names.length === 0 || !names.every(isIdleOn)) return [];
  return [findingOf(WORDS.driversUnused, subject, { prop, amiType, drivers, types: names, instead })];
}

/** Types of two architectures, for one image. */
export function mixedFindings(types: readonly InstanceTypeLimits[]): Finding[] {
  return mixed(types.map(withArchitecture));
}

/** A type with its architecture: as it is stated, else as its name has it. */
function withArchitecture({ instanceType: name, architecture }: InstanceTypeLimits): TypeArchitecture {
  return { name, architecture: architecture ?? architectureByName(name) };
}

function mixed(types: readonly TypeArchitecture[]): Finding[] {
  const of = (architecture: CpuArchitecture) =>
    types.filter((type) => type.architecture === architecture).map((type) => type.name);
  const [x86, arm] = [of(X86_64), of(ARM_64)];
  if (x86.length === 0 || arm.length === 0) return [];
  return [findingOf(WORDS.architecturesMixed, about.prop('instanceTypes'), { x86, arm })];
}

/**
 * Types that are Arm by their name only, where there are no images for it; of those that the table knows the capacity
 * speaks.
 */
function armByName({ title }: OperatingSystemDesign, types: readonly InstanceTypeLimits[]): Finding[] {
  const arm = types.filter(
    ({ instanceType, architecture }) => architecture === undefined && architectureByName(instanceType) === ARM_64,
  );
  return arm.map(({ instanceType }) =>
    findingOf(WORDS.armByName, about.type(instanceType), { types: [instanceType], system: title }),
  );
}

function mismatch(amiType: NodegroupAmiType, { name, architecture }: TypeArchitecture, version?: string): Finding[] {
  const fitting = fittingAmiTypes(architecture);
  if (osOfAmiType(amiType) === undefined) {
    return [
      findingOf(WORDS.systemUnknown, about.prop('amiType'), { amiType, fitting, ...retirementOf(amiType, version) }),
    ];
  }
  if ((architectureOfAmiType(amiType) ?? architecture) === architecture) return [];
  return [findingOf(WORDS.otherArchitecture, about.prop('amiType'), { amiType, type: name, architecture, fitting })];
}

/** The AMI types of an architecture that run the programs of most pods: those of Linux. */
export function fittingAmiTypes(architecture: CpuArchitecture): NodegroupAmiType[] {
  return Object.values(NodegroupAmiType)
    .filter((type) => osOfAmiType(type)?.kernel === DEFAULT_OS.kernel && architectureOfAmiType(type) === architecture);
}

/**
 * What CDK takes the architecture for, from the family's name; for types that the table knows too little of. Names that
 * CDK cannot read, as bmn-sf1.metal, count as x86.
 */
function architectureByName(instanceType: string): CpuArchitecture {
  return attributeOf(() => new ec2.InstanceType(instanceType).architecture) === ec2.InstanceArchitecture.ARM_64
    ? ARM_64
    : X86_64;
}
