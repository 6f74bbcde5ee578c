import { nodeShape } from './node-shape';
import { DEFAULT_POD_LIFETIMES, DEFAULT_SAMPLE_MINUTES } from './parsed-scenario';
import { churnSubnetFindings } from './private/churn-subnet-findings';
import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { contradictionFindings } from '../../capacity/rules/contradiction-findings';
import { numberFindings, optionFindings } from '../../capacity/rules/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { numberGiven } from '../../findings/struct-findings';
import { about } from '../../findings/subject';
import { SCENARIO_WORDS as WORDS } from '../../findings/words/churn/scenario';
import { ChurnGroup, ChurnScenario, FullReservation, PodLifetime } from '../churn-scenario';

const THE_SCENARIO = about.plan('the scenario');

/** Hours of a year. */
const MOST_HOURS = 8760;

/** Most that the generator takes as a seed. */
const MOST_SEED = 2 ** 31 - 1;

const MOST_RUNS = 10_000;

/** Events that a run takes some ten seconds and half a GiB for: far above a cluster, far below a machine that hangs. */
const MOST_EVENTS = 20_000_000;

/** Slots of ENIs that take some hundreds of MiB: 13,000 nodes of the largest types. */
const MOST_SLOTS = 20_000_000;

/**
 * What is wrong with a scenario, each by its path in it.
 *
 * @param runs how often it is to be run, each time with the next seed
 */
export function scenarioFindings(scenario: ChurnScenario, runs: number): Finding[] {
  const findings = [
    ...numberFindings(THE_SCENARIO, [
      { name: 'runs', value: runs, least: 1, most: MOST_RUNS },
      { name: 'hours', value: scenario.hours, least: 1, required: true, most: MOST_HOURS },
      { name: 'seed', value: scenario.seed, least: 0, required: true, most: MOST_SEED - (runs > 1 ? runs - 1 : 0) },
      { name: 'sampleMinutes', value: scenario.sampleMinutes, least: 1 },
      { name: 'nodeLifetimeHours', value: scenario.nodeLifetimeHours, least: 1 },
      { name: 'otherAddressMinutes', value: scenario.otherAddressMinutes, least: 1 },
    ]),
    ...fullReservationFindings(scenario.fullReservation),
    ...churnSubnetFindings(scenario.subnets),
    ...(scenario.podLifetimes === undefined ? [] : lifetimeFindings(scenario.podLifetimes)),
    ...scenario.groups.flatMap((group, index) => groupFindings(group, `groups[${index}]`)),
  ];
  return findings.length > 0 ? findings : [...slotFindings(scenario), ...eventFindings(scenario)];
}

function fullReservationFindings(value: FullReservation | undefined): Finding[] {
  const known = Object.values(FullReservation);
  if (value === undefined || known.includes(value)) return [];
  return [findingOf(WORDS.noReservationRule, THE_SCENARIO, { choices: known, got: value })];
}

function lifetimeFindings(lifetimes: readonly PodLifetime[]): Finding[] {
  if (lifetimes.length === 0) return [findingOf(WORDS.noLifetimes, THE_SCENARIO, {})];
  return lifetimes.flatMap(({ weight, meanMinutes }, index) => [
    ...(Number.isFinite(weight) && weight > 0
      ? []
      : [findingOf(WORDS.weightNotAboveZero, THE_SCENARIO, { index, got: numberGiven(weight) })]),
    ...numberFindings(THE_SCENARIO, [
      { name: `podLifetimes[${index}].meanMinutes`, value: meanMinutes, least: 1, required: true },
    ]),
  ]);
}

function groupFindings({ limits, options = {}, nodes, pods }: ChurnGroup, path: string): Finding[] {
  const findings = [
    ...(options.subnetDiscovery ? [findingOf(WORDS.groupWithDiscovery, THE_SCENARIO, { path })] : []),
    ...numberFindings(THE_SCENARIO, [
      { name: `${path}.nodes`, value: nodes, least: 0, required: true },
      { name: `${path}.pods`, value: pods, least: 0, required: true },
      { name: `${path}.options.maxPods`, value: options.maxPods, least: 1 },
    ]),
    ...(!kernelOf(options).runsVpcCni || options.ipFamily === PodIpFamily.IPV6
      ? [findingOf(WORDS.groupNotSimulated, THE_SCENARIO, { path })]
      : [
        ...optionFindings(about.prop(`'${path}.options'`), options),
        ...contradictionFindings(about.prop(`'${path}.options'`), options),
      ]),
  ];
  if (findings.length > 0) return findings;
  const { room } = nodeShape(limits, options);
  if (pods <= nodes * room) return [];
  return [findingOf(WORDS.podsAboveRoom, THE_SCENARIO, { path, nodes, type: limits.instanceType, room, got: pods })];
}

/** Each slot of each node is kept: of types with impossible limits memory would not hold them. */
function slotFindings({ groups }: ChurnScenario): Finding[] {
  const slots = groups.reduce(
    (sum, { nodes, limits: { maxEnis, ipv4PerEni } }) => sum + nodes * maxEnis * ipv4PerEni,
    0,
  );
  if (slots <= MOST_SLOTS) return [];
  return [findingOf(WORDS.tooManySlots, THE_SCENARIO, { slots, most: MOST_SLOTS })];
}

function eventFindings(scenario: ChurnScenario): Finding[] {
  const {
    hours, groups, subnets, podLifetimes = DEFAULT_POD_LIFETIMES, nodeLifetimeHours = Infinity,
    otherAddressMinutes = Infinity,
  } = scenario;
  const nodes = groups.reduce((sum, group) => sum + group.nodes, 0);
  const pods = groups.reduce((sum, group) => sum + group.pods, 0);
  const others = subnets.reduce((sum, { otherAddresses = 0 }) => sum + otherAddresses, 0);
  const weight = podLifetimes.reduce((sum, kind) => sum + kind.weight, 0);
  const meanMinutes = podLifetimes.reduce((sum, kind) => sum + kind.weight * kind.meanMinutes, 0) / weight;
  const minutes = hours * 60;
  // A pod that ends is followed by its address, which cools down.
  const podEvents = 2 * pods * minutes / meanMinutes;
  const otherEvents = nodes * hours / nodeLifetimeHours + others * minutes / otherAddressMinutes;
  const samples = subnets.length * minutes / (scenario.sampleMinutes ?? DEFAULT_SAMPLE_MINUTES);
  const events = Math.ceil(nodes + pods + others + podEvents + otherEvents + samples);
  if (events <= MOST_EVENTS) return [];
  return [findingOf(WORDS.tooManyEvents, THE_SCENARIO, { events, most: MOST_EVENTS })];
}
