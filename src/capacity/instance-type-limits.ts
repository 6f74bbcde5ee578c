import { compiledOn, instanceTypeNames, instanceTypeRow, InstanceTypeRow } from './private/instance-type-table';
import { numberFindings } from './rules/number-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { nearestNames } from '../findings/nearest-names';
import { otherShape, structFindings } from '../findings/struct-findings';
import { about } from '../findings/subject';
import { INSTANCE_TYPE_WORDS } from '../findings/words/nodes/instance-types';

/** How many names an error suggests for an unknown type. */
const SUGGESTIONS = 3;

/**
 * The instruction set of an instance type.
 */
export enum CpuArchitecture {
  /** x86-64. */
  X86_64 = 'x86_64',

  /** 64-bit Arm, as on Graviton. */
  ARM_64 = 'arm64',
}

/**
 * What runs the instances of a type.
 */
export enum Hypervisor {
  /** The Nitro hypervisor. Its instances can take prefixes. */
  NITRO = 'nitro',

  /** The Xen hypervisor. Its instances cannot take prefixes. */
  XEN = 'xen',

  /** No hypervisor, on bare metal. Such instances can take prefixes. */
  NONE = 'none',
}

/**
 * Limits of an instance type that the table of this release does not have, or has wrong.
 *
 * `aws ec2 describe-instance-types` prints them.
 *
 * @example
 * const limits = InstanceTypeLimits.custom({
 *   instanceType: 'm9g.large',
 *   architecture: CpuArchitecture.ARM_64,
 *   maxEnis: 3,
 *   ipv4PerEni: 10,
 *   vcpus: 2,
 *   memoryMib: 8192,
 * });
 */
export interface CustomInstanceTypeLimitsProps {
  /** Name of the type, as in `m5.large`. */
  readonly instanceType: string;

  /** ENIs that the default network card can have, 1 or more. */
  readonly maxEnis: number;

  /** IPv4 addresses per ENI, its own primary address included. 1 or more. */
  readonly ipv4PerEni: number;

  /**
   * Number of vCPUs. The cap of 110 or 250 pods follows from it.
   *
   * @default - unknown: the cap is 110, and a finding says so
   */
  readonly vcpus?: number;

  /**
   * Memory, in MiB.
   *
   * @default - unknown: it is not checked how much memory kubelet leaves to pods, and a finding says so
   */
  readonly memoryMib?: number;

  /**
   * The instruction set.
   *
   * @default - unknown
   */
  readonly architecture?: CpuArchitecture;

  /**
   * What runs the instances.
   *
   * @default Hypervisor.NITRO
   */
  readonly hypervisor?: Hypervisor;

  /**
   * Number of network cards.
   *
   * @default 1
   */
  readonly networkCards?: number;

  /**
   * Branch interfaces that a trunk ENI can have. 0 means that the type cannot have a trunk ENI.
   *
   * @default - unknown
   */
  readonly branchInterfaces?: number;
}

/** Types of the table that somebody asked for; a search asks for all of them. */
const READ = new Map<string, InstanceTypeLimits>();

/**
 * What EC2 allows an instance type to attach, and what else bears on its max pods.
 *
 * The table of types ships with the library and is read when it is first asked for. `maxEnis` counts the ENIs of the
 * default network card: the VPC CNI gives pods addresses from no other one.
 *
 * @example
 * const limits = InstanceTypeLimits.of('m5.large');
 * const maxEnis = limits.maxEnis;
 * const ipv4PerEni = limits.ipv4PerEni;
 * const prefixes = limits.supportsPrefixes;
 */
export class InstanceTypeLimits {
  /**
   * Looks up the limits of a type that must be known.
   *
   * @param instanceType name of the type, as in `m5.large`
   * @throws when the table does not have it; the message holds the nearest names
   */
  public static of(instanceType: string): InstanceTypeLimits {
    refuse(nameFindings(instanceType));
    const limits = InstanceTypeLimits.find(instanceType);
    if (limits === undefined) {
      throw new FindingError([
        findingOf(INSTANCE_TYPE_WORDS.unknown, about.type(instanceType), unknownTypeFacts(instanceType)),
      ]);
    }
    return limits;
  }

  /**
   * Looks up the limits of a type.
   *
   * @param instanceType name of the type, as in `m5.large`
   * @returns the limits, or undefined when the table does not have the type
   */
  public static find(instanceType: string): InstanceTypeLimits | undefined {
    const read = READ.get(instanceType);
    if (read !== undefined) return read;
    const row = instanceTypeRow(instanceType);
    if (row === undefined) return undefined;
    const limits = new InstanceTypeLimits(row);
    READ.set(instanceType, limits);
    return limits;
  }

