import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { JoinedPodSubnets } from './joined-pod-subnets';
import { zonesOf } from './zone-slots';
import { ReservationShare } from '../../addressing/subnet-blocks';
import { IpAssignment } from '../../capacity/ip-assignment';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { IPAM_SIZE_WORDS as WORDS } from '../../findings/words/network/ipam-sizes';
import { NODE_PLACE_WORDS } from '../../findings/words/nodes/node-places';
import { isDummyId } from '../../templates/lookup-dummies';
import { deliver } from '../../validation/deliver';
import { BoundPodNetwork } from '../bound-pod-network';
import { ExistingCidr } from '../existing-cidr';
import { IpamCidr } from '../ipam-cidr';
import { IpamPodNetworkOptions, NodeSubnetsOptions, PodNetworkOptions } from '../pod-network-options';
import { PodSubnets } from '../pod-subnets';
import { IPodSubnets, PodSubnetsProps } from '../pod-subnets-props';
import { NodeSubnetReservations } from '../reservations/node-subnet-reservations';
import { SecondaryCidr } from '../secondary-cidr';
import { tagForDiscovery } from '../vpc/discovery-tag';
import { nodeSubnetsOf } from '../vpc/vpc-facts';

/** What makes a pod network in a scope. */
export type NetworkDefinition = (scope: Construct, vpc: ec2.IVpc, ipAssignment: IpAssignment) => BoundPodNetwork;

/** The same definition; a scope that asks again, as for pods in another placement, gets what it has. */
export function oncePerScope(define: NetworkDefinition): NetworkDefinition {
  const bound = new WeakMap<Construct, BoundPodNetwork>();
  return (scope, vpc, ipAssignment) => {
    const known = bound.get(scope) ?? define(scope, vpc, ipAssignment);
    bound.set(scope, known);
    return known;
  };
}

/** Prefix length of a block from IPAM where none is asked for: the largest that a VPC can have. */
const LARGEST_BLOCK = 16;

/** One secondary block for all zones. */
export function oneBlock(cidr: string, options: PodNetworkOptions): NetworkDefinition {
  return (scope, vpc, ipAssignment) => {
    const source = new SecondaryCidr(scope, 'PodCidr', { vpc, cidr });
    return podSubnets(scope, { ...options, vpc, cidr: source }, ipAssignment, true);
  };
}

/** A secondary block for each zone. */
export function blockPerZone(cidrs: { [zone: string]: string }, options: PodNetworkOptions): NetworkDefinition {
  return (scope, vpc, ipAssignment) => {
    const distinct = [...new Set(zonesOf(cidrs).map((zone) => cidrs[zone]))];
    const blocks = Object.fromEntries(
      distinct.map((cidr) => [cidr, new SecondaryCidr(scope, `PodCidr${blockId(cidr)}`, { vpc, cidr })]),
    );
    const ofZones = Object.fromEntries(zonesOf(cidrs).map((zone) => [zone, blocks[cidrs[zone]]]));
    return podSubnets(scope, { ...options, vpc, cidrs: ofZones }, ipAssignment, true);
  };
}

/** A range that the VPC has. */
export function existingBlock(cidr: string, options: PodNetworkOptions): NetworkDefinition {
  return (scope, vpc, ipAssignment) => {
    const source = new ExistingCidr(scope, 'PodCidr', { vpc, cidr });
    return podSubnets(scope, { ...options, vpc, cidr: source }, ipAssignment, false);
  };
}

/** Subnets from IPAM, in a block from IPAM or in one that the VPC has. */
export function ipamSubnets(options: IpamPodNetworkOptions): NetworkDefinition {
  const { subnetPool, subnetNetmaskLength, blockPool, blockNetmaskLength, ...rest } = options;
  return (scope, vpc, ipAssignment) => {
    if (blockPool === undefined && blockNetmaskLength !== undefined) {
      deliver(scope, [findingOf(WORDS.lengthWithoutPool, about.prop('blockNetmaskLength'), {})]);
    }
    const block =
      blockPool
      && new IpamCidr(scope, 'PodCidr', { vpc, pool: blockPool, netmaskLength: blockNetmaskLength ?? LARGEST_BLOCK });
    const ipam = { pool: subnetPool, netmaskLength: subnetNetmaskLength, block };
    return podSubnets(scope, { ...rest, vpc, ipam }, ipAssignment, block !== undefined);
  };
}

