import { inSourceWords } from './fleet-properties';
import { located, LocatedFinding } from './located-finding';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { isPlanned, plansFleets } from '../../cluster/planning/counted-nodes';
import { PodCapacityCluster } from '../../cluster/pod-capacity-cluster';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { identityOf, saysWording } from '../../findings/identity';
import { about } from '../../findings/subject';
import { TEMPLATE_GROUP_WORDS } from '../../findings/words/checks/template-groups';
import { FORECAST_SUBNET_WORDS } from '../../findings/words/forecast/forecast-subnets';
import { PodForecast } from '../../forecast/pod-forecast';
import { CapacityPlan } from '../../plan/capacity-plan';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { AppResource, AppResources, areTogether } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { isDummyId } from '../../templates/lookup-dummies';
import { ClusterForecast, clusterForecast } from '../facts/cluster-forecast';
import { AppModel, ClusterModel } from '../facts/cluster-model';
import { clusterFleets } from '../facts/fleets/cluster-fleets';
import { CountedFleet } from '../facts/fleets/read-fleet';
import { GroupFacts } from '../facts/group-facts';
import { groupsTogether } from '../facts/groups/groups-together';
import { ownConstruct } from '../facts/own-constructs';
import { podPlaces } from '../facts/pod-places';
import { ReservationFacts } from '../facts/reservation-facts';
import { SubnetFacts } from '../facts/subnet-facts';

/** How plans are made and judged. */
export interface PlanSettings {
  readonly reservations: readonly ReservationFacts[];
  readonly instanceTypeLimits: InstanceTypeLimits[];
  readonly onOvercommit?: OvercommitPolicy;
}

/** Whether the addresses of a cluster's subnets last. */
export function planFindings(model: ClusterModel, resources: AppResources, settings: PlanSettings): LocatedFinding[] {
  const { fleets } = clusterFleets(model, resources, settings.instanceTypeLimits);
  const isOwn = isPlannedByItself(model);
  if (isOwn && (fleets.length === 0 || plansFleetsItself(model))) return [];
  const said = new Set<string>();
  // What two sets of nodes have in common is said with the numbers of the first one.
  const keyOf = ({ finding: { id, subject }, resource: { path } }: LocatedFinding) =>
    JSON.stringify([id, subject, path]);
  const further = (found: LocatedFinding[]) => {
    const others = found.filter((each) => !said.has(keyOf(each)));
    found.forEach((each) => said.add(keyOf(each)));
    return others;
  };
  // What there is to say without fleets the plan of the cluster says itself.
  if (isOwn) further(findingsOfNodes(model, [], resources, settings));
  const nodes = [
    ...model.groups.map((group) => ({ resource: group.resource, groups: [group], fleets: [] })),
    ...fleets.map((fleet) => ({ resource: fleet.source.resource, groups: [], fleets: [fleet] })),
  ];
  return groupsTogether<NodesThere>(nodes).flatMap((together) => further(findingsOfNodes(
    { ...model, groups: together.flatMap(({ groups }) => groups) },
    together.flatMap((each) => each.fleets),
    resources,
    settings,
  )));
}

/** A node group, or a fleet. */
interface NodesThere {
  readonly resource: AppResource;
  readonly groups: readonly GroupFacts[];
  readonly fleets: readonly CountedFleet[];
}

function findingsOfNodes(
  model: ClusterModel,
  fleets: readonly CountedFleet[],
  resources: AppResources,
  settings: PlanSettings,
): LocatedFinding[] {
  const place = model.cluster?.resource ?? model.cni.addon ?? model.groups[0]?.resource ?? fleets[0]?.source.resource;
  // What follows from settings that are tokens was said of the add-on.
  if (place === undefined || model.cni.unknown.length > 0) return [];
  const forecast = clusterForecast(model, resources, settings.reservations, settings.instanceTypeLimits, fleets);
  if (forecast.props.subnets.length === 0) return [];
  const awaitsLookup = [...forecast.subnets.values()].some(({ key }) => isDummyId(key));
  // Groups of this library say themselves which targets their types do not reach.
  const areAllOwn = fleets.length === 0 && model.groups.every(({ own }) => own !== undefined);
  const findings = [
    ...forecastFindings(forecast, settings.onOvercommit)
      .filter((finding) => !areAllOwn || !isOf(finding, 'warm-target-out-of-reach'))
      .filter((finding) => !isCollision(finding, forecast))
      .map((finding) => inSourceWords(finding, fleets))
      .flatMap((finding) => {
        const { kind, name: subject } = identityOf(finding)!.about;
        const subnet = kind === 'subnet' ? forecast.subnets.get(subject)?.resource : undefined;
        const nodes = [
          ...model.groups, ...fleets.map(({ name, source }) => ({ name, resource: source.resource })),
        ];
        const group = kind === 'group' ? nodes.find(({ name }) => name === subject)?.resource : undefined;
        const ofPool = isOf(finding, 'warm-target-out-of-reach') ? model.cni.addon : undefined;
        return located(subnet ?? group ?? ofPool ?? place, subnet === undefined ? [] : ['CidrBlock'], [finding]);
      }),
    ...uncountedFindings(forecast, place),
    ...fargateFindings(model),
  ];
  return findings.map((finding) => ({ ...finding, awaitsLookup }));
}

