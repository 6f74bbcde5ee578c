import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledgeControlRule } from '../../validation/control-rules';

/** Any address of IPv4, and of IPv6. */
const ANYWHERE = '0.0.0.0/0';
const ANYWHERE_IPV6 = '::/0';

/**
 * Acknowledges what cdk-nag reports of every VPC with public subnets and flow logs, on each of the resources that are
 * there now.
 *
 * @param vpc the VPC made for a cluster: a NAT gateway in each public subnet, no public addresses by default
 */
export function acknowledgeVpcRules(vpc: ec2.Vpc): void {
  for (const resource of vpc.node.findAll()) {
    if (resource instanceof ec2.CfnVPC) {
      acknowledgeControlRule(
        resource,
        'VPCDefaultSecurityGroupClosed',
        'To empty the default security group of a VPC takes a Lambda. '
        + 'It lets in its own members alone, and nothing of the cluster is one',
      );
    }
    if (
      resource instanceof ec2.CfnRoute
      && resource.gatewayId !== undefined
      && resource.destinationCidrBlock === ANYWHERE
    ) {
      acknowledgeControlRule(
        resource,
        'VPCNoUnrestrictedRouteToIGW',
        'The NAT gateway of this public subnet sends by this route '
        + 'what nodes in the private subnet of its zone send out. The subnet itself gives no public addresses',
      );
    }
    if (
      resource instanceof ec2.CfnRoute
      && resource.gatewayId !== undefined
      && resource.destinationIpv6CidrBlock === ANYWHERE_IPV6
    ) {
      acknowledgeControlRule(
        resource,
        'VPCNoUnrestrictedRouteToIGW',
        'Dual-stack load balancers in this public subnet answer by this route. '
        + 'The subnet itself gives no IPv6 addresses, and nodes are in private subnets',
      );
    }
    if (resource instanceof ec2.CfnSubnet && resource.assignIpv6AddressOnCreation === true) {
      acknowledgeControlRule(
        resource,
        'VPCSubnetAutoAssignPublicIpDisabled',
        'EKS wants the subnets of nodes of a cluster with IPv6 to give them IPv6 addresses. '
        + 'From outside nobody reaches them: the gateway of this private subnet is egress-only',
      );
    }
    if (resource instanceof iam.CfnPolicy) {
      acknowledgeControlRule(
        resource,
        'IAMNoInlinePolicy',
        'ec2.FlowLog writes it for the one role that writes the flow logs, and for their log group alone. '
        + 'No other role can have it',
      );
    }
  }
}
