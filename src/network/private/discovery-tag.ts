import { Tags, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { IPodSubnets } from '../pod-subnets-props';

/** The tag by which the VPC CNI finds subnets. */
const DISCOVERY_TAG = 'kubernetes.io/role/cni';

/**
 * Tags pod subnets that this app makes, so that the VPC CNI finds them; what there is to say of the others.
 */
export function tagForDiscovery(podSubnets: IPodSubnets): Finding[] {
  const ofApp = podSubnets.node.root.node.findAll().filter((construct) => construct instanceof ec2.CfnSubnet);
  const made = new Map(ofApp.map((subnet) => [subnet.ref, subnet]));
  for (const { subnetId } of podSubnets.subnets) {
    if (made.has(subnetId)) Tags.of(made.get(subnetId)!).add(DISCOVERY_TAG, '1');
  }
  const unseen = podSubnets.subnets.filter(({ subnetId }) => !made.has(subnetId))
    .map(({ node, subnetId }) => (Token.isUnresolved(subnetId) ? node.path : subnetId));
  if (unseen.length === 0) return [];
  return [findingOf('discovery-tag-unseen', 'podNetwork',
    `whether ${unseen.map((name) => `'${name}'`).join(', ')} ${unseen.length === 1 ? 'has' : 'have'} the tag ${DISCOVERY_TAG} = 1, by which the VPC CNI finds pod subnets, cannot be seen; tag the subnet where it is made`)];
}
