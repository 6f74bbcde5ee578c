import { FleetForecast } from '../../../forecast/fleets/fleet-forecast';
import { NodeSource } from '../nodes/node-source';
import { PodPlace } from '../pod-places';
import { SubnetFacts } from '../subnet-facts';

/** Why nodes of a source are not counted. */
export type WhyUncounted =
  'limit' | 'sizes' | 'types' | 'subnets' | 'pod-subnets' | 'settings' | 'built-in' | 'pools' | 'cluster' | 'planned'
  | 'contradiction' | 'autoscaling';

/** What a plan counts of a fleet, but for its name and its places. */
export type FleetShape = Omit<FleetForecast, 'name' | 'subnets' | 'podSubnets'>;

/** A fleet as a template tells it. */
export interface ReadFleet {
  readonly name: string;
  readonly shape: FleetShape;

  /** The subnets of its nodes. */
  readonly subnets: readonly SubnetFacts[];

  /** Those of its pods, where it names them itself. */
  readonly podSubnets?: readonly SubnetFacts[];

  /** Labels of its nodes. */
  readonly labels?: unknown;

  /** Addresses that it takes of its subnets beside those of its nodes. */
  readonly otherAddresses?: number;
}

/** The fleets of a source, or why there are none, or not all. */
export interface ReadSource {
  readonly fleets: readonly ReadFleet[];
  readonly why?: WhyUncounted;
}

/** A fleet that the plan of a cluster counts. */
export interface CountedFleet extends ReadFleet {
  readonly source: NodeSource;

  /** Where its pods get addresses by custom networking. */
  readonly places: readonly PodPlace[];

  /** The subnets that its pods find by their tag, where those of its nodes are left out by it. */
  readonly found: readonly SubnetFacts[];
}

/** A source that is not counted. */
export const uncounted = (why: WhyUncounted): ReadSource => ({ fleets: [], why });
