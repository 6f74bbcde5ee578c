import { parsedFleets } from './parsed-fleets';
import { MOST_NODES, parsedGroups } from './parsed-groups';
import { subnetFindings } from './subnet-findings';
import { tagFindings } from './tag-findings';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { contradictionFindings, demandContradictions } from '../../capacity/rules/contradiction-findings';
import { numberFindings, optionFindings } from '../../capacity/rules/number-findings';
import { windowsPoolFindings } from '../../capacity/rules/windows-pool-findings';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_WORDS as WORDS } from '../../findings/words/forecast/forecast';
import { PlannedFleet } from '../fleets/planned-fleet';
import { cniAssignment, cniOptions, hasPodSubnets } from '../groups/group-options';
import { StartedModes } from '../groups/nodes-in-mode';
import { PlannedGroup } from '../groups/planned-group';
import { NodegroupForecast, PodForecastProps } from '../pod-forecast-props';
import { servesNodes } from '../subnets/subnet-roles';

/** Most growth that is counted, in percent: a hundredfold. */
const MOST_GROWTH = 9900;

const THE_FORECAST = about.plan('the forecast');

/** A forecast as the plan reads it, its defaults filled in. */
export interface ParsedForecast {
  readonly ipAssignment: IpAssignment;
  readonly ipFamily: PodIpFamily;
  readonly customNetworking: boolean;
  readonly subnetDiscovery: boolean;
  readonly taggedSubnets: boolean;
  readonly growthPercent: number;
  readonly zonesLost: number;

  /** The zones in which nodes run, in order of their first subnet. */
  readonly zones: readonly string[];
  readonly groups: readonly PlannedGroup[];
  readonly fleets: readonly PlannedFleet[];
}

/**
 * A forecast, or all that is wrong with it.
 *
 * @param path what stands before the properties of the whole in messages
 * @param modes in which nodes started, where there are two
 */
export function parsedForecast(
  props: PodForecastProps,
  path: string,
  modes: StartedModes = new Map(),
): Checked<ParsedForecast> {
  const options = cniOptions(props);
  const ipAssignment = cniAssignment(props);
  const zones = [...new Set(props.subnets.filter(servesNodes).map(({ zone }) => zone))];
  const ofOptions = optionFindings(THE_FORECAST, options);
  const ofNodes = contradictions(props);
  const findings = [
    ...subnetFindings(props.subnets),
    ...ofOptions,
    ...wholeNumbers(props, path, zones),
    ...limitFindings(props, path),
    ...(props.subnetDiscovery && !hasPodSubnets(props)
      ? [findingOf(WORDS.nothingToDiscover, about.prop('subnetDiscovery'), { path })]
      : []),
    ...tagFindings(props, path),
    ...ofNodes,
    ...poolFindings(props, ipAssignment),
  ];
  // Groups are counted with these settings.
  if (ofOptions.length + ofNodes.length > 0) return { findings };
  const { growthPercent = 0, zonesLost = 1, subnetDiscovery = false, taggedSubnets = false } = props;
  const { ipFamily = PodIpFamily.IPV4 } = props;
  const groups = parsedGroups(props, growthPercent, modes);
  const fleets = parsedFleets(props, growthPercent, modes);
  findings.push(...groups.findings, ...fleets.findings);
  if (findings.length > 0 || groups.value === undefined || fleets.value === undefined) return { findings };
  return {
    value: {
      ipAssignment,
      ipFamily,
      customNetworking: hasPodSubnets(props) && !subnetDiscovery,
      subnetDiscovery,
      taggedSubnets,
      growthPercent,
      zonesLost: Math.min(zonesLost, Math.max(0, zones.length - 1)),
      zones,
      groups: groups.value,
      fleets: fleets.value,
    },
    findings,
  };
}

function wholeNumbers(
  { nodegroups, fleets = [], growthPercent, mostNodes, zonesLost, vpcBlocks }: PodForecastProps,
  path: string,
  zones: readonly string[],
): Finding[] {
  // Which zones can be lost depends on where groups run, once there are any.
  const mostLost = nodegroups.length + fleets.length === 0 ? undefined : Math.max(0, zones.length - 1);
  return numberFindings(THE_FORECAST, [
    { name: `${path}growthPercent`, value: growthPercent, least: 0, most: MOST_GROWTH },
    { name: `${path}mostNodes`, value: mostNodes, least: 1, most: MOST_NODES },
    { name: `${path}zonesLost`, value: zonesLost, least: 0, most: mostLost },
    { name: 'vpcBlocks', value: vpcBlocks, least: 1 },
  ]);
}

/** A limit below what the groups have all the same: it would hold for nobody. */
function limitFindings({ nodegroups, mostNodes }: PodForecastProps, path: string): Finding[] {
  if (mostNodes === undefined || !Number.isInteger(mostNodes) || mostNodes < 1) return [];
  const sum = (size: (group: NodegroupForecast) => number) => nodegroups.reduce((all, each) => all + size(each), 0);
  const least = sum(({ minSize }) => minSize);
  const expected = sum(({ minSize, expectedSize = minSize }) => expectedSize);
  if (!(mostNodes < expected)) return [];
  return [findingOf(WORDS.mostNodesBelowSizes, about.prop('mostNodes'), { path, mostNodes, least, expected })];
}

/** What the settings of all nodes of a kind rule out; with discovery the subnets for pods are those that it finds. */
function contradictions(props: PodForecastProps): Finding[] {
  const options = cniOptions(props);
  const ipv6 = options.ipFamily === PodIpFamily.IPV6;
  return [
    ...contradictionFindings(THE_FORECAST, { ...options, customNetworking: false }),
    ...(ipv6 ? demandContradictions(THE_FORECAST, options) : []),
    ...(ipv6 && hasPodSubnets(props) ? [findingOf(WORDS.podSubnetsWithIpv6, about.prop('subnets'), {})] : []),
    ...(ipv6 && props.windows !== undefined ? [findingOf(WORDS.windowsWithIpv6, about.prop('windows'), {})] : []),
    ...windowsPoolFindings(props.windows),
  ];
}

function poolFindings({ ipFamily, warmPool }: PodForecastProps, ipAssignment: IpAssignment): Finding[] {
  if (ipFamily === PodIpFamily.IPV6 || warmPool === undefined || warmPool.fits(ipAssignment)) return [];
  return [
    findingOf(WORDS.warmPoolUnused, about.prop('warmPool'), {
      targets: Object.keys(warmPool._targets),
      mode: ipAssignment.mode,
    }),
  ];
}
