import { Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { PodSubnets, SecondaryCidr } from '../../src';
import { auditVpc } from '../audited-vpc';

/** The primary block: nodes, endpoints, load balancers. */
const VPC_CIDR = '10.0.0.0/16';

/**
 * The network: VPC, endpoints, and subnets for the pods of a cluster in another stack.
 */
export class NetworkStack extends Stack {
  /** The VPC. */
  public readonly vpc: ec2.Vpc;

  /** Subnets for pods. */
  public readonly pods: PodSubnets;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(VPC_CIDR),
      availabilityZones: ['us-west-2a', 'us-west-2b'],
      // Subnets keep their addresses when a zone comes.
      reservedAzs: 2,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      ],
    });
    auditVpc(this.vpc);
    this.pods = new PodSubnets(this, 'Pods', {
      vpc: this.vpc,
      cidr: new SecondaryCidr(this, 'PodCidr', { vpc: this.vpc, cidr: '100.64.0.0/16' }),
    });

    // Nodes come from the primary block, which is all that an endpoint lets in by default; pods from the other one.
    const images = this.vpc.addInterfaceEndpoint('Images', {
      service: ec2.InterfaceVpcEndpointAwsService.ECR_DOCKER,
      open: false,
    });
    images.connections.allowDefaultPortFrom(ec2.Peer.ipv4(VPC_CIDR), 'Nodes');
    this.pods.allowTo(images);

    // Pod subnets use the route tables of the private subnets, which a gateway endpoint is in by default.
    this.vpc.addGatewayEndpoint('Objects', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  }
}
