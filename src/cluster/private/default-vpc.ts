import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ZoneStableIpv6Addresses } from './dual-stack';
import { acknowledgeVpcRules } from './vpc-acknowledgements';

/** Primary block of the VPC: the nodes', the control plane's and the load balancers'. */
const VPC_CIDR = '10.0.0.0/16';

/** Zones that are used where the user names none. */
const DEFAULT_ZONES = 3;

/** Most zones that the address plan is meant for. */
export const MOST_ZONES = 4;

/** What differs between the VPCs that are made here. */
export interface DefaultVpcOptions {
  /** The zones, in the order in which they came to be. */
  readonly zones?: readonly string[];

  /** Whether subnets have IPv6 blocks too. */
  readonly dualStack?: boolean;

  /** Key for the log group of the flow logs. */
  readonly flowLogsKey?: kms.IKey;
}

/**
 * The VPC of a cluster that was given none: public and private subnets in up to four zones, a NAT gateway a zone, flow
 * logs, no public addresses by default, the default security group left alone (to empty it takes a Lambda).
 *
 * ```
 * 10.0.0.0/20   public /24 of each zone     10.0.16.0/20, .32.0/20, ...   private /20 of each zone
 * ```
 *
 * Public subnets fill the first /20 and private ones follow in the order of the zones, so a zone that is appended moves
 * no subnet.
 *
 * Dual stack, each subnet also has a /64 of an IPv6 block of Amazon. Private ones give each interface an address of it,
 * as EKS wants it of the subnets of nodes, and have their way out through an egress-only gateway.
 */
export function defaultVpc(scope: Construct, { zones, dualStack = false, flowLogsKey }: DefaultVpcOptions): ec2.Vpc {
  if (flowLogsKey !== undefined) letLogsUse(flowLogsKey, Stack.of(scope));
  const flowLogs = new logs.LogGroup(scope, 'FlowLogs', {
    retention: logs.RetentionDays.ONE_MONTH,
    encryptionKey: flowLogsKey,
  });
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr(VPC_CIDR),
    ...(dualStack ? { ipProtocol: ec2.IpProtocol.DUAL_STACK, ipv6Addresses: new ZoneStableIpv6Addresses() } : {}),
    ...(zones === undefined ? { maxAzs: DEFAULT_ZONES } : { availabilityZones: [...zones] }),
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      {
        name: 'Public',
        subnetType: ec2.SubnetType.PUBLIC,
        cidrMask: 24,
        mapPublicIpOnLaunch: false,
        ...(dualStack ? { ipv6AssignAddressOnCreation: false } : {}),
      },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
    ],
    flowLogs: { FlowLog: { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs) } },
  });
  acknowledgeVpcRules(vpc);
  return vpc;
}

/**
 * Lets CloudWatch Logs use a key for the log groups of the stack's account and Region. The name of the one it is for is
 * not known to the policy of the key: each would wait for the other.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function letLogsUse(key: kms.IKey, stack: Stack): void {
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: 'log-group:*' }),
        },
      },
    }),
  );
}
