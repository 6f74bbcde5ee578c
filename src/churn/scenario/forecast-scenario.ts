import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { FindingError } from '../../findings/finding-error';
import { memberFindings, structFindings } from '../../findings/struct-findings';
import { duplicates } from '../../forecast/duplicates';
import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../forecast/pod-forecast-props';
import { ChurnOptions } from '../churn-options';
import { ChurnScenario } from '../churn-scenario';

/** Stages at which there is one generation of nodes, in all zones. */
const STAGES = [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.PEAK];

/** Simulated hours where nobody says how many: a day. */
const DEFAULT_HOURS = 24;

/** Where random numbers start unless somebody says. */
const DEFAULT_SEED = 1;

/**
 * A forecast as something that comes and goes: the subnets that pods get addresses from, and the groups at one stage.
 *
 * @throws when subnets are found by their tag, a subnet's block is not known, or its size alone, two such subnets lie in one zone, a group does not run in all their zones, or the stage is
 * none of those with one generation of nodes in all zones
 */
export function forecastScenario(forecast: PodForecast, options: ChurnOptions): ChurnScenario {
  const unread = [...memberFindings('forecast', forecast, 'a PodForecast', 'nodegroups'), ...structFindings('ChurnOptions', options)];
  if (unread.length > 0) throw new FindingError(unread);
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
      reservations: subnet.reservation === undefined ? subnet.reservations : forecast._supplyOf(subnet)!.ranges.map(String),
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
  return places.filter((subnet) => !crowded.includes(subnet.zone) || groups.some(({ podSubnets }) => podSubnets.includes(subnet)));
}

function mismatchFindings(forecast: PodForecast, subnets: readonly SubnetForecast[], stage: PlanStage): Finding[] {
  const refuse = (subject: string, message: string) => findingOf('forecast-contradiction', subject, message);
  const zones = [...new Set(subnets.map(({ zone }) => zone))];
  if (forecast.subnetDiscovery) {
    return [refuse('subnetDiscovery', "'subnetDiscovery' is true, and a simulation has no subnets that are found by their tag; simulate custom networking, or leave it out")];
  }
  if (forecast.ipFamily === PodIpFamily.IPV6) {
    return [refuse('ipFamily', "'ipFamily' is ipv6, and a simulation is of IPv4 addresses, of which pods then take none; there is nothing to simulate")];
  }
  return [
    ...forecast.nodegroups.filter((group) => !kernelOf(group).runsVpcCni).map((group) => refuse(group.name,
      `group '${group.name}' runs ${kernelOf(group).title}, and a simulation knows the VPC CNI of Linux nodes only; leave it out, and count its addresses as 'otherAddresses'`)),
    ...(STAGES.includes(stage) ? [] : [refuse('stage', `'stage' must be ${STAGES.join(', ')}; got '${stage}'`)]),
    ...subnets.filter(({ cidr }) => cidr === undefined).map(({ name }) => refuse(name, `the 'cidr' of subnet '${name}' is not known, and a simulation places addresses in it; give it`)),
    ...duplicates(subnets.map(({ zone }) => zone)).map((zone) => refuse(zone, forecast.customNetworking
      ? `groups use different subnets for pods of zone '${zone}' (${subnets.filter((subnet) => subnet.zone === zone).map(({ name }) => name).join(', ')});`
        + ' a simulation takes one a zone, so simulate the groups of each in a forecast of their own'
      : `two subnets of zone '${zone}' share its nodes; a simulation takes one a zone`)),
    ...forecast._groups.filter((group) => group.zones.length < zones.length).map(({ forecast: { name } }) => refuse(name,
      `group '${name}' runs in some of the zones only; a simulation spreads each group over all of them (${zones.join(', ')})`)),
  ];
}
