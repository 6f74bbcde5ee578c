import { branchFindings } from './private/branch-findings';
import { branchRoomFindings } from './private/branch-room-findings';
import { fleetLimitFindings } from './private/fleet-limit-findings';
import { fleetFindings } from './private/fleet-risk-findings';
import { largestWays } from './private/largest-ways';
import { nodeSubnetFindings } from './private/node-subnet-findings';
import { remediesOf } from './private/remedies';
import { shortSums } from './private/short-sums';
import { taggedVersionFindings } from './private/tagged-version-findings';
import { warmCallFindings, warmTargetFindings } from './private/warm-call-findings';
import { wayOut } from './private/way-out';
import { findingOf } from '../../findings/catalogue';
import { Finding, FindingFact } from '../../findings/finding';
import { alsoWith } from '../../findings/identity';
import { zoneInWords } from '../../findings/phrases';
import { waysOut } from '../../findings/shortage-ways';
import { about, Subject } from '../../findings/subject';
import { PLAN_RISK_WORDS as WORDS } from '../../findings/words/plan/plan-risks';
import { SHORTAGE_WORDS } from '../../findings/words/plan/shortages';
import { PlanStage } from '../../forecast/plan-stage';
import { fullNodeFindings } from '../../forecast/room-findings';
import { SubnetForecast, SubnetPurpose } from '../../forecast/subnet-forecast';
import { forecastPurposes } from '../../forecast/subnets/purpose-findings';
import { servesControlPlane } from '../../forecast/subnets/subnet-roles';
import {
  ADVISED_CONTROL_PLANE_ADDRESSES,
  CONTROL_PLANE_ADDRESSES,
  SubnetSupply,
} from '../../forecast/subnets/subnet-supply';
import { likelyForecast } from '../demand/likely';
import { measuresOf, shortBy } from '../demand/measures';
import { largestStageOf } from '../demand/stage-demand';
import { OvercommitPolicy } from '../overcommit-policy';
import { PlanCounts } from '../plan-counts';
import { SubnetPlan, SubnetStage } from '../subnet-plan';
import { warmPoolChange } from '../suggestions/warm-pool-suggestion';

const ENFORCED: Record<OvercommitPolicy, readonly PlanStage[]> = {
  [OvercommitPolicy.FAIL_AT_EXPECTED]: [PlanStage.MINIMUM, PlanStage.EXPECTED],
  [OvercommitPolicy.FAIL_AT_LARGEST]: [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.LARGEST],
  [OvercommitPolicy.FAIL_AT_ANY]: Object.values(PlanStage),
  [OvercommitPolicy.WARN]: [],
};

/** A subnet of the forecast beside what was planned for it. */
interface Pair {
  readonly subnet: SubnetForecast;
  readonly planned: SubnetPlan;
  readonly supply?: SubnetSupply;
}

/** What there is to say of a plan. */
export function planFindings(plan: PlanCounts): Finding[] {
  const pairs = pairsOf(plan);
  const likely = likelyCounts(plan);
  const likelyPairs = likely === plan ? pairs : pairsOf(likely);
  return [
    ...likelyPairs.flatMap((pair) => shortages(likely, pair)),
    ...fleetLimitFindings(plan, likely),
    ...fleetFindings(plan.forecast),
    ...unknownSizes(pairs),
    ...unknownUse(pairs),
    ...unreservedPrefixes(pairs),
    ...noSlack(pairs),
    ...pairs.flatMap(controlPlaneRoom),
    ...quotaFindings(plan),
    ...nodeSubnetFindings(plan.forecast),
    ...taggedVersionFindings(plan.forecast),
    ...forecastPurposes(plan.forecast),
    ...branchFindings(plan.forecast._groups),
    ...branchRoomFindings(plan),
    ...plan.forecast._groups.flatMap(({ forecast, capacity, maxPods }) =>
      fullNodeFindings({ ...forecast, maxPods }, capacity)),
    ...idleAddresses(plan),
    ...warmCallFindings(plan.forecast),
    ...warmTargetFindings(plan.forecast),
    ...zoneLoss(plan),
  ];
}

function pairsOf({ forecast, subnets }: PlanCounts): Pair[] {
  return forecast.subnets.map((subnet, index) => ({
    subnet,
    planned: subnets[index],
    supply: forecast._supplyOf(subnet),
  }));
}

/** The plan with its fleets as is likely: itself where there are none. */
function likelyCounts(plan: PlanCounts): PlanCounts {
  const forecast = likelyForecast(plan.forecast);
  return forecast === plan.forecast ? plan : { ...plan, forecast, subnets: plan._likelySubnets };
}

function shortages(plan: PlanCounts, { subnet, planned, supply }: Pair): Finding[] {
  const short = planned.stages.filter(({ fits }) => fits === false);
  if (short.length === 0 || supply === undefined) return [];
  const stages = short.map(({ stage }) => stage);
  const enforced = stages.some((stage) => isEnforced(plan, stage));
  const way = wayOut(plan.forecast, subnet, planned, short);
  const ofLargest = largestWays(plan.forecast, plan.onOvercommit, stages);
  const finding = findingOf(
    enforced ? SHORTAGE_WORDS.overcommitted : SHORTAGE_WORDS.possible,
    about.subnet(planned.name),
    {
      ...shortSums(planned, supply, short),
      ...way,
      otherWays: ofLargest.map(({ fix }) => fix),
    },
  );
  const remedies = [...remediesOf(plan.forecast, subnet, way, stages, waysOut(way)), ...ofLargest];
  const facts = short.flatMap((stage) => factsOf(planned, stage));
  return [alsoWith(finding, remedies.length === 0 ? { facts } : { remedies, facts })];
}

