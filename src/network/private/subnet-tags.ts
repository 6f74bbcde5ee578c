import { IConstruct } from 'constructs';
import { valueUnder } from '../../validation/attribute';
import { PodSubnetsProps } from '../pod-subnets-props';
import { isIsolated, nodeSubnetsOf, POD_SUBNET_NAME } from '../vpc/vpc-facts';

/** Tags by which `Vpc.fromLookup` tells the groups and the types of subnets. */
const LOOKUP_NAME = 'aws-cdk:subnet-name';
const LOOKUP_TYPE = 'aws-cdk:subnet-type';

/** Tag by which load balancer controllers find subnets for internal load balancers. */
const INTERNAL_LOAD_BALANCERS = 'kubernetes.io/role/internal-elb';

/**
 * The tags of a zone's pod subnet. Its type for lookups is that of the node subnets whose route table it uses; where
 * the user names the route table it is left to the lookup, which reads the routes.
 */
export function subnetTags(
  scope: IConstruct,
  zone: string,
  { vpc, routeTables, internalLoadBalancers }: PodSubnetsProps,
): Record<string, string> {
  const beside = nodeSubnetsOf(vpc).find((subnet) => subnet.availabilityZone === zone);
  const type =
    beside === undefined || valueUnder(routeTables, zone) !== undefined
      ? undefined
      : isIsolated(vpc, beside)
        ? 'Isolated'
        : 'Private';
  return {
    Name: scope.node.path,
    [LOOKUP_NAME]: POD_SUBNET_NAME,
    ...(type === undefined ? {} : { [LOOKUP_TYPE]: type }),
    ...(internalLoadBalancers === true ? { [INTERNAL_LOAD_BALANCERS]: '1' } : {}),
  };
}
