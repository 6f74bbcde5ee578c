import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrProblem } from '../../addressing/private/ipv4-text';
import { VPC_PREFIX_LENGTHS } from '../../addressing/vpc-cidr-rules';
import { IPodNetworking } from '../../cni/pod-networking';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { PrefixReservation } from '../../network/prefix-reservation';
import { SubnetForecast, SubnetPurpose } from '../../planning/pod-forecast-props';
import { attributeOf } from '../../validation/attribute';

/** The construct that shows a pod subnet made here as `ec2.ISubnet`; its parent has the name that people know. */
const VIEW = /\/View$/;

/** Whatever takes addresses of subnets for a cluster. */
export interface SubnetUsers {
  readonly podNetworking: IPodNetworking;
  readonly controlPlaneSubnets: ec2.ISubnet[];

  /** The node groups by id, as they are when the plan is read. */
  readonly groups: ReadonlyMap<string, PodNodegroup>;

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
  const { podNetworking, groups, controlPlaneSubnets, otherAddresses } = users;
  const ofNodes = [...groups.values()].flatMap((group) => group._subnets);
  const ofPods = podNetworking.podSubnets?.subnets ?? [];
  const ofControlPlane = controlPlaneSubnets;
  const zones = [...new Set([...ofPods, ...ofNodes, ...ofControlPlane].map(({ availabilityZone }) => availabilityZone))];
  const has = (subnets: readonly ec2.ISubnet[], subnet: ec2.ISubnet) => subnets.some(({ subnetId }) => subnetId === subnet.subnetId);

  const all = distinct([...ofNodes, ...ofPods, ...ofControlPlane]);
  const nameOf = (subnet: ec2.ISubnet) => pathOf(all.find(({ subnetId }) => subnetId === subnet.subnetId)!);

  const forecastOf = (subnet: ec2.ISubnet): SubnetForecast => {
    const cidr = cidrOf(subnet);
    const [forNodes, forPods] = [has(ofNodes, subnet), has(ofPods, subnet)];
    const dedicated = forPods && !forNodes;
    return {
      name: nameOf(subnet),
      zone: zoneName(subnet.availabilityZone, zones),
      purpose: forNodes ? SubnetPurpose.NODES : forPods ? SubnetPurpose.PODS : SubnetPurpose.CONTROL_PLANE,
      cidr,
      reservations: cidr === undefined ? undefined : PrefixReservation._in(root, subnet).flatMap(({ cidrs }) => cidrs),
      otherAddresses: dedicated ? undefined : otherAddresses ?? (isMadeHere(subnet) ? 0 : undefined),
      servesPods: forPods,
      controlPlane: has(ofControlPlane, subnet),
    };
  };
  return { nameOf, subnets: all.map(forecastOf) };
}

function pathOf(subnet: ec2.ISubnet): string {
  return subnet.node.path.replace(VIEW, '');
}

/** The first of all that stand for the same subnet. */
function distinct(subnets: readonly ec2.ISubnet[]): ec2.ISubnet[] {
  return subnets.filter(({ subnetId }, index) => subnets.findIndex((other) => other.subnetId === subnetId) === index);
}

/** The block of a subnet, where it is known at synth and is one. */
function cidrOf(subnet: ec2.ISubnet): string | undefined {
  const text = attributeOf(() => subnet.ipv4CidrBlock);
  if (text === undefined || Token.isUnresolved(text) || cidrProblem(text) !== undefined) return undefined;
  const { prefixLength } = Ipv4Cidr.parse(text);
  return prefixLength >= VPC_PREFIX_LENGTHS.largest && prefixLength <= VPC_PREFIX_LENGTHS.smallest ? text : undefined;
}

function zoneName(zone: string, zones: readonly string[]): string {
  return Token.isUnresolved(zone) ? `zone ${zones.indexOf(zone) + 1}` : zone;
}

function isMadeHere(subnet: ec2.ISubnet): boolean {
  return subnet.node.defaultChild instanceof ec2.CfnSubnet;
}
