import { readFileSync } from 'fs';
import { join } from 'path';
import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { plainCluster } from './legacy-cluster';
import { CniPermissions, RunningVpcCni, VpcCniAddon } from '../../src';

/** Step one: the VPC CNI that EKS installed becomes an add-on, with all that runs today. */
export class LegacyAdopted extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const cluster = plainCluster(this);
    cluster.addNodegroupCapacity('General', {
      instanceTypes: [new ec2.InstanceType('m5.large')],
      minSize: 3,
      maxSize: 10,
    });
    new VpcCniAddon(this, 'VpcCni', {
      cluster,
      adopt: RunningVpcCni.fromDaemonSet(readFileSync(join(__dirname, 'aws-node.json'), 'utf8')),
      permissions: CniPermissions.nodeRole(),
    });
  }
}
