import { InstanceTypeLimits } from '../src/capacity/instance-type-limits';
import { IpAssignment } from '../src/capacity/ip-assignment';
import { PodForecast } from '../src/forecast/pod-forecast';
import { SubnetPurpose } from '../src/forecast/subnet-forecast';
import { CapacityPlan } from '../src/plan/capacity-plan';

/** Node groups, and nodes of each: 5,000 in all. */
const GROUPS = 20;
const NODES_PER_GROUP = 250;

const RUNS = 51;

/** What planning took. */
export interface PlanTime {
  /** The first time, before Node has compiled anything: what a synthesis sees. */
  readonly firstMilliseconds: number;

  /** The median of many. */
  readonly medianMilliseconds: number;

  /** The nodes that the default block holds, fewer than there are. */
  readonly ceilingNodes: number;
}

/**
 * Times forecast, plan and findings of 20 node groups with 5,000 nodes in 100.64.0.0/16, which cannot hold them.
 */
export function planTime(): PlanTime {
  const types = ['m5.large', 'm6i.xlarge'].map((type) => InstanceTypeLimits.of(type));
  const times: number[] = [];
  let ceilingNodes = 0;
  for (let run = 0; run < RUNS; run++) {
    const start = process.hrtime.bigint();
    const plan = CapacityPlan.of(forecast(types));
    if (plan.findings.length === 0) throw new Error('5,000 nodes must not fit into the default block');
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
    ceilingNodes = plan.ceilingNodes!;
  }
  const [firstMilliseconds] = times;
  const medianMilliseconds = [...times].sort((a, b) => a - b)[(RUNS - 1) / 2];
  return { firstMilliseconds, medianMilliseconds, ceilingNodes };
}

function forecast(instanceTypes: InstanceTypeLimits[]): PodForecast {
  return PodForecast.of({
    ipAssignment: IpAssignment.prefixDelegation(),
    subnets: ['a', 'b', 'c'].flatMap((letter, index) => [
      {
        name: `nodes-${letter}`,
        zone: `eu-west-1${letter}`,
        purpose: SubnetPurpose.NODES,
        cidr: `10.0.${16 * index}.0/20`,
        otherAddresses: 0,
      },
      {
        name: `pods-${letter}`,
        zone: `eu-west-1${letter}`,
        purpose: SubnetPurpose.PODS,
        cidr: `100.64.${64 * index}.0/18`,
        reservations: [`100.64.${64 * index + 32}.0/19`],
      },
    ]),
    nodegroups: Array.from({ length: GROUPS }, (_, index) => ({
      name: `group-${index}`,
      instanceTypes,
      minSize: 1,
      expectedSize: NODES_PER_GROUP / 2,
      maxSize: NODES_PER_GROUP,
      podsPerNode: 30 + index,
    })),
  });
}
