import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { smallVpc } from './small-vpc';
import { ClusterPlan, PodNetwork, PodNodegroup, VpcCniAddon } from '../../src';
import { Planned } from '../plan-table';

/** A layer with kubectl, as `aws-eks` wants one. */
const KUBECTL_LAYER = 'arn:aws:lambda:us-west-2:111122223333:layer:kubectl:1';

/**
 * A cluster of `aws-eks` that has been there for a while: it keeps its own Lambda functions, and pods move to subnets
 * of their own with the new node group.
 */
export class LegacyStack extends Stack {
  /** Its plan. */
  public readonly planned: Planned;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = new eks.Cluster(this, 'Cluster', {
      vpc: smallVpc(this),
      version: eks.KubernetesVersion.V1_34,
      kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(this, 'Kubectl', KUBECTL_LAYER),
      defaultCapacity: 0,
      endpointAccess: eks.EndpointAccess.PRIVATE,
      clusterLogging: Object.values(eks.ClusterLoggingTypes),
      // Nodes are let in by access entries beside the config map.
      authenticationMode: eks.AuthenticationMode.API_AND_CONFIG_MAP,
    });

    const podNetworking = new VpcCniAddon(this, 'VpcCni', {
      cluster,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    });
    new PodNodegroup(this, 'General', {
      cluster,
      podNetworking,
      instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
      minSize: 2,
      maxSize: 40,
    });
    const plan = new ClusterPlan(this, 'Plan', { cluster, planning: { growthPercent: 50 } });
    this.planned = { podNetworking, plan };
  }
}
