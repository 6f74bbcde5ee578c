import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { smallVpc } from './small-vpc';
import { ClusterPlan, IPodNetworking, PodNetwork, PodNodegroup, VpcCniAddon } from '../../src';
import { Planned } from '../plan-table';

/**
 * A cluster of `aws-eks-v2`, whose node groups stand in two stacks. The plan counts both.
 */
export class CurrentStack extends Stack {
  /** The cluster. */
  public readonly cluster: eks.Cluster;

  /** How its pods get addresses. */
  public readonly podNetworking: IPodNetworking;

  /** Its plan. */
  public readonly planned: Planned;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.cluster = new eks.Cluster(this, 'Cluster', {
      vpc: smallVpc(this),
      version: eks.KubernetesVersion.V1_34,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      endpointAccess: eks.EndpointAccess.PRIVATE,
      clusterLogging: Object.values(eks.ClusterLoggingTypes),
    });

    const { cluster } = this;
    const podNetworking = new VpcCniAddon(this, 'VpcCni', {
      cluster,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    });
    new PodNodegroup(this, 'System', {
      cluster,
      podNetworking,
      instanceTypes: [new ec2.InstanceType('m7g.large')],
      minSize: 2,
      maxSize: 4,
    });
    this.podNetworking = podNetworking;
    this.planned = { podNetworking, plan: new ClusterPlan(this, 'Plan', { cluster }) };
  }
}
