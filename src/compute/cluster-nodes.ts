import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { PodGeneration } from '../cni/pod-generation';
import { IPodNetworking } from '../cni/pod-networking';
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

/** What was noted in one app, in the order in which it was made. */
interface NotedInApp {
  readonly groups: ClusterNodes[];
  readonly groupsByAddon: Map<IPodNetworking, ClusterNodes[]>;
  readonly fleets: ClusterFleet[];
}

const notedInApps = new WeakMap<IConstruct, NotedInApp>();

/** Notes a managed node group, once it is made. */
export function noteGroup(group: GroupNodes): void {
  const { groups, groupsByAddon } = notedIn(group.by.node.root);
  groups.push(group);
  const addon = PodGeneration.addonOf(group.podNetworking);
  const ofAddon = groupsByAddon.get(addon);
  if (ofAddon === undefined) groupsByAddon.set(addon, [group]);
  else ofAddon.push(group);
}

/** Notes a fleet, once it is made. */
export function noteFleet(fleet: ClusterFleet): void {
  notedIn(fleet.by.node.root).fleets.push(fleet);
}

/** All that was noted in an app so far, also what has been removed since: what comes later is added at the end. */
export function notedNodesIn(
  root: IConstruct,
): { readonly groups: readonly ClusterNodes[]; readonly fleets: readonly ClusterFleet[] } {
  return notedIn(root);
}

/** The node groups that an app has now, of those that are asked for. */
export function groupsIn(root: IConstruct, isAsked: (group: ClusterNodes) => boolean): ClusterNodes[] {
  return notedIn(root).groups.filter((group) => isAsked(group) && isInTree(group.by));
}

/** The fleets that an app has now, of those that are asked for. */
export function fleetsIn(root: IConstruct, isAsked: (fleet: ClusterFleet) => boolean): ClusterFleet[] {
  return notedIn(root).fleets.filter((fleet) => isAsked(fleet) && isInTree(fleet.by));
}

/** The node groups that there are now whose pods an add-on networks, in whatever generation. */
export function groupsOf(addon: IPodNetworking): IConstruct[] {
  const groups = notedIn(addon.node.root).groupsByAddon.get(addon) ?? [];
  return groups.map(({ by }) => by).filter(isInTree);
}

function notedIn(root: IConstruct): NotedInApp {
  const noted = notedInApps.get(root) ?? { groups: [], groupsByAddon: new Map(), fleets: [] };
  notedInApps.set(root, noted);
  return noted;
}
