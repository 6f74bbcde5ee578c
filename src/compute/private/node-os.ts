import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import { Accelerator, acceleratorFindings, commonAccelerator } from './accelerators';
import { isWindowsAmi } from './windows-nodes';
import { CpuArchitecture, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { attributeOf } from '../../validation/attribute';
import { NodeOs } from '../node-os';

/** The first Kubernetes version for which EKS has no AMI of Amazon Linux 2. */
const FIRST_WITHOUT_AL2 = 33;

/** The AMI type of a group, with its operating system, and what there is to say of it. */
export interface NodeImage {
  readonly amiType: NodegroupAmiType;
  readonly os: NodeOs;
  readonly findings: Finding[];
}

/** What else bears on the image. */
export interface NodeImageOptions {
  /** The operating system, where no AMI type is given. */
  readonly os?: NodeOs;

  /** Whether the AMI is the user's own: its type is then no business of EKS. */
  readonly ownAmi?: boolean;

  /** Version of Kubernetes, as in 1.34, where it is known. */
  readonly kubernetesVersion?: string;
}

const { X86_64, ARM_64 } = CpuArchitecture;

/** The latest Windows Server that CDK knows; containers need no desktop, so Core. It is the AMI type for x86 only, and has no drivers of EKS's own. */
const WINDOWS = NodegroupAmiType.WINDOWS_CORE_2022_X86_64;
const ANY_WINDOWS = { [Accelerator.NONE]: WINDOWS, [Accelerator.NVIDIA]: WINDOWS, [Accelerator.NEURON]: WINDOWS };

/** EKS has no Neuron drivers for Arm; Bottlerocket has them in its standard AMI. */
const DEFAULT_AMI_TYPES: Record<NodeOs, Record<CpuArchitecture, Record<Accelerator, NodegroupAmiType>>> = {
  [NodeOs.AL2023]: {
    [X86_64]: {
      [Accelerator.NONE]: NodegroupAmiType.AL2023_X86_64_STANDARD,
      [Accelerator.NVIDIA]: NodegroupAmiType.AL2023_X86_64_NVIDIA,
      [Accelerator.NEURON]: NodegroupAmiType.AL2023_X86_64_NEURON,
    },
    [ARM_64]: {
      [Accelerator.NONE]: NodegroupAmiType.AL2023_ARM_64_STANDARD,
      [Accelerator.NVIDIA]: NodegroupAmiType.AL2023_ARM_64_NVIDIA,
      [Accelerator.NEURON]: NodegroupAmiType.AL2023_ARM_64_STANDARD,
    },
  },
  [NodeOs.BOTTLEROCKET]: {
    [X86_64]: {
      [Accelerator.NONE]: NodegroupAmiType.BOTTLEROCKET_X86_64,
      [Accelerator.NVIDIA]: NodegroupAmiType.BOTTLEROCKET_X86_64_NVIDIA,
      [Accelerator.NEURON]: NodegroupAmiType.BOTTLEROCKET_X86_64,
    },
    [ARM_64]: {
      [Accelerator.NONE]: NodegroupAmiType.BOTTLEROCKET_ARM_64,
      [Accelerator.NVIDIA]: NodegroupAmiType.BOTTLEROCKET_ARM_64_NVIDIA,
      [Accelerator.NEURON]: NodegroupAmiType.BOTTLEROCKET_ARM_64,
    },
  },
  [NodeOs.WINDOWS]: { [X86_64]: ANY_WINDOWS, [ARM_64]: ANY_WINDOWS },
};

/**
 * The AMI type for the instance types: the one given where it fits them, else that of the operating system for their architecture, with drivers for
 * the accelerator that all of them have.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html
 */
export function nodeImage(types: readonly InstanceTypeLimits[], given?: NodegroupAmiType, options: NodeImageOptions = {}): NodeImage {
  const architectures = types.map(({ instanceType: name, architecture }) => ({ name, architecture: architecture ?? architectureByName(name) }));
  const first = architectures[0]?.architecture ?? X86_64;
  const amiType = given ?? DEFAULT_AMI_TYPES[options.os ?? NodeOs.AL2023][first][commonAccelerator(types)];
  const os = osOf(amiType);
  const findings = architectures.length === 0 ? [] : [
    ...mixed(architectures),
    ...os === NodeOs.WINDOWS ? armByName(types) : mismatch(amiType, os, first, architectures[0].name, options.kubernetesVersion),
    ...given !== undefined || options.ownAmi ? [] : acceleratorFindings(types, amiType),
  ];
  return { amiType, os: os ?? NodeOs.AL2023, findings };
}

function mixed(types: ReadonlyArray<{ name: string; architecture: CpuArchitecture }>): Finding[] {
  const of = (architecture: CpuArchitecture) => types.filter((type) => type.architecture === architecture).map((type) => type.name);
  const [x86, arm] = [of(X86_64), of(ARM_64)];
  if (x86.length === 0 || arm.length === 0) return [];
  return [findingOf('architectures-mixed', 'instanceTypes',
    `'instanceTypes' mixes x86 (${x86.join(', ')}) and Arm (${arm.join(', ')}), and a node group has one AMI; make a node group for each`)];
}

/** Types that are Arm by their name only, for Windows; of those that the table knows the capacity speaks. */
function armByName(types: readonly InstanceTypeLimits[]): Finding[] {
  const arm = types.filter(({ instanceType, architecture }) => architecture === undefined && architectureByName(instanceType) === ARM_64);
  return arm.map(({ instanceType }) => findingOf('windows-unsupported', instanceType,
    `${instanceType} is an arm64 type by its name, and EKS has Windows images for x86_64 only; use an x86_64 type, or state its architecture`));
}

function mismatch(
  amiType: NodegroupAmiType,
  os: NodeOs | undefined,
  architecture: CpuArchitecture,
  instanceType: string,
  version?: string,
): Finding[] {
  const fitting = Object.values(NodegroupAmiType).filter((type) => isOfLinux(osOf(type)) && architectureOf(type) === architecture).join(', ');
  if (os === undefined) {
    return [findingOf('ami-type-mismatch', 'amiType',
      `'amiType' ${amiType} is of an operating system whose pod count this library does not write; choose one of ${fitting}${withoutAl2(amiType, version)}`)];
  }
  if (architectureOf(amiType) === architecture) return [];
  return [findingOf('ami-type-mismatch', 'amiType', `'amiType' ${amiType} does not run on ${instanceType}, an ${architecture} type; choose one of ${fitting}`)];
}

/**
 * What has become of the AMIs of Amazon Linux 2.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html
 */
function withoutAl2(amiType: string, version?: string): string {
  if (!amiType.startsWith('AL2_')) return '';
  const minor = Number(/^1\.(\d+)$/.exec(version ?? '')?.[1]);
  return minor >= FIRST_WITHOUT_AL2
    ? `; EKS has no AMI of Amazon Linux 2 for Kubernetes ${version}, only up to 1.${FIRST_WITHOUT_AL2 - 1}`
    : `; EKS has published no AMI of Amazon Linux 2 since 2025-11-26, and none for Kubernetes 1.${FIRST_WITHOUT_AL2} and later`;
}

function isOfLinux(os?: NodeOs): boolean {
  return os !== undefined && os !== NodeOs.WINDOWS;
}

function osOf(amiType: string): NodeOs | undefined {
  if (isWindowsAmi(amiType)) return NodeOs.WINDOWS;
  if (amiType.startsWith('AL2023_')) return NodeOs.AL2023;
  return amiType.startsWith('BOTTLEROCKET_') ? NodeOs.BOTTLEROCKET : undefined;
}

function architectureOf(amiType: string): CpuArchitecture {
  return amiType.includes('ARM_64') ? ARM_64 : X86_64;
}

/** What CDK takes the architecture for, from the family's name; for types that the table knows too little of. Names that CDK cannot read, as bmn-sf1.metal, count as x86. */
function architectureByName(instanceType: string): CpuArchitecture {
  return attributeOf(() => new ec2.InstanceType(instanceType).architecture) === ec2.InstanceArchitecture.ARM_64 ? ARM_64 : X86_64;
}
