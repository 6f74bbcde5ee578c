import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { keepAwsAuth, plainCluster } from './legacy-cluster';
import {
  ClusterPlan, CniPermissions, IpAssignment, PodNetwork, PodNodegroup, VpcCniAddon,
} from '../../src';
import { Planned } from '../plan-table';

/** Step three: the first group is gone, and prefixes come, with a new node group beside the one between. */
export class LegacyPrefixes extends Stack {
  /** Its plan. */
  public readonly planned: Planned;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = plainCluster(this);
    keepAwsAuth(cluster);
    const podNetworking = new VpcCniAddon(this, 'VpcCni', {
      cluster,
      earlierMode: { ipAssignment: IpAssignment.secondaryIp() },
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      permissions: CniPermissions.nodeRole(),
    });
    new PodNodegroup(this, 'PodSubnets', {
      cluster,
      podNetworking: podNetworking.earlierNetworking(),
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 5,
      maxSize: 10,
    });
    new PodNodegroup(this, 'Dense', {
      cluster,
      podNetworking,
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 40,
    });
    this.planned = { podNetworking, plan: new ClusterPlan(this, 'Plan', { cluster }) };
  }
}
