import { AppResource, AppResources } from './app-resources';
import { ClusterForecast, clusterForecast } from './cluster-forecast';
import { ClusterModel } from './cluster-model';
import { located, LocatedFinding } from './located-finding';
import { ownConstruct } from './own-constructs';
import { ReservationFacts } from './reservation-facts';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { PodCapacityCluster } from '../../cluster/pod-capacity-cluster';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/private/finding-error';
import { isDummyId } from '../../network/private/vpc-facts';
import { CapacityPlan } from '../../planning/capacity-plan';
import { OvercommitPolicy } from '../../planning/plan-stage';
import { PodForecast } from '../../planning/pod-forecast';

/** How plans are made and judged. */
export interface PlanSettings {
  readonly reservations: readonly ReservationFacts[];
  readonly instanceTypeLimits: InstanceTypeLimits[];
  readonly onOvercommit?: OvercommitPolicy;
}

/** Whether the addresses of a cluster's subnets last. */
export function planFindings(model: ClusterModel, resources: AppResources, settings: PlanSettings): LocatedFinding[] {
  if (isPlannedByItself(model)) return [];
  const place = model.cluster?.resource ?? model.cni.addon ?? model.groups[0]?.resource;
  // What follows from settings that are tokens was said of the add-on.
  if (place === undefined || model.cni.unknown.length > 0) return [];
  const forecast = clusterForecast(model, resources, settings.reservations, settings.instanceTypeLimits);
  if (forecast.props.subnets.length === 0) return [];
  const awaitsLookup = [...forecast.subnets.values()].some(({ key }) => isDummyId(key));
  const findings = [
    ...forecastFindings(forecast, settings.onOvercommit).flatMap((finding) => {
      const subnet = forecast.subnets.get(finding.subject)?.resource;
      const group = model.groups.find(({ name }) => name === finding.subject)?.resource;
      const ofPool = finding.id.endsWith(':invalid-warm-pool') ? model.cni.addon : undefined;
      return located(subnet ?? group ?? ofPool ?? place, subnet === undefined ? [] : ['CidrBlock'], [finding]);
    }),
    ...uncountedFindings(forecast, place),
    ...fargateFindings(model),
  ];
  return findings.map((finding) => ({ ...finding, awaitsLookup }));
}

/** A cluster of this library with no groups but its own has a plan of its own, with what its user has stated. */
function isPlannedByItself({ cluster, groups }: ClusterModel): boolean {
  const platform = cluster && ownConstruct(cluster.resource.construct, PodCapacityCluster);
  if (platform === undefined) return false;
  const own = platform.nodegroups;
  return groups.every((group) => group.own !== undefined && own.includes(group.own));
}

function forecastFindings({ props }: ClusterForecast, onOvercommit?: OvercommitPolicy): Finding[] {
  try {
    return CapacityPlan.of(PodForecast.of(props), { onOvercommit }).findings;
  } catch (error) {
    if (error instanceof FindingError) return error.findings;
    throw error;
  }
}

/** Groups whose ENIConfigs are not known; other gaps are said of the group itself. */
function uncountedFindings({ uncounted }: ClusterForecast, place: AppResource): LocatedFinding[] {
  const withoutPlace = uncounted.filter(({ types, sizes, subnets, own }) => (
    (own !== undefined || (types !== undefined && sizes !== undefined)) && subnets !== undefined));
  if (withoutPlace.length === 0) return [];
  return located(place, [], [findingOf('value-unchecked', 'plan',
    `where pods of ${withoutPlace.map(({ name }) => `'${name}'`).join(', ')} get their addresses, or what their types can have, is not known; what their nodes take from subnets was not counted`)]);
}

function fargateFindings({ fargateProfiles }: ClusterModel): LocatedFinding[] {
  return fargateProfiles.flatMap((profile) => located(profile, ['Subnets'], [findingOf('fargate-pods-unknown', profile.path,
    `how many pods the Fargate profile '${profile.path}' runs is not known, and their addresses were counted as none; compare with the plan, and acknowledge`)]));
}
