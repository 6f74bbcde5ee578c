import { hyperPodFleets, batchFleet } from './arn-fleets';
import { asgFleets } from './asg-fleets';
import { poolFleet } from './pool-fleets';
import { CountedFleet, FleetShape, ReadFleet, ReadSource, uncounted, WhyUncounted } from './read-fleet';
import { groupWarmPool } from './warm-pools';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { kernelOf } from '../../../capacity/kernel/kernels';
import { PodIpFamily } from '../../../capacity/node-capacity-options';
import { DEFAULT_OS } from '../../../compute/os/os-registry';
import { FleetNetworking } from '../../../forecast/fleets/fleet-forecast';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../../forecast/subnet-forecast';
import { AppResources } from '../../../templates/app-resources';
import { nameOf } from '../../../templates/text-forms';
import { ClusterModel } from '../cluster-model';
import { GroupFacts, NodesFacts } from '../group-facts';
import { NodeSource } from '../nodes/node-source';
import { podPlaces } from '../pod-places';
import { sparesNodeSubnets, taggedPlaces } from '../tagged-places';

/** The fleets of a cluster, and the sources of nodes that are not counted, or not whole. */
export interface ClusterFleets {
  readonly fleets: readonly CountedFleet[];
  readonly uncounted: ReadonlyArray<{ readonly source: NodeSource; readonly why?: WhyUncounted }>;
}

/** What was read of clusters, each once for the limits that are stated. */
const READ = new WeakMap<ClusterModel, { readonly stated: InstanceTypeLimits[]; readonly fleets: ClusterFleets }>();

/** The fleets of a cluster, as far as the app tells. */
export function clusterFleets(
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): ClusterFleets {
  const known = READ.get(model);
  if (known?.stated === stated) return known.fleets;
  const fleets = readFleets(model, resources, stated);
  READ.set(model, { stated, fleets });
  return fleets;
}

/** Fleets by where they are, as the rules of places see nodes. */
export function nodesOf({ source, subnets, labels, shape }: PlacedFleet): NodesFacts {
  const takesPodSubnets = isOnCni(shape);
  return {
    resource: { ...source.resource, properties: { Labels: labels } },
    os: { ...DEFAULT_OS, features: { ...DEFAULT_OS.features, takesPodSubnets } },
    subnets: [...subnets],
  };
}

/** Whether the VPC CNI for Linux gives pods of a fleet addresses. */
function isOnCni({ networking = FleetNetworking.VPC_CNI, os }: FleetShape): boolean {
  return networking === FleetNetworking.VPC_CNI && kernelOf({ os }).runsVpcCni;
}

type PlacedFleet = ReadFleet & { readonly source: NodeSource };

function readFleets(model: ClusterModel, resources: AppResources, stated: InstanceTypeLimits[]): ClusterFleets {
  const sources = [...model.nodeSources, ...model.groups.flatMap(warmPoolSources)];
  const read = sources.map((source) => ({ source, ...fleetsOf(source, model, resources, stated) }));
  const named = uniquelyNamed(model, read.flatMap(({ source, fleets }) => fleets.map((each) => ({ ...each, source }))));
  const placed = named.map((fleet) => ({ fleet, ...placesOf(fleet, named, model, resources) }));
  const counted = placed.flatMap(({ fleet, places, found, why }) => {
    const one = why === undefined ? countable({ ...fleet, places, found }, model) : undefined;
    return one === undefined ? [] : [one];
  });
  return {
    fleets: counted,
    uncounted: read.flatMap(({ source, why }) => {
      const own = placed.filter(({ fleet }) => fleet.source === source);
      const isCounted = own.every(({ fleet: { name } }) => counted.some((each) => each.name === name));
      if (why === undefined && isCounted && (own.length > 0 || isCountable(source))) return [];
      const whyOwn = own.find((each) => each.why !== undefined)?.why ?? (isCounted ? undefined : 'contradiction');
      return [{ source, why: why ?? whyOwn }];
    }),
  };
}

/** Whether the fleets of a source are read: one without a fleet has no nodes then. */
function isCountable({ kind, pool }: NodeSource): boolean {
  return pool !== undefined || ['asg', 'warm-pool', 'hyperpod', 'batch'].includes(kind);
}

