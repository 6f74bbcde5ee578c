import { FleetForecast } from './fleet-forecast';
import { FleetTypes } from './fleet-types';
import { SubnetForecast } from '../subnet-forecast';
import { SubnetDemand } from '../subnets/subnet-supply';

/** Which size of a fleet counts from the peak on. */
export enum FleetBasis {
  /** What its limits allow, where it has any. */
  LIMITS = 'limits',

  /** What is likely. */
  LIKELY = 'likely',
}

/** What is taken of a subnet, and by how many nodes. */
export interface FleetDemand extends SubnetDemand {
  readonly nodes: number;
}

/** What the nodes of a fleet take in all. */
export interface FleetTotal {
  readonly nodes: number;

  /** Pods with an address of their own, of one generation of nodes. */
  readonly pods: number;
  readonly addresses: number;
  readonly idlePodAddresses: number;
  readonly enis: number;

  /** Units of network address usage. */
  readonly units: number;
}

/** What a fleet is made of. */
export interface FleetParts {
  readonly forecast: FleetForecast;

  /** Its types as limits bound them. */
  readonly types: FleetTypes;

  /** Those of what is likely. */
  readonly likelyTypes: FleetTypes;

  /** The subnets of its nodes, and those that its pods get addresses from. */
  readonly subnets: readonly SubnetForecast[];
  readonly podSubnets: readonly SubnetForecast[];

  /** By how much its expected nodes and its limits grow. */
  readonly growthPercent: number;
}
