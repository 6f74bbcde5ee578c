import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { runsWindows } from './windows-nodes';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { isIsolated, nodeSubnetsOf } from '../../network/vpc/vpc-facts';
import { isDummyId } from '../../templates/lookup-dummies';
import { attributeOf } from '../../validation/attribute';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** The subnets of a group's nodes, or why there are none. */
export interface NodeSubnets {
  readonly subnets: ec2.ISubnet[];
  readonly findings: Finding[];
}

/**
 * The subnets of the nodes: those selected, else the private subnets (the isolated ones of a VPC without) of the zones that have a pod subnet, which Windows nodes do
 * not need.
 */
export function nodeSubnets(props: PodNodegroupProps): NodeSubnets {
  const { cluster, podNetworking, subnets } = props;
  const none = (why: string) => ({ subnets: [], findings: [findingOf('nodegroup-subnets', 'subnets', why)] });
  const vpc = attributeOf(() => cluster.vpc);
  if (vpc === undefined) return none("'cluster' is imported without its VPC, so nodes have no subnets; give 'vpc' where it is imported");
  // Before the VPC is looked up its zones are dummies, of which no selection by zone finds any.
  if (isDummyId(vpc.vpcId)) return { subnets: nodeSubnetsOf(vpc).slice(0, podNetworking.generation === undefined ? undefined : 1), findings: [] };
  if (subnets !== undefined) {
    const selected = vpc.selectSubnets(subnets).subnets;
    return selected.length > 0 ? { subnets: selected, findings: [] } : none("'subnets' selects none of the VPC's subnets, so nodes have no place to run; select at least one");
  }
  const forNodes = nodeSubnetsOf(vpc);
  if (forNodes.length === 0) return none("'subnets' is not given, and the VPC has no private and no isolated subnet; select the subnets of the nodes");
  const zones = runsWindows(props) ? undefined : podNetworking.podSubnets?.availabilityZones;
  const inZones = forNodes.filter((subnet) => zones === undefined || zones.includes(subnet.availabilityZone));
  if (inZones.length === 0) {
    return none(`the VPC has no subnet for nodes in the zones that have a pod subnet (${zones!.join(', ')}); select 'subnets' in these zones`);
  }
  return { subnets: inZones, findings: inZones.every((subnet) => isIsolated(vpc, subnet) && !isDummyId(subnet.subnetId)) ? [isolatedFinding()] : [] };
}

function isolatedFinding(): Finding {
  return findingOf('nodes-isolated', 'subnets',
    'the VPC has isolated subnets only, so nodes run there; without a way out they need VPC endpoints, at least for EC2, ECR, S3, STS, EKS and EKS Pod Identity, and images from ECR');
}
