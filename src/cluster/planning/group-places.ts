import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { PLACEMENTS } from '../../network/placement-rules';

/** Whether the zones of a group are dummies beside those of its pod subnets. */
export function isPlacedLater(group: PodNodegroup): boolean {
  return podSubnetsOf(group)?.length === 0;
}

/** The pod subnets of a group that ENIConfigs name; others are found by each node of their zone. */
export function namedPodSubnetsOf(group: PodNodegroup): ec2.ISubnet[] | undefined {
  return PLACEMENTS[group.podNetworking.placement].foundBy === 'eni-config' ? podSubnetsOf(group) : undefined;
}

/** The pod subnets of a group in the zones of its nodes, where its pods can have them and need them. */
function podSubnetsOf({
  podNetworking: { placement, podSubnets },
  availabilityZones,
  _os: os,
}: PodNodegroup): ec2.ISubnet[] | undefined {
  if (!PLACEMENTS[placement].sparesPrimaryEni || !os.features.takesPodSubnets) return undefined;
  return podSubnets?.subnets.filter(({ availabilityZone }) => availabilityZones.includes(availabilityZone));
}
