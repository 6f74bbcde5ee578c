import { Token } from 'aws-cdk-lib';
import { CNI_FEATURES, isCniVersion, sinceText } from '../../capacity/kernel/cni-features';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { isListedForm } from '../../vpc-cni/feature-versions';

/** Whether a version is given, is no token, and is none that EKS lists. */
export function isUnlisted(version: string | undefined): version is string {
  return version !== undefined && !Token.isUnresolved(version) && !isListedForm(version);
}

/** A version by which pods can be counted: not a token, and not a string of which others say that it is no version. */
export function knownVersion(version: string | undefined): string | undefined {
  return !Token.isUnresolved(version) && isCniVersion(version) ? version : undefined;
}

/** That whether the version of the add-on is late enough for a feature is not known at synth. */
export function untoldVersionFindings(version: string | undefined): Finding[] {
  if (knownVersion(version) !== undefined) return [];
  const facts = { since: sinceText(CNI_FEATURES.taggedSubnets), isToken: version !== undefined };
  return [findingOf(CNI_VERSION_WORDS.taggedSubnetsUntold, about.prop('addonVersion'), facts)];
}
