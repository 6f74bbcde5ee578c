import { Stack, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Primary block of the VPC: the nodes', the control plane's and the load balancers'. */
const VPC_CIDR = '10.0.0.0/16';

/** Zones that the address plan has room for, so that a zone can be appended without moving a subnet. */
const PLANNED_ZONES = 4;

/** Zones that are used where the user names none. */
const DEFAULT_ZONES = 3;

/**
 * The VPC of a cluster that was given none: public and private subnets in up to four zones, a NAT gateway a zone, flow logs, no public
 * addresses by default, the default security group left alone (to empty it takes a Lambda).
 *
 * @param zones the zones, in the order in which they came to be
 */
export function defaultVpc(scope: Construct, zones?: readonly string[]): ec2.Vpc {
  const count = zones?.length ?? Math.min(DEFAULT_ZONES, Stack.of(scope).availabilityZones.length);
  const flowLogs = new logs.LogGroup(scope, 'FlowLogs', { retention: logs.RetentionDays.ONE_MONTH });
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr(VPC_CIDR),
    // A copy: the construct appends its reserved zones to the list that it is given.
    ...(zones === undefined ? { maxAzs: DEFAULT_ZONES } : { availabilityZones: [...zones] }),
    reservedAzs: PLANNED_ZONES - count,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
      { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
    ],
    flowLogs: { FlowLog: { destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs) } },
  });
  // The cluster tags the subnets of the control plane only, and load balancers need the tags in every zone.
  for (const subnet of vpc.privateSubnets) Tags.of(subnet).add('kubernetes.io/role/internal-elb', '1');
  for (const subnet of vpc.publicSubnets) Tags.of(subnet).add('kubernetes.io/role/elb', '1');
  return vpc;
}

/** Most zones of a VPC that is made here. */
export const MOST_ZONES = PLANNED_ZONES;
