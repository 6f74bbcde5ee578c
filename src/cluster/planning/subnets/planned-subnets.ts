import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { VPC_PREFIX_LENGTHS } from '../../../addressing/vpc-cidr-rules';
import { PodNodegroup } from '../../../compute/pod-nodegroup';
import { SubnetForecast, SubnetPurpose } from '../../../forecast/subnet-forecast';
import { PrefixReservation } from '../../../network/prefix-reservation';
import { sizeOf } from '../../../network/vpc/subnet-sizes';
import { cidrOf, zoneOf } from '../../../network/vpc/vpc-facts';
import { PlanNetworking } from '../auto-mode-plan';
import { FargatePods } from '../fargate-pods';
import { PlacedFleet } from '../fleet-places';

/** The construct that shows a pod subnet made here as `ec2.ISubnet`; its parent has the name that people know. */
const VIEW = /\/View$/;

/** Whatever takes addresses of subnets for a cluster. */
export interface SubnetUsers {
  readonly networking: PlanNetworking;
  readonly controlPlaneSubnets: readonly ec2.ISubnet[];

  /** The node groups by their names in the plan. */
  readonly groups: ReadonlyMap<string, PodNodegroup>;

  /** Nodes that no managed node group starts, by their names in the plan. */
  readonly fleets: ReadonlyMap<string, PlacedFleet>;

  /** The pods on Fargate. */
  readonly fargatePods: FargatePods;

  /** Addresses that others take from each subnet of nodes and of the control plane. */
  readonly otherAddresses?: number;
}

/** The subnets of a cluster as a plan counts them. */
export interface PlannedSubnets {
  readonly subnets: SubnetForecast[];

  /** The name of a subnet in the plan. */
  readonly nameOf: (subnet: ec2.ISubnet) => string;
}

/**
 * The subnets of nodes, pods and control plane, with the space that is reserved in them anywhere in the app.
 */
export function plannedSubnets(root: IConstruct, users: SubnetUsers): PlannedSubnets {
  const { networking, controlPlaneSubnets, fargatePods, otherAddresses } = users;
  const [groups, fleets] = [[...users.groups.values()], [...users.fleets.values()]];
  const ofNodes = [...groups.flatMap((group) => group._subnets), ...fleets.flatMap(({ subnets }) => subnets)];
  const networks = [networking, ...groups.map((group) => group.podNetworking)];
  const ofPods = distinct([
    ...networks.flatMap(({ podSubnets }) => podSubnets?.subnets ?? []),
    ...fleets.flatMap(({ podSubnets }) => podSubnets ?? []),
  ]);
  const ofControlPlane = controlPlaneSubnets;
  const zones = [...new Set([...ofPods, ...ofNodes, ...ofControlPlane, ...fargatePods.subnets].map(zoneOf))];
  const [nodeIds, podIds, controlPlaneIds] = [ofNodes, ofPods, ofControlPlane].map(idsOf);
  const all = distinct([...ofNodes, ...ofPods, ...ofControlPlane, ...fargatePods.subnets]);
  const names = new Map(all.map((subnet) => [subnet.subnetId, pathOf(subnet)]));
  const nameOf = ({ subnetId }: ec2.ISubnet) => names.get(subnetId)!;

  const forecastOf = (subnet: ec2.ISubnet): SubnetForecast => {
    const { subnetId } = subnet;
    const cidr = subnetCidr(subnet);
    const size = cidr === undefined ? sizeOf(subnet) : undefined;
    const reservations = PrefixReservation._in(root, subnet);
    const [forNodes, forPods] = [nodeIds.has(subnetId), podIds.has(subnetId)];
    const dedicated = forPods && !forNodes;
    const others = dedicated ? undefined : otherAddresses ?? (isMadeHere(subnet) ? 0 : undefined);
    const onFargate = fargatePods.addressesIn(subnetId);
    return {
      name: nameOf(subnet),
      zone: zoneName(subnet, zones),
      purpose: forNodes ? SubnetPurpose.NODES : forPods ? SubnetPurpose.PODS : SubnetPurpose.CONTROL_PLANE,
      cidr,
      prefixLength: size,
      // Of a subnet whose block is not known, ranges are shares of it.
      reservation: size === undefined ? undefined : reservations[0]?._share,
      reservations: cidr === undefined ? undefined : reservations.flatMap(({ cidrs }) => cidrs),
      otherAddresses: onFargate > 0 ? onFargate + (others ?? 0) : others,
      servesPods: forPods,
      controlPlane: controlPlaneIds.has(subnetId),
    };
  };
  return { nameOf, subnets: all.map(forecastOf) };
}

function pathOf(subnet: ec2.ISubnet): string {
  return subnet.node.path.replace(VIEW, '');
}

/** The first of all that stand for the same subnet. */
function distinct(subnets: readonly ec2.ISubnet[]): ec2.ISubnet[] {
  const seen = new Set<string>();
  return subnets.filter(({ subnetId }) => seen.size < seen.add(subnetId).size);
}

function idsOf(subnets: readonly ec2.ISubnet[]): ReadonlySet<string> {
  return new Set(subnets.map(({ subnetId }) => subnetId));
}

/** The block of a subnet, where it is known at synth and is one. */
function subnetCidr(subnet: ec2.ISubnet): string | undefined {
  const cidr = cidrOf(subnet);
  return cidr !== undefined
    && cidr.prefixLength >= VPC_PREFIX_LENGTHS.largest
    && cidr.prefixLength <= VPC_PREFIX_LENGTHS.smallest
    ? `${cidr}`
    : undefined;
}

/** A zone of its own for a subnet that does not tell it. */
function zoneName(subnet: ec2.ISubnet, zones: ReadonlyArray<string | undefined>): string {
  const zone = zoneOf(subnet);
  if (zone === undefined) return `the zone of ${pathOf(subnet)}`;
  // The second is one text for a list that CloudFormation splits.
  return Token.isUnresolved(zone) || Token.isUnresolved([zone]) ? `zone ${zones.indexOf(zone) + 1}` : zone;
}

/** Whether the app makes a subnet: as a construct of CDK, or as a pod subnet, whose view stands beside its resource. */
export function isMadeHere({ node, subnetId }: ec2.ISubnet): boolean {
  if (node.defaultChild instanceof ec2.CfnSubnet) return true;
  const beside = node.scope?.node.tryFindChild('Subnet');
  return beside instanceof ec2.CfnSubnet && beside.ref === subnetId;
}
