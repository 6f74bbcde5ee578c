import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { plainCluster } from './legacy-cluster';

/** A cluster of `aws-eks` as it is today: its subnets are out of addresses, and pods hang in ContainerCreating. */
export class LegacyToday extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = plainCluster(this);
    cluster.addNodegroupCapacity('General', {
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 10,
    });
  }
}