/** Pod subnets that are there. */
export function given(subnets: IPodSubnets): NetworkDefinition {
  return () => ({ podSubnets: subnets, reserving: [subnets], dependables: [subnets] });
}

/** The subnets of the nodes, with a reservation in each. */
export function inNodeSubnets(options: NodeSubnetsOptions): NetworkDefinition {
  const { reservation, subnetPrefixLength, subnets: selection } = options;
  return (scope, vpc, ipAssignment) => {
    const nodeSubnets = selection === undefined ? undefined : selectedSubnets(scope, vpc, selection);
    const share = reservation ?? defaultShare(ipAssignment);
    if (share === ReservationShare.NONE) return { nodeSubnets, dependables: [] };
    const subnets = nodeSubnets ?? nodeSubnetsOf(vpc);
    const reserving = new NodeSubnetReservations(scope, 'NodeSubnets', { vpc, subnets, share, subnetPrefixLength });
    return {
      nodeSubnets,
      reserving: [reserving],
      byDefault: reservation === undefined ? [reserving] : [],
      dependables: [reserving],
    };
  };
}

/** The subnets of a selection, each once; before the VPC is looked up all that nodes could run in. */
function selectedSubnets(scope: Construct, vpc: ec2.IVpc, selection: ec2.SubnetSelection): ec2.ISubnet[] {
  if (isDummyId(vpc.vpcId)) return nodeSubnetsOf(vpc);
  const { subnets } = vpc.selectSubnets(selection);
  if (subnets.length === 0) deliver(scope, [findingOf(NODE_PLACE_WORDS.noneSelected, about.prop('subnets'), {})]);
  return subnets.filter(({ subnetId }, index) => subnets.findIndex((other) => other.subnetId === subnetId) === index);
}

/** Networks whose pod subnets the VPC CNI finds together; the first one is where it is without the others. */
export function joined([first, ...more]: readonly NetworkDefinition[]): NetworkDefinition {
  if (more.length === 0) return first;
  return (scope, vpc, ipAssignment) => {
    const bounds = [first, ...more].map((define, index) =>
      define(index === 0 ? scope : new Construct(scope, `PodNetwork${index + 1}`), vpc, ipAssignment),
    );
    const subnets = new JoinedPodSubnets(scope, 'AllPodSubnets', bounds.map(({ podSubnets: each }) => each!));
    return {
      podSubnets: subnets,
      reserving: bounds.flatMap(({ reserving = [] }) => reserving),
      byDefault: bounds.flatMap(({ byDefault = [] }) => byDefault),
      dependables: [subnets, ...bounds.flatMap(({ dependables }) => dependables)],
      addsBlocks: bounds.some(({ addsBlocks }) => addsBlocks),
      findings: bounds.flatMap(({ findings = [] }) => findings),
    };
  };
}

/** Pod subnets that carry the tag by which the VPC CNI finds them. */
export function tagged(define: NetworkDefinition): NetworkDefinition {
  return (scope, vpc, ipAssignment) => {
    const bound = define(scope, vpc, ipAssignment);
    return { ...bound, findings: [...bound.findings ?? [], ...tagForDiscovery(bound.podSubnets!)] };
  };
}

/** What waits for pod subnets waits for all of them. */
function podSubnets(
  scope: Construct,
  props: PodSubnetsProps,
  ipAssignment: IpAssignment,
  addsBlocks: boolean,
): BoundPodNetwork {
  const subnets = new PodSubnets(scope, 'PodSubnets', {
    ...props,
    reservation: props.reservation ?? defaultShare(ipAssignment),
  });
  const byDefault = props.reservation === undefined ? [subnets] : [];
  return { podSubnets: subnets, reserving: [subnets], byDefault, dependables: [subnets], addsBlocks };
}

function defaultShare(ipAssignment: IpAssignment): ReservationShare {
  return ipAssignment.usesPrefixes ? ReservationShare.HALF : ReservationShare.NONE;
}

/** A block's construct id is the block: giving another zone a block then leaves it alone. */
function blockId(cidr: string): string {
  return cidr.replace(/[^0-9]+/g, 'x');
}
