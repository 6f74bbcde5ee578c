import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { InstanceTypeLimits } from '../instance-type-limits';

/** A type whose vCPUs are not known, so that neither is its cap. */
export function vcpuFindings({ instanceType, vcpus }: InstanceTypeLimits, { cappedAt }: { readonly cappedAt?: number }): Finding[] {
  if (vcpus !== undefined || cappedAt === undefined) return [];
  return [findingOf('vcpus-unknown', instanceType,
    `the vCPU count of ${instanceType} is not known; the cap of ${cappedAt} pods was taken, and 250 may be right; state it with InstanceTypeLimits.custom`)];
}

/** A type that has no trunk ENI, or of which it is not known how many branch interfaces one has. */
export function trunkFindings({ instanceType, branchInterfaces }: InstanceTypeLimits): Finding[] {
  if (branchInterfaces === undefined) {
    return [findingOf('branch-limit-unknown', instanceType, `how many branch interfaces ${instanceType} can have is not known`)];
  }
  if (branchInterfaces > 0) return [];
  return [findingOf('trunk-unsupported', instanceType,
    `${instanceType} cannot have a trunk ENI: no pod on it can have a security group of its own; use a type that supports trunking`)];
}
