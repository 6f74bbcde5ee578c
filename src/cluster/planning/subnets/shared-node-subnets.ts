import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { countedGroups, CountingPlan } from '../counted-nodes';
import { isMadeHere } from './planned-subnets';
import { PodIpFamily } from '../../../capacity/node-capacity-options';
import { notedNodesIn } from '../../../compute/cluster-nodes';
import { PodNodegroup } from '../../../compute/pod-nodegroup';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../../findings/words/cluster/plans-of-clusters';
import { PLACEMENTS } from '../../../network/placement-rules';
import { isInTree } from '../../../templates/in-tree';
import { isDummyId } from '../../../templates/lookup-dummies';

/**
 * Subnets that this app makes, in which nodes of other clusters run too, and pods of one of the clusters get
 * addresses: a plan takes such subnets for its own. Of imported ones a warning says that others are not known.
 */
export function sharedNodeSubnetsOfPlan(plan: CountingPlan): Finding[] {
  const own = [...countedGroups(plan, () => undefined).values()];
  const ids = new Set(own.flatMap(subnetsOf).filter(isMadeHere).map(({ subnetId }) => subnetId));
  const { root } = plan.construct.node;
  const sharing = groupsOn(root, ids).filter((group) => !own.includes(group)
    && Stage.of(group) === Stage.of(plan.construct) && isInTree(group));
  if (sharing.length === 0) return [];
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

/** Places of the node groups of an app by the ids of their subnets, and how many groups were looked at. */
interface GroupsBySubnet {
  seen: number;
  readonly bySubnet: Map<string, Set<number>>;
}

const GROUPS = new WeakMap<IConstruct, GroupsBySubnet>();

/** The node groups in some subnets, in the order in which they were made; some may have been removed since. */
function groupsOn(root: IConstruct, ids: ReadonlySet<string>): PodNodegroup[] {
  const known = GROUPS.get(root) ?? { seen: 0, bySubnet: new Map<string, Set<number>>() };
  GROUPS.set(root, known);
  const { groups } = notedNodesIn(root);
  const { bySubnet } = known;
  for (; known.seen < groups.length; known.seen++) {
    const { by } = groups[known.seen];
    if (!(by instanceof PodNodegroup)) continue;
    for (const { subnetId } of subnetsOf(by)) {
      const places = bySubnet.get(subnetId) ?? new Set<number>();
      bySubnet.set(subnetId, places.add(known.seen));
    }
  }
  const places = new Set([...ids].flatMap((id) => [...bySubnet.get(id) ?? []]));
  return [...places].sort((one, other) => one - other).map((place) => groups[place].by as PodNodegroup);
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
