import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { IpAssignment } from '../../../capacity/ip-assignment';
import { CNI_FEATURES, lacks } from '../../../capacity/kernel/cni-features';
import { KubeletReservation } from '../../../capacity/kubelet-reservation';
import { NodegroupCapacity } from '../../../capacity/nodegroup-capacity';
import { VpcCniAddon } from '../../../cni/vpc-cni-addon';
import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { NODE_DENSITY_WORDS as WORDS } from '../../../findings/words/checks/node-density';
import { formsOf, isUnknown } from '../../../templates/forms';
import { ClusterModel, isCniSeen } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { limitsOf, nodeOptionsOf } from '../../facts/group-nodes';
import { groupImage, ImageFrom } from '../../facts/groups/group-image';
import { tellsPods } from '../../facts/nodes/user-data-names';
import { hasUnknownAddons } from '../../facts/order/part-order';
import { ownConstruct } from '../../facts/own-constructs';
import { located, LocatedFinding } from '../located-finding';

/** A group whose nodes could run more pods. */
interface DenserGroup {
  readonly name: string;
  readonly now: NodegroupCapacity;
  readonly then: NodegroupCapacity;
}

/**
 * Node groups that could run more pods with prefixes: one finding for each cluster.
 *
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html
 */
export function densityFindings(model: ClusterModel, stated: InstanceTypeLimits[]): LocatedFinding[] {
  if (!canChange(model)) return [];
  const groups = model.groups.flatMap((group) => denser(group, model, stated));
  if (groups.length === 0) return [];
  const { cluster, cni: { addon } } = model;
  const place = cluster?.resource ?? addon ?? model.groups[0].resource;
  const facts = factsOf(groups);
  const subject = about.cluster(place.path);
  if (addon === undefined) return located(place, [], [findingOf(WORDS.withoutAddon, subject, facts)]);
  const own = ownConstruct(addon.construct, VpcCniAddon);
  return located(place, [], [own === undefined
    ? findingOf(WORDS.byAddon, subject, { ...facts, addon: addon.path })
    : findingOf(WORDS.byConstruct, subject, { ...facts, addon: own.node.path })]);
}

/** Whether pods have single addresses, of a VPC CNI that could give them prefixes, and all of this is seen. */
function canChange(model: ClusterModel): boolean {
  const { cni, cluster, nodeSources, unplaced } = model;
  // An add-on whose name is not known may be it, and so may one for a cluster that is not known.
  if (cni.addon === undefined && (hasUnknownAddons(model) || unplaced.plugins.length > 0)) return false;
  return isCniSeen(model) && !(cluster?.isIpv6 ?? false) && !cni.ipAssignment.usesPrefixes
    && !lacks(cni.version, CNI_FEATURES.prefixes) && !nodeSources.some(({ kind }) => kind === 'auto-mode');
}

function denser(group: GroupFacts, model: ClusterModel, stated: InstanceTypeLimits[]): DenserGroup[] {
  const limits = limitsOf(group, stated);
  // On other systems prefixes are a matter of other settings, of which their own findings speak.
  if (limits === undefined || !group.os.kernel.runsVpcCni || isToldOtherwise(group)) return [];
  if (!limits.every(({ supportsPrefixes }) => supportsPrefixes)) return [];
  const options = nodeOptionsOf(group, model);
  const now = NodegroupCapacity.of(limits, options);
  const then = NodegroupCapacity.of(limits, { ...options, ipAssignment: IpAssignment.prefixDelegation() });
  const isAsComputed = group.own === undefined || group.own.maxPods === now.maxPods;
  const name = group.own?.node.path ?? group.name;
  return isAsComputed && then.maxPods > now.maxPods ? [{ name, now, then }] : [];
}

/** Whether somebody else than EKS tells nodes how many pods they run, or may do so where it is not seen. */
function isToldOtherwise(group: GroupFacts): boolean {
  const { own, launchTemplate, resource } = group;
  const { from } = groupImage(group);
  if (own !== undefined) return false;
  if (from !== ImageFrom.EKS_AS_NAMED && from !== ImageFrom.EKS_BY_DEFAULT) return true;
  if (resource.properties.LaunchTemplate === undefined) return false;
  const data = launchTemplate?.properties.LaunchTemplateData;
  return launchTemplate === undefined || isUnknown(data) || tellsPods(formsOf(data).UserData) !== false;
}

function factsOf(groups: readonly DenserGroup[]) {
  const memoryOf = ({ then }: DenserGroup) =>
    Math.min(...then.nodes.map(({ limits: { memoryMib = Infinity } }) => memoryMib));
  const isShort = (group: DenserGroup) =>
    KubeletReservation._isLargeShare(group.then.reservation.memoryMib, memoryOf(group));
  return {
    groups: groups.map(({ name }) => name),
    types: groups.map(({ now }) => now.binding.limits.instanceType),
    maxPods: groups.map(({ now }) => now.maxPods),
    withPrefixes: groups.map(({ then }) => then.maxPods),
    withheldMib: groups.map(({ now }) => now.reservation.memoryMib),
    thenMib: groups.map(({ then }) => then.reservation.memoryMib),
    memoryMib: groups.map((group) => (Number.isFinite(memoryOf(group)) ? memoryOf(group) : 0)),
    short: groups.filter(isShort).map(({ name }) => name),
  };
}
