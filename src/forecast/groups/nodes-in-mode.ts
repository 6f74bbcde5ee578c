import { NodeDemand, nodeDemand } from './node-demand';
import { AddressDemand } from '../../capacity/address-demand';
import { AddressDemandOptions } from '../../capacity/address-demand-options';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { IpAssignment } from '../../capacity/ip-assignment';
import { WarmPool } from '../../capacity/warm-pool';
import { PodForecastProps } from '../pod-forecast-props';
import { SubnetPurpose } from '../subnet-forecast';

/** The mode in which nodes started, where a cluster has nodes of two. */
export interface StartedMode {
  readonly ipAssignment: IpAssignment;
  readonly warmPool?: WarmPool;

  /** Whether their pods have subnets of their own, and whether these are found by their tag. */
  readonly podSubnets: boolean;
  readonly subnetDiscovery: boolean;
  readonly taggedSubnets: boolean;

  /** Whether it is not the mode of now: they take what it keeps spare beside what they hold. */
  readonly isEarlier: boolean;
}

/** The modes of nodes by the names of groups and fleets, where there are two. */
export type StartedModes = ReadonlyMap<string, StartedMode>;

/** The forecast as nodes see it that started in a mode. */
export function propsIn(props: PodForecastProps, mode?: StartedMode): PodForecastProps {
  if (mode === undefined) return props;
  const { ipAssignment, warmPool, podSubnets, subnetDiscovery, taggedSubnets } = mode;
  const subnets = podSubnets ? props.subnets : props.subnets.filter(({ purpose }) => purpose !== SubnetPurpose.PODS);
  return { ...props, subnets, ipAssignment, warmPool, subnetDiscovery, taggedSubnets };
}

/**
 * What a node of an earlier mode holds: what it took, and beside it what the mode of now gives it. Where prefixes come,
 * that is as many as its pods take once all of them are made anew; else what is kept spare on a node without pods, for
 * the addresses that it has still serve its pods.
 *
 * Worked, m5.large with single addresses and 27 of 29 pods, once prefixes are on: 30 addresses, and
 * min(ceil(27 / 16) + 1, ceil(29 / 16)) = 2 prefixes. A node that was cordoned before takes none.
 *
 * @param now how nodes of now are set up
 * @param pods pods with an address of their own
 */
export function withSpareOf(
  now: AddressDemandOptions,
  limits: InstanceTypeLimits,
  taken: NodeDemand,
  pods: number,
): NodeDemand {
  const getsPrefixes = taken.prefixes === 0 && now.ipAssignment?.usesPrefixes === true;
  const spare = nodeDemand(AddressDemand.of(limits, getsPrefixes ? pods : 0, now), now, 0);
  // The primary ENI and the trunk are there.
  const standing = 1 + (now.trunkEni === true ? 1 : 0);
  return {
    prefixes: taken.prefixes + spare.prefixes,
    nodeSubnetPrefixes: taken.nodeSubnetPrefixes + spare.nodeSubnetPrefixes,
    podSubnetPrefixes: taken.podSubnetPrefixes + spare.podSubnetPrefixes,
    nodeSubnetAddresses: taken.nodeSubnetAddresses + Math.max(0, spare.nodeSubnetAddresses - standing),
    podSubnetAddresses: taken.podSubnetAddresses + spare.podSubnetAddresses,
    idlePodAddresses: taken.idlePodAddresses + spare.idlePodAddresses,
    enis: Math.max(taken.enis, spare.enis),
  };
}
