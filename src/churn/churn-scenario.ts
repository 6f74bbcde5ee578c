import { AddressDemandOptions } from '../capacity/address-demand-options';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';

/**
 * What EC2 does for a prefix once every reserved range of a subnet is full. AWS does not document it; users have seen
 * both.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/issues/2749
 */
export enum FullReservation {
  /** Refuse: the careful assumption. */
  REFUSE = 'refuse',

  /** Make the prefix of a block outside the reservations. */
  USE_REST = 'use-rest',
}

/**
 * A subnet that pods get addresses from.
 */
export interface ChurnSubnet {
  /** Its zone, as in `eu-west-1a`. Each zone has one such subnet. */
  readonly zone: string;

  /** Its block, /16 to /28, as in `100.64.0.0/18`. */
  readonly cidr: string;

  /**
   * Ranges reserved for prefixes, each a /28 or larger.
   *
   * @default - none
   */
  readonly reservations?: string[];

  /**
   * Addresses that others use at any time: load balancers, interface endpoints, other instances. They land outside the
   * reservations.
   *
   * @default 0
   */
  readonly otherAddresses?: number;
}

/**
 * A node group: nodes of one type that are set up alike.
 */
export interface ChurnGroup {
  /** What its type can attach. Of several types, those of the type that binds. */
  readonly limits: InstanceTypeLimits;

  /**
   * How its nodes are set up.
   *
   * @default - as for `AddressDemand`: single addresses, in the subnets of the nodes
   */
  readonly options?: AddressDemandOptions;

  /** Nodes at any time, spread over the subnets in turn. */
  readonly nodes: number;

  /** Pods with an address of their own at any time. A pod that ends is replaced at once. */
  readonly pods: number;
}

/**
 * A kind of pod, by how long it lives. Lifetimes are exponential: a pod that has run for long is as likely to end next
 * as any other.
 */
export interface PodLifetime {
  /** The share of the pods that are started, relative to the other weights. Above 0. */
  readonly weight: number;

  /** Mean lifetime in minutes, 1 or more. */
  readonly meanMinutes: number;
}

/**
 * What is simulated: the subnets, what runs in them, and how often it is replaced.
 */
export interface ChurnScenario {
  /** The subnets, one a zone. */
  readonly subnets: ChurnSubnet[];

  /** The node groups. */
  readonly groups: ChurnGroup[];

  /**
   * How long pods live.
   *
   * @default - one kind with a mean of 300 minutes: a fifth of the pods is replaced every hour
   */
  readonly podLifetimes?: PodLifetime[];

  /**
   * Mean lifetime of a node in hours, 1 or more, exponential. A node that leaves is replaced at once.
   *
   * @default - nodes do not leave
   */
  readonly nodeLifetimeHours?: number;

  /**
   * Mean time in minutes, 1 or more, exponential, after which another user of a subnet gives an address back and takes
   * another one.
   *
   * @default - they keep their addresses
   */
  readonly otherAddressMinutes?: number;

  /** Simulated time in hours, 1 to 8,760. */
  readonly hours: number;

  /** What the random numbers start from, 0 to 2,147,483,647: the same seed gives the same outcome. */
  readonly seed: number;

  /**
   * What EC2 does once every reserved range is full.
   *
   * @default FullReservation.REFUSE
   */
  readonly fullReservation?: FullReservation;

  /**
   * Minutes between two samples of a subnet, 1 or more.
   *
   * @default 60
   */
  readonly sampleMinutes?: number;
}
