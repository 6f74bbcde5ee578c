import { Hypervisor, InstanceTypeLimits } from '../src/capacity/instance-type-limits';
import { IpAssignment } from '../src/capacity/ip-assignment';
import { FleetForecast, FleetNetworking, FleetSpread } from '../src/forecast/fleets/fleet-forecast';
import { PodForecast } from '../src/forecast/pod-forecast';
import { SubnetPurpose } from '../src/forecast/subnet-forecast';
import { CapacityPlan } from '../src/plan/capacity-plan';

const RUNS = 201;

/** Category and generation of a type, by its name. */
const NAME = /^([a-z]+)(\d+)[^.]*\./;

/** What planning took. */
export interface FleetPlanTime {
  /** Forecast, plan and findings: the first time, before Node has compiled anything, and the median of many. */
  readonly firstMilliseconds: number;
  readonly medianMilliseconds: number;

  /** The same with the whole document. */
  readonly documentMilliseconds: number;
}

/**
 * Times the plan of 5,000 nodes of all kinds: five node groups, Karpenter over all types of m, c and r, EKS Auto Mode,
 * an Auto Scaling group, HyperPod and hybrid nodes, which the subnets for pods cannot hold.
 */
export function fleetPlanTime(): FleetPlanTime {
  const types = general();
  const plan = () => CapacityPlan.of(forecast(types));
  const times = timesOf(() => plan().findings.length);
  return {
    firstMilliseconds: times[0],
    medianMilliseconds: median(times),
    documentMilliseconds: median(timesOf(() => plan().toJSON().findings.length)),
  };
}

function timesOf(run: () => number): number[] {
  return Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    if (run() === 0) throw new Error('5,000 nodes of all kinds must not fit');
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
}

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[(times.length - 1) / 2];
}

/** The types of m, c and r from generation 5 on, Nitro and not metal, with more than one vCPU. */
export function general(): InstanceTypeLimits[] {
  return InstanceTypeLimits.all().filter(({ instanceType, hypervisor, vcpus = 0 }) => {
    const [, category = '', generation] = NAME.exec(instanceType) ?? [];
    return ['m', 'c', 'r'].includes(category) && Number(generation) >= 5
      && hypervisor === Hypervisor.NITRO && vcpus > 1;
  });
}

export function forecast(types: InstanceTypeLimits[]): PodForecast {
  const of = (...names: string[]) => names.map((name) => InstanceTypeLimits.of(name));
  const fleets: FleetForecast[] = [
    { name: 'general', instanceTypes: types, maxPods: 110, limits: { cpu: 3000 }, expectedNodes: 300 },
    { name: 'spot', instanceTypes: types, limits: { cpu: 2000, memoryMib: 8_000_000 }, expectedNodes: 200 },
    { name: 'batch', instanceTypes: of('c5.large', 'c5.4xlarge'), minNodes: 10 },
    { name: 'auto', instanceTypes: types, networking: FleetNetworking.AUTO_MODE, limits: { cpu: 1000 } },
    { name: 'workers', instanceTypes: of('m5.large'), limits: { nodes: 700 }, spread: FleetSpread.EVEN },
    { name: 'training', instanceTypes: of('p5.48xlarge'), networking: FleetNetworking.ONE_ENI, limits: { nodes: 64 } },
    { name: 'hybrid', instanceTypes: [], networking: FleetNetworking.NONE, limits: { nodes: 36 } },
  ];
  return PodForecast.of({
    ipAssignment: IpAssignment.prefixDelegation(),
    subnets: ['a', 'b', 'c'].flatMap((letter, index) => [
      {
        name: `nodes-${letter}`,
        zone: `eu-west-1${letter}`,
        purpose: SubnetPurpose.NODES,
        cidr: `10.${index}.0.0/16`,
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
    nodegroups: Array.from({ length: 5 }, (_, index) => ({
      name: `group-${index}`,
      instanceTypes: of('m5.large', 'm6i.xlarge'),
      minSize: 1,
      expectedSize: 20,
      maxSize: 240,
      podsPerNode: 30 + index,
    })),
    fleets,
  });
}
