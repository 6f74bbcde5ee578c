import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { noteNodeSubnets } from '../../cni/node-subnet-sharing';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { LEFT_OUT_SUBNET_WORDS as WORDS } from '../../findings/words/nodes/left-out-subnets';
import { PLACEMENTS } from '../../network/placement-rules';
import { DISCOVERY_TAG, LEFT_OUT, leaveOut, unmadeSubnets } from '../../network/vpc/discovery-tag';
import { isDummyId } from '../../templates/lookup-dummies';

/**
 * What there is to say of subnets of nodes that pods keep out of.
 *
 * @param subnets undefined where nobody says in which the nodes run
 */
export function leftOutFindings(subnets: readonly ec2.ISubnet[] | undefined, podNetworking: IPodNetworking): Finding[] {
  if (!areLeftOut(podNetworking)) return [];
  const facts = { tag: DISCOVERY_TAG, value: LEFT_OUT };
  if (subnets === undefined) return [findingOf(WORDS.subnetsUntold, about.prop('subnets'), facts)];
  // The tags of a VPC that has not been looked up yet are asked for afterwards.
  const known = subnets.filter(({ subnetId }) => !isDummyId(subnetId));
  const ofPods = new Set(podNetworking.podSubnets?.subnets.map(({ subnetId }) => subnetId));
  const both = known.filter(({ subnetId }) => ofPods.has(subnetId)).map(({ node }) => node.path);
  if (both.length > 0) {
    return [findingOf(WORDS.nodesInPodSubnets, about.prop('subnets'), { subnets: both, tag: DISCOVERY_TAG })];
  }
  return unmadeSubnets(known).map((subnet) =>
    findingOf(WORDS.tagUnseen, about.subnet(subnet), { subnets: [subnet], ...facts }),
  );
}

/** Tags the subnets of nodes that pods keep out of. */
export function leaveOutNodeSubnets(subnets: readonly ec2.ISubnet[], podNetworking: IPodNetworking): void {
  if (!areLeftOut(podNetworking)) return;
  leaveOut(subnets);
  noteNodeSubnets(podNetworking, subnets);
}

function areLeftOut({ placement }: IPodNetworking): boolean {
  return PLACEMENTS[placement].leavesOutNodeSubnets;
}