/** What a stage takes too much of. */
function factsOf(planned: SubnetPlan, stage: SubnetStage): FindingFact[] {
  return measuresOf(planned, stage).filter((measure) => shortBy(measure) > 0).map((measure) => ({
    stage: stage.stage, nodes: stage.nodes, ...measure, missing: shortBy(measure),
  }));
}

/** Whether a subnet that is too small at a stage is an error. Without growth the peak is the largest size. */
function isEnforced({ forecast, onOvercommit }: PlanCounts, stage: PlanStage): boolean {
  return ENFORCED[onOvercommit].includes(stage === largestStageOf(forecast) ? PlanStage.LARGEST : stage);
}

function unknownSizes(pairs: readonly Pair[]): Finding[] {
  const unknown = pairs.filter(
    ({ planned }) => planned.prefixLength === undefined && planned.stages.some(({ nodes }) => nodes > 0),
  );
  return unknown.length === 0 ? [] : [findingOf(WORDS.sizeUnknown, aboutFirst(unknown), { subnets: namesOf(unknown) })];
}

function unknownUse(pairs: readonly Pair[]): Finding[] {
  const unknown = pairs.filter(({ subnet: { purpose, otherAddresses }, planned }) => (
    purpose !== SubnetPurpose.PODS && otherAddresses === undefined && planned.prefixLength !== undefined));
  return unknown.length === 0 ? [] : [findingOf(WORDS.useUnknown, aboutFirst(unknown), { subnets: namesOf(unknown) })];
}

function unreservedPrefixes(pairs: readonly Pair[]): Finding[] {
  const risky = pairs.flatMap(({ supply, planned }) =>
    planned.stages
      .map(({ stage, fits, prefixes, addresses }) => ({
        planned,
        stage,
        fits,
        prefixes,
        certain: supply?.certainPrefixes(addresses) ?? 0,
      }))
      .filter(({ fits, prefixes, certain }) => fits && !planned.reserved && prefixes > certain)
      .slice(-1),
  );
  if (risky.length === 0) return [];
  const [{ planned, stage, prefixes, certain }] = risky;
  return [findingOf(WORDS.blocksUncertain, about.subnet(planned.name), {
    subnets: namesOf(risky), blocks: planned.prefixSupply ?? 0, subnet: planned.name, certain, stage, prefixes,
  })];
}

/** ENI addresses have been seen inside reservations, against the documentation: then each takes a block. */
function noSlack(pairs: readonly Pair[]): Finding[] {
  const tight = pairs.flatMap(({ planned }) => planned.stages
    .filter(({ stage, fits }) => stage === PlanStage.PEAK && fits && planned.reserved)
    .filter(({ prefixes, prefixesLeft, addresses }) => prefixes > 0 && prefixesLeft! < addresses)
    .map((stage) => ({ planned, stage })));
  if (tight.length === 0) return [];
  const [{ planned, stage: { prefixesLeft, addresses } }] = tight;
  return [findingOf(WORDS.littleSlack, about.subnet(planned.name), {
    subnets: namesOf(tight), subnet: planned.name, blocks: prefixesLeft ?? 0, addresses,
  })];
}

function controlPlaneRoom({ subnet, planned }: Pair): Finding[] {
  if (!servesControlPlane(subnet)) return [];
  const peak = planned.stages.find(({ stage }) => stage === PlanStage.PEAK)!;
  const room = (peak.addressesLeft ?? Infinity) + CONTROL_PLANE_ADDRESSES;
  if (!peak.fits || room >= ADVISED_CONTROL_PLANE_ADDRESSES) return [];
  return [findingOf(WORDS.littleControlPlaneRoom, about.subnet(planned.name), {
    subnets: [planned.name], room, least: CONTROL_PLANE_ADDRESSES, advised: ADVISED_CONTROL_PLANE_ADDRESSES,
  })];
}

function idleAddresses({ forecast, totals }: PlanCounts): Finding[] {
  const { nodes, pods, addresses, idlePodAddresses } = totals.find(({ stage }) => stage === PlanStage.PEAK)!;
  if (idlePodAddresses <= pods) return [];
  const pool = warmPoolChange(forecast);
  const idle = { nodes, addresses, idle: idlePodAddresses };
  return [pool === undefined
    ? findingOf(WORDS.idleAddresses, about.prop('warmPool'), idle)
    : findingOf(WORDS.idleAddressesSaved, about.prop('warmPool'), { ...idle, ...pool })];
}

/** Groups that a loss of zones takes whole: no other zone is left to them. A fleet mostly is one of several. */
function zoneLoss({ forecast }: PlanCounts): Finding[] {
  const placed = [...forecast._groups, ...forecast._fleets].filter(({ zones }) => zones.length > 0);
  if (placed.length === 0) return [];
  if (forecast.zonesLost === 0) return [findingOf(WORDS.noZoneLoss, about.prop('zonesLost'), {})];
  const whole = forecast._groups.filter(({ zones }) => zones.length > 0 && zones.length <= forecast.zonesLost);
  return whole.map(({ forecast: { name: group }, zones }) => findingOf(WORDS.groupLost, about.group(group), {
    groups: [group], zones: [zones.map(zoneInWords).join(' and ')],
  }));
}

function quotaFindings({ quotas }: PlanCounts): Finding[] {
  return quotas
    .filter(({ used, quota }) => used > quota)
    .map(({ name, used, quota, adjustableTo }) =>
      findingOf(WORDS.quotaExceeded, about.plan(name), { name, used, quota, adjustableTo }),
    );
}

type Planned = ReadonlyArray<{ readonly planned: SubnetPlan }>;

function namesOf(pairs: Planned): string[] {
  return pairs.map(({ planned }) => planned.name);
}

function aboutFirst([{ planned }]: Planned): Subject {
  return about.subnet(planned.name);
}
