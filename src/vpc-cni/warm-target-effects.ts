import { VariableReader, wholeIn } from './variable-reader';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { Facts, Wording } from '../findings/wording';
import { IDLE_SETTING_WORDS } from '../findings/words/checks/idle-settings';
import { WARM_TARGET_WORDS } from '../findings/words/nodes/warm-targets';
import { UNUSED_SETTING_WORDS } from '../findings/words/vpc-cni/unused-settings';

const PREFIXES = 'ENABLE_PREFIX_DELEGATION';

/**
 * Warm targets that are dead beside others, or stop the pool from growing: the same that `WarmPool` cannot be made of.
 * With a dead one a cluster runs. What one of them makes idle is said as far as both are known.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
export function warmTargetFindings(variables: VariableReader): Finding[] {
  return [...deadFindings(variables), ...minimumFindings(variables), ...emptyFindings(variables)];
}

/** Targets of the other mode, or of whole prefixes and ENIs beside those of addresses. */
function deadFindings(variables: VariableReader): Finding[] {
  const [prefixes, enis] = ['WARM_PREFIX_TARGET', 'WARM_ENI_TARGET'].map((name) => givenTarget(variables, name));
  const others = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET'].filter((name) => (variables.target(name) ?? 0) > 0);
  const dead = <F extends Facts>(name: string, words: Wording<F>, facts: NoInfer<F>) =>
    findingOf(words, about.setting(`env.${name}`), facts);
  const findings: Finding[] = [];
  if (prefixes !== undefined && variables.isOff(PREFIXES)) {
    findings.push(dead('WARM_PREFIX_TARGET', IDLE_SETTING_WORDS.prefixTargetWith, { target: prefixes }));
  } else if (prefixes !== undefined && prefixes > 0 && others.length > 0) {
    findings.push(dead('WARM_PREFIX_TARGET', IDLE_SETTING_WORDS.prefixTargetBeside, { target: prefixes, others }));
  }
  if (enis !== undefined && variables.isOn(PREFIXES)) {
    findings.push(dead('WARM_ENI_TARGET', IDLE_SETTING_WORDS.eniTargetWith, { target: enis }));
  } else if (enis !== undefined && others.length > 0) {
    findings.push(dead('WARM_ENI_TARGET', IDLE_SETTING_WORDS.eniTargetBeside, { target: enis, others }));
  }
  return findings;
}

/** A floor that nothing grows past, or that the target of spare addresses reaches in any case. */
function minimumFindings(variables: VariableReader): Finding[] {
  const [minimum, target] = ['MINIMUM_IP_TARGET', 'WARM_IP_TARGET'].map((name) => variables.target(name));
  if (minimum === undefined || minimum === 0 || target === undefined) return [];
  const subject = about.setting('MINIMUM_IP_TARGET');
  if (target === 0) return [findingOf(IDLE_SETTING_WORDS.floorAlone, subject, { minimum })];
  return minimum <= target ? [findingOf(UNUSED_SETTING_WORDS.minimumReached, subject, { minimum, target })] : [];
}

/** Nothing spare at all. With prefixes the VPC CNI does not start so, unless it takes a text for a number above 0. */
function emptyFindings(variables: VariableReader): Finding[] {
  const targetOf = (name: string) => variables.target(name);
  if (targetOf('WARM_IP_TARGET') !== 0 || targetOf('MINIMUM_IP_TARGET') !== 0) return [];
  if (variables.isOn(PREFIXES) && targetOf('WARM_PREFIX_TARGET') === 0 && !variables.refusesToKeepNothing) {
    return [findingOf(IDLE_SETTING_WORDS.noWarmTarget, about.setting('WARM_PREFIX_TARGET'), {})];
  }
  if (variables.isOff(PREFIXES) && targetOf('WARM_ENI_TARGET') === 0) {
    const subject = about.setting('WARM_ENI_TARGET');
    return [findingOf(WARM_TARGET_WORDS.noWarmEni, subject, { setting: 'env.WARM_ENI_TARGET' })];
  }
  return [];
}

/** The number that a target is set to; of others it is said that the VPC CNI takes them for none. */
function givenTarget(variables: VariableReader, name: string): number | undefined {
  const value = wholeIn(variables.text(name) ?? '');
  return value === undefined || value < 0 ? undefined : value;
}
