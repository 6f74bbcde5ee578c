import { ClusterModel } from './cluster-model';
import { GroupFacts } from './group-facts';
import { limitsOf } from './group-nodes';
import { discoveredSubnets, podPlaces } from './pod-places';
import { ReservationFacts } from './reservation-facts';
import { windowsNetworking } from './settings/windows-facts';
import { subnetFacts, SubnetFacts } from './subnet-facts';
import { sparesNodeSubnets, taggedPlaces } from './tagged-places';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { NodegroupForecast, PodForecastProps } from '../../forecast/pod-forecast-props';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { AppResources } from '../../templates/app-resources';

/** What a cluster is expected to run, with the subnet behind each name of the forecast. */
export interface ClusterForecast {
  readonly props: PodForecastProps;
  readonly subnets: ReadonlyMap<string, SubnetFacts>;

  /** Groups that are not counted, because something of them is not known. */
  readonly uncounted: GroupFacts[];
}

/** The forecast of a cluster, from what stands in the app. */
export function clusterForecast(
  model: ClusterModel,
  resources: AppResources,
  reservations: readonly ReservationFacts[],
  stated: InstanceTypeLimits[],
): ClusterForecast {
  const { cni, cluster, groups } = model;
  const isIpv6 = cluster?.isIpv6 ?? false;
  const { ipAssignment, maxEni, trunkEni, addonVersion } = cni.nodeOptions;
  const windows = windowsNetworking(cni.windowsValues);
  const customNetworking = cni.customNetworking && !isIpv6;
  const placesOf = (group: GroupFacts) =>
    customNetworking && group.os.features.takesPodSubnets ? podPlaces(group, model, resources) : [];
  const tagged = sparesNodeSubnets(groups, model);
  const forecasts = groups.map((group) => ({
    group,
    own: ownForecast(group, stated),
    places: placesOf(group),
    found: tagged ? taggedPlaces(group, model, resources) : [],
  }));
  const counted = forecasts.filter(({ group: { subnets = [] }, own, places, found }) => (
    own !== undefined && subnets.length > 0
    && places.every(({ pods }) => pods !== undefined) && found.every(({ pods }) => pods.length > 0)));

  const ofNodes = distinct(counted.flatMap(({ group }) => group.subnets!));
  const discovered = isIpv6 || tagged ? [] : onePerZone(discoveredSubnets(model, resources), ofNodes);
  const found = distinct(counted.flatMap((each) => each.found.flatMap(({ pods }) => pods)));
  const zoneOfPods = new Map(
    counted.flatMap(({ places }) => places.map(({ nodes, pods }) => [pods!.key, nodes.zone] as const)),
  );
  const named = counted.flatMap(({ places }) => places.map(({ pods }) => pods!));
  const ofPods = distinct([...named, ...discovered, ...found]);
  const ofControlPlane = (cluster?.subnetIds ?? []).map((id) => subnetFacts(id, resources));
  const all = distinct([...ofNodes, ...ofPods, ...ofControlPlane]);
  const names = uniqueNames(all);

  return {
    uncounted: forecasts.filter((forecast) => !counted.includes(forecast)).map(({ group }) => group),
    subnets: new Map(all.map((subnet) => [names.get(subnet.key)!, subnet])),
    props: {
      ...(isIpv6
        ? { ipFamily: PodIpFamily.IPV6 }
        : { ipAssignment, maxEni, trunkEni, addonVersion, warmPool: cni.warmPool, windows }),
      subnetDiscovery: discovered.length > 0,
      taggedSubnets: found.length > 0,
      subnets: all.map((subnet): SubnetForecast => {
        const [forNodes, forPods] = [has(ofNodes, subnet), has(ofPods, subnet)];
        return {
          ...addressesOf(subnet, reservations),
          name: names.get(subnet.key)!,
          // An ENIConfig that is not known to be in another zone is taken to be in that of its nodes, whose name can be
          // written otherwise.
          zone: forNodes ? subnet.zone : zoneOfPods.get(subnet.key) ?? subnet.zone,
          purpose: forNodes ? SubnetPurpose.NODES : forPods ? SubnetPurpose.PODS : SubnetPurpose.CONTROL_PLANE,
          servesPods: forPods,
          controlPlane: has(ofControlPlane, subnet),
        };
      }),
      nodegroups: counted.map(({ group, own, places }): NodegroupForecast => ({
        ...own!,
        name: group.name,
        subnets: group.subnets!.map(({ key }) => names.get(key)!),
        podSubnets: places.length === 0 ? undefined : [...new Set(places.map(({ pods }) => names.get(pods!.key)!))],
      })),
    },
  };
}

/** What a plan counts of a group; undefined where something of it is not known. */
function ownForecast(group: GroupFacts, stated: InstanceTypeLimits[]): Omit<NodegroupForecast, 'name'> | undefined {
  if (group.own !== undefined) return group.own._forecast;
  const instanceTypes = limitsOf(group, stated);
  if (instanceTypes === undefined || group.sizes === undefined) return undefined;
  return { instanceTypes, ...group.sizes, ...group.updates, os: group.os.kernel.name };
}

/** A subnet's block, and the space in it that is reserved. What the app makes is taken for used by nobody else. */
function addressesOf(
  { key, cidr, prefixLength, resource }: SubnetFacts,
  reservations: readonly ReservationFacts[],
): Partial<SubnetForecast> {
  const { largest, smallest } = VPC_PREFIX_LENGTHS;
  const isSize = (length: number | undefined) => length !== undefined && length >= largest && length <= smallest;
  if (cidr === undefined || !isSize(cidr.prefixLength)) {
    return { prefixLength: isSize(prefixLength) ? prefixLength : undefined, otherAddresses: resource && 0 };
  }
  const blocks = SubnetBlocks.of(cidr);
  const own = reservations.filter(
    ({ subnet, range }) => subnet.key === key && range !== undefined && cidr.contains(range) && !range.isSameAs(cidr),
  );
  const ranges = own
    .filter(({ forPrefixes, range }) => forPrefixes && blocks.isAligned(range!))
    .map(({ range }) => range!)
    .filter((range, index, list) => !list.slice(0, index).some((other) => other.overlaps(range)));
  const byHand = own
    .filter(({ forPrefixes }) => !forPrefixes)
    .reduce((sum, { range }) => sum + blocks.usableAddressesIn(range!), 0);
  return {
    cidr: `${cidr}`,
    reservations: ranges.map(String),
    otherAddresses: resource === undefined && byHand === 0 ? undefined : byHand,
  };
}

/** Tagged subnets that a plan can count: one for each zone of nodes. */
function onePerZone(discovered: readonly SubnetFacts[], ofNodes: readonly SubnetFacts[]): SubnetFacts[] {
  const zones = [...new Set(ofNodes.map(({ zone }) => zone))];
  const chosen = zones.map((zone) => discovered.filter((subnet) => subnet.zone === zone));
  return chosen.every(({ length }) => length === 1) ? chosen.flat() : [];
}

function uniqueNames(subnets: readonly SubnetFacts[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { key, name } of subnets) {
    const taken = [...names.values()].filter((other) => other === name || other.startsWith(`${name} (`)).length;
    names.set(key, taken === 0 ? name : `${name} (${taken + 1})`);
  }
  return names;
}

function distinct(subnets: readonly SubnetFacts[]): SubnetFacts[] {
  return subnets.filter(({ key }, index) => subnets.findIndex((other) => other.key === key) === index);
}

function has(subnets: readonly SubnetFacts[], { key }: SubnetFacts): boolean {
  return subnets.some((subnet) => subnet.key === key);
}
