import { join, Shape } from './shape';
import {
  CpuArchitecture, Hypervisor, InstanceTypeLimits, unknownTypeMessage,
} from '../../capacity/instance-type-limits';
import { FindingError } from '../../findings/finding-error';
import { lineOf } from '../../findings/print/finding-lines';

const LIMITS = ['maxEnis', 'ipv4PerEni', 'vcpus', 'memoryMib', 'networkCards', 'branchInterfaces'] as const;

/** What stands for a type that could not be read: it holds any pods, so that nothing false is said of it. */
export function unreadType(): InstanceTypeLimits {
  return InstanceTypeLimits.custom({ instanceType: 'unread', maxEnis: 100, ipv4PerEni: 100, vcpus: 1 });
}

/** The names of the subnets of nodes and of their pods, as far as they are given. */
export function subnetNames(
  shape: Shape,
  given: Record<string, unknown>,
  path: string,
): [subnets: string[] | undefined, podSubnets: string[] | undefined] {
  const names = (list: string, example: string) => (given[list] === undefined
    ? undefined
    : shape
      .list(given[list], join(path, list), (item, at) => shape.text(item, at, example))
      .filter((text) => text !== undefined));
  return [names('subnets', 'nodes-a'), names('podSubnets', 'pods-a')];
}

/** A type by its name, or with its limits where the table does not have it. */
export function instanceType(shape: Shape, value: unknown, path: string): InstanceTypeLimits {
  if (typeof value === 'string') {
    const limits = InstanceTypeLimits.find(value);
    if (limits === undefined) shape.problems.push(`${path}: ${unknownTypeMessage(value)}`);
    return limits ?? unreadType();
  }
  const given = shape.properties(value, path, ['instanceType', 'architecture', 'hypervisor', ...LIMITS]);
  const name = shape.text(given.instanceType, join(path, 'instanceType'), 'm5.large') ?? 'unread';
  const numbers = Object.fromEntries(LIMITS.map((limit) => [limit, shape.number(given[limit], join(path, limit))]));
  try {
    return InstanceTypeLimits.custom({
      ...numbers,
      architecture: shape.choice(given.architecture, join(path, 'architecture'), Object.values(CpuArchitecture)),
      hypervisor: shape.choice(given.hypervisor, join(path, 'hypervisor'), Object.values(Hypervisor)),
      instanceType: name,
      maxEnis: numbers.maxEnis!,
      ipv4PerEni: numbers.ipv4PerEni!,
    });
  } catch (error) {
    if (!(error instanceof FindingError)) throw error;
    shape.problems.push(...error.findings.map((finding) => `${path}: ${lineOf(finding)}`));
    return unreadType();
  }
}
