import { Validations } from 'aws-cdk-lib';
import { PodCapacityCluster } from '../../src';

/**
 * Says why nobody has to follow CDK's reminder to tag the subnets for load balancers: an app cannot tag a subnet that
 * it imports, and whoever makes these has done so.
 */
export function taggedByOwner(platform: PodCapacityCluster): void {
  Validations.of(platform.cluster).acknowledge({
    id: '@aws-cdk/aws-eks:clusterMustManuallyTagSubnet',
    reason: 'the stack of the VPC tags its subnets: kubernetes.io/role/elb the public, internal-elb the private ones',
  });
}
