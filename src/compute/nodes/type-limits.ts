import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits, unknownTypeMessage } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';

/** Instance types, and limits that the user states of them. */
export interface TypesAsked {
  readonly instanceTypes?: ec2.InstanceType[];
  readonly instanceTypeLimits?: InstanceTypeLimits[];
}

/**
 * The limits of each instance type: those the user states, else those of the table. Types that are tokens are taken to be
 * those whose limits are stated.
 */
export function readTypes({ instanceTypes = [], instanceTypeLimits: stated = [] }: TypesAsked): Checked<InstanceTypeLimits[]> {
  const names = instanceTypes.map((type) => type.toString());
  if (names.length === 0) {
    return refused(findingOf('instance-types-missing', 'instanceTypes',
      "'instanceTypes' is empty; list at least one instance type, for the pod count follows from them"));
  }
  const literal = names.filter((name) => !Token.isUnresolved(name));
  const hasTokens = literal.length < names.length;
  if (hasTokens && stated.length === 0) {
    return refused(findingOf('unresolved-value', 'instanceTypes',
      "'instanceTypes' holds a token, and the pod count follows from the types at synth; state the types it may be in 'instanceTypeLimits'"));
  }
  const found = literal.map((name) => stated.find((limits) => limits.instanceType === name) ?? InstanceTypeLimits.find(name));
  const unknown = literal.filter((_, index) => found[index] === undefined)
    .map((name) => findingOf('instance-type-unknown', name, `${unknownTypeMessage(name)}; or state its limits in 'instanceTypeLimits'`));
  const known = found.filter((limits) => limits !== undefined);
  if (hasTokens) return { value: [...new Set([...known, ...stated])], findings: [...unknown, tokensFinding(stated)] };
  return known.length === 0 ? { findings: unknown } : { value: known, findings: unknown };
}

/** The fewest vCPUs of the types; undefined where those of one are not known. */
export function fewestVcpus(limits: readonly InstanceTypeLimits[]): number | undefined {
  const vcpus = limits.map((type) => type.vcpus).filter((count) => count !== undefined);
  return vcpus.length < limits.length ? undefined : Math.min(...vcpus);
}

function refused(finding: Finding): Checked<InstanceTypeLimits[]> {
  return { findings: [finding] };
}

function tokensFinding(stated: readonly InstanceTypeLimits[]): Finding {
  return findingOf('instance-types-unresolved', 'instanceTypes',
    `'instanceTypes' holds tokens; the pod count is that of ${stated.map((limits) => limits.instanceType).join(', ')}, and whether they name these was not checked`);
}
