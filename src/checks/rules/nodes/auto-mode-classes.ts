import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { AUTO_MODE_WORDS as WORDS } from '../../../findings/words/cluster/auto-mode-nodes';
import { AppResources } from '../../../templates/app-resources';
import { ClusterModel } from '../../facts/cluster-model';
import { selectedSubnets } from '../../facts/fleets/selected-subnets';
import { holderOfObjects } from '../../facts/kubernetes-facts';
import { AutoModeClassFacts, karpenterObjects } from '../../facts/nodes/karpenter-objects';
import { located, LocatedFinding } from '../located-finding';

const [SUBNETS, GROUPS] = ['podSubnetSelectorTerms', 'podSecurityGroupSelectorTerms'];

/**
 * NodeClasses of EKS Auto Mode that give pods subnets of their own: without their security groups, or not in each zone
 * of the nodes.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html
 */
export function autoModeClassFindings({ cni: { manifests } }: ClusterModel, resources: AppResources): LocatedFinding[] {
  return karpenterObjects(manifests).autoModeClasses.flatMap((own) => (
    located(own.manifest, [holderOfObjects(own.manifest)], [...pairFindings(own), ...zoneFindings(own, resources)])));
}

function pairFindings({ shown: object, podSubnets, podSecurityGroups }: AutoModeClassFacts): Finding[] {
  if ((podSubnets === undefined) === (podSecurityGroups === undefined)) return [];
  const [given, missing] = podSecurityGroups === undefined ? [SUBNETS, GROUPS] : [GROUPS, SUBNETS];
  return [findingOf(WORDS.classWithoutGroups, about.resource(object), { object, given, missing })];
}

function zoneFindings(
  { shown: object, subnets: ofNodes, podSubnets }: AutoModeClassFacts,
  resources: AppResources,
): Finding[] {
  if (podSubnets === undefined || ofNodes === undefined) return [];
  const [nodes, pods] = [ofNodes, podSubnets].map((terms) => selectedSubnets(terms, resources));
  // A subnet that does not tell its zone can be in any.
  if (pods.length === 0 || [...nodes, ...pods].some(({ zoneKey }) => zoneKey === undefined)) return [];
  const zones = nodes.filter(({ zone }) => !pods.some((each) => each.zone === zone)).map(({ zone }) => zone);
  return zones.length === 0 ? []
    : [findingOf(WORDS.zonesWithoutPods, about.resource(object), { object, zones: [...new Set(zones)] })];
}