  /** The limits of every type in the table, sorted by name. */
  public static all(): InstanceTypeLimits[] {
    return instanceTypeNames().map((name) => InstanceTypeLimits.of(name));
  }

  /** The day on which the table was compiled, as in `2026-11-22`. */
  public static compiledOn(): string {
    return compiledOn();
  }

  /**
   * Takes limits that you give, for a type that is newer than the table.
   *
   * @param props the limits, as `aws ec2 describe-instance-types` gives them
   * @throws when a number is not whole or is below its least value; all problems at once
   */
  public static custom(props: CustomInstanceTypeLimitsProps): InstanceTypeLimits {
    // Limits of the table, of which some are stated anew, hold what follows from the hypervisor.
    const unread = structFindings('CustomInstanceTypeLimitsProps', props, {
      required: true,
      judge: (name) => name === 'supportsPrefixes' || undefined,
    });
    refuse(unread);
    refuse(nameFindings(props.instanceType));
    const findings = numberFindings(about.type(props.instanceType), [
      { name: 'maxEnis', value: props.maxEnis, least: 1, required: true },
      { name: 'ipv4PerEni', value: props.ipv4PerEni, least: 1, required: true },
      { name: 'vcpus', value: props.vcpus, least: 1 },
      { name: 'memoryMib', value: props.memoryMib, least: 1 },
      { name: 'networkCards', value: props.networkCards, least: 1 },
      { name: 'branchInterfaces', value: props.branchInterfaces, least: 0 },
    ]);
    refuse(findings);
    return new InstanceTypeLimits({ hypervisor: Hypervisor.NITRO, networkCards: 1, ...definedOnly(props) });
  }

  /** Name of the type, as in `m5.large`. */
  public readonly instanceType: string;

  /** Number of vCPUs. Undefined when unknown. */
  public readonly vcpus?: number;

  /** Memory, in MiB. Undefined when unknown. */
  public readonly memoryMib?: number;

  /** The instruction set. Undefined when unknown. */
  public readonly architecture?: CpuArchitecture;

  /** What runs the instances. Undefined when unknown. */
  public readonly hypervisor?: Hypervisor;

  /** ENIs that the default network card can have. */
  public readonly maxEnis: number;

  /** IPv4 addresses per ENI, its own primary address included. */
  public readonly ipv4PerEni: number;

  /** Number of network cards. */
  public readonly networkCards: number;

  /** Branch interfaces that a trunk ENI can have. 0 when the type cannot have one, undefined when unknown. */
  public readonly branchInterfaces?: number;

  /**
   * Whether an ENI of this type can hold prefixes. The rule of the VPC CNI is Nitro or bare metal. An unknown
   * hypervisor counts as no.
   *
   * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
   */
  public readonly supportsPrefixes: boolean;

  private constructor(row: InstanceTypeRow | CustomInstanceTypeLimitsProps & { readonly networkCards: number }) {
    this.instanceType = row.instanceType;
    this.vcpus = row.vcpus;
    this.memoryMib = row.memoryMib;
    this.architecture = row.architecture as CpuArchitecture | undefined;
    this.hypervisor = row.hypervisor as Hypervisor | undefined;
    this.maxEnis = row.maxEnis;
    this.ipv4PerEni = row.ipv4PerEni;
    this.networkCards = row.networkCards;
    this.branchInterfaces = row.branchInterfaces;
    this.supportsPrefixes = this.hypervisor === Hypervisor.NITRO || this.hypervisor === Hypervisor.NONE;
  }
}

/**
 * What to say of a type that the table does not have.
 */
export function unknownTypeMessage(instanceType: string): string {
  return INSTANCE_TYPE_WORDS.unknown.say(unknownTypeFacts(instanceType)).message;
}

/** What that is made of. */
export function unknownTypeFacts(instanceType: string) {
  return {
    type: instanceType,
    compiledOn: compiledOn(),
    nearest: nearestNames(String(instanceType), instanceTypeNames(), SUGGESTIONS),
  };
}

/** What is wrong with the name of a type, but for what it is called. */
function nameFindings(instanceType: unknown): Finding[] {
  return typeof instanceType === 'string'
    ? []
    : [otherShape('instanceType', 'the name of a type, as in m5.large', instanceType)];
}

function refuse(findings: Finding[]): void {
  if (findings.length > 0) throw new FindingError(findings);
}

function definedOnly<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
