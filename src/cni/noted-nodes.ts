import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { PodGeneration } from './pod-generation';
import { IPodNetworking } from './pod-networking';

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
