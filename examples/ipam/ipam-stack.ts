import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { PodCapacityCluster, PodNetwork } from '../../src';
import { auditVpc } from '../audited-vpc';

/** Prefix length of the block that pods get, and of the pod subnet of a zone. */
const BLOCK = 16;
const SUBNET = 18;

/** Props of `IpamStack`. */
export interface IpamStackProps extends StackProps {
  /** The IPAM pool of the company for blocks of pods, and the scope that it is in. */
  readonly poolId: string;
  readonly scopeId: string;
}

/**
 * A cluster whose pods get a secondary block and subnets that AWS VPC IPAM chooses at deployment: no address of a pod
 * stands in the template.
 *
 * That a planning pool is filled by a prefix length alone follows from the reference of the resource, and was not
 * tried.
 */
export class IpamStack extends Stack {
  /** The cluster. */
  public readonly platform: PodCapacityCluster;

  constructor(scope: Construct, id: string, props: IpamStackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
      availabilityZones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
      reservedAzs: 1,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      ],
    });
    auditVpc(vpc);

    // The pool that plans the addresses of this VPC's subnets.
    const subnetPool = new ec2.CfnIPAMPool(this, 'SubnetPool', {
      addressFamily: 'ipv4',
      ipamScopeId: props.scopeId,
      locale: this.region,
      sourceIpamPoolId: props.poolId,
      sourceResource: {
        resourceId: vpc.vpcId,
        resourceOwner: this.account,
        resourceRegion: this.region,
        resourceType: 'vpc',
      },
      allocationMinNetmaskLength: SUBNET,
      allocationMaxNetmaskLength: SUBNET,
    });

    this.platform = new PodCapacityCluster(this, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc,
      podNetwork: PodNetwork.ipam({
        blockPool: ec2.CfnIPAMPool.fromIpamPoolId(this, 'CompanyPool', props.poolId),
        blockNetmaskLength: BLOCK,
        subnetPool,
        subnetNetmaskLength: SUBNET,
      }),
      secretsEncryptionKey: new kms.Key(this, 'SecretsKey', {
        description: 'Kubernetes secrets',
        enableKeyRotation: true,
      }),
    });
    this.platform.addNodegroup('General', {
      instanceTypes: [new ec2.InstanceType('m7i.xlarge')],
      minSize: 3,
      maxSize: 60,
    });

    // The pool gets the block once the VPC has it, and gives it to subnets after that.
    const provisioned = new ec2.CfnIPAMPoolCidr(this, 'SubnetPoolCidr', {
      ipamPoolId: subnetPool.attrIpamPoolId,
      netmaskLength: BLOCK,
    });
    provisioned.node.addDependency(this.platform.node.findChild('PodCidr'));
    this.platform.podSubnets!.node.addDependency(provisioned);
  }
}
