import { CpuArchitecture, Hypervisor, InstanceTypeLimits } from '../instance-type-limits';

/** Labels by which Karpenter chooses types. */
export const TYPE_LABELS = {
  type: 'node.kubernetes.io/instance-type',
  architecture: 'kubernetes.io/arch',
  category: 'karpenter.k8s.aws/instance-category',
  generation: 'karpenter.k8s.aws/instance-generation',
  family: 'karpenter.k8s.aws/instance-family',
  size: 'karpenter.k8s.aws/instance-size',
  vcpus: 'karpenter.k8s.aws/instance-cpu',
  memory: 'karpenter.k8s.aws/instance-memory',
  hypervisor: 'karpenter.k8s.aws/instance-hypervisor',
} as const;

/** Labels of a type; those that are not known are undefined. */
export type TypeLabels = Readonly<Record<string, string | undefined>>;

/** One of `spec.template.spec.requirements` of a NodePool. */
export interface TypeRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: string[];
}

const HYPERVISORS: Readonly<Record<Hypervisor, string>> = {
  [Hypervisor.NITRO]: 'nitro',
  [Hypervisor.XEN]: 'xen',
  [Hypervisor.NONE]: '',
};

const ARCHITECTURES: Readonly<Record<CpuArchitecture, string>> = {
  [CpuArchitecture.X86_64]: 'amd64',
  [CpuArchitecture.ARM_64]: 'arm64',
};

/** Karpenter's own: groups 1 and 3 are category and generation. */
const CATEGORY = /^([a-z]+)(-[0-9]+tb)?([0-9]+).*\./;

/**
 * The labels of a type.
 *
 * @see https://karpenter.sh/docs/reference/instance-types/
 */
export function typeLabels(
  { instanceType, vcpus, memoryMib, architecture, hypervisor }: InstanceTypeLimits,
): TypeLabels {
  const [family, ...size] = instanceType.split('.');
  const [, category, , generation] = CATEGORY.exec(instanceType) ?? [];
  return {
    [TYPE_LABELS.type]: instanceType,
    [TYPE_LABELS.family]: family,
    [TYPE_LABELS.size]: size.join('.'),
    [TYPE_LABELS.category]: category,
    [TYPE_LABELS.generation]: generation,
    [TYPE_LABELS.vcpus]: vcpus === undefined ? undefined : String(vcpus),
    [TYPE_LABELS.memory]: memoryMib === undefined ? undefined : String(memoryMib),
    [TYPE_LABELS.architecture]: architecture === undefined ? undefined : ARCHITECTURES[architecture],
    [TYPE_LABELS.hypervisor]: hypervisor === undefined ? undefined : HYPERVISORS[hypervisor],
  };
}

/** Whether Karpenter takes a type with such labels: all requirements hold. One without a label fails all but NotIn. */
export function takesType(requirements: readonly TypeRequirement[], labels: TypeLabels): boolean {
  return requirements.every(({ key, operator, values }) => {
    const label = labels[key];
    switch (operator) {
      case 'In': return label !== undefined && values.includes(label);
      case 'NotIn': return label === undefined || !values.includes(label);
      case 'Gt': return label !== undefined && Number(label) > Number(values[0]);
      default: return label !== undefined && Number(label) < Number(values[0]);
    }
  });
}
