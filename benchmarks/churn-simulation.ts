import { InstanceTypeLimits, IpAssignment, WarmPool } from '../src/capacity';
import { ChurnScenario } from '../src/churn/churn-scenario';
import { ChurnSimulation } from '../src/churn/churn-simulation';

/** What the benchmark measured. */
export interface ChurnMeasurement {
  readonly milliseconds: number;

  /** Memory of the process, all of it, in MiB. */
  readonly peakMemoryMib: number;

  readonly events: number;
}

const MEBI = 1024 ** 2;

/**
 * A day of 1,000 nodes and 50,000 pods, of which a fifth is replaced every hour, in three subnets with the upper half
 * reserved.
 */
export function busyDay(): ChurnScenario {
  return {
    subnets: ['a', 'b', 'c'].map((letter, index) => ({
      zone: `eu-west-1${letter}`,
      cidr: `100.${64 + index}.0.0/16`,
      reservations: [`100.${64 + index}.128.0/17`],
      otherAddresses: 500,
    })),
    groups: [
      {
        limits: InstanceTypeLimits.of('m5.large'),
        options: {
          ipAssignment: IpAssignment.prefixDelegation(),
          customNetworking: true,
          warmPool: WarmPool.prefixes(1),
        },
        nodes: 1000,
        pods: 50_000,
      },
    ],
    podLifetimes: [{ weight: 1, meanMinutes: 300 }],
    nodeLifetimeHours: 24,
    otherAddressMinutes: 60,
    hours: 24,
    seed: 1,
  };
}

/** Time and memory of the busy day in a fresh process; what compiles the table of instance types is left out. */
export function churnMeasurement(): ChurnMeasurement {
  const scenario = busyDay();
  const start = process.hrtime.bigint();
  const { events } = ChurnSimulation.run(scenario);
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  // The most the process ever had, in KiB.
  return { milliseconds, peakMemoryMib: process.resourceUsage().maxRSS * 1024 / MEBI, events };
}
