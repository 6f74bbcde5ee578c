import { CpuArchitecture, Hypervisor, InstanceTypeLimits, InstanceTypeSelection, InstanceTypeSelectionOptions, IpAssignment, NodeCapacity, NodeCapacityOptions } from '../../../src';
import { FindingError } from '../../../src/findings/finding-error';

const PREFIXES: NodeCapacityOptions = { ipAssignment: IpAssignment.prefixDelegation() };
const PREFIXES_CUSTOM: NodeCapacityOptions = { ...PREFIXES, customNetworking: true };
const SINGLE: NodeCapacityOptions = { ipAssignment: IpAssignment.secondaryIp() };
const SINGLE_CUSTOM: NodeCapacityOptions = { ...SINGLE, customNetworking: true };
const NETWORKINGS = Object.entries({ PREFIXES, PREFIXES_CUSTOM, SINGLE, SINGLE_CUSTOM });

const TABLE = InstanceTypeLimits.all();
const BY_NAME = new Map(TABLE.map((type) => [type.instanceType, type]));

/** The labels of a type by Karpenter's own rules, as types.go computes them. */
function labelled({ instanceType, vcpus, memoryMib, architecture, hypervisor }: InstanceTypeLimits): Map<string, string> {
  const labels = new Map([['node.kubernetes.io/instance-type', instanceType]]);
  const [, category, , generation] = /(^[a-z]+)(\-[0-9]+tb)?([0-9]+).*\./.exec(instanceType) ?? [];
  const put = (key: string, value: unknown) => { if (value !== undefined) labels.set(`karpenter.k8s.aws/instance-${key}`, String(value)); };
  put('category', category);
  put('generation', generation);
  put('family', instanceType.slice(0, instanceType.indexOf('.')));
  put('size', instanceType.slice(instanceType.indexOf('.') + 1));
  put('cpu', vcpus);
  put('memory', memoryMib);
  if (hypervisor !== undefined) put('hypervisor', hypervisor === Hypervisor.NONE ? '' : hypervisor);
  if (architecture !== undefined) labels.set('kubernetes.io/arch', architecture === CpuArchitecture.ARM_64 ? 'arm64' : 'amd64');
  return labels;
}

/** Karpenter's operators on an integer or a set; a label that is absent passes NotIn alone. */
const OPERATORS: Record<string, (label: string | undefined, values: string[]) => boolean> = {
  In: (label, values) => label !== undefined && values.indexOf(label) !== -1,
  NotIn: (label, values) => label === undefined || values.indexOf(label) === -1,
  Gt: (label, [value]) => label !== undefined && Number.parseInt(label, 10) > Number.parseInt(value, 10),
  Lt: (label, [value]) => label !== undefined && Number.parseInt(label, 10) < Number.parseInt(value, 10),
};

function chosenByKarpenter(requirements: Array<{ [field: string]: any }>): string[] {
  return TABLE.filter((type) => requirements.every(({ key, operator, values }) => OPERATORS[operator](labelled(type).get(key), values)))
    .map(({ instanceType }) => instanceType);
}

const names = (types: InstanceTypeLimits[]) => types.map(({ instanceType }) => instanceType);
const vcpusOf = (requirements: Array<{ [field: string]: any }>) =>
  requirements.filter(({ key }) => key === 'karpenter.k8s.aws/instance-cpu').map(({ operator, values }) => [operator, ...values].join(' '));

const SELECTIONS: Array<[string[], InstanceTypeSelectionOptions]> = [
  [['m', 'c', 'r'], { minGeneration: 5, minPods: 110 }],
  [['m', 'c', 'r'], { minGeneration: 5, bareMetal: true }],
  [['m', 'c', 'r'], { minGeneration: 5, architecture: CpuArchitecture.ARM_64, minVcpus: 4 }],
  [['m', 'c', 'r'], { minGeneration: 5, maxVcpus: 30 }],
  [['m', 'c', 'r'], { minGeneration: 5, minVcpus: 31, minPods: 250 }],
  [['m', 'c', 'r'], {}],
  [['t'], {}],
  [['t'], { minPods: 29 }],
  [['g', 'p', 'd', 'x', 'u', 'im', 'is', 'inf', 'trn', 'hpc'], {}],
  [['m', 'c', 'r'], { minGeneration: 5, exact: true }],
  [['t', 'd', 'hpc'], { exact: true, bareMetal: true }],
];

describe.each(NETWORKINGS)('with %s', (_, options) => {
  test.each(SELECTIONS)('Karpenter chooses of %j %j what is said, and each type reaches the count', (categories, asked) => {
    const selection = InstanceTypeSelection.families(categories, asked);
    const types = names(selection.types(options));

    expect(chosenByKarpenter(selection.requirements(options))).toEqual(types);
    expect(types.filter((name) => NodeCapacity.of(BY_NAME.get(name)!, options).maxPods < selection.minPods)).toEqual([]);
    expect(selection.requirements(options).map(({ operator }) => operator).filter((each) => !['In', 'NotIn', 'Gt', 'Lt'].includes(each))).toEqual([]);
  });
});

