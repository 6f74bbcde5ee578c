import { InstanceTypeSelectionOptions } from './instance-type-selection-options';
import { takesType, TYPE_LABELS, typeLabels, TypeRequirement } from './type-labels';
import { JudgedType, narrowest } from './type-search';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { otherShape, structFindings } from '../../findings/struct-findings';
import { about } from '../../findings/subject';
import { SELECTION_WORDS as WORDS } from '../../findings/words/karpenter/type-selections';
import { CpuArchitecture, Hypervisor, InstanceTypeLimits } from '../instance-type-limits';
import { NodeCapacity } from '../node-capacity';
import { NodeCapacityOptions } from '../node-capacity-options';
import { numberFindings } from '../rules/number-findings';

/** What is recommended up to 30 vCPUs. */
const DEFAULT_PODS = 110;

/** The types that requirements select, and what there is to know of them. */
interface Chosen {
  readonly requirements: readonly TypeRequirement[];
  readonly types: readonly InstanceTypeLimits[];
  readonly leftOut: readonly InstanceTypeLimits[];
}

/**
 * Instance types by category, generation and size, in place of a list of names.
 *
 * It selects the types of the table whose nodes can run a number of pods, and gives the requirements by which Karpenter
 * chooses no others of the table.
 *
 * Karpenter has no label for pods, ENIs or addresses, so the requirements ask for a least number of vCPUs instead. Each
 * type of the table that the requirements select reaches it. A few that would reach it are left out: `leftOut` names
 * them.
 *
 * @see https://karpenter.sh/docs/concepts/scheduling/
 *
 * @example
 * const capacity = new KarpenterCapacity(stack, 'Karpenter', {
 *   podNetworking,
 *   instanceTypeSelection: InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, minPods: 110 }),
 *   limits: { cpu: 1000 },
 * });
 */
export class InstanceTypeSelection {
  /**
   * Types of some categories.
   *
   * @param categories the letters before the generation: `m` for m7g.large, `inf` for inf2.xlarge
   * @param options which of them, and the pods that each has to run
   * @throws when the table does not have a category, or options are out of range or contradict each other; all problems
   * at once
   */
  public static families(
    categories: string[],
    options: InstanceTypeSelectionOptions = {},
  ): InstanceTypeSelection {
    const findings = argumentFindings(categories, options);
    if (findings.length > 0) throw new FindingError(findings);
    return new InstanceTypeSelection([...new Set(categories)], options);
  }

  private readonly chosen = new Map<string, Chosen>();

  private constructor(
    private readonly categories: readonly string[],
    private readonly options: InstanceTypeSelectionOptions,
  ) {}

  /** The fewest pods that a node of each selected type can run. */
  public get minPods(): number {
    return this.options.minPods ?? DEFAULT_PODS;
  }

  /** Whether the requirements name the types, so Karpenter can choose no others. */
  public get isExact(): boolean {
    return this.options.exact ?? false;
  }

  /**
   * The types of the table that are selected, sorted as in the table.
   *
   * @param options how pods get addresses
   */
  public types(options: NodeCapacityOptions = {}): InstanceTypeLimits[] {
    return [...this.choose(options).types];
  }

  /**
   * Types of the table that reach `minPods` and that the requirements leave out.
   *
   * These are bare metal types, unless they are asked for, and types that are not larger than one that does not reach
   * `minPods`.
   *
   * @param options how pods get addresses
   */
  public leftOut(options: NodeCapacityOptions = {}): InstanceTypeLimits[] {
    return [...this.choose(options).leftOut];
  }

  /**
   * The requirements of a NodePool, each with `key`, `operator` and `values`. All releases of Karpenter know the
   * operators.
   *
   * @param options how pods get addresses
   */
  public requirements(options: NodeCapacityOptions = {}): { [field: string]: any }[] {
    return this.choose(options).requirements.map((each) => ({ ...each, values: [...each.values] }));
  }

  private choose(options: NodeCapacityOptions): Chosen {
    const { ipAssignment, ...plain } = options;
    const key = JSON.stringify([plain, ipAssignment?.usesPrefixes]);
    const known = this.chosen.get(key);
    if (known !== undefined) return known;
    const chosen = this.search(options);
    this.chosen.set(key, chosen);
    return chosen;
  }

