import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS } from '../../findings/words/network/reservations';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PrefixReservation } from '../../network/prefix-reservation';
import { subnetsToName } from '../../network/reservations/node-subnet-selection';
import { isDummyId } from '../../templates/lookup-dummies';
import { keyOf } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';
import { canTakePrefixes, nodesOutside } from '../noted-nodes';
import { groupsByCluster } from '../order-findings';
import { IPodNetworking } from '../pod-networking';

/** The subnets of some nodes; undefined for each that is not known. */
type Place = ReadonlyArray<ec2.ISubnet | undefined>;

/** An add-on whose pods use the subnets of the nodes, and what was reserved for them. */
interface ReservedFor {
  readonly podNetworking: IPodNetworking;
  readonly addon: eks.CfnAddon;
  readonly vpc: ec2.IVpc;
  readonly network: BoundPodNetwork;
}

/**
 * Space for prefixes that lies in other subnets than those of the known nodes. Nothing is said of reserved subnets that
 * somebody named, nor of any where nodes run whose subnets are not known.
 */
export function reservedElsewhereFindings(tree: StageTree, reservedFor: ReservedFor): Finding[] {
  const { podNetworking, addon, vpc, network } = reservedFor;
  const { reserving, podSubnets, nodeSubnets } = network;
  if (reserving === undefined || podSubnets !== undefined || isDummyId(vpc.vpcId)) return [];
  const reserved = reserving.flatMap(({ node }) => node.findAll())
    .flatMap((each) => (each instanceof PrefixReservation ? [each.subnet as ec2.ISubnet] : []));
  const all = [...reserved, ...vpc.privateSubnets, ...vpc.isolatedSubnets, ...vpc.publicSubnets];
  const byKey = new Map(all.map((subnet) => [keyOf(subnet.subnetId, addon), subnet]));
  const groups = (tree.fact(groupsByCluster).get(keyOf(addon.clusterName, addon)) ?? []) as eks.CfnNodegroup[];
  const placesOf = (some: readonly eks.CfnNodegroup[]): Place[] => some.map(({ subnets }) => (
    Token.isUnresolved(subnets) ? [undefined] : subnets.map((id) => byKey.get(keyOf(id, addon)))));
  const places = [...placesOf(groups), ...nodesOutside(podNetworking).map((place): Place => place ?? [undefined])];
  const known = seen(places);
  const isAllSeen = places.every((place) => !place.includes(undefined));
  const idle = nodeSubnets !== undefined || groups.length === 0 || !isAllSeen ? [] : without(reserved, known);
  const bare = without(seen(placesOf(groups.filter(canTakePrefixes))), reserved)
    .filter((subnet) => PrefixReservation._in(addon.node.root, subnet).length === 0);
  if (idle.length + bare.length === 0) return [];
  const kept = isAllSeen && nodeSubnets === undefined ? known : distinct([...reserved, ...bare]);
  return [findingOf(RESERVATION_WORDS.reservedElsewhere, about.prop('podNetwork'),
    { idle: idle.map(nameOf), bare: bare.map(nameOf), ...subnetsToName(vpc, kept) })];
}

function seen(places: readonly Place[]): ec2.ISubnet[] {
  return distinct(places.flatMap((place) => place.filter((subnet) => subnet !== undefined)));
}

function without(subnets: readonly ec2.ISubnet[], others: readonly ec2.ISubnet[]): ec2.ISubnet[] {
  const ids = new Set(others.map(({ subnetId }) => subnetId));
  return distinct(subnets).filter(({ subnetId }) => !ids.has(subnetId));
}

function distinct(subnets: readonly ec2.ISubnet[]): ec2.ISubnet[] {
  return subnets.filter(({ subnetId }, index) => subnets.findIndex((other) => other.subnetId === subnetId) === index);
}

/** A subnet as people know it: by its id where it is imported, else by its path. */
function nameOf({ subnetId, node }: ec2.ISubnet): string {
  return Token.isUnresolved(subnetId) ? node.path : subnetId;
}
