import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { plainVpc } from './plain-vpc';

/** A cluster of `aws-eks-v2` as it is today: 29 pods on each node, 'Too many pods' for the next one. */
export class CurrentToday extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = new eks.Cluster(this, 'Cluster', {
      vpc: plainVpc(this, 21),
      version: eks.KubernetesVersion.V1_34,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    });
    cluster.addNodegroupCapacity('General', {
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 10,
    });
    new eks.Addon(this, 'VpcCni', {
      cluster,
      addonName: 'vpc-cni',
      configurationValues: { env: { WARM_IP_TARGET: '5' } },
    });
  }
}
