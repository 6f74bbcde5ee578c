import { ClusterModel } from './cluster-model';
import { nodesOf } from './fleets/cluster-fleets';
import { CountedFleet } from './fleets/read-fleet';
import { distinct, GroupFacts } from './group-facts';
import { limitsOf, nodeOptionsOf } from './group-nodes';
import { groupToldPods, HOST_NETWORK_PODS, podsToldOn } from './groups/told-pods';
import { discoveredSubnets, PodPlace, podPlaces } from './pod-places';
import { ReservationFacts } from './reservation-facts';
import { subnetFacts, SubnetFacts } from './subnet-facts';
import { sparesNodeSubnets, taggedPlaces } from './tagged-places';
import { SubnetBlocks } from '../../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodeCapacity } from '../../capacity/node-capacity';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { windowsNetworking } from '../../cni/settings/told-windows';
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

/** Where nodes are, and where their pods get addresses. */
interface Placed {
  readonly subnets: readonly SubnetFacts[];
  readonly places: readonly PodPlace[];
  readonly found: readonly SubnetFacts[];

  /** Those of its pods that it names itself. */
  readonly podSubnets?: readonly SubnetFacts[];
}

/** The forecast of a cluster, from what stands in the app. */
export function clusterForecast(
  model: ClusterModel,
  resources: AppResources,
  reservations: readonly ReservationFacts[],
  stated: InstanceTypeLimits[],
  fleets: readonly CountedFleet[] = [],
): ClusterForecast {
  const { cni, cluster, groups } = model;
  const isIpv6 = cluster?.isIpv6 ?? false;
  const { ipAssignment, maxEni, trunkEni, addonVersion } = cni.nodeOptions;
  const windows = windowsNetworking(cni.windowsValues);
  const customNetworking = cni.customNetworking && !isIpv6;
  const placesOf = (group: GroupFacts) =>
    customNetworking && group.os.features.takesPodSubnets ? podPlaces(group, model, resources) : [];
  const together = { ...model, groups: [...groups, ...fleets.map(nodesOf)] };
  const tagged = sparesNodeSubnets(together.groups, together);
  const forecasts = groups.map((group) => ({
    group,
    own: ownForecast(group, model, stated),
    places: placesOf(group),
    found: tagged ? taggedPlaces(group, together, resources) : [],
  }));
  const counted = forecasts.filter(({ group: { subnets = [] }, own, places, found }) => (
    own !== undefined && subnets.length > 0
    && places.every(({ pods }) => pods !== undefined) && found.every(({ pods }) => pods.length > 0)));

  const placed: Placed[] = [
    ...counted.map(({ group, places, found }) => (
      { subnets: group.subnets!, places, found: found.flatMap(({ pods }) => pods) })),
    ...fleets,
  ];
  const ofNodes = distinct(placed.flatMap(({ subnets }) => subnets));
  const discovered = isIpv6 || tagged ? [] : onePerZone(discoveredSubnets(together, resources), ofNodes);
  const found = distinct(placed.flatMap((each) => each.found));
  const zoneOfPods = new Map(
    placed.flatMap(({ places }) => places.map(({ nodes, pods }) => [pods!.key, nodes.zone] as const)),
  );
  const named = placed.flatMap(({ places, podSubnets = [] }) => [...places.map(({ pods }) => pods!), ...podSubnets]);
  const ofPods = distinct([...named, ...discovered, ...found]);
  const ofControlPlane = (cluster?.subnetIds ?? []).map((id) => subnetFacts(id, resources));
  const all = distinct([...ofNodes, ...ofPods, ...ofControlPlane]);
  const names = uniqueNames(all);
  const namesOf = (subnets: readonly SubnetFacts[]) => (
    subnets.length === 0 ? undefined : [...new Set(subnets.map(({ key }) => names.get(key)!))]);
  const warmAddresses = (subnet: SubnetFacts) => fleets
    .filter(({ subnets }) => has(subnets, subnet))
    .reduce((sum, { otherAddresses = 0, subnets }) => sum + Math.ceil(otherAddresses / subnets.length), 0);

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
          ...withOthers(addressesOf(subnet, reservations), warmAddresses(subnet)),
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
        podSubnets: namesOf(places.map(({ pods }) => pods!)),
      })),
      fleets: fleets.map(({ shape, name, subnets, places, podSubnets = places.map(({ pods }) => pods!) }) => ({
        ...shape, name, subnets: namesOf(subnets), podSubnets: namesOf(podSubnets),
      })),
    },
  };
}

/** What a plan counts of a group; undefined where something of it is not known. */
function ownForecast(
  group: GroupFacts,
  model: ClusterModel,
  stated: InstanceTypeLimits[],
): Omit<NodegroupForecast, 'name'> | undefined {
  if (group.own !== undefined) return group.own._forecast;
  const instanceTypes = limitsOf(group, stated);
  if (instanceTypes === undefined || group.sizes === undefined) return undefined;
  const maxPods = fewerPods(group, model, instanceTypes);
  return { instanceTypes, maxPods, ...group.sizes, ...group.updates, os: group.os.kernel.name };
}

/** The pods that nodes are told, where these are fewer than their addresses allow: a full node has no more. */
function fewerPods(group: GroupFacts, model: ClusterModel, types: readonly InstanceTypeLimits[]): number | undefined {
  const { told, isSure } = groupToldPods(group) ?? {};
  if (told === undefined || isSure !== true || !group.os.kernel.runsVpcCni) return undefined;
  const options = nodeOptionsOf(group, model);
  const counts = types.map((type) => [podsToldOn(told, type) ?? Infinity, NodeCapacity.of(type, options).maxPods]);
  const most = Math.max(...counts.map(([each]) => each));
  return counts.every(([each, own]) => each <= own) && most > HOST_NETWORK_PODS ? most : undefined;
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

/** The same with addresses that are taken beside those of nodes. */
function withOthers(addresses: Partial<SubnetForecast>, others: number): Partial<SubnetForecast> {
  const { otherAddresses } = addresses;
  return others === 0 ? addresses : { ...addresses, otherAddresses: (otherAddresses ?? 0) + others };
}

/** Tagged subnets that a plan can count: one for each zone of nodes. */
function onePerZone(discovered: readonly SubnetFacts[], ofNodes: readonly SubnetFacts[]): SubnetFacts[] {
  const zones = [...new Set(ofNodes.map(({ zone }) => zone))];
  const chosen = zones.map((zone) => discovered.filter((subnet) => subnet.zone === zone));
  return chosen.every(({ length }) => length === 1) ? chosen.flat() : [];
}

function uniqueNames(subnets: readonly SubnetFacts[]): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key, name } of subnets) {
    let own = name;
    for (let place = 2; taken.has(own); place += 1) own = `${name} (${place})`;
    taken.add(own);
    names.set(key, own);
  }
  return names;
}

function has(subnets: readonly SubnetFacts[], { key }: SubnetFacts): boolean {
  return subnets.some((subnet) => subnet.key === key);
}
