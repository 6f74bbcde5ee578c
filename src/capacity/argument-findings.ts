import { AddressDemandOptions } from './address-demand-options';
import { InstanceTypeLimits } from './instance-type-limits';
import { Finding } from '../findings/finding';
import { memberFindings, memberListFindings, propNames, structFindings, StructName } from '../findings/struct-findings';

/** What is wrong with the limits of a type as an argument, by their name. */
export function limitFindings(prop: string, limits: InstanceTypeLimits): Finding[] {
  return memberFindings(prop, limits, 'InstanceTypeLimits', 'maxEnis');
}

/** The same for a list of them. */
export function limitListFindings(prop: string, limits: InstanceTypeLimits[]): Finding[] {
  return memberListFindings(prop, limits, 'InstanceTypeLimits', 'maxEnis');
}

/**
 * What no options of a node are: not what they say, which others check. Those of its demand are options of its capacity
 * too.
 */
export function nodeOptionNameFindings(
  struct: Extract<StructName, 'NodeCapacityOptions' | 'AddressDemandOptions'>,
  options: AddressDemandOptions,
): Finding[] {
  const findings = structFindings(struct, options, {
    judge: (name) => propNames('AddressDemandOptions').includes(name) || undefined,
  });
  if (findings.length > 0) return findings;
  const { ipAssignment, warmPool, windowsWarmPool } = options;
  return [
    ...(ipAssignment === undefined
      ? []
      : memberFindings('ipAssignment', ipAssignment, 'an IpAssignment', 'usesPrefixes')),
    ...(warmPool === undefined ? [] : memberFindings('warmPool', warmPool, 'a WarmPool', 'environment')),
    ...(windowsWarmPool === undefined
      ? []
      : memberFindings('windowsWarmPool', windowsWarmPool, 'a WindowsWarmPool', 'configuration')),
  ];
}