/** The warm pool of a node group as a source of nodes. */
function warmPoolSources({ resource, name }: GroupFacts): NodeSource[] {
  const { WarmPoolConfig: pool, ClusterName: cluster } = resource.properties;
  return pool === undefined ? [] : [{ kind: 'warm-pool', key: nameOf(cluster), name, resource, sign: 'group' }];
}

function fleetsOf(
  source: NodeSource,
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): ReadSource {
  const { kind, sign, pool, resource } = source;
  if (model.cni.unknown.length > 0 && kind !== 'hybrid') return uncounted('settings');
  if (pool !== undefined) return poolFleet(pool, model, resources, stated);
  switch (kind) {
    case 'asg': return asgFleets(resource, resources, stated);
    case 'hyperpod': return hyperPodFleets(resource, resources, stated);
    case 'batch': return batchFleet(resource, resources, stated);
    case 'warm-pool': return groupWarmPool(model.groups.find((group) => group.resource === resource)!, stated);
    default:
  }
  if (sign === 'compute-config') return uncounted('built-in');
  if (kind === 'karpenter') return uncounted('pools');
  return { fleets: [] };
}

/** Where the pods of a fleet get addresses, or why that is not known. */
function placesOf(
  fleet: PlacedFleet,
  all: readonly PlacedFleet[],
  model: ClusterModel,
  resources: AppResources,
): Pick<CountedFleet, 'places' | 'found'> & { readonly why?: WhyUncounted } {
  const { cni, cluster } = model;
  const nodes = nodesOf(fleet);
  const together = { ...model, groups: [...model.groups, ...all.map(nodesOf)] };
  const places = isOnCni(fleet.shape) && cni.customNetworking && !(cluster?.isIpv6 ?? false)
    ? podPlaces(nodes, together, resources) : [];
  const isTagged = sparesNodeSubnets(together.groups, together);
  const tagged = isTagged ? taggedPlaces(nodes, together, resources) : [];
  const hasOwn = fleet.podSubnets === undefined || !together.groups.some(({ os }) => os.features.takesPodSubnets)
    || cni.customNetworking;
  const isKnown = hasOwn && places.every(({ pods }) => pods !== undefined)
    && tagged.every(({ pods }) => pods.length > 0);
  return { places, found: tagged.flatMap(({ pods }) => pods), why: isKnown ? undefined : 'pod-subnets' };
}

/** Names that no group and no other fleet has. */
function uniquelyNamed({ groups }: ClusterModel, fleets: readonly PlacedFleet[]): PlacedFleet[] {
  const taken = groups.map(({ name }) => name);
  return fleets.map((fleet) => {
    const names = [fleet.name, ...taken.map((_, index) => `${fleet.name} (${index + 2})`)];
    const name = names.find((each) => !taken.includes(each)) ?? fleet.name;
    taken.push(name);
    return { ...fleet, name };
  });
}

/** The fleet where a forecast takes it, if need be without a pod count that its types do not reach. */
function countable(fleet: CountedFleet, model: ClusterModel): CountedFleet | undefined {
  const isTaken = (each: CountedFleet) => PodForecast._checked({
    ...(model.cluster?.isIpv6 ? { ipFamily: PodIpFamily.IPV6 } : optionsOf(model)),
    subnets: subnetsFor(each),
    nodegroups: [],
    fleets: [{ ...each.shape, name: each.name, subnets: each.subnets.map(({ key }) => key) }],
  }).value !== undefined;
  const { maxPods: _, ...shape } = fleet.shape;
  return [fleet, { ...fleet, shape }].find(isTaken);
}

function optionsOf({ cni }: ClusterModel) {
  const { ipAssignment, maxEni, trunkEni, addonVersion } = cni.nodeOptions;
  return { ipAssignment, maxEni, trunkEni, addonVersion };
}

/** The subnets of a forecast that holds a fleet alone, with one for pods in each zone where it has some. */
function subnetsFor({ subnets, places, podSubnets = [], found }: CountedFleet): SubnetForecast[] {
  const zones = places.length + podSubnets.length + found.length === 0 ? [] : subnets.map(({ zone }) => zone);
  return [
    ...subnets.map(({ key: name, zone }) => ({ name, zone, purpose: SubnetPurpose.NODES })),
    ...[...new Set(zones)].map((zone) => ({ name: `pods of ${zone}`, zone, purpose: SubnetPurpose.PODS })),
  ];
}
