import { Tags, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';
import { referredConstruct } from '../../templates/references';
import { IPodSubnets } from '../pod-subnets-props';

/** The tag by which the VPC CNI finds subnets. */
const DISCOVERY_TAG = 'kubernetes.io/role/cni';

/**
 * Tags pod subnets that this app makes, so that the VPC CNI finds them; what there is to say of the others.
 */
export function tagForDiscovery(podSubnets: IPodSubnets): Finding[] {
  const subnets = podSubnets.subnets.map((subnet) => ({ subnet, made: madeSubnet(subnet) }));
  for (const { made } of subnets) {
    if (made !== undefined) Tags.of(made).add(DISCOVERY_TAG, '1');
  }
  const unseen = subnets.filter(({ made }) => made === undefined).map(({ subnet }) => subnet)
    .map(({ node, subnetId }) => (Token.isUnresolved(subnetId) ? node.path : subnetId));
  if (unseen.length === 0) return [];
  return [findingOf(WORDS.tagUnseen, about.prop('podNetwork'), { subnets: unseen, tag: DISCOVERY_TAG })];
}

/** The resource of a subnet that this app makes: its id refers to it, through whatever object the subnet is given. */
function madeSubnet({ subnetId }: ec2.ISubnet): ec2.CfnSubnet | undefined {
  const made = referredConstruct(subnetId);
  return made instanceof ec2.CfnSubnet && made.ref === subnetId ? made : undefined;
}
