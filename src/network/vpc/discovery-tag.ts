import { Tags, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';
import { referredConstruct } from '../../templates/references';
import { IPodSubnets } from '../pod-subnets-props';

/** The tag by which the VPC CNI finds subnets for pods, or leaves subnets out. */
export const DISCOVERY_TAG = 'kubernetes.io/role/cni';

/**
 * The beginning of the tags by which a subnet is for some clusters only, each with the name of one, since v1.22.1.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/awsutils/awsutils.go
 */
export const CLUSTER_TAG = 'cni.networking.k8s.aws/cluster/';

/** Its value that leaves a subnet out; any other one offers it. */
export const LEFT_OUT = '0';

/**
 * Tags pod subnets that this app makes, so that the VPC CNI finds them; what there is to say of the others.
 */
export function tagForDiscovery(podSubnets: IPodSubnets): Finding[] {
  tagMade(podSubnets.subnets, DISCOVERY_TAG, '1');
  const unseen = unmadeSubnets(podSubnets.subnets);
  if (unseen.length === 0) return [];
  return [findingOf(WORDS.tagUnseen, about.prop('podNetwork'), { subnets: unseen, tag: DISCOVERY_TAG })];
}

/** Tags subnets of nodes that this app makes, so that the VPC CNI leaves them out. */
export function leaveOut(subnets: readonly ec2.ISubnet[]): void {
  tagMade(subnets, DISCOVERY_TAG, LEFT_OUT);
}

/** Subnets that this app does not make, and so cannot tag, as messages name them. */
export function unmadeSubnets(subnets: readonly ec2.ISubnet[]): string[] {
  return subnets.filter((subnet) => madeSubnet(subnet) === undefined)
    .map(({ node, subnetId }) => (Token.isUnresolved(subnetId) ? node.path : subnetId));
}

/** Whether a subnet is one that this app makes, and its tags leave it to no cluster in particular. */
export function isForAllClusters(subnet: ec2.ISubnet): boolean {
  const made = madeSubnet(subnet);
  if (made === undefined) return false;
  const tags = made.tags.tagValues();
  return !Object.keys(tags).some((key) => key.startsWith(CLUSTER_TAG));
}

function tagMade(subnets: readonly ec2.ISubnet[], key: string, value: string): void {
  for (const made of new Set(subnets.map(madeSubnet))) {
    if (made !== undefined) Tags.of(made).add(key, value);
  }
}

/** The resource of a subnet that this app makes: its id refers to it, through whatever object the subnet is given. */
function madeSubnet({ subnetId }: ec2.ISubnet): ec2.CfnSubnet | undefined {
  const made = referredConstruct(subnetId);
  return made instanceof ec2.CfnSubnet && made.ref === subnetId ? made : undefined;
}
