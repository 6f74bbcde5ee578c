import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IPAM_POOL, netmaskFindings } from './private/ipam-findings';
import { acknowledgeDummies } from './vpc/dummies';
import { sharedBlockFindings } from './vpc/shared-vpc';
import { Finding } from '../findings/finding';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { argumentFindings, CONSTRUCT } from '../validation/prop-shapes';

/**
 * Props of `IpamCidr`.
 *
 * @example
 * const block = new IpamCidr(stack, 'PodBlock', {
 *   vpc,
 *   pool: ec2.CfnIPAMPool.fromIpamPoolId(stack, 'Pool', 'ipam-pool-0a1b2c3d4e5f67890'),
 *   netmaskLength: 16,
 * });
 */
export interface IpamCidrProps {
  /** The VPC that gets the block. */
  readonly vpc: ec2.IVpc;

  /** The IPAM pool that gives the block. If it is made elsewhere, give `ec2.CfnIPAMPool.fromIpamPoolId(...)`. */
  readonly pool: ec2.IIPAMPoolRef;

  /**
   * Prefix length of the block: 16 to 28, not a token. It can never be changed in place.
   *
   * Fails when a pool of this app does not allow it.
   */
  readonly netmaskLength: number;
}

/**
 * A secondary IPv4 CIDR block of a VPC whose addresses Amazon VPC IPAM chooses at deployment.
 *
 * It defines one `AWS::EC2::VPCCidrBlock`. CloudFormation does not tell which addresses the block got, so its subnets
 * get theirs from IPAM too: see `IpamSubnets`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-vpccidrblock.html
 *
 * @example
 * const pool = ec2.CfnIPAMPool.fromIpamPoolId(stack, 'Pool', 'ipam-pool-0a1b2c3d4e5f67890');
 * const block = new IpamCidr(stack, 'PodBlock', { vpc, pool, netmaskLength: 16 });
 */
export class IpamCidr extends Construct {
  /** The VPC that gets the block. */
  public readonly vpc: ec2.IVpc;

  /** Prefix length of the block. */
  public readonly netmaskLength: number;

  /** The findings about the block. */
  public readonly findings: Finding[];

  /**
   * Adds a CIDR block from a pool of Amazon VPC IPAM to a VPC.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the VPC, the pool and the size of the block
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: IpamCidrProps) {
    super(scope, id);

    deliver(this, argumentFindings('IpamCidrProps', props, { vpc: CONSTRUCT, pool: IPAM_POOL }, ['vpc', 'pool']));
    const checks = new PropChecks(this);
    checks.add(...netmaskFindings('netmaskLength', props.pool, props.netmaskLength));
    checks.add(...sharedBlockFindings(this, props.vpc));
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
