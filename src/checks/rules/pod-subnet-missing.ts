import { located, LocatedFinding } from './located-finding';
import { findingOf } from '../../findings/catalogue';
import { zoneInWords } from '../../findings/phrases';
import { AppResources } from '../../templates/app-resources';
import { areDistinct, shownName } from '../../templates/text-forms';
import { ClusterModel } from '../facts/cluster-model';
import { DUMMY_ZONE, podPlaces } from '../facts/pod-places';

/** Zones of nodes for which there is no ENIConfig in the app, or one of another zone. */
export function missingPlaceFindings(model: ClusterModel, resources: AppResources): LocatedFinding[] {
  const { cni, groups } = model;
  if (!cni.customNetworking || !cni.hasEniConfigs || cni.unknown.length > 0) return [];
  const [names, hasUnread] = [[...cni.eniConfigs.keys()], cni.hasUnreadManifests];
  const source = cni.makesEniConfigs ? "'eniConfig.subnets' of the VPC CNI has" : 'the manifests of the app have';
  return groups.filter(({ os }) => os.features.takesPodSubnets).flatMap((group) => podPlaces(group, model, resources).flatMap((place) => {
    const { nodes, pods, eniConfig, elsewhere } = place;
    if (eniConfig === undefined) return [];
    const said = (why: string) => located(group.resource, ['Subnets'], [findingOf('pod-subnet-missing', nodes.zone,
      `nodes of '${group.name}' would run in '${nodes.name}' (${zoneInWords(nodes.zone)}), where they look for the ENIConfig '${shownName(eniConfig)}'${why}`)]);
    if (elsewhere !== undefined) {
      return said(`, whose subnet '${elsewhere.name}' is in another zone (${elsewhere.zone}): an ENI is attached to instances of its own zone only, and the nodes`
        + ' never become Ready; name a subnet of the zone of the nodes, or keep the group out of it');
    }
    // What a name that is a token turns out to be is not known, nor what a manifest holds that cannot be read.
    const isMissing = pods === undefined && !hasUnread && !DUMMY_ZONE.test(eniConfig)
      && names.length > 0 && names.every((name) => areDistinct(name, eniConfig));
    return !isMissing ? []
      : said(`; ${source} ${names.map(shownName).join(', ')}, and a node without one never becomes Ready: add it, or keep the group out of that zone`);
  }));
}
