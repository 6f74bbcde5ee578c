import { PodCapacityCluster } from '../../../cluster/pod-capacity-cluster';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { IPV6_SUBNET_WORDS as WORDS } from '../../../findings/words/network/ipv6-subnets';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { isUnknown, truthOf } from '../../../templates/forms';
import { isDummyId } from '../../../templates/lookup-dummies';
import { ClusterModel } from '../../facts/cluster-model';
import { distinct } from '../../facts/group-facts';
import { ownConstruct } from '../../facts/own-constructs';
import { subnetFacts, SubnetFacts } from '../../facts/subnet-facts';
import { located, LocatedFinding } from '../located-finding';

/** By what a subnet of a template gets a block of IPv6. */
const IPV6_BLOCK = ['Ipv6CidrBlock', 'Ipv6IpamPoolId', 'Ipv6NetmaskLength'];

/**
 * Subnets that EKS refuses for a cluster with IPv6: those of its control plane want blocks of both families, and those
 * of node groups give each instance an IPv6 address too. A block of the VPC is none of its subnets. What constructs of
 * this library make has said so of its own.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_Issue.html Ec2SubnetMissingIpv6Assignment
 */
export function ipv6PlaceFindings({ cluster, groups }: ClusterModel, resources: AppResources): LocatedFinding[] {
  if (cluster?.isIpv6 !== true) return [];
  const isOurs = ownConstruct(cluster.resource.construct, PodCapacityCluster) !== undefined;
  const ofControlPlane = distinct(cluster.subnetIds.map((id) => subnetFacts(id, resources)));
  const isSaidThere = ({ key }: SubnetFacts) => ofControlPlane.some((other) => other.key === key);
  const ofGroups = groups.filter(({ own }) => own === undefined).flatMap(({ resource, subnets = [] }) => (
    located(resource, ['Subnets'], [
      ...unfitFindings(resource, subnets, true, resources),
      ...unseenFindings(resource, subnets.filter((subnet) => !isSaidThere(subnet)), true),
    ])));
  return [
    ...isOurs ? [] : located(cluster.resource, ['ResourcesVpcConfig.SubnetIds'], [
      ...unfitFindings(cluster.resource, ofControlPlane, false, resources),
      ...unseenFindings(cluster.resource, ofControlPlane, false),
    ]),
    ...ofGroups,
  ];
}

function unfitFindings(
  { path }: AppResource,
  subnets: readonly SubnetFacts[],
  forNodes: boolean,
  resources: AppResources,
): Finding[] {
  return subnets.flatMap(({ name, resource }) => {
    if (resource === undefined) return [];
    const { AssignIpv6AddressOnCreation: assigns, Ipv6Native: native } = resource.properties;
    const facts = {
      ipv6Native: truthOf(native) === true,
      hasIpv6Block: hasIpv6Block(resource, resources),
      assignsIpv6: !forNodes || isUnknown(assigns) || truthOf(assigns) === true,
    };
    if (!facts.ipv6Native && facts.hasIpv6Block && facts.assignsIpv6) return [];
    return [findingOf(WORDS.unfit, about.resource(path), { subnets: [name], forNodes, ...facts })];
  });
}

/** Subnets that are looked up once this synthesis has passed have ids that stand for none. */
function unseenFindings({ path }: AppResource, subnets: readonly SubnetFacts[], forNodes: boolean): Finding[] {
  const unseen = subnets.filter(({ resource, key }) => resource === undefined && !isDummyId(key));
  if (unseen.length === 0) return [];
  return [findingOf(WORDS.unseen, about.resource(path), { subnets: unseen.map(({ name }) => name), forNodes })];
}

/** Of its own, or by a resource that gives it one: one that does not tell its subnet can be of any. */
function hasIpv6Block(subnet: AppResource, resources: AppResources): boolean {
  return IPV6_BLOCK.some((name) => subnet.properties[name] !== undefined) || resources
    .ofType('AWS::EC2::SubnetCidrBlock')
    .some(({ properties: { SubnetId: id } }) => {
      const target = resources.targetOf(id);
      return target === undefined ? isUnknown(id) : target.path === subnet.path;
    });
}
