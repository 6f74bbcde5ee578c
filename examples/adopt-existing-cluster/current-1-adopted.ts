import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { plainVpc } from './plain-vpc';
import { CniPermissions, RunningVpcCni, VpcCniAddon } from '../../src';

/** Step one: the add-on is taken over under its construct id, as it runs. The deployment changes nothing. */
export class CurrentAdopted extends Stack {
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
    new VpcCniAddon(this, 'VpcCni', {
      cluster,
      adopt: RunningVpcCni.fromConfiguration({ env: { WARM_IP_TARGET: '5' } }),
      permissions: CniPermissions.nodeRole(),
      logicalId: 'VpcCniEC2AF11A', // as in the deployed template
    });
  }
}
