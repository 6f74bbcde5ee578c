import { ReservationShare } from '../addressing/subnet-blocks';

/**
 * What a subnet is for.
 */
export enum SubnetPurpose {
  /** Nodes run in it. Their pods take addresses here too, unless there are pod subnets. */
  NODES = 'nodes',

  /**
   * Only pods take addresses in it, through custom networking or subnet discovery.
   *
   * One such subnet makes the whole forecast one with custom networking, unless the forecast has `subnetDiscovery`.
   */
  PODS = 'pods',

  /** It has interfaces of the control plane, and nothing else of the cluster. */
  CONTROL_PLANE = 'control-plane',
}

/**
 * A subnet that the cluster takes IP addresses from.
 *
 * @example
 * const nodes = { name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/20' };
 * const pods = { name: 'pods-a', zone: 'eu-west-1a', purpose: SubnetPurpose.PODS, cidr: '100.64.0.0/18' };
 * const forecast = PodForecast.of({
 *   subnets: [nodes, pods],
 *   nodegroups: [{ name: 'general', instanceTypes: [InstanceTypeLimits.of('m5.large')], minSize: 3, maxSize: 20 }],
 * });
 */
export interface SubnetForecast {
  /** Name of the subnet, unique in the forecast. */
  readonly name: string;

  /** Zone of the subnet, as in `eu-west-1a`. */
  readonly zone: string;

  /** What the subnet is for. */
  readonly purpose: SubnetPurpose;

  /**
   * The block of the subnet, /16 to /28. It overlaps no other subnet of the forecast.
   *
   * @default - not known: `prefixLength` counts where it is given. Otherwise nothing is compared with what is taken
   * from the subnet, and a finding says so
   */
  readonly cidr?: string;

  /**
   * Prefix length of the subnet, in place of `cidr`: 16 to 28.
   *
   * This is for a subnet whose CIDR block is chosen at deployment, as from a pool of Amazon VPC IPAM. A /18 has 16,379
   * addresses and 1,022 whole /28 blocks wherever it lies. Whether it overlaps another subnet is not checked.
   *
   * @default - that of `cidr` where it is given, otherwise unknown
   */
  readonly prefixLength?: number;

  /**
   * Ranges of `cidr` that are reserved for prefixes. Each is a block of /28 or larger, none overlaps another, and they
   * do not cover the whole subnet.
   *
   * @default - those of `reservation` where it is given, otherwise none
   */
  readonly reservations?: string[];

  /**
   * How much of the subnet is reserved for prefixes from its top down, in place of `reservations`. Worked: `HALF` of a
   * /18 has 8,192 / 16 - 1 = 511 whole /28 blocks.
   *
   * @default - `reservations` count
   */
  readonly reservation?: ReservationShare;

  /**
   * Addresses that others take from the subnet, outside of reservations: load balancers, endpoints, functions, other
   * clusters and stacks.
   *
   * @default - unknown: counted as none, and a finding says so; of a pod subnet none
   */
  readonly otherAddresses?: number;

  /**
   * Whether pods get addresses in the subnet through custom networking or subnet discovery. This can also be true of a
   * subnet for nodes, which an ENIConfig names.
   *
   * @default - true of a pod subnet, otherwise false
   */
  readonly servesPods?: boolean;

  /**
   * Whether EKS puts interfaces of the control plane into the subnet. EKS then needs six free addresses there, and AWS
   * advises sixteen.
   *
   * @default - true of a subnet for the control plane, otherwise false
   */
  readonly controlPlane?: boolean;
}
