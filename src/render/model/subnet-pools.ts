import { Bar, Pool, Sentence } from './report-model';
import { safe, subnetList } from './shown-names';
import { count, isPassing, percentWords, STAGE_ORDER, STAGE_WORDS, unitWords } from './stage-words';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { PlanStage } from '../../forecast/plan-stage';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { SubnetDemand } from '../../forecast/subnets/subnet-supply';
import { CapacityPlan } from '../../plan/capacity-plan';
import { Measure, measuresOf, perMille, shortBy, tightest, Unit } from '../../plan/demand/measures';
import { takenByEach } from '../../plan/demand/taken-by-each';
import { SubnetPlan, SubnetStage } from '../../plan/subnet-plan';

/** Parts that a length is told in. */
export const FULL_LENGTH = 10_000;

/** As many groups have a segment of their own. */
const MOST_SEGMENTS = 3;

/** Below so much of everything, in a thousand parts, a pool is a sentence. */
const LITTLE = 50;

const FOR: Record<SubnetPurpose, string> = {
  [SubnetPurpose.NODES]: 'for nodes',
  [SubnetPurpose.PODS]: 'for pods',
  [SubnetPurpose.CONTROL_PLANE]: 'for the control plane',
};

/** Subnets alike, with that of them which has least. */
export interface AlikeSubnets {
  readonly subnets: readonly SubnetPlan[];

  /** The one that has least, as planned and as forecast. */
  readonly planned: SubnetPlan;
  readonly forecast: SubnetForecast;

  /** What binds. */
  readonly unit: Unit;
}

/** The subnets of a plan from which something is taken, those alike as one, the fullest first. */
export function alikeSubnets({ subnets, forecast }: CapacityPlan): AlikeSubnets[] {
  const pools = new Map<string, number[]>();
  subnets.forEach((subnet, index) => {
    if (subnet.stages.every(({ prefixes, addresses, nodes }) => prefixes + addresses + nodes === 0)) return;
    const key = keyOf(subnet);
    pools.set(key, [...pools.get(key) ?? [], index]);
  });
  return [...pools.values()].map((indexes): AlikeSubnets => {
    const least = indexes.reduce((one, other) => (
      (subnets[other].addressSupply ?? 0) < (subnets[one].addressSupply ?? 0) ? other : one));
    const planned = subnets[least];
    const worst = tightest(planned.stages.flatMap((stage) => measuresOf(planned, stage)));
    const hasPrefixes = planned.stages.some(({ prefixes }) => prefixes > 0);
    return {
      subnets: indexes.map((index) => subnets[index]),
      planned,
      forecast: forecast.subnets[least],
      unit: worst?.unit ?? (hasPrefixes && planned.reserved ? 'blocks' : 'addresses'),
    };
  }).sort((one, other) => fullest(other) - fullest(one));
}

/** What subnets that are alike share: all but where they lie, and what of them is for others. */
function keyOf({ purpose, prefixLength, reserved, prefixSupply, stages }: SubnetPlan): string {
  return JSON.stringify([purpose, prefixLength, reserved, prefixSupply, stages.map(
    ({ stage, nodes, prefixes, addresses, fits }) => [stage, nodes, prefixes, addresses, fits])]);
}

function fullest({ planned }: AlikeSubnets): number {
  return Math.max(0, ...planned.stages.flatMap((stage) => measuresOf(planned, stage)).map(perMille));
}

/** A pool without its maps. */
export function poolOf(plan: CapacityPlan, alike: AlikeSubnets): Omit<Pool, 'maps'> {
  const { subnets, planned, unit } = alike;
  const supply = unit === 'blocks' ? planned.prefixSupply : planned.addressSupply;
  const bars = barsOf(plan, alike, supply);
  const most = fullest(alike);
  const size = planned.prefixLength === undefined ? undefined : `/${planned.prefixLength}`;
  const isShort = planned.stages.some(({ fits }) => fits === false);
  return {
    names: subnets.map(({ name }) => safe(name)),
    title: subnetList(subnets.map(({ name }) => name)),
    subtitle: [
      FOR[planned.purpose],
      ...size === undefined ? ['size not known'] : [size],
      ...subnets.length > 1 ? [`${count(subnets.length)} alike: drawn once`] : [],
    ].join(', '),
    size,
    subnets: subnets.map(({ name, cidr, zone }) => ({ name: safe(name), cidr, zone: safe(zone) })),
    unit: unitWords(unit),
    supply,
    ofSupply: supply === undefined
      ? `${unitWords(unit)}, of how many is not known` : `${count(supply)} ${unitWords(unit)}`,
    bars: bars.bars,
    segments: bars.segments,
    perMille: most,
    isShort,
    summary: !isShort && supply !== undefined && most < LITTLE ? summaryOf(planned, unit, supply) : undefined,
    beside: besideOf(planned, unit),
  };
}

