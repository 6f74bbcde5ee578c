import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { groupsByCluster } from './order-findings';
import { PodGeneration } from './pod-generation';
import { IPodNetworking } from './pod-networking';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { LEFT_OUT_SUBNET_WORDS } from '../findings/words/nodes/left-out-subnets';
import { DISCOVERY_TAG } from '../network/vpc/discovery-tag';
import { isDummyId } from '../templates/lookup-dummies';
import { keyOf } from '../templates/rendering';
import { StageTree } from '../templates/stage-tree';

/** The subnets of nodes that pods keep out of, by the add-on of their cluster. */
const nodeSubnets = new WeakMap<IPodNetworking, ec2.ISubnet[]>();

/** Notes subnets of nodes whose tag keeps pods off them. */
export function noteNodeSubnets(podNetworking: IPodNetworking, subnets: readonly ec2.ISubnet[]): void {
  const addon = PodGeneration.addonOf(podNetworking);
  const noted = nodeSubnets.get(addon) ?? [];
  noted.push(...subnets);
  nodeSubnets.set(addon, noted);
}

/**
 * Node groups of other clusters in subnets that pods of a cluster keep out of: a tag is of the subnet, and so all
 * clusters read it.
 *
 * @param addon what was noted of
 * @param resource its add-on vpc-cni
 */
export function sharedNodeSubnetFindings(tree: StageTree, addon: IPodNetworking, resource: eks.CfnAddon): Finding[] {
  const noted = (nodeSubnets.get(addon) ?? []).filter(({ subnetId }) => !isDummyId(subnetId));
  if (noted.length === 0) return [];
  const own = keyOf(resource.clusterName, resource);
  const names = new Map(noted.map((subnet) => [keyOf(subnet.subnetId, resource), subnet.node.path]));
  return [...tree.fact(groupsByCluster)].filter(([cluster]) => cluster !== own).flatMap(([, groups]) => {
    const sharing = groups.map((group) => ({ group, ids: subnetKeysOf(group as eks.CfnNodegroup) }))
      .filter(({ ids }) => ids.some((id) => names.has(id)));
    if (sharing.length === 0) return [];
    const subnets = [...names].filter(([id]) => sharing.some(({ ids }) => ids.includes(id))).map(([, name]) => name);
    return [findingOf(LEFT_OUT_SUBNET_WORDS.sharedWith, about.subnet(subnets[0]), {
      subnets, tag: DISCOVERY_TAG, others: sharing.map(({ group }) => group.node.path), addon: resource.node.path,
    })];
  });
}

function subnetKeysOf(group: eks.CfnNodegroup): string[] {
  return Array.isArray(group.subnets) ? group.subnets.map((subnet) => keyOf(subnet, group)) : [];
}
