import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { IPodNetworking, PodNodegroup } from '../../src';

/** Props of `BatchStack`. */
export interface BatchStackProps extends StackProps {
  /** The cluster, of another stack. */
  readonly cluster: eks.IClusterRef;

  /** How its pods get addresses. */
  readonly podNetworking: IPodNetworking;
}

/**
 * Nodes of a team of its own, on the cluster of another stack.
 */
export class BatchStack extends Stack {
  constructor(scope: Construct, id: string, props: BatchStackProps) {
    super(scope, id, props);

    new PodNodegroup(this, 'Batch', {
      cluster: props.cluster,
      podNetworking: props.podNetworking,
      instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
      minSize: 0,
      maxSize: 60,
    });
  }
}
