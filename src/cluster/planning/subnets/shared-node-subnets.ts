import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { countedGroups, CountingPlan } from '../counted-nodes';
import { isMadeHere } from './planned-subnets';
import { PodIpFamily } from '../../../capacity/node-capacity-options';
import { groupsIn } from '../../../compute/cluster-nodes';
import { PodNodegroup } from '../../../compute/pod-nodegroup';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../../findings/words/cluster/plans-of-clusters';
import { PLACEMENTS } from '../../../network/placement-rules';
import { isDummyId } from '../../../templates/lookup-dummies';

/**
 * Subnets that this app makes, in which nodes of other clusters run too, and pods of one of the clusters get
 * addresses: a plan takes such subnets for its own. Of imported ones a warning says that others are not known.
 */
export function sharedNodeSubnetsOfPlan(plan: CountingPlan): Finding[] {
  const own = [...countedGroups(plan, () => undefined).values()];
  const ids = new Set(own.flatMap(subnetsOf).filter(isMadeHere).map(({ subnetId }) => subnetId));
  const { root } = plan.construct.node;
  // Of many groups few share a subnet, so that is asked first.
  const sharing = groupsIn(root, ({ by }) => by instanceof PodNodegroup && !own.includes(by)
    && subnetsOf(by).some(({ subnetId }) => ids.has(subnetId))
    && Stage.of(by) === Stage.of(plan.construct)).map(({ by }) => by as PodNodegroup);
  const beside = own.filter((group) => sharing.some((other) => areTogether(group, other)));
  if (![...sharing, ...beside].some(hasPodsInNodeSubnets)) return [];
  const subnets = own.flatMap(subnetsOf).filter((subnet) => sharing.some((other) => (
    subnetsOf(other).some(({ subnetId }) => subnetId === subnet.subnetId))));
  const usesPrefixes = new Set([...sharing, ...beside].filter(hasPodsInNodeSubnets)
    .map(({ podNetworking: { ipAssignment } }) => ipAssignment.usesPrefixes));
  return [findingOf(WORDS.nodeSubnetsShared, about.plan('plan'), {
    subnets: [...new Set(subnets.map(({ node }) => node.path))],
    others: sharing.map(({ node }) => node.path),
    isMixed: usesPrefixes.size > 1,
  })];
}

function subnetsOf({ _subnets: subnets }: PodNodegroup): ec2.ISubnet[] {
  return subnets.filter(({ subnetId }) => !isDummyId(subnetId));
}

function areTogether(one: PodNodegroup, other: PodNodegroup): boolean {
  return subnetsOf(one).some(({ subnetId }) => subnetsOf(other).some((each) => each.subnetId === subnetId));
}

function hasPodsInNodeSubnets({ podNetworking: { placement, ipFamily } }: PodNodegroup): boolean {
  return !PLACEMENTS[placement].sparesPrimaryEni && ipFamily === PodIpFamily.IPV4;
}
