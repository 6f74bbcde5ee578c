import { knownVersion } from './addon-version';
import { CNI_FEATURES, lacks, sinceText } from '../../capacity/kernel/cni-features';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';

/** The features of which a prop can ask, where the version may be too old for them. */
type AskedFeature = Exclude<keyof typeof CNI_FEATURES, 'eniConfigs' | 'trunkPlaceByType'>;

/** That whether the version of the add-on is late enough for a feature is not known at synth. */
export function untoldVersionFindings(version: string | undefined): Finding[] {
  if (knownVersion(version) !== undefined) return [];
  const facts = { since: sinceText(CNI_FEATURES.taggedSubnets), isToken: version !== undefined };
  return [findingOf(CNI_VERSION_WORDS.taggedSubnetsUntold, about.prop('addonVersion'), facts)];
}

/** That a version which is asked for is too old for a feature that is asked for too. */
export function tooOldFindings(version: string | undefined, feature: AskedFeature): Finding[] {
  if (!lacks(version, CNI_FEATURES[feature])) return [];
  return [
    findingOf(CNI_VERSION_WORDS[feature], about.prop('addonVersion'), {
      version: version!,
      since: sinceText(CNI_FEATURES[feature]),
    }),
  ];
}
