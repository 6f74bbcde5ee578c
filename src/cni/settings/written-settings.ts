import { Stack } from 'aws-cdk-lib';
import { configurationValues } from './configuration-values';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { PLACEMENTS } from '../../network/placement-rules';
import { IPodNetworking } from '../pod-networking';
import { SnatPolicy } from '../snat-policy';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/**
 * The configuration values of an add-on, by what it is asked for.
 *
 * @param addon with the defaults in force
 * @param networks its own network, and later generations
 */
export function writtenSettings(
  addon: IPodNetworking,
  { securityGroupsForPods, windows, networkPolicy, environment = {}, podSecurityGroups }: VpcCniAddonProps,
  snat: SnatPolicy,
  networks: readonly IPodNetworking[],
): Record<string, unknown> {
  const ipv6 = addon.ipFamily === PodIpFamily.IPV6;
  return configurationValues({
    ipAssignment: addon.ipAssignment,
    warmPool: ipv6 ? undefined : addon.warmPool,
    snat: ipv6 ? undefined : snat,
    maxEni: addon.maxEni,
    securityGroupsForPods,
    windows,
    networkPolicy,
    environment,
    eniConfig: PLACEMENTS[addon.placement].foundBy === 'eni-config' ? {
      region: Stack.of(addon).region,
      subnets: networks.flatMap(({ podSubnets, generation }) => podSubnets!.subnets
        .map(({ availabilityZone, subnetId }) => ({ zone: availabilityZone, generation, subnetId }))),
      securityGroupIds: podSecurityGroups?.map((group) => group.securityGroupId),
    } : undefined,
  });
}
