import { PodPlacement } from './pod-placement';

/** What follows from a placement, wherever it is asked. */
export interface PlacementRules {
  /** The placement as the logical ids of node groups have it. */
  readonly id: string;

  /** Whether pods have subnets of their own. */
  readonly hasPodSubnets: boolean;

  /**
   * Whether the primary ENI of a node, which is in the subnet of the node, carries no pods: each zone of nodes then
   * needs a pod subnet.
   */
  readonly sparesPrimaryEni: boolean;

  /** How the VPC CNI finds the subnets of pods; left out where these are the subnets of the nodes. */
  readonly foundBy?: 'eni-config' | 'tag';

  /** Whether the subnets of nodes carry the tag that leaves them out. */
  readonly leavesOutNodeSubnets: boolean;
}

/** The rules of each placement: nothing else tells them apart. */
export const PLACEMENTS: Readonly<Record<PodPlacement, PlacementRules>> = {
  [PodPlacement.NODE_SUBNETS]: {
    id: 'NodeSubnets',
    hasPodSubnets: false,
    sparesPrimaryEni: false,
    leavesOutNodeSubnets: false,
  },
  [PodPlacement.SUBNET_DISCOVERY]: {
    id: 'SubnetDiscovery',
    hasPodSubnets: true,
    sparesPrimaryEni: false,
    foundBy: 'tag',
    leavesOutNodeSubnets: false,
  },
  [PodPlacement.TAGGED_SUBNETS]: {
    id: 'TaggedSubnets',
    hasPodSubnets: true,
    sparesPrimaryEni: true,
    foundBy: 'tag',
    leavesOutNodeSubnets: true,
  },
  [PodPlacement.CUSTOM_NETWORKING]: {
    id: 'CustomNetworking',
    hasPodSubnets: true,
    sparesPrimaryEni: true,
    foundBy: 'eni-config',
    leavesOutNodeSubnets: false,
  },
};
