import { admitsType, admitsZone, GivenRequirement } from './pool-choice';
import { Fields, PoolFacts } from './pool-facts';
import { statedSizes } from './stated-sizes';
import { sizeFields, sizeFindings } from './told-sizes';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { Finding } from '../../findings/finding';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';
import { isMap } from '../os/reserved-resources';

/** What the plan counts of a NodePool. */
export interface CountedPool {
  readonly sizes: KarpenterPoolSizes;

  /** The types that its requirements leave, and whether they leave a zone. */
  readonly types: readonly InstanceTypeLimits[];
  readonly admits: (zone: string) => boolean;
}

/** The sizes of a NodePool and the types that it may start: what its `spec` says wins over the capacity. */
export function countedPool(
  spec: Fields,
  own: readonly GivenRequirement[],
  { sizes: ofCapacity, types: all }: Pick<PoolFacts, 'sizes' | 'types'>,
): { value: CountedPool; findings: Finding[] } {
  const { value: stated = {}, findings } = statedSizes(spec);
  const readable = own.filter(isMap);
  const types = all.filter((type) => admitsType(readable, type) !== false);
  const named = types.some(({ instanceType }) => instanceType === ofCapacity.expectedType);
  const { expectedType, ...others } = ofCapacity;
  const limits = { ...ofCapacity.limits, ...given(stated.limits ?? {}) };
  const sizes: KarpenterPoolSizes = {
    ...others,
    ...(named ? { expectedType } : {}),
    ...stated,
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
  };
  const paths = {
    limits: stated.limits === undefined ? 'limits' : 'spec.limits',
    replicas: stated.replicas === undefined ? 'replicas' : 'spec.replicas',
  };
  // Without types others speak of the requirements; limits of nothing are a NodePool that is switched off.
  const isJudged = findings.length === 0 && types.length > 0 && !Object.values(limits).includes(0);
  return {
    value: { sizes, types, admits: (zone) => admitsZone(readable, zone) },
    findings: [...findings, ...(isJudged ? sizeFindings(sizes, types, paths) : [])],
  };
}

/** The `spec` of a NodePool with the sizes of its capacity, over which its own win. */
export function mergedSizes(spec: Fields, sizes: KarpenterPoolSizes): Fields {
  const fields = sizeFields(sizes);
  const merged = { ...fields, ...spec };
  for (const name of ['limits', 'disruption']) {
    if (fields[name] !== undefined && isMap(spec[name])) merged[name] = { ...fields[name], ...spec[name] };
  }
  return merged;
}

function given<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
