import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { keepAwsAuth, plainCluster } from './legacy-cluster';
import { ClusterPlan, CniPermissions, PodNetwork, PodNodegroup, VpcCniAddon } from '../../src';
import { Planned } from '../plan-table';

/** Step four: a dense cluster. The group between is gone. */
export class LegacyDense extends Stack {
  /** Its plan. */
  public readonly planned: Planned;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = plainCluster(this);
    keepAwsAuth(cluster);
    const podNetworking = new VpcCniAddon(this, 'VpcCni', {
      cluster,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      permissions: CniPermissions.nodeRole(),
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
