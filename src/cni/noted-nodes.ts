import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { EarlierNetworking } from './modes/earlier-networking';
import { PodGeneration } from './pod-generation';
import { IPodNetworking } from './pod-networking';
import { isInTree } from '../templates/in-tree';

/** Where nodes outside of managed groups run, by the add-on of their pods; undefined for places that are not known. */
const outside = new WeakMap<IPodNetworking, Array<readonly ec2.ISubnet[] | undefined>>();

/** Notes nodes that no managed group starts, and their subnets where they are known. */
export function noteNodesOutside(podNetworking: IPodNetworking, subnets?: readonly ec2.ISubnet[]): void {
  const addon = PodGeneration.addonOf(podNetworking);
  outside.set(addon, [...outside.get(addon) ?? [], subnets]);
}

/** What was noted of an add-on so far. */
export function nodesOutside(addon: IPodNetworking): ReadonlyArray<readonly ec2.ISubnet[] | undefined> {
  return outside.get(addon) ?? [];
}

/** Node groups whose pods have single addresses, whatever those of the add-on have otherwise. */
const onSingleAddresses = new WeakSet<IConstruct>();

/** Notes a node group as one whose pods take no prefixes. */
export function noteSingleAddresses(group: IConstruct): void {
  onSingleAddresses.add(group);
}

/** Whether pods of a node group can take prefixes, as far as anybody noted. */
export function canTakePrefixes(group: IConstruct): boolean {
  return !onSingleAddresses.has(group);
}

/** Nodes of an add-on by the mode that they start in. */
interface NodesByMode {
  readonly earlier: IConstruct[];
  readonly now: IConstruct[];
}

const byMode = new WeakMap<IPodNetworking, NodesByMode>();

/**
 * Notes nodes by the mode that they start in.
 *
 * @param replaced whether they are made anew where the mode changes
 */
export function noteMode(nodes: IConstruct, podNetworking: IPodNetworking, replaced: boolean): void {
  const isEarlier = podNetworking instanceof EarlierNetworking;
  if (!isEarlier && !replaced) return;
  const addon = PodGeneration.addonOf(podNetworking);
  const noted = byMode.get(addon) ?? { earlier: [], now: [] };
  byMode.set(addon, noted);
  noted[isEarlier ? 'earlier' : 'now'].push(nodes);
}

/** The nodes that there are now of an add-on, by the mode that they start in. */
export function nodesByMode(addon: IPodNetworking): NodesByMode {
  const { earlier, now } = byMode.get(addon) ?? { earlier: [], now: [] };
  return { earlier: earlier.filter(isInTree), now: now.filter(isInTree) };
}

/** Nodes that started before an add-on came, and stay on purpose, by the add-on; `all` where that is one that runs. */
const ofBefore = new WeakMap<IConstruct, readonly IConstruct[] | 'all'>();

/** Notes node groups, or what holds them, as ones that need not wait for an add-on. */
export function noteEarlierNodes(addon: IConstruct, nodes: readonly IConstruct[] | 'all'): void {
  const noted = ofBefore.get(addon) ?? [];
  ofBefore.set(addon, nodes === 'all' || noted === 'all' ? 'all' : [...noted, ...nodes]);
}

/** Whether a group started under what runs, so that it does not matter when the add-on comes. */
export function isOfBefore(addon: IConstruct, group: IConstruct): boolean {
  const noted = ofBefore.get(addon) ?? [];
  return noted === 'all' || group.node.scopes.some((scope) => noted.includes(scope));
}
