import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { PodGeneration } from '../cni/pod-generation';
import { IPodNetworking } from '../cni/pod-networking';
import { ByCluster } from '../eks/by-cluster';
import { ClusterIdentity } from '../eks/cluster-identity';
import { FleetForecast } from '../forecast/fleets/fleet-forecast';
import { isInTree } from '../templates/in-tree';

/** Nodes that a construct of ours starts, or sees to, in a cluster. */
export interface ClusterNodes {
  /** The construct, under whose path a plan names them. */
  readonly by: IConstruct;

  /** Undefined where it is that of `podNetworking`, and no more is known. */
  readonly cluster?: ClusterIdentity;

  /** Undefined where no VPC CNI gives its pods addresses. */
  readonly podNetworking?: IPodNetworking;
}

/** Nodes of a managed node group. */
type GroupNodes = ClusterNodes & Required<Pick<ClusterNodes, 'podNetworking'>>;

/** What a plan counts of a fleet, but for its name and the names of its subnets. */
export interface FleetInPlan {
  readonly forecast: Omit<FleetForecast, 'name' | 'subnets' | 'podSubnets'>;

  /** The subnets that its nodes may run in; undefined where others know: it then runs where other nodes do. */
  readonly subnets?: readonly ec2.ISubnet[];

  /** Whether it may run in a zone, where `subnets` do not say. */
  readonly admits?: (zone: string) => boolean;

  /** The subnets of its pods, where ENIConfigs or a NodeClass name them. */
  readonly podSubnets?: readonly ec2.ISubnet[];

  /** Whether no NodePool that is made here starts its nodes, as those of pools that EKS keeps itself. */
  readonly isWithoutPool?: boolean;
}

/** Nodes that no managed node group starts. */
export interface ClusterFleet extends ClusterNodes {
  /** Its name under the path of its construct, where that has several. */
  readonly name?: string;

  /**
   * What a plan counts, as it is when the plan is read; undefined where nothing is counted.
   */
  readonly inPlan: () => FleetInPlan | undefined;

  /** Whether nothing is counted because what it follows from is not known at synth. The plan says so. */
  readonly isUnread?: () => boolean;
}

/** What was noted in one app, in the order in which it was made; some may have been removed since. */
interface NotedInApp {
  readonly groups: ByCluster<ClusterNodes>;
  readonly fleets: ByCluster<ClusterFleet>;
  readonly groupsByAddon: Map<IPodNetworking, ClusterNodes[]>;
  readonly fleetsByAddon: Map<IPodNetworking, ClusterFleet[]>;
}

const notedInApps = new WeakMap<IConstruct, NotedInApp>();

/** Notes a managed node group, once it is made. */
export function noteGroup(group: GroupNodes): void {
  const { groups, groupsByAddon } = notedIn(group.by.node.root);
  groups.add(group, group.cluster);
  noteAddon(groupsByAddon, group);
}

/** Notes a fleet, once it is made. */
export function noteFleet(fleet: ClusterFleet): void {
  const { fleets, fleetsByAddon } = notedIn(fleet.by.node.root);
  fleets.add(fleet, fleet.cluster);
  noteAddon(fleetsByAddon, fleet);
}

function noteAddon<T extends ClusterNodes>(byAddon: Map<IPodNetworking, T[]>, nodes: T): void {
  const { podNetworking } = nodes;
  if (podNetworking === undefined) return;
  const addon = PodGeneration.addonOf(podNetworking);
  const others = byAddon.get(addon);
  if (others === undefined) byAddon.set(addon, [nodes]);
  else others.push(nodes);
}

/** Nodes of an app, also what has been removed since: what comes later is added at the end. */
interface NotedNodes {
  readonly groups: readonly ClusterNodes[];
  readonly fleets: readonly ClusterFleet[];
}

/** All that was noted in an app so far. */
export function notedNodesIn(root: IConstruct): NotedNodes {
  const { groups, fleets } = notedIn(root);
  return { groups: groups.all, fleets: fleets.all };
}

/** What was noted in an app so far and can be of a cluster, or of the add-on of one. */
export function notedNodesNear(root: IConstruct, cluster: ClusterIdentity, addon?: IPodNetworking): NotedNodes {
  const { groups, fleets, groupsByAddon, fleetsByAddon } = notedIn(root);
  return {
    groups: groups.near(cluster, addon && groupsByAddon.get(addon)),
    fleets: fleets.near(cluster, addon && fleetsByAddon.get(addon)),
  };
}

/** The node groups that an app has now, of those that are asked for. */
export function groupsIn(root: IConstruct, isAsked: (group: ClusterNodes) => boolean): ClusterNodes[] {
  return notedIn(root).groups.all.filter((group) => isAsked(group) && isInTree(group.by));
}

/** The fleets that an app has now, of those that are asked for. */
export function fleetsIn(root: IConstruct, isAsked: (fleet: ClusterFleet) => boolean): ClusterFleet[] {
  return notedIn(root).fleets.all.filter((fleet) => isAsked(fleet) && isInTree(fleet.by));
}

/** The node groups that there are now whose pods an add-on networks, in whatever generation. */
export function groupsOf(addon: IPodNetworking): IConstruct[] {
  const groups = notedIn(addon.node.root).groupsByAddon.get(addon) ?? [];
  return groups.map(({ by }) => by).filter(isInTree);
}

function notedIn(root: IConstruct): NotedInApp {
  const noted = notedInApps.get(root) ?? {
    groups: new ByCluster(), fleets: new ByCluster(), groupsByAddon: new Map(), fleetsByAddon: new Map(),
  };
  notedInApps.set(root, noted);
  return noted;
}