  private search(options: NodeCapacityOptions): Chosen {
    const { minVcpus, maxVcpus, minGeneration, architecture } = this.options;
    const ofKind: TypeRequirement[] = [
      { key: TYPE_LABELS.category, operator: 'In', values: [...this.categories] },
      ...(minGeneration === undefined ? [] : [than(TYPE_LABELS.generation, 'Gt', minGeneration - 1)]),
      ...(architecture === undefined ? []
        : [{ key: TYPE_LABELS.architecture, operator: 'In', values: [ARCHITECTURES[architecture]] }]),
    ];
    const ofSize = [
      ...(minVcpus === undefined ? [] : [than(TYPE_LABELS.vcpus, 'Gt', minVcpus - 1)]),
      ...(maxVcpus === undefined ? [] : [than(TYPE_LABELS.vcpus, 'Lt', maxVcpus + 1)]),
    ];
    const judged = InstanceTypeLimits.all()
      .map((limits) => ({ limits, labels: typeLabels(limits) }))
      .filter(({ labels }) => takesType([...ofKind, ...ofSize], labels))
      .map((type) => ({ ...type, reaches: NodeCapacity.of(type.limits, options).maxPods >= this.minPods }));
    const reaching = judged.filter(({ reaches }) => reaches);
    const requirements = this.isExact
      ? [{ key: TYPE_LABELS.type, operator: 'In', values: reaching.filter(this.isOfMachine).map(nameOf) }]
      : this.open(ofKind, ofSize, judged);
    const types = reaching.filter(({ labels }) => takesType(requirements, labels));
    return {
      requirements,
      types: types.map(({ limits }) => limits),
      leftOut: reaching.filter((type) => !types.includes(type)).map(({ limits }) => limits),
    };
  }

  private open(ofKind: TypeRequirement[], ofSize: TypeRequirement[], judged: readonly JudgedType[]): TypeRequirement[] {
    const ofMachine = this.options.bareMetal
      ? { key: TYPE_LABELS.hypervisor, operator: 'NotIn', values: ['xen'] }
      : { key: TYPE_LABELS.hypervisor, operator: 'In', values: ['nitro'] };
    const given = [...ofKind, ...ofSize, ofMachine];
    const narrower = narrowest(given, judged);
    // A higher floor of vCPUs makes the one that is asked for idle.
    const hasFloor = narrower.some(({ key }) => key === TYPE_LABELS.vcpus);
    const isFloor = ({ key, operator }: TypeRequirement) => key === TYPE_LABELS.vcpus && operator === 'Gt';
    return [...given.filter((each) => !(hasFloor && isFloor(each))), ...narrower];
  }

  private readonly isOfMachine = ({ limits: { hypervisor } }: JudgedType) =>
    hypervisor === Hypervisor.NITRO || (this.options.bareMetal === true && hypervisor === Hypervisor.NONE);
}

const ARCHITECTURES: Readonly<Record<CpuArchitecture, string>> = {
  [CpuArchitecture.X86_64]: 'amd64',
  [CpuArchitecture.ARM_64]: 'arm64',
};

function than(key: string, operator: 'Gt' | 'Lt', value: number): TypeRequirement {
  return { key, operator, values: [String(value)] };
}

function nameOf({ limits: { instanceType } }: JudgedType): string {
  return instanceType;
}

/** What is wrong with what is asked for. */
function argumentFindings(categories: unknown, options: InstanceTypeSelectionOptions): Finding[] {
  const unread = structFindings('InstanceTypeSelectionOptions', options);
  const isList = Array.isArray(categories) && categories.every((each) => typeof each === 'string');
  const shapes = [...(isList ? [] : [otherShape('categories', 'a list of strings', categories)]), ...unread];
  if (shapes.length > 0) return shapes;
  const { minGeneration, minPods, minVcpus, maxVcpus, architecture, bareMetal, exact } = options;
  const flags = Object.entries({ bareMetal, exact })
    .filter(([, value]) => value !== undefined && typeof value !== 'boolean')
    .map(([name, value]) => otherShape(name, 'true or false', value));
  const numbers = numberFindings(about.prop('options'), [
    { name: 'minGeneration', value: minGeneration, least: 1 },
    { name: 'minPods', value: minPods, least: 1, most: 250 },
    { name: 'minVcpus', value: minVcpus, least: 1 },
    { name: 'maxVcpus', value: maxVcpus, least: 1 },
  ]);
  const known = [...new Set(InstanceTypeLimits.all().flatMap((each) => typeLabels(each)[TYPE_LABELS.category] ?? []))];
  const unknown = (categories as string[]).filter((each) => !known.includes(each));
  const architectures = Object.values(CpuArchitecture);
  return [
    ...flags,
    ...numbers,
    ...(architecture === undefined || architectures.includes(architecture) ? []
      : [otherShape('architecture', `one of ${architectures.join(', ')}`, architecture)]),
    ...((categories as string[]).length === 0 ? [findingOf(WORDS.noCategory, about.prop('categories'), {})] : []),
    ...unknown.map((category) => findingOf(WORDS.unknownCategory, about.prop('categories'), {
      category, compiledOn: InstanceTypeLimits.compiledOn(), known: [...known].sort(),
    })),
    ...(minVcpus !== undefined && maxVcpus !== undefined && minVcpus > maxVcpus
      ? [findingOf(WORDS.contradictoryVcpus, about.prop('minVcpus'), { minVcpus, maxVcpus })] : []),
  ];
}
