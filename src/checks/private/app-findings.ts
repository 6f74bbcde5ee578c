import { IConstruct } from 'constructs';
import { isOf } from '../../findings/catalogue';
import { statementKey } from '../../findings/identity';
import { AppResource, AppResources } from '../../templates/app-resources';
import { allReferredTo } from '../../templates/forms';
import { StageTree } from '../../templates/stage-tree';
import { alternativesOf } from '../facts/cluster-alternatives';
import { appModel, ClusterModel } from '../facts/cluster-model';
import { ClusterFleets, clusterFleets } from '../facts/fleets/cluster-fleets';
import { idsSaidBefore } from '../facts/own-constructs';
import { ReservationFacts, reservationFacts } from '../facts/reservation-facts';
import { addonVersionFindings } from '../rules/addon-versions';
import { planFindings, PlanSettings, sharedFindings } from '../rules/cluster-plans';
import { clusterRoleFindings } from '../rules/clusters/cluster-roles';
import { controlPlaneFindings } from '../rules/clusters/control-planes';
import { ipv6PlaceFindings } from '../rules/clusters/ipv6-places';
import { sharedPurposeFindings } from '../rules/clusters/shared-purposes';
import { unhostedAddonFindings } from '../rules/clusters/unhosted-addons';
import { toldFleetFindings } from '../rules/groups/told-pod-counts';
import { LocatedFinding } from '../rules/located-finding';
import { groupFindings } from '../rules/node-groups';
import { autoModeClassFindings } from '../rules/nodes/auto-mode-classes';
import { karpenterOwnCountFindings } from '../rules/nodes/karpenter-own-counts';
import { poolCountFindings } from '../rules/nodes/pool-pod-counts';
import { uncountedNodeFindings } from '../rules/nodes/uncounted-nodes';
import { densityFindings } from '../rules/nodes/unused-density';
import { orderFindings } from '../rules/order/cluster-order';
import { RootedFinding, withDefaults } from '../rules/parameters/two-readings';
import { missingPlaceFindings, missingTagFindings } from '../rules/pod-subnet-missing';
import { securityFindings } from '../rules/security';
import { sharedTagFindings } from '../rules/shared-tags';
import { addonFindings } from '../rules/vpc-cni-addons';
import { networkFindings, reservationFindings } from '../rules/vpc-networks';

/**
 * What there is to say of the EKS resources of an app, each thing once; what constructs of this library have said of
 * their own is left to them.
 *
 * @param isWritten whether CDK has written the templates
 */
export function appFindings(
  root: IConstruct,
  options: Omit<PlanSettings, 'reservations'>,
  isWritten: boolean,
): LocatedFinding[] {
  return StageTree.allIn(root, isWritten).flatMap((tree) => stageFindings(tree, options));
}

function stageFindings(tree: StageTree, options: Omit<PlanSettings, 'reservations'>): LocatedFinding[] {
  const resources = new AppResources(tree);
  const known = findingsIn(resources, options);
  if (resources.parameterDefaults.length === 0) return known;
  const withValues = new AppResources(tree, true);
  return withDefaults(known, findingsIn(withValues, options), withValues);
}

/** What there is to say of resources as they are read. */
function findingsIn(resources: AppResources, options: Omit<PlanSettings, 'reservations'>): RootedFinding[] {
  const model = appModel(resources);
  const uncounted = uncountedNodeFindings(model, options.instanceTypeLimits);
  if (model.clusters.length === 0) return uncounted;
  const reservations = reservationFacts(resources);
  const ofParts = [
    ...model.clusters.flatMap(alternativesOf).flatMap((cluster) => [
      ...addonFindings(cluster, resources, options.instanceTypeLimits),
      ...addonVersionFindings(cluster),
      ...missingPlaceFindings(cluster, resources),
      ...missingTagFindings(cluster, resources),
      ...sharedPurposeFindings(cluster, resources),
      ...controlPlaneFindings(cluster, resources),
      ...ipv6PlaceFindings(cluster, resources),
      ...autoModeClassFindings(cluster, resources),
      ...clusterRoleFindings(cluster, resources),
      ...unhostedAddonFindings(cluster, model),
      ...cluster.groups.flatMap((group) => groupFindings(group, cluster, resources, options.instanceTypeLimits)),
      ...toldFleetFindings(cluster, resources, options.instanceTypeLimits),
      ...securityFindings(cluster),
      ...poolCountFindings(cluster, options.instanceTypeLimits),
      ...karpenterOwnCountFindings(cluster, options.instanceTypeLimits),
    ]),
    ...orderFindings(model),
    ...networkFindings(model, reservations),
    ...sharedFindings(model),
    ...sharedTagFindings(model),
    ...reservationFindings(reservations),
    ...uncounted,
    ...model.clusters.flatMap((cluster) => densityFindings(cluster, options.instanceTypeLimits)),
  ].filter(({ finding, resource }) => !idsSaidBefore(resource.construct).has(finding.id));
  const fleetsOf = (cluster: ClusterModel) => clusterFleets(cluster, resources, options.instanceTypeLimits);
  const ofPlans = model.clusters.flatMap((cluster) => {
    const found = planFindings(cluster, resources, { ...options, reservations });
    const roots = found.length === 0 ? [] : countedIn(cluster, fleetsOf(cluster), reservations, resources);
    return found.map((each) => ({ ...each, roots }));
  });
  // A forecast that cannot be made says why, and of a group that can have been said before.
  const saidOfParts = new Set(ofParts.map(({ finding }) => statementKey(finding)));
  const ofForecasts = ofPlans.filter(({ finding, resource }) =>
    // Sizes of groups are judged by themselves, whether or not there is a forecast of them.
    !isOf(finding, 'nodegroup-sizes') && !saidOfParts.has(statementKey(finding))
    && !idsSaidBefore(resource.construct).has(finding.id));
  return distinct([...ofParts, ...ofForecasts]);
}

/** The resources that the plan of a cluster counts by. */
function countedIn(
  { cluster, cni: { addon }, groups }: ClusterModel,
  { fleets }: ClusterFleets,
  reservations: readonly ReservationFacts[],
  resources: AppResources,
): AppResource[] {
  const nodes = [...groups, ...fleets.map(({ source: { resource }, ...fleet }) => ({ ...fleet, resource }))];
  const templates = nodes.flatMap(({ resource: { properties } }) => allReferredTo([
    properties.LaunchTemplate, properties.MixedInstancesPolicy, properties.LaunchConfigurationName,
  ])).map((path) => resources.at(path));
  const subnets = [
    ...nodes.flatMap((each) => each.subnets ?? []), ...fleets.flatMap(({ podSubnets = [] }) => podSubnets),
  ];
  const ofSubnets = reservations.filter(({ subnet: { key } }) => subnets.some((subnet) => subnet.key === key));
  const all = [
    cluster?.resource, addon, ...nodes.map(({ resource }) => resource), ...templates,
    ...subnets.map(({ resource }) => resource), ...ofSubnets.map(({ resource }) => resource),
  ];
  return [...new Set(all.filter((resource) => resource !== undefined))];
}

/**
 * A subnet, or a template, of two clusters would be spoken of twice in the same words; and a block that is wrong twice
 * in others.
 */
function distinct<F extends LocatedFinding>(findings: readonly F[]): F[] {
  const keyOf = ({ finding, resource }: LocatedFinding) => `${resource.path} ${statementKey(finding)}`;
  const keys = findings.map(keyOf);
  return findings.filter((_, index) => keys.indexOf(keys[index]) === index);
}
