import { CNI_FEATURES, sinceText } from '../../../capacity/kernel/cni-features';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { CNI_VERSION_WORDS } from '../../../findings/words/vpc-cni/cni-versions';
import { PodForecast } from '../../../forecast/pod-forecast';

/** That whether the VPC CNI reads the tags of subnets is not known of a forecast. */
export function taggedVersionFindings({ taggedSubnets, _props: { addonVersion } }: PodForecast): Finding[] {
  if (!taggedSubnets || addonVersion !== undefined) return [];
  const facts = { since: sinceText(CNI_FEATURES.taggedSubnets), isToken: false };
  return [findingOf(CNI_VERSION_WORDS.taggedSubnetsUntold, about.prop('addonVersion'), facts)];
}
