import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits, unknownTypeFacts } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { GROUP_TYPE_WORDS as WORDS } from '../../findings/words/nodes/group-types';

/** Instance types, and limits that the user states of them. */
export interface TypesAsked {
  readonly instanceTypes?: ec2.InstanceType[];
  readonly instanceTypeLimits?: InstanceTypeLimits[];
}

/**
 * The limits of each instance type: those the user states, else those of the table. Types that are tokens are taken to
 * be those whose limits are stated.
 */
export function readTypes({
  instanceTypes = [],
  instanceTypeLimits: stated = [],
}: TypesAsked): Checked<InstanceTypeLimits[]> {
  const names = instanceTypes.map((type) => type.toString());
  if (names.length === 0) {
    return refused(findingOf(WORDS.none, about.prop('instanceTypes'), {}));
  }
  const literal = names.filter((name) => !Token.isUnresolved(name));
  const hasTokens = literal.length < names.length;
  if (hasTokens && stated.length === 0) {
    return refused(findingOf(WORDS.tokens, about.prop('instanceTypes'), {}));
  }
  const found = literal.map(
    (name) => stated.find((limits) => limits.instanceType === name) ?? InstanceTypeLimits.find(name),
  );
  const unknown = literal
    .filter((_, index) => found[index] === undefined)
    .map((name) => findingOf(WORDS.unknown, about.type(name), unknownTypeFacts(name)));
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
  return findingOf(WORDS.takenAsStated, about.prop('instanceTypes'), {
    types: stated.map(({ instanceType }) => instanceType),
  });
}
