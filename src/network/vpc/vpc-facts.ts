import { Resource, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { knownCidr } from '../../templates/known-cidr';
import { DUMMY_CIDR, isDummyId } from '../../templates/lookup-dummies';
import { attributeOf } from '../../validation/attribute';

/** The name under which a later `Vpc.fromLookup` finds pod subnets, to tell them from those of nodes. */
export const POD_SUBNET_NAME = 'Pods';

/** What is known of a VPC's own CIDR at synth. */
export interface VpcCidrFacts {
  /** The primary block, where it is known. */
  readonly primary?: Ipv4Cidr;

  /** Why some block of the VPC may be missing here, where it may. */
  readonly unseen?: 'allocated' | 'notLookedUp' | 'imported' | 'importedWithout';
}

/**
 * The primary block of a VPC, and whether it may have others that this app cannot see.
 */
export function vpcCidrFacts(vpc: ec2.IVpc): VpcCidrFacts {
  const own = vpc.node.defaultChild;
  if (own instanceof ec2.CfnVPC) {
    const made = knownCidr(own.cidrBlock);
    return made === undefined ? { unseen: 'allocated' } : { primary: made };
  }
  const text = attributeOf(() => vpc.vpcCidrBlock);
  if (text === DUMMY_CIDR) return { unseen: 'notLookedUp' };
  const primary = knownCidr(text);
  return primary === undefined ? { unseen: 'importedWithout' } : { primary, unseen: 'imported' };
}

/** The name that an `ec2.Vpc` with `reservedAzs` has in its list for zones that do not exist yet. */
const RESERVED_ZONE = 'fake-az';

/**
 * The subnets of a VPC that nodes run in: the private ones, of a VPC without them the isolated ones, never those that
 * are named as pod subnets.
 */
export function nodeSubnetsOf(vpc: ec2.IVpc): ec2.ISubnet[] {
  const ofPods = podSubnetIds(vpc);
  const [withEgress, isolated] = [vpc.privateSubnets, vpc.isolatedSubnets]
    .map((subnets) => subnets.filter(({ subnetId }) => !ofPods.includes(subnetId)));
  return withEgress.length > 0 ? withEgress : isolated;
}

/** The ids of the subnets of a VPC that are named as pod subnets. */
export function podSubnetIds(vpc: ec2.IVpc): readonly string[] {
  const known = podSubnetsOfVpc.get(vpc);
  if (known !== undefined) return known;
  const ids = hasNoneNamed(vpc)
    ? [] : attributeOf(() => vpc.selectSubnets({ subnetGroupName: POD_SUBNET_NAME }).subnetIds) ?? [];
  podSubnetsOfVpc.set(vpc, ids);
  return ids;
}

/** Whether a VPC of the app has no subnet of that name: to select none throws an exception, which takes its time. */
function hasNoneNamed(vpc: ec2.IVpc): boolean {
  return isMadeHere(vpc) && [vpc.publicSubnets, vpc.privateSubnets, vpc.isolatedSubnets]
    .every((subnets) => !subnets.some(({ node: { id } }) => id.startsWith(POD_SUBNET_NAME)));
}

/** The subnets of a VPC object are those that it was made with. */
const podSubnetsOfVpc = new WeakMap<ec2.IVpc, readonly string[]>();

/** Whether a subnet has no way out of the VPC, as far as the VPC says. */
export function isIsolated(vpc: ec2.IVpc, subnet: ec2.ISubnet): boolean {
  return vpc.isolatedSubnets.some(({ subnetId }) => subnetId === subnet.subnetId);
}

/** The zones in which a VPC has subnets for nodes, in the order of the VPC; all its zones where it has none. */
export function vpcZones(vpc: ec2.IVpc): string[] {
  const ofSubnets = nodeSubnetsOf(vpc).map((subnet) => subnet.availabilityZone);
  const zones = ofSubnets.length > 0 ? ofSubnets : vpc.availabilityZones;
  return [...new Set(zones)].filter((zone) => zone !== RESERVED_ZONE);
}

/** The zone of a subnet; undefined where it is imported without. */
export function zoneOf(subnet: ec2.ISubnet): string | undefined {
  return attributeOf(() => subnet.availabilityZone);
}

/** Whether two VPC objects are known to stand for the same VPC. */
export function isSameVpc(one: ec2.IVpc, other: ec2.IVpc): boolean {
  return one === other || (one.vpcId === other.vpcId && hasKnownId(one));
}

/** What VPC objects that are known to stand for the same VPC have in common, and no other one has. */
export function vpcKey(vpc: ec2.IVpc): unknown {
  return hasKnownId(vpc) ? vpc.vpcId : vpc;
}

/** Whether two VPC objects are known to stand for different VPCs. */
export function isOtherVpc(one: ec2.IVpc, other: ec2.IVpc): boolean {
  const known = (vpc: ec2.IVpc) => isMadeHere(vpc) || hasKnownId(vpc);
  return one !== other && known(one) && known(other) && !isSameVpc(one, other);
}

function hasKnownId(vpc: ec2.IVpc): boolean {
  return !Token.isUnresolved(vpc.vpcId) && !isDummyId(vpc.vpcId);
}

function isMadeHere(vpc: ec2.IVpc): boolean {
  return vpc.node.defaultChild instanceof ec2.CfnVPC;
}

/** The VPC as messages name it: its path where the app makes it, its id where it is imported. */
export function vpcName(vpc: ec2.IVpc): string {
  return Resource.isOwnedResource(vpc) || Token.isUnresolved(vpc.vpcId) ? vpc.node.path : vpc.vpcId;
}

/** The block of a subnet, where it is known at synth. */
export function cidrOf(subnet: ec2.ISubnet): Ipv4Cidr | undefined {
  return knownCidr(attributeOf(() => subnet.ipv4CidrBlock));
}