function barsOf(
  { forecast }: CapacityPlan,
  { planned, unit, forecast: subnet }: AlikeSubnets,
  supply: number | undefined,
): Pick<Pool, 'bars' | 'segments'> {
  const stages = STAGE_ORDER.flatMap((stage) => planned.stages.filter((each) => each.stage === stage));
  const scale = Math.max(supply ?? 0, 1, ...stages.map((stage) => takenOf(planned, stage, unit)));
  const length = (value: number) => Math.round((Math.max(0, value) * FULL_LENGTH) / scale);
  const ofStages = stages.map(({ stage }) => takenByEach(forecast, subnet, stage)
    .map((each) => ({ name: each.name, taken: takenOf(planned, each, unit) })));
  const names = segmentNames(ofStages);
  const worst = tightest(stages.map((stage) => (
    { ...measureOf(planned, stage, unit, supply ?? 0), stage: stage.stage })));
  const bars = stages.map((stage, index): Bar => {
    const taken = takenOf(planned, stage, unit);
    return {
      stage: stage.stage,
      words: STAGE_WORDS[stage.stage].name,
      isPassing: isPassing(stage.stage),
      nodes: stage.nodes,
      taken,
      length: length(taken),
      supplyEnd: supply === undefined ? undefined : length(supply),
      segments: segmentsOf(ofStages[index], names, length),
      share: shareOf(planned, stage, unit, supply),
      isShort: stage.fits === false,
      isTightest: supply !== undefined && taken > 0 && worst?.stage === stage.stage,
    };
  });
  return { bars, segments: names.length < 2 ? [] : names.map(safe) };
}

type Taken = ReadonlyArray<{ readonly name: string; readonly taken: number }>;

/** The groups that take most, at their most; of many the last is all others. */
function segmentNames(stages: readonly Taken[]): string[] {
  const most = new Map<string, number>();
  for (const { name, taken } of stages.flat()) most.set(name, Math.max(taken, most.get(name) ?? 0));
  const names = [...most].filter(([, taken]) => taken > 0)
    .sort(([, one], [, other]) => other - one).map(([name]) => name);
  return names.length <= MOST_SEGMENTS + 1 ? names : [...names.slice(0, MOST_SEGMENTS), OTHERS];
}

const OTHERS = 'others';

function segmentsOf(all: Taken, names: readonly string[], length: (value: number) => number): number[] {
  if (names.length < 2) return [];
  return names.map((name) => length(all
    .filter((each) => each.name === name || (name === OTHERS && !names.includes(each.name)))
    .reduce((sum, { taken }) => sum + taken, 0)));
}

function takenOf({ reserved }: SubnetPlan, { prefixes, addresses }: SubnetDemand, unit: Unit): number {
  return unit === 'blocks' ? prefixes : addresses + (reserved ? 0 : prefixes * PREFIX_ADDRESSES);
}

function measureOf(planned: SubnetPlan, stage: SubnetStage, unit: Unit, supply: number): Measure {
  return { unit, taken: takenOf(planned, stage, unit), supply };
}

/** The share of a stage, or what is missing, of whatever it has too little of. */
function shareOf(planned: SubnetPlan, stage: SubnetStage, unit: Unit, supply: number | undefined): string {
  if (supply === undefined) return 'not known';
  const measure = measureOf(planned, stage, unit, supply);
  if (shortBy(measure) > 0) return `${count(shortBy(measure))} too few`;
  const other = measuresOf(planned, stage).find((each) => each.unit !== unit && shortBy(each) > 0);
  return other === undefined
    ? percentWords(measure.taken, supply) : `${count(shortBy(other))} ${unitWords(other.unit)} too few`;
}

function summaryOf(planned: SubnetPlan, unit: Unit, supply: number): Sentence {
  const worst = tightest(planned.stages.map((stage) => (
    { ...measureOf(planned, stage, unit, supply), stage: stage.stage })))!;
  return [
    `${STAGE_WORDS[worst.stage].subject} takes ${count(worst.taken)} of ${count(supply)} ${unitWords(unit)} `
    + `(${percentWords(worst.taken, supply)}), so these do not run out.`,
  ];
}

/** What else is taken of a subnet, at its most. */
function besideOf(planned: SubnetPlan, unit: Unit): Sentence | undefined {
  const others = planned.stages.flatMap((stage) => measuresOf(planned, stage)
    .filter((measure) => measure.unit !== unit)
    .map((measure) => ({ ...measure, stage: stage.stage })));
  const worst = tightest(others);
  if (worst === undefined || worst.taken === 0) return undefined;
  const { stage, taken, supply } = worst;
  const words = worst.unit === 'blocks' ? '/28 blocks' : planned.reserved ? 'single addresses' : 'addresses';
  return [`Beside these, ${STAGE_WORDS[stage].subject.toLowerCase()} takes ${count(taken)} of ${count(supply)} ${words}`
    + `${taken > supply ? `: ${count(taken - supply)} too few` : ` (${percentWords(taken, supply)})`}.`];
}

/** The taken of a stage, for those who draw it. */
export function takenAt({ planned, unit }: AlikeSubnets, stage: PlanStage): number {
  const found = planned.stages.find((each) => each.stage === stage);
  return found === undefined ? 0 : takenOf(planned, found, unit);
}