describe('m, c and r of generation 5 and later, with prefixes and pod subnets', () => {
  const selection = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, minPods: 110 });

  test('are 840 types by one floor of vCPUs', () => {
    expect(selection.types(PREFIXES_CUSTOM)).toHaveLength(840);
    expect(selection.requirements(PREFIXES_CUSTOM)).toEqual([
      { key: 'karpenter.k8s.aws/instance-category', operator: 'In', values: ['m', 'c', 'r'] },
      { key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['4'] },
      { key: 'karpenter.k8s.aws/instance-hypervisor', operator: 'In', values: ['nitro'] },
      { key: 'karpenter.k8s.aws/instance-cpu', operator: 'Gt', values: ['1'] },
    ]);
  });

  test('leave out what reaches the count for these reasons and no others', () => {
    const reasonOf = ({ hypervisor, vcpus }: InstanceTypeLimits) =>
      hypervisor === Hypervisor.NONE ? 'bare metal' : vcpus === undefined ? 'vCPUs unknown' : vcpus === 1 ? 'one vCPU, as types that do not reach it' : 'none';
    const left = selection.leftOut(PREFIXES_CUSTOM);
    const by = (reason: string) => names(left.filter((type) => reasonOf(type) === reason));

    expect(by('none')).toEqual([]);
    expect(by('one vCPU, as types that do not reach it')).toEqual(['c9g.medium', 'c9gd.medium', 'm9g.medium', 'm9gd.medium']);
    expect(by('vCPUs unknown')).toEqual(['c7i.32xlarge']);
    expect(by('bare metal').length + 5).toBe(left.length);
    expect(left.length + 840).toBe(966);
  });

  test('take in bare metal and single types where they are asked for', () => {
    const metal = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, bareMetal: true });
    expect(metal.leftOut(PREFIXES_CUSTOM).filter(({ hypervisor, vcpus }) => hypervisor === Hypervisor.NONE && vcpus !== undefined)).toEqual([]);
    const exact = InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, exact: true });
    expect(exact.requirements(PREFIXES_CUSTOM).map(({ key }) => key)).toEqual(['node.kubernetes.io/instance-type']);
    expect(names(exact.types(PREFIXES_CUSTOM))).toEqual(expect.arrayContaining(['c9g.medium', 'c7i.32xlarge', 'm5.large']));
    expect(exact.leftOut(PREFIXES_CUSTOM).every(({ hypervisor }) => hypervisor === Hypervisor.NONE)).toBe(true);
  });

  test('are two pools by their caps', () => {
    const of = (options: InstanceTypeSelectionOptions) => InstanceTypeSelection.families(['m', 'c', 'r'], { minGeneration: 5, ...options });
    const [small, large] = [of({ maxVcpus: 30 }), of({ minVcpus: 31, minPods: 250 })];

    expect(vcpusOf(small.requirements(PREFIXES_CUSTOM)).sort()).toEqual(['Gt 1', 'Lt 31']);
    expect(vcpusOf(large.requirements(PREFIXES_CUSTOM))).toEqual(['Gt 30']);
    expect(small.types(PREFIXES_CUSTOM).length + large.types(PREFIXES_CUSTOM).length).toBe(840);
  });
});

test('a list that somebody changes changes no selection', () => {
  const categories = ['m'];
  const selection = InstanceTypeSelection.families(categories);
  categories.push('c');
  selection.types(PREFIXES).pop();
  expect(selection.requirements(PREFIXES)[0].values).toEqual(['m']);
  expect(selection.types(PREFIXES).length).toBe(InstanceTypeSelection.families(['m']).types(PREFIXES).length);
});

test.each<[string, unknown, object, string[]]>([
  ['no category', [], {}, ['type-selection-refused']],
  ['a category of no type, beside options out of range', ['m7g', 'zz'], { minPods: 0, minVcpus: 1.5 }, ['invalid-number', 'invalid-number', 'type-selection-refused', 'type-selection-refused']],
  ['vCPUs that contradict', ['m'], { minVcpus: 32, maxVcpus: 16 }, ['type-selection-refused']],
  ['a string', 'm', {}, ['option-refused']],
  ['an option that does not exist', ['m'], { minPod: 110 }, ['option-refused']],
  ['flags and architectures of another type', ['m'], { exact: 'yes', architecture: 'arm' }, ['option-refused', 'option-refused']],
])('%s is refused, all at once', (_, categories, options, ids) => {
  const refused = () => InstanceTypeSelection.families(categories as string[], options);
  expect(refused).toThrow(FindingError);
  let error: any;
  try { refused(); } catch (caught) { error = caught; }
  expect(error.findings.map(({ id }: { id: string }) => id.replace(/.*:/, '')).sort()).toEqual([...ids].sort());
});
