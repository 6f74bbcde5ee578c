import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import { CpuArchitecture, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { NodeOs } from '../node-os';

/** The AMI type of a group, with its operating system, and what there is to say of it. */
export interface NodeImage {
  readonly amiType: NodegroupAmiType;
  readonly os: NodeOs;
  readonly findings: Finding[];
}

const DEFAULT_AMI_TYPES: Record<CpuArchitecture, NodegroupAmiType> = {
  [CpuArchitecture.X86_64]: NodegroupAmiType.AL2023_X86_64_STANDARD,
  [CpuArchitecture.ARM_64]: NodegroupAmiType.AL2023_ARM_64_STANDARD,
};

/**
 * The AMI type for the instance types: the one given where it fits them, else AL2023 for their architecture.
 */
export function nodeImage(types: readonly InstanceTypeLimits[], given?: NodegroupAmiType): NodeImage {
  const architectures = types.map(({ instanceType: name, architecture }) => ({ name, architecture: architecture ?? architectureByName(name) }));
  const first = architectures[0]?.architecture ?? CpuArchitecture.X86_64;
  const amiType = given ?? DEFAULT_AMI_TYPES[first];
  const os = osOf(amiType);
  const findings = architectures.length === 0 ? [] : [...mixed(architectures), ...mismatch(amiType, os, first, architectures[0].name)];
  return { amiType, os: os ?? NodeOs.AL2023, findings };
}

function mixed(types: ReadonlyArray<{ name: string; architecture: CpuArchitecture }>): Finding[] {
  const of = (architecture: CpuArchitecture) => types.filter((type) => type.architecture === architecture).map((type) => type.name);
  const [x86, arm] = [of(CpuArchitecture.X86_64), of(CpuArchitecture.ARM_64)];
  if (x86.length === 0 || arm.length === 0) return [];
  return [findingOf('architectures-mixed', 'instanceTypes',
    `'instanceTypes' mixes x86 (${x86.join(', ')}) and Arm (${arm.join(', ')}), and a node group has one AMI; make a node group for each`)];
}

function mismatch(amiType: NodegroupAmiType, os: NodeOs | undefined, architecture: CpuArchitecture, instanceType: string): Finding[] {
  const fitting = Object.values(NodegroupAmiType).filter((type) => osOf(type) !== undefined && architectureOf(type) === architecture).join(', ');
  if (os === undefined) {
    return [findingOf('ami-type-mismatch', 'amiType',
      `'amiType' ${amiType} is of an operating system whose pod count this library does not write; choose one of ${fitting}`)];
  }
  if (architectureOf(amiType) === architecture) return [];
  return [findingOf('ami-type-mismatch', 'amiType', `'amiType' ${amiType} does not run on ${instanceType}, an ${architecture} type; choose one of ${fitting}`)];
}

function osOf(amiType: string): NodeOs | undefined {
  if (amiType.startsWith('AL2023_')) return NodeOs.AL2023;
  return amiType.startsWith('BOTTLEROCKET_') ? NodeOs.BOTTLEROCKET : undefined;
}

function architectureOf(amiType: string): CpuArchitecture {
  return amiType.includes('ARM_64') ? CpuArchitecture.ARM_64 : CpuArchitecture.X86_64;
}

/** What CDK takes the architecture for, from the family's name; for types that the table knows too little of. */
function architectureByName(instanceType: string): CpuArchitecture {
  return new ec2.InstanceType(instanceType).architecture === ec2.InstanceArchitecture.ARM_64 ? CpuArchitecture.ARM_64 : CpuArchitecture.X86_64;
}
