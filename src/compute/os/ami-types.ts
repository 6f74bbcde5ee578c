import { CpuArchitecture } from '../../capacity/instance-type-limits';
import { Accelerator } from '../nodes/accelerators';

const { X86_64, ARM_64 } = CpuArchitecture;
const { NVIDIA, NEURON } = Accelerator;

const API = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html';
const AL2_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html';
const ACCELERATED_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html';
const MODULES_FAIL = 'https://github.com/eksctl-io/eksctl/issues/7897';

/** The last minor version of Kubernetes for which EKS has an AMI of Amazon Linux 2. */
const LAST_WITH_AL2 = 32;

/** An image that EKS makes, as far as nodes depend on it. */
export interface AmiType {
  readonly architecture: CpuArchitecture;

  /** Accelerators that it has drivers for. */
  readonly drivers: readonly Accelerator[];

  /** The accelerator without which its nodes do not start. */
  readonly needs?: Accelerator;

  /** The last minor version of Kubernetes that EKS makes it for; undefined where it is made for all. */
  readonly lastMinor?: number;

  /** Where that is said. */
  readonly source: string;
}

const plain = (architecture: CpuArchitecture): AmiType => ({ architecture, drivers: [], source: API });
const accelerated = (architecture: CpuArchitecture, ...drivers: Accelerator[]): AmiType =>
  ({ architecture, drivers, source: ACCELERATED_PAGE });
/** The kernel modules of its drivers fail to load without a GPU, and the node does not join. */
const forGpus = (architecture: CpuArchitecture): AmiType =>
  ({ architecture, drivers: [NVIDIA], needs: NVIDIA, source: MODULES_FAIL });
const retired = (architecture: CpuArchitecture, ...drivers: Accelerator[]): AmiType =>
  ({ architecture, drivers, lastMinor: LAST_WITH_AL2, source: AL2_PAGE });

/**
 * The AMI types of EKS. With which version of Kubernetes each began was not established, and no version that EKS still
 * runs comes before one of them, as far as is known. Types of a later day are not in it, and nothing is said of them.
 */
const AMI_TYPES: ReadonlyMap<string, AmiType> = new Map(Object.entries({
  AL2_x86_64: retired(X86_64),
  AL2_x86_64_GPU: retired(X86_64, NVIDIA, NEURON),
  AL2_ARM_64: retired(ARM_64),
  AL2023_x86_64_STANDARD: plain(X86_64),
  AL2023_ARM_64_STANDARD: plain(ARM_64),
  AL2023_x86_64_NEURON: accelerated(X86_64, NEURON),
  AL2023_x86_64_NVIDIA: accelerated(X86_64, NVIDIA),
  AL2023_ARM_64_NVIDIA: accelerated(ARM_64, NVIDIA),
  // Neuron drivers are in the standard image too.
  BOTTLEROCKET_x86_64: plain(X86_64),
  BOTTLEROCKET_ARM_64: plain(ARM_64),
  BOTTLEROCKET_x86_64_FIPS: plain(X86_64),
  BOTTLEROCKET_ARM_64_FIPS: plain(ARM_64),
  BOTTLEROCKET_x86_64_NVIDIA: forGpus(X86_64),
  BOTTLEROCKET_ARM_64_NVIDIA: forGpus(ARM_64),
  BOTTLEROCKET_x86_64_NVIDIA_FIPS: forGpus(X86_64),
  BOTTLEROCKET_ARM_64_NVIDIA_FIPS: forGpus(ARM_64),
  WINDOWS_CORE_2019_x86_64: plain(X86_64),
  WINDOWS_FULL_2019_x86_64: plain(X86_64),
  WINDOWS_CORE_2022_x86_64: plain(X86_64),
  WINDOWS_FULL_2022_x86_64: plain(X86_64),
  WINDOWS_CORE_2025_x86_64: plain(X86_64),
  WINDOWS_FULL_2025_x86_64: plain(X86_64),
}));

/**
 * The image that EKS takes where nobody names one, whatever the instance types: that of Amazon Linux 2 with older
 * versions of Kubernetes, of the same architecture and without drivers either.
 *
 * Seen of EKS: `[t4g.medium] is not a valid instance type for requested amiType AL2023_x86_64_STANDARD`.
 *
 * @see https://github.com/HHS/simpler-grants-gov/pull/12404
 */
export const IMAGE_BY_DEFAULT = 'AL2023_x86_64_STANDARD';

/** Whether a group says by its AMI type that its image is in its launch template, as EKS itself answers. */
export function isOwnImage(amiType: string | undefined): boolean {
  return amiType === 'CUSTOM';
}

/** The names of all types, in the order of the table. */
export function amiTypeNames(): string[] {
  return [...AMI_TYPES.keys()];
}

/** What the table holds of an AMI type; undefined for one that it does not have. */
export function findAmiType(name: string): AmiType | undefined {
  return AMI_TYPES.get(name);
}

/** The architecture of an AMI type; undefined for one that is not known. */
export function architectureOfAmiType(name: string): CpuArchitecture | undefined {
  return findAmiType(name)?.architecture;
}

/** What has become of an image that EKS no longer makes. */
export interface Retirement {
  /** The last version of Kubernetes that has such an image, as in 1.32. */
  readonly lastVersion?: string;

  /** The version of the cluster, where it is known to be a later one. */
  readonly version?: string;
}

/**
 * What has become of an image that EKS no longer makes; nothing for one of others.
 *
 * @param version of Kubernetes, as in 1.34, where it is known
 */
export function retirementOf(name: string, version?: string): Retirement {
  const last = findAmiType(name)?.lastMinor;
  if (last === undefined) return {};
  const minor = Number(/^1\.(\d+)$/.exec(version ?? '')?.[1]);
  return { lastVersion: `1.${last}`, version: minor > last ? version : undefined };
}
