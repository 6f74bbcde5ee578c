import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { plainVpc } from './plain-vpc';
import { ClusterPlan, CniPermissions, PodNetwork, PodNodegroup, VpcCniAddon } from '../../src';
import { Planned } from '../plan-table';

/** Step two: prefixes, and a new node group beside the old one. Then the old nodes are drained. */
export class CurrentPrefixes extends Stack {
  /** Its plan. */
  public readonly planned: Planned;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = new eks.Cluster(this, 'Cluster', {
      vpc: plainVpc(this, 21),
      version: eks.KubernetesVersion.V1_34,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    });
    const general = cluster.addNodegroupCapacity('General', {
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 10,
    });
    const podNetworking = new VpcCniAddon(this, 'VpcCni', {
      cluster,
      podNetwork: PodNetwork.nodeSubnets(),
      permissions: CniPermissions.nodeRole(),
    });
    podNetworking.addEarlierNodes(general);
    new PodNodegroup(this, 'Prefixes', {
      cluster,
      podNetworking,
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 6,
    });
    this.planned = { podNetworking, plan: new ClusterPlan(this, 'Plan', { cluster }) };
  }
}
