import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { attributeOf } from '../../validation/attribute';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** The subnets of a group's nodes, or why there are none. */
export interface NodeSubnets {
  readonly subnets: ec2.ISubnet[];
  readonly findings: Finding[];
}

/**
 * The subnets of the nodes: those selected, else the private subnets of the zones that have a pod subnet.
 */
export function nodeSubnets({ cluster, podNetworking, subnets }: PodNodegroupProps): NodeSubnets {
  const none = (why: string) => ({ subnets: [], findings: [findingOf('nodegroup-subnets', 'subnets', why)] });
  const vpc = attributeOf(() => cluster.vpc);
  if (vpc === undefined) return none("'cluster' is imported without its VPC, so nodes have no subnets; give 'vpc' where it is imported");
  if (subnets !== undefined) return { subnets: vpc.selectSubnets(subnets).subnets, findings: [] };
  if (vpc.privateSubnets.length === 0) return none("'subnets' is not given, and the VPC has no private subnet with a way out; select the subnets of the nodes");
  const zones = podNetworking.podSubnets?.availabilityZones;
  const inZones = vpc.privateSubnets.filter((subnet) => zones === undefined || zones.includes(subnet.availabilityZone));
  if (inZones.length > 0) return { subnets: inZones, findings: [] };
  return none(`the VPC has no private subnet in the zones that have a pod subnet (${zones!.join(', ')}); select 'subnets' in these zones`);
}
