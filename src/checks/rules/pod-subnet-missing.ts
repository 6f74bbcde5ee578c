import { located, LocatedFinding } from './located-finding';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { TEMPLATE_GROUP_WORDS } from '../../findings/words/checks/template-groups';
import { AppResources } from '../../templates/app-resources';
import { areDistinct, shownName } from '../../templates/text-forms';
import { ClusterModel } from '../facts/cluster-model';
import { DUMMY_ZONE, podPlaces } from '../facts/pod-places';
import { taggedPlaces } from '../facts/tagged-places';

/** Zones of nodes for which there is no ENIConfig in the app, or one of another zone. */
export function missingPlaceFindings(model: ClusterModel, resources: AppResources): LocatedFinding[] {
  const { cni, groups } = model;
  if (!cni.customNetworking || cni.unknown.length > 0) return [];
  const hasUnread = cni.hasUnreadManifests || model.unplaced.manifests.length > 0;
  const names = [...cni.eniConfigs.keys()];
  return groups
    .filter(({ os }) => os.features.takesPodSubnets)
    .flatMap((group) =>
      podPlaces(group, model, resources).flatMap((place) => {
        const { nodes, pods, eniConfig, elsewhere } = place;
        if (eniConfig === undefined) return [];
        const where = {
          groups: [group.name],
          subnets: [nodes.name],
          zones: [nodes.zone],
          eniConfigs: [shownName(eniConfig)],
        };
        if (elsewhere !== undefined) {
          return located(
            group.resource,
            ['Subnets'],
            [
              findingOf(TEMPLATE_GROUP_WORDS.eniConfigElsewhere, about.zone(nodes.zone), {
                ...where,
                podSubnets: [elsewhere.name],
                otherZones: [elsewhere.zone],
              }),
            ],
          );
        }
        // What a name that is a token turns out to be is not known, nor what a manifest holds that cannot be read.
        const isMissing =
          pods === undefined
          && !hasUnread
          && !DUMMY_ZONE.test(eniConfig)
          && names.length > 0
          && names.every((name) => areDistinct(name, eniConfig));
        return !isMissing
          ? []
          : located(
            group.resource,
            ['Subnets'],
            [
              findingOf(TEMPLATE_GROUP_WORDS.eniConfigMissing, about.zone(nodes.zone), {
                ...where,
                byAddon: cni.makesEniConfigs,
                names: names.map(shownName),
              }),
            ],
          );
      }),
    );
}

/** Zones of nodes whose subnets are left out by their tag, and for which no subnet is offered by it. */
export function missingTagFindings(model: ClusterModel, resources: AppResources): LocatedFinding[] {
  if (model.cni.unknown.length > 0) return [];
  return model.groups.flatMap((group) => taggedPlaces(group, model, resources)
    // What is offered in a VPC that the app does not make is not known.
    .filter(({ pods, isUnsure }) => pods.length === 0 && !isUnsure)
    .filter(({ nodes }) => resources.at(nodes.vpcKey ?? '') !== undefined)
    .flatMap(({ nodes }) => located(group.resource, ['Subnets'], [
      findingOf(TEMPLATE_GROUP_WORDS.taggedSubnetMissing, about.zone(nodes.zone), {
        groups: [group.name],
        subnets: [nodes.name],
        zones: [nodes.zone],
      }),
    ])));
}
