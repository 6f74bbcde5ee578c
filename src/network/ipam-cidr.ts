import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IPAM_POOL, netmaskFindings } from './private/ipam-findings';
import { acknowledgeDummies } from './vpc/dummies';
import { Finding } from '../findings/finding';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { argumentFindings, CONSTRUCT } from '../validation/prop-shapes';

/**
 * Props of `IpamCidr`.
 */
export interface IpamCidrProps {
  /** The VPC that gets the block. */
  readonly vpc: ec2.IVpc;

  /** The IPAM pool that the block is allocated from. `ec2.CfnIPAMPool.fromIpamPoolId(...)` where it is made elsewhere. */
  readonly pool: ec2.IIPAMPoolRef;

  /**
   * Prefix length of the block: 16 to 28, no token. It can never be changed in place.
   *
   * Fails outside of what a pool of this app allows.
   */
  readonly netmaskLength: number;
}

/**
 * A secondary IPv4 CIDR block of a VPC whose addresses AWS VPC IPAM chooses at deployment.
 *
 * Defines one `AWS::EC2::VPCCidrBlock`. CloudFormation does not tell which addresses it got, so subnets in it take theirs from IPAM too:
 * see `IpamSubnets`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpccidrblock.html
 */
export class IpamCidr extends Construct {
  /** The VPC that gets the block. */
  public readonly vpc: ec2.IVpc;

  /** Prefix length of the block. */
  public readonly netmaskLength: number;

  /** What there is to say of the block. */
  public readonly findings: Finding[];

  constructor(scope: Construct, id: string, props: IpamCidrProps) {
    super(scope, id);

    deliver(this, argumentFindings('IpamCidrProps', props, { vpc: CONSTRUCT, pool: IPAM_POOL }, ['vpc', 'pool']));
    const checks = new PropChecks(this);
    checks.add(...netmaskFindings('netmaskLength', props.pool, props.netmaskLength));
    this.findings = checks.deliver();

    this.vpc = props.vpc;
    this.netmaskLength = props.netmaskLength;
    new ec2.CfnVPCCidrBlock(this, 'Resource', {
      vpcId: props.vpc.vpcId,
      ipv4IpamPoolId: props.pool.ipamPoolRef.ipamPoolId,
      ipv4NetmaskLength: props.netmaskLength,
    });
    acknowledgeDummies(this, [props.vpc.vpcId]);
  }
}
