import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { IpAssignment } from '../../../capacity/ip-assignment';
import { kernelOf } from '../../../capacity/kernel/kernels';
import { KubeletReservation } from '../../../capacity/kubelet-reservation';
import { NodeCapacity } from '../../../capacity/node-capacity';
import { NodeCapacityOptions, PodIpFamily } from '../../../capacity/node-capacity-options';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { TOLD_POD_WORDS as WORDS } from '../../../findings/words/checks/told-counts';
import { AppResources } from '../../../templates/app-resources';
import { ClusterModel, isCniSeen } from '../../facts/cluster-model';
import { launchedTypes } from '../../facts/fleets/asg-types';
import { GroupFacts } from '../../facts/group-facts';
import { limitsOf, nodeOptionsOf } from '../../facts/group-nodes';
import { GroupToldPods, groupToldPods, podsByExpression, podsToldOn, toldPods } from '../../facts/groups/told-pods';
import { located, LocatedFinding } from '../located-finding';

/** So many pods of a node may be on the network of the host beside aws-node and kube-proxy. */
const FURTHER_HOST_PODS = 8;

/** A type, the pods that it is told, and what it holds. */
interface ToldType {
  readonly limits: InstanceTypeLimits;
  readonly told: number;
  readonly capacity: NodeCapacity;
}

/**
 * Pod counts in the user data of node groups that are above what their nodes have addresses for, or above the
 * recommended cap: the same that constructs refuse.
 *
 * Worked, m5.large with single addresses that is told 110: 3 x 9 + 2 = 29, so 81 pods wait for an address.
 */
export function toldPodFindings(
  group: GroupFacts,
  model: ClusterModel,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  const given = groupToldPods(group);
  const limits = limitsOf(group, stated);
  if (given === undefined || limits === undefined || !group.os.kernel.runsVpcCni || !isCniSeen(model)) return [];
  return findingsOf(group, given, limits, nodeOptionsOf(group, model));
}

/** The same of Auto Scaling groups, whose nodes EKS tells nothing. */
export function toldFleetFindings(
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  if (!isCniSeen(model)) return [];
  return model.nodeSources.filter(({ kind }) => kind === 'asg').flatMap(({ resource, name }) => {
    const { types, os, holder: template, userData } = launchedTypes(resource, resources, stated) ?? {};
    const told = toldPods(userData);
    if (told === undefined || template === undefined || types === undefined || !kernelOf({ os }).runsVpcCni) return [];
    const options = model.cluster?.isIpv6 ? { ipFamily: PodIpFamily.IPV6 } : model.cni.nodeOptions;
    return findingsOf({ name }, { told, template, isSure: true }, types, options);
  });
}

function findingsOf(
  nodes: Pick<GroupFacts, 'name'>,
  given: GroupToldPods,
  limits: readonly InstanceTypeLimits[],
  options: NodeCapacityOptions,
): LocatedFinding[] {
  const { template, told } = given;
  const types = limits.flatMap((type): ToldType[] => {
    const count = podsToldOn(told, type);
    return count === undefined ? [] : [{ limits: type, told: count, capacity: NodeCapacity.of(type, options) }];
  });
  const property = template.type === 'AWS::EC2::LaunchTemplate' ? 'LaunchTemplateData.UserData' : 'UserData';
  const findings = [...countFindings(nodes, given, types, options), ...memoryFindings(given, types)];
  return located(template, [property], findings);
}

function countFindings(
  { name: nodes }: Pick<GroupFacts, 'name'>,
  { template: { path: template }, isSure }: GroupToldPods,
  types: readonly ToldType[],
  options: NodeCapacityOptions,
): Finding[] {
  // Of types without a slot for pods their capacity speaks.
  const above = types.filter(({ told, capacity }) => capacity.podSlots > 0 && told > capacity.eniLimitedPods);
  if (above.length === 0) {
    const tight = types.filter(({ told, capacity: { cappedAt = Infinity } }) => told > cappedAt);
    if (tight.length === 0) return [];
    return [findingOf(WORDS.aboveCap, about.group(nodes), {
      nodes,
      template,
      types: tight.map(({ limits }) => limits.instanceType),
      told: Math.max(...tight.map(({ told }) => told)),
      cap: Math.min(...tight.map(({ capacity: { cappedAt = Infinity } }) => cappedAt)),
    })];
  }
  const dense = { ...options, ipAssignment: IpAssignment.prefixDelegation() };
  const isFar = above.some(({ told, capacity }) => told > capacity.eniLimitedPods + FURTHER_HOST_PODS);
  return [findingOf(isFar ? (isSure ? WORDS.aboveAddresses : WORDS.mayBeMerged) : WORDS.fewAbove, about.group(nodes), {
    nodes,
    template,
    types: above.map(({ limits }) => limits.instanceType),
    told: above.map(({ told }) => told),
    most: above.map(({ capacity }) => capacity.eniLimitedPods),
    // A type without prefixes has the same addresses with them.
    fitsPrefixes: above.every(({ limits, told }) => NodeCapacity.of(limits, dense).eniLimitedPods >= told),
  })];
}

/** Memory that kubelet keeps for pods by an expression, which nodeadm takes for it, whatever the count. */
function memoryFindings({ told: { expression } }: GroupToldPods, types: readonly ToldType[]): Finding[] {
  if (expression === undefined) return [];
  return types.flatMap(({ limits, capacity }) => {
    const pods = podsByExpression(expression, limits) ?? 0;
    return pods <= capacity.maxPods ? [] : KubeletReservation.forPods(pods).findingsFor(limits);
  });
}
