import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { plainCluster } from './legacy-cluster';
import {
  ClusterPlan, CniPermissions, IpAssignment, PodNetwork, PodNodegroup, VpcCniAddon, WarmPool,
} from '../../src';
import { Planned } from '../plan-table';

/** Step two: pods of new nodes get subnets of their own, with single addresses as before. */
export class LegacyPodSubnets extends Stack {
  /** Its plan. */
  public readonly planned: Planned;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = plainCluster(this);
    const general = cluster.addNodegroupCapacity('General', {
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 10,
    });
    const podNetworking = new VpcCniAddon(this, 'VpcCni', {
      cluster,
      ipAssignment: IpAssignment.secondaryIp(),
      warmPool: WarmPool.addresses(2, 10),
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      permissions: CniPermissions.nodeRole(),
    });
    podNetworking.addEarlierNodes(general);
    new PodNodegroup(this, 'PodSubnets', {
      cluster,
      podNetworking,
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 5,
      maxSize: 10,
    });
    this.planned = { podNetworking, plan: new ClusterPlan(this, 'Plan', { cluster }) };
  }
}
