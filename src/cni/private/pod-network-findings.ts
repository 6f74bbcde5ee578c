import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { VPC_CNI_SETTING_WORDS as WORDS } from '../../findings/words/vpc-cni/vpc-cni-settings';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PLACEMENTS } from '../../network/placement-rules';
import { PodPlacement } from '../../network/pod-placement';
import { egressFindings } from '../../network/reach/egress-findings';
import { reachFindings } from '../../network/reach/reach-findings';
import { CLUSTER_TAG, isForAllClusters } from '../../network/vpc/discovery-tag';
import { isSameVpc, vpcCidrFacts } from '../../network/vpc/vpc-facts';
import { isDummyId } from '../../templates/lookup-dummies';
import { StageTree } from '../../templates/stage-tree';
import { attributeOf } from '../../validation/attribute';
import { addonsIn, NotedAddon } from '../noted-addons';
import { IPodNetworking } from '../pod-networking';

/**
 * Pod subnets that another cluster of the app uses too: said once for two clusters, by the one that came later.
 */
export function sharedSubnetFindings(tree: StageTree, addon: IConstruct): Finding[] {
  const users = addonsIn(addon.node.root);
  const { idsOf, usersOf, placeOf } = tree.fact(subnetsOfUsers);
  const place = placeOf.get(addon)!;
  const own = users[place];
  const sharers = new Set([...idsOf.get(own)!].flatMap((id) => usersOf.get(id)!));
  return users
    .slice(0, place)
    // Most have nothing to do with each other, and an app can have many.
    .filter((other) => sharers.has(other) || own.looksForSubnets || other.looksForSubnets)
    .filter((other) => other.cluster.isSameAs(own.cluster) !== true)
    .flatMap((other) => {
      const paths = { first: other.podNetworking.node.path, second: addon.node.path };
      if (sharers.has(other)) return [findingOf(WORDS.subnetsShared, about.resource(addon.node.path), paths)];
      return [[other, own], [own, other]].filter(([owner, finder]) => areFoundBy(owner, finder))
        .map(([owner, finder]) => findingOf(WORDS.subnetsFound, about.resource(addon.node.path), {
          owner: owner.podNetworking.node.path, finder: finder.podNetworking.node.path, tag: CLUSTER_TAG,
        }));
    });
}

/**
 * Whether the VPC CNI of a placement looks for tagged subnets, as it does by default without ENIConfigs (v1.18 or
 * later).
 */
export function looksForSubnets(placement: PodPlacement, environment: Readonly<Record<string, string>> = {}): boolean {
  return PLACEMENTS[placement].foundBy !== 'eni-config' && environment.ENABLE_SUBNET_DISCOVERY !== 'false';
}

/** Whether nodes of a cluster find pod subnets that this app makes and tags for another one, in one VPC. */
function areFoundBy(owner: NotedAddon, finder: NotedAddon): boolean {
  if (!finder.looksForSubnets || owner.vpc === undefined || finder.vpc === undefined) return false;
  if (!isSameVpc(owner.vpc, finder.vpc)) return false;
  const tagged = owner.networks().filter(({ placement }) => PLACEMENTS[placement].foundBy === 'tag');
  return subnetsOf(tagged).some(isForAllClusters);
}

/**
 * Blocks that a VPC gets while a cluster runs in it.
 *
 * @param cluster the cluster, where it may be made together with the block
 */
export function lateBlockFindings(cluster: ClusterView | undefined, network?: BoundPodNetwork): Finding[] {
  if (!network?.addsBlocks || cluster?.known.isMade) return [];
  return [findingOf(WORDS.vpcGetsBlock, about.prop('podNetwork'), {})];
}

/**
 * Pod subnets from which pods that keep their own address find no way out.
 */
export function egressFindingsOf(tree: StageTree, addon: IConstruct, networks: readonly IPodNetworking[]): Finding[] {
  const subnets = subnetsOf(networks).map((subnet) => ({
    zone: subnet.availabilityZone,
    routeTableId: routeTableOf(subnet),
  }));
  return egressFindings(tree, addon.node.path, subnets);
}

/**
 * What in the app lets the primary block of the VPC in and so refuses pods, whose blocks are others. Of subnets that do
 * not tell their CIDR nothing can be said.
 */
export function reachFindingsOf(
  tree: StageTree,
  { known: { vpc, securityGroups } }: ClusterView,
  networks: readonly IPodNetworking[],
): Finding[] {
  const subnets = subnetsOf(networks);
  if (vpc === undefined || subnets.length === 0) return [];
  const { primary } = vpcCidrFacts(vpc);
  const blocks = subnets.map((subnet) => attributeOf(() => subnet.ipv4CidrBlock)).filter((block) => block !== undefined)
    .filter((block) => primary === undefined || Token.isUnresolved(block) || !primary.contains(Ipv4Cidr.parse(block)));
  const routeTableIds = subnets.map(routeTableOf).filter((id) => id !== undefined);
  // Interfaces of the control plane carry the cluster's own group too, as nodes do, so its other groups keep nobody
  // out.
  return reachFindings(tree, { vpc, blocks, routeTableIds, openGroups: securityGroups });
}

/** The add-ons of an app, and the subnets that they take addresses from. */
interface SubnetsOfUsers {
  readonly placeOf: ReadonlyMap<IConstruct, number>;

  /** By their ids. */
  readonly idsOf: ReadonlyMap<NotedAddon, ReadonlySet<string>>;
  readonly usersOf: ReadonlyMap<string, readonly NotedAddon[]>;
}

function subnetsOfUsers({ stage }: StageTree): SubnetsOfUsers {
  const placeOf = new Map<IConstruct, number>();
  const idsOf = new Map<NotedAddon, ReadonlySet<string>>();
  const usersOf = new Map<string, NotedAddon[]>();
  for (const [place, user] of addonsIn(stage.node.root).entries()) {
    placeOf.set(user.podNetworking, place);
    const ids = new Set(subnetsOf(user.networks()).map(({ subnetId }) => subnetId).filter((id) => !isDummyId(id)));
    idsOf.set(user, ids);
    for (const id of ids) {
      const users = usersOf.get(id);
      if (users === undefined) usersOf.set(id, [user]);
      else users.push(user);
    }
  }
  return { placeOf, idsOf, usersOf };
}

function subnetsOf(networks: readonly IPodNetworking[]): ec2.ISubnet[] {
  return networks.flatMap(({ podSubnets }) => podSubnets?.subnets ?? []);
}

/** The route table of a subnet, where it is known. */
function routeTableOf(subnet: ec2.ISubnet): string | undefined {
  return attributeOf(() => subnet.routeTable.routeTableId) || undefined;
}
