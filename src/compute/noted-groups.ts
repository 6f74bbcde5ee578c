import { IConstruct } from 'constructs';
import { PodGeneration } from '../cni/pod-generation';
import { IPodNetworking } from '../cni/pod-networking';
import { isInTree } from '../templates/in-tree';

/** The node groups of each add-on, in the order in which they were made. */
const groupsOfAddon = new WeakMap<IPodNetworking, IConstruct[]>();

/** Notes a node group as one whose pods an add-on networks, in whatever generation. */
export function noteGroup(group: IConstruct, podNetworking: IPodNetworking): void {
  const addon = PodGeneration.addonOf(podNetworking);
  groupsOfAddon.set(addon, [...groupsOfAddon.get(addon) ?? [], group]);
}

/** The node groups of an add-on that there are now. */
export function groupsOf(addon: IPodNetworking): IConstruct[] {
  return (groupsOfAddon.get(addon) ?? []).filter(isInTree);
}
