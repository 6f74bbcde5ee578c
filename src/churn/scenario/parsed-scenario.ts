import { NodeShape, nodeShape } from './node-shape';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { ChurnScenario, FullReservation, PodLifetime } from '../churn-scenario';

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;

/** One kind of pod; a fifth of the pods is replaced every hour. A round number, from no source. */
export const DEFAULT_POD_LIFETIMES: readonly PodLifetime[] = [{ weight: 1, meanMinutes: 300 }];

/** How often a subnet is sampled. */
export const DEFAULT_SAMPLE_MINUTES = 60;

/** A subnet, its text read. */
export interface ParsedSubnet {
  readonly zone: string;
  readonly cidr: Ipv4Cidr;
  readonly reservations: readonly Ipv4Cidr[];
  readonly otherAddresses: number;
}

/** A node group, as it is simulated. */
export interface FleetGroup {
  readonly shape: NodeShape;
  readonly nodes: number;
  readonly pods: number;
}

/** A kind of pod. */
export interface MeanLifetime {
  /** Share of the pods that are started, relative to the others. */
  readonly weight: number;

  /** Mean lifetime in seconds. */
  readonly mean: number;
}

/** A scenario with its text read and its defaults filled in; times are in seconds. */
export interface ParsedScenario {
  readonly subnets: readonly ParsedSubnet[];
  readonly groups: readonly FleetGroup[];
  readonly podLifetimes: readonly MeanLifetime[];

  /** Mean lifetime of a node; undefined: nodes do not leave. */
  readonly nodeLifetime?: number;

  /** Mean time for which another user keeps an address; undefined: for good. */
  readonly otherLifetime?: number;

  readonly duration: number;
  readonly sampleInterval: number;

  /** Whether prefixes go outside the reservations once these are full. */
  readonly usesRest: boolean;
}

/** What a scenario says; it must be one without findings. */
export function parsedScenario(scenario: ChurnScenario): ParsedScenario {
  return {
    subnets: scenario.subnets.map(({ zone, cidr, reservations = [], otherAddresses = 0 }) => ({
      zone,
      cidr: Ipv4Cidr.parse(cidr),
      reservations: reservations.map((range) => Ipv4Cidr.parse(range)),
      otherAddresses,
    })),
    groups: scenario.groups.map(({ limits, options, nodes, pods }) => ({
      shape: nodeShape(limits, options),
      nodes,
      pods,
    })),
    podLifetimes: (scenario.podLifetimes ?? DEFAULT_POD_LIFETIMES).map(({ weight, meanMinutes }) => ({
      weight,
      mean: meanMinutes * SECONDS_PER_MINUTE,
    })),
    nodeLifetime: scenario.nodeLifetimeHours === undefined ? undefined : scenario.nodeLifetimeHours * SECONDS_PER_HOUR,
    otherLifetime:
      scenario.otherAddressMinutes === undefined ? undefined : scenario.otherAddressMinutes * SECONDS_PER_MINUTE,
    duration: scenario.hours * SECONDS_PER_HOUR,
    sampleInterval: (scenario.sampleMinutes ?? DEFAULT_SAMPLE_MINUTES) * SECONDS_PER_MINUTE,
    usesRest: scenario.fullReservation === FullReservation.USE_REST,
  };
}
