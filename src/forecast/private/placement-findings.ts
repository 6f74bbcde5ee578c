import { kernelOf } from '../../capacity/kernel/kernels';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_PLACE_WORDS as WORDS } from '../../findings/words/forecast/forecast-places';
import { FORECAST_TAG_WORDS } from '../../findings/words/forecast/forecast-tags';
import { duplicates } from '../duplicates';
import { PlannedGroup } from '../groups/planned-group';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';
import { SubnetForecast } from '../subnet-forecast';
import { servesNodes, servesPods } from '../subnets/subnet-roles';

/** The subnets of a forecast, by what groups take of them. */
export interface Places {
  readonly ofNodes: readonly SubnetForecast[];
  readonly ofPods: readonly SubnetForecast[];

  /** All of them, whatever they are for. */
  readonly names: readonly string[];

  /** Whether those for pods are found by their tag, beside the subnets of the nodes. */
  readonly discovered: boolean;

  /** Whether they are found by their tag, and those of the nodes left out. */
  readonly tagged: boolean;
}

/** Nodes of a kind by where they run: those of a group, or of a fleet. */
export type PlacedNodes = Pick<NodegroupForecast, 'name' | 'instanceTypes' | 'os' | 'subnets' | 'podSubnets'>;

/** The places of a forecast. */
export function placesOf({ subnets, subnetDiscovery = false, taggedSubnets = false }: PodForecastProps): Places {
  return {
    ofNodes: subnets.filter(servesNodes),
    ofPods: subnets.filter(servesPods),
    names: subnets.map(({ name }) => name),
    discovered: subnetDiscovery,
    tagged: taggedSubnets,
  };
}

/** The subnets of a group's nodes, and those in their zones that its pods get addresses from. */
export function placesOfGroup(
  group: PlacedNodes,
  { ofNodes, ofPods }: Places,
): Pick<PlannedGroup, 'subnets' | 'podSubnets'> {
  const subnets = namedOr(group.subnets, ofNodes);
  const podSubnets = namedOr(group.podSubnets, ofPods).filter(({ zone }) =>
    subnets.some((subnet) => subnet.zone === zone),
  );
  return { subnets, podSubnets };
}

/** What is wrong with where a group runs and where its pods get addresses, by its path in the forecast. */
export function placementFindings(group: PlacedNodes, places: Places, path: string): Finding[] {
  const subject = about.group(group.name);
  const { ofNodes } = places;
  const names = group.subnets ?? namesOf(ofNodes);
  const unknown = names.filter((name) => !ofNodes.some((subnet) => subnet.name === name));
  const zones = [...new Set(namedOr(group.subnets, ofNodes).map(({ zone }) => zone))];
  return [
    ...(group.instanceTypes.length > 0 ? [] : [findingOf(WORDS.noTypes, subject, { path })]),
    ...(group.subnets?.length === 0 ? [findingOf(WORDS.noSubnets, subject, { path })] : []),
    ...unknown.map((name) => findingOf(WORDS.unknownSubnet, subject, { path, name, there: namesOf(ofNodes) })),
    ...duplicates(group.subnets ?? []).map((name) => findingOf(WORDS.subnetTwice, subject, { path, name })),
    ...(kernelOf(group).runsVpcCni ? podPlaceFindings(group, zones, places, path) : []),
  ];
}

function podPlaceFindings(group: PlacedNodes, zones: readonly string[], places: Places, path: string): Finding[] {
  return group.podSubnets === undefined
    ? onlyPodSubnets(group, zones, places, path)
    : ownPodSubnets(group, group.podSubnets, zones, places, path);
}

/** A group that names no subnets for pods has the only one of each zone. */
function onlyPodSubnets(
  { name: group }: PlacedNodes,
  zones: readonly string[],
  { ofPods, discovered, tagged }: Places,
  path: string,
): Finding[] {
  if (ofPods.length === 0) return [];
  return zones.flatMap((zone) => {
    const there = namesOf(ofPods.filter((subnet) => subnet.zone === zone));
    if (there.length === 1 || (tagged && there.length > 1)) return [];
    if (there.length === 0) {
      const others = [...new Set(ofPods.map((subnet) => subnet.zone))];
      return [findingOf(WORDS.zoneWithoutPodSubnet, about.zone(zone), { path, group, zones: [zone], there: others })];
    }
    return [discovered
      ? findingOf(WORDS.severalDiscovered, about.group(group), { group, zone, there })
      : findingOf(WORDS.severalToChoose, about.group(group), { path, group, zone, there })];
  });
}

function ownPodSubnets(
  { name: group }: PlacedNodes,
  given: readonly string[],
  zones: readonly string[],
  { ofPods, names, discovered, tagged }: Places,
  path: string,
): Finding[] {
  const subject = about.group(group);
  if (discovered) return [findingOf(WORDS.podSubnetsWithDiscovery, subject, { path })];
  if (tagged) return [findingOf(FORECAST_TAG_WORDS.ownPodSubnets, subject, { path })];
  const chosen = namedOr(given, ofPods);
  const there = namesOf(ofPods);
  const ofZone = (zone: string) => namesOf(chosen.filter((subnet) => subnet.zone === zone));
  const findings = [
    ...(given.length === 0 ? [findingOf(WORDS.noPodSubnets, subject, { path })] : []),
    ...given.filter((name) => !names.includes(name))
      .map((name) => findingOf(WORDS.unknownPodSubnet, subject, { path, name, there })),
    ...given.filter((name) => names.includes(name) && !there.includes(name))
      .map((name) => findingOf(WORDS.notForPods, subject, { path, name, there })),
    ...duplicates(given).map((name) => findingOf(WORDS.podSubnetTwice, subject, { path, name })),
    ...duplicates(chosen.map(({ zone }) => zone))
      .map((zone) => findingOf(WORDS.severalOfZone, subject, { path, zone, chosen: ofZone(zone) })),
  ];
  if (findings.length > 0) return findings;
  return zones
    .filter((zone) => ofZone(zone).length === 0)
    .map((zone) =>
      findingOf(WORDS.zoneNotNamed, about.zone(zone), { path, group, zones: [zone], chosen: namesOf(chosen) }),
    );
}

/** Those of some names; all where no names are given. */
function namedOr(given: readonly string[] | undefined, all: readonly SubnetForecast[]): readonly SubnetForecast[] {
  return given === undefined ? all : all.filter(({ name }) => given.includes(name));
}

function namesOf(subnets: readonly SubnetForecast[]): string[] {
  return subnets.map(({ name }) => name);
}
