import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { taggedByOwner } from './tagged-by-owner';
import { PodCapacityCluster, PodNetwork, PodSubnets, PrefixReservation } from '../../src';

/** Subnets that another tool made: for nodes in the primary block, for pods in a secondary one. */
const ZONES = [
  { zone: 'us-west-2a', nodes: '10.30.0.0/20', pods: '100.80.0.0/18' },
  { zone: 'us-west-2b', nodes: '10.30.16.0/20', pods: '100.80.64.0/18' },
];

/**
 * A cluster on a VPC whose subnets were all made elsewhere, those for pods too. The app only reserves space in them.
 */
export class GivenSubnetsStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const idIn = (kind: string, series: string, zone: string) => `${kind}-0cccccccccccccc${series}${zone.slice(-1)}`;
    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: 'vpc-0cccccccccccccccc',
      vpcCidrBlock: '10.30.0.0/16',
      availabilityZones: ZONES.map(({ zone }) => zone),
      privateSubnetIds: ZONES.map(({ zone }) => idIn('subnet', '0', zone)),
      privateSubnetIpv4CidrBlocks: ZONES.map(({ nodes }) => nodes),
      privateSubnetRouteTableIds: ZONES.map(({ zone }) => idIn('rtb', '0', zone)),
    });
    const pods = ZONES.map(({ zone, pods: ipv4CidrBlock }) => ec2.Subnet.fromSubnetAttributes(this, `Pods-${zone}`, {
      subnetId: idIn('subnet', '1', zone),
      availabilityZone: zone,
      ipv4CidrBlock,
      routeTableId: idIn('rtb', '0', zone),
    }));
    for (const subnet of pods) new PrefixReservation(this, `Reserved-${subnet.availabilityZone}`, { subnet });

    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc,
      podNetwork: PodNetwork.subnets(PodSubnets.fromSubnets(this, 'PodSubnets', pods)),
      planning: { otherAddresses: 200 },
    });
    this.platform.addNodegroup('General', {
      instanceTypes: [new ec2.InstanceType('m7i.xlarge')],
      minSize: 2,
      maxSize: 40,
    });

    taggedByOwner(this.platform);
  }
}
