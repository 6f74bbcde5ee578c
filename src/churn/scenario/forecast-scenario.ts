import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { about } from '../../findings/subject';
import { SIMULATION_WORDS as WORDS } from '../../findings/words/churn/simulation';
import { duplicates } from '../../forecast/duplicates';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { ChurnOptions } from '../churn-options';
import { ChurnScenario } from '../churn-scenario';

/** Stages at which there is one generation of nodes, in all zones. */
export const STAGES = [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.LARGEST, PlanStage.PEAK];

/** Simulated hours where nobody says how many: a day. */
const DEFAULT_HOURS = 24;

/** Where random numbers start unless somebody says. */
const DEFAULT_SEED = 1;

/**
 * A forecast as something that comes and goes: the subnets that pods get addresses from, and the groups at one stage.
 *
 * @throws when subnets are found by their tag, a subnet's block is not known, or its size alone, two such subnets lie
 * in one zone, a group does not run in all their zones, or the stage is none of those with one generation of nodes in
 * all zones
 */
export function forecastScenario(forecast: PodForecast, options: ChurnOptions): ChurnScenario {
  const { stage = PlanStage.PEAK, hours = DEFAULT_HOURS, seed = DEFAULT_SEED, ...rest } = options;
  const subnets = podPlaces(forecast);
  const findings = mismatchFindings(forecast, subnets, stage);
  if (findings.length > 0) throw new FindingError(findings);
  return {
    ...rest,
    hours,
    seed,
    subnets: subnets.map((subnet) => ({
      zone: subnet.zone,
      cidr: subnet.cidr!,
      reservations:
        subnet.reservation === undefined ? subnet.reservations : forecast._supplyOf(subnet)!.ranges.map(String),
      otherAddresses: subnet.otherAddresses,
    })),
    groups: forecast._groups.map((group) => ({
      limits: group.capacity.binding.limits,
      options: { ...group.options, maxPods: group.maxPods },
      nodes: group.nodesAt(stage),
      pods: group.nodesAt(stage) * group.podsPerNodeAt(stage),
    })),
  };
}

/** The subnets that pods get addresses from; of several in one zone those that a group uses. */
function podPlaces({ subnets, zones, customNetworking, _groups: groups }: PodForecast): SubnetForecast[] {
  const purpose = customNetworking ? SubnetPurpose.PODS : SubnetPurpose.NODES;
  const places = subnets.filter((subnet) => subnet.purpose === purpose && zones.includes(subnet.zone));
  if (!customNetworking) return places;
  const crowded = duplicates(places.map(({ zone }) => zone));
  return places.filter(
    (subnet) => !crowded.includes(subnet.zone) || groups.some(({ podSubnets }) => podSubnets.includes(subnet)),
  );
}

function mismatchFindings(forecast: PodForecast, subnets: readonly SubnetForecast[], stage: PlanStage): Finding[] {
  const { customNetworking, nodegroups, _groups: groups } = forecast;
  if (forecast.subnetDiscovery) return [findingOf(WORDS.discovery, about.prop('subnetDiscovery'), {})];
  if (forecast.ipFamily === PodIpFamily.IPV6) return [findingOf(WORDS.ipv6, about.prop('ipFamily'), {})];
  const zones = [...new Set(subnets.map(({ zone }) => zone))];
  const ofZone = (zone: string) => subnets.filter((subnet) => subnet.zone === zone).map(({ name }) => name);
  return [
    ...nodegroups
      .filter((group) => !kernelOf(group).runsVpcCni)
      .map((group) =>
        findingOf(WORDS.groupWithoutCni, about.group(group.name), { groups: [group.name], os: kernelOf(group).title }),
      ),
    ...(STAGES.includes(stage) ? [] : [findingOf(WORDS.noStage, about.prop('stage'), { choices: STAGES, got: stage })]),
    ...subnets.filter(({ cidr }) => cidr === undefined)
      .map(({ name }) => findingOf(WORDS.unknownBlock, about.subnet(name), { subnets: [name] })),
    ...duplicates(subnets.map(({ zone }) => zone)).map((zone) =>
      customNetworking
        ? findingOf(WORDS.podSubnetsOfZone, about.zone(zone), { zone, subnets: ofZone(zone) })
        : findingOf(WORDS.nodeSubnetsOfZone, about.zone(zone), { zones: [zone] }),
    ),
    ...groups
      .filter((group) => group.zones.length < zones.length)
      .map(({ forecast: { name: group } }) =>
        findingOf(WORDS.groupInSomeZones, about.group(group), { groups: [group], zones }),
      ),
  ];
}
