import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { INSTANCE_TYPE_WORDS as WORDS } from '../../findings/words/nodes/instance-types';
import { InstanceTypeLimits } from '../instance-type-limits';

/** A type whose vCPUs are not known, so that neither is its cap. */
export function vcpuFindings(
  { instanceType, vcpus: count }: InstanceTypeLimits,
  { cappedAt }: { readonly cappedAt?: number },
): Finding[] {
  if (count !== undefined || cappedAt === undefined) return [];
  return [findingOf(WORDS.vcpusUnknown, about.type(instanceType), { types: [instanceType], cap: cappedAt })];
}