/** Whether a finding is of two subnets of a VPC that overlap: of those that the app makes their VPC speaks. */
function isCollision(finding: Finding, { subnets }: ClusterForecast): boolean {
  if (!saysWording(finding, FORECAST_SUBNET_WORDS.overlap)) return false;
  const { name, otherName } = identityOf(finding)!.facts;
  const [one, other] = [name, otherName].map((each) => subnets.get(`${each}`));
  return one?.resource !== undefined && other?.resource !== undefined && one.vpcKey === other.vpcKey;
}

/** Subnets that several clusters take addresses from: in the plan of each of them it is alone. */
export function sharedFindings({ clusters, resources }: AppModel): LocatedFinding[] {
  const using = clusters
    .filter(({ cluster, groups }) => groups.length > 0 && !(cluster?.isIpv6 ?? false))
    .map((model) => {
      const places = model.cni.customNetworking
        ? model.groups.flatMap((group) => podPlaces(group, model, resources))
        : [];
      const pods = places.flatMap((place) => place.pods ?? []);
      return { model, subnets: [...model.groups.flatMap(({ subnets = [] }) => subnets), ...pods] };
    });
  const shared = new Map<string, { readonly subnets: SubnetFacts[]; readonly models: ClusterModel[] }>();
  for (const subnet of using.flatMap(({ subnets }) => subnets)) {
    const models = using
      .filter(({ subnets }) => subnets.some(({ key }) => key === subnet.key))
      .map(({ model }) => model);
    if (models.every(isPlannedByItself) || !models.some((model, index) => (
      models.slice(0, index).some((other) => areTogether(placeOf(model), placeOf(other)))))) continue;
    const entry = shared.get(models.map(nameOfCluster).join()) ?? { subnets: [], models };
    if (!entry.subnets.some(({ key }) => key === subnet.key)) entry.subnets.push(subnet);
    shared.set(models.map(nameOfCluster).join(), entry);
  }
  return [...shared.values()].flatMap(({ subnets, models }) => {
    const facts = { clusters: models.map(nameOfCluster), subnets: subnets.map(({ name }) => name) };
    return located(subnets[0].resource ?? models[0].groups[0].resource, [],
      [findingOf(TEMPLATE_GROUP_WORDS.subnetsShared, about.subnet(subnets[0].name), facts)]);
  });
}

/** Whether plans of the app count a cluster with fleets of it, so that it is not planned here. */
export function leavesFleetsToOwnPlan(model: ClusterModel): boolean {
  return isPlannedByItself(model) && plansFleetsItself(model);
}

/** What stands for a cluster that has groups. */
function placeOf({ cluster, groups }: ClusterModel): AppResource {
  return cluster?.resource ?? groups[0].resource;
}

function nameOfCluster({ cluster, groups }: ClusterModel): string {
  return cluster?.resource.path ?? textOf(groups[0].resource.properties.ClusterName) ?? `that of ${groups[0].name}`;
}

/** A cluster whose groups are all counted by a plan of the app has that, with what its user has stated. */
function isPlannedByItself({ cluster, groups }: ClusterModel): boolean {
  const platform = cluster && ownConstruct(cluster.resource.construct, PodCapacityCluster);
  if (platform === undefined && groups.length === 0) return false;
  return groups.every(({ own }) => own !== undefined && isPlanned(own));
}

/** Whether that plan counts fleets: then it is told of them. */
function plansFleetsItself({ cluster, groups }: ClusterModel): boolean {
  const platform = cluster && ownConstruct(cluster.resource.construct, PodCapacityCluster);
  return plansFleets(groups.flatMap(({ own }) => own ?? []), platform);
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
  return located(
    place,
    [],
    [
      findingOf(TEMPLATE_GROUP_WORDS.placesUnknown, about.plan('plan'), {
        groups: withoutPlace.map(({ name }) => name),
      }),
    ],
  );
}

/** Pods that take addresses beside the nodes of a plan. */
function fargateFindings({ fargateProfiles, groups }: ClusterModel): LocatedFinding[] {
  if (groups.length === 0) return [];
  return fargateProfiles.flatMap((profile) => located(profile, ['Subnets'], [
    findingOf(TEMPLATE_GROUP_WORDS.fargateUnknown, about.resource(profile.path), { profiles: [profile.path] }),
  ]));
}
