import { CNI_FEATURES, lacks, sinceText } from '../../capacity/kernel/cni-features';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_TAG_WORDS as WORDS } from '../../findings/words/forecast/forecast-tags';
import { hasPodSubnets } from '../groups/group-options';
import { PodForecastProps } from '../pod-forecast-props';
import { servesNodes, servesPods } from '../subnets/subnet-roles';

/**
 * What a forecast cannot have beside subnets that are told apart by their tags.
 *
 * @param path what stands before the properties of the whole in messages
 */
export function tagFindings(props: PodForecastProps, path: string): Finding[] {
  const { taggedSubnets, subnetDiscovery, addonVersion, subnets } = props;
  if (!taggedSubnets) return [];
  const subject = about.prop('taggedSubnets');
  const both = subnets.filter((subnet) => servesNodes(subnet) && servesPods(subnet)).map(({ name }) => name);
  const since = sinceText(CNI_FEATURES.taggedSubnets);
  return [
    ...(subnetDiscovery ? [findingOf(WORDS.besideDiscovery, subject, { path })] : []),
    ...(hasPodSubnets(props) ? [] : [findingOf(WORDS.nothingTagged, subject, { path })]),
    ...both.map((name) => findingOf(WORDS.ofNodesAndPods, about.subnet(name), { path, name })),
    ...(lacks(addonVersion, CNI_FEATURES.taggedSubnets)
      ? [findingOf(WORDS.tooOld, about.prop('addonVersion'), { path, version: addonVersion!, since })]
      : []),
  ];
}
