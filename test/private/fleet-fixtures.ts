import { limitsOf, podsIn, nodesIn } from './forecast-fixtures';
import { ReservationShare } from '../../src/addressing';
import { Hypervisor, InstanceTypeLimits, IpAssignment } from '../../src/capacity';
import { FleetForecast, PodForecast, PodForecastProps, SubnetForecast } from '../../src/forecast';
import { PlannedFleet } from '../../src/forecast/fleets/planned-fleet';

/** Category and generation of a type, as Karpenter's labels have them. */
const LABELS = /(^[a-z]+)(-[0-9]+tb)?([0-9]+).*\./;

/** The types of m, c and r from generation 5 on, Nitro and not metal, with at least so many vCPUs. */
export function generalTypes(leastVcpus: number = 2): InstanceTypeLimits[] {
  return InstanceTypeLimits.all().filter(({ instanceType, hypervisor, vcpus = 0 }) => {
    const [, category, , generation] = LABELS.exec(instanceType) ?? [];
    return ['m', 'c', 'r'].includes(category) && Number(generation) >= 5 && hypervisor === Hypervisor.NITRO && vcpus >= leastVcpus;
  });
}

/** A fleet `general` of m7i.large and m7i.xlarge without limits, unless told otherwise. */
export function fleetOf(more: Partial<FleetForecast> = {}): FleetForecast {
  return { name: 'general', instanceTypes: limitsOf('m7i.large', 'm7i.xlarge'), ...more };
}

/** Subnets for nodes and for pods in three zones, of a /20 and of a /16 with its upper half reserved. */
export function platformSubnets(): SubnetForecast[] {
  return ['a', 'b', 'c'].flatMap((letter, index) => [
    nodesIn(letter, `10.0.${16 * index}.0/20`),
    podsIn(letter, `100.${64 + index}.0.0/16`, { reservation: ReservationShare.HALF }),
  ]);
}

/** A forecast of fleets alone, with prefixes and custom networking unless told otherwise. */
export function fleetForecast(fleets: FleetForecast[], more: Partial<PodForecastProps> = {}): PodForecast {
  return PodForecast.of({
    subnets: platformSubnets(), nodegroups: [], fleets, ipAssignment: IpAssignment.prefixDelegation(), ...more,
  });
}

/** The only fleet of a forecast as the plan counts it. */
export function plannedFleet(fleet: Partial<FleetForecast>, more: Partial<PodForecastProps> = {}): PlannedFleet {
  return fleetForecast([fleetOf(fleet)], more)._fleets[0];
}
