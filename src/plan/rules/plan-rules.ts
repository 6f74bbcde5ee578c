import { branchFindings } from './private/branch-findings';
import { nodeSubnetFindings } from './private/node-subnet-findings';
import { warmCallFindings } from './private/warm-call-findings';
import { nodesTake, wayOut } from './private/way-out';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { PlanStage } from '../../forecast/plan-stage';
import { SubnetForecast, SubnetPurpose } from '../../forecast/pod-forecast-props';
import { servesControlPlane } from '../../forecast/subnets/subnet-roles';
import { ADVISED_CONTROL_PLANE_ADDRESSES, CONTROL_PLANE_ADDRESSES, SubnetSupply } from '../../forecast/subnets/subnet-supply';
import { OvercommitPolicy } from '../overcommit-policy';
import { PlanCounts } from '../plan-counts';
import { SubnetPlan, SubnetStage } from '../subnet-plan';
import { warmPoolSuggestions } from '../suggestions/warm-pool-suggestion';

const ENFORCED: Record<OvercommitPolicy, readonly PlanStage[]> = {
  [OvercommitPolicy.FAIL_AT_EXPECTED]: [PlanStage.MINIMUM, PlanStage.EXPECTED],
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
  const pairs = plan.forecast.subnets.map((subnet, index) => ({
    subnet,
    planned: plan.subnets[index],
    supply: plan.forecast._supplyOf(subnet),
  }));
  return [
    ...pairs.flatMap((pair) => shortages(plan, pair)),
    ...unknownSizes(pairs),
    ...unknownUse(pairs),
    ...unreservedPrefixes(pairs),
    ...noSlack(pairs),
    ...pairs.flatMap(controlPlaneRoom),
    ...plan.quotas.filter(({ used, quota }) => used > quota).map(({ name, used, quota, adjustableTo }) => findingOf('quota-exceeded', name,
      `the plan takes ${used} ${name}, and the default quota is ${quota}${adjustableTo === undefined ? '' : `, adjustable to ${adjustableTo}`}; ask for more before it is reached`)),
    ...nodeSubnetFindings(plan.forecast),
    ...branchFindings(plan.forecast._groups),
    ...idleAddresses(plan),
    ...warmCallFindings(plan.forecast),
    ...zoneLoss(plan),
  ];
}

function shortages(plan: PlanCounts, { subnet, planned, supply }: Pair): Finding[] {
  const short = planned.stages.filter(({ fits }) => fits === false);
  if (short.length === 0) return [];
  const enforced = short.some(({ stage }) => ENFORCED[plan.onOvercommit].includes(stage));
  const stagesBySum = new Map<string, PlanStage[]>();
  for (const at of short) {
    const sum = shortage(planned, at);
    stagesBySum.set(sum, [...stagesBySum.get(sum) ?? [], at.stage]);
  }
  const sums = [...stagesBySum].map(([sum, stages]) => `${stages.join(', ')}: ${sum}`).concat(shortageNotes(planned, supply!, short));
  return [findingOf(enforced ? 'subnet-overcommitted' : 'subnet-overcommit-possible', planned.name,
    `subnet '${planned.name}' (${planned.cidr ?? `/${planned.prefixLength}`}, ${zoneInWords(planned.zone)}) is too small; ${sums.join('; ')}; ${wayOut(plan.forecast, subnet, planned, short)}`)];
}

/** Zones without a name are called `zone 1` and so on. */
export function zoneInWords(zone: string): string {
  return /^zone \d/.test(zone) ? zone : `zone ${zone}`;
}

/** One stage in words: only the kind that falls short, with the sum. */
function shortage({ reserved, prefixSupply, addressSupply }: SubnetPlan, at: SubnetStage): string {
  if (at.nodes === 0) return `${-at.addressesLeft!} addresses too few`;
  const short: string[] = [];
  if (at.prefixes > 0 && at.prefixesLeft! < 0) {
    short.push(`${at.prefixes} prefixes of ${prefixSupply} whole${reserved ? ' reserved' : ''} /28 blocks (${-at.prefixesLeft!} too few)`);
  }
  if (at.addressesLeft! < 0) {
    const all = reserved || at.prefixes === 0 ? `${at.addresses}` : `${at.prefixes} x ${PREFIX_ADDRESSES} + ${at.addresses}`;
    short.push(`${all} addresses of ${Math.max(0, addressSupply!)}${reserved ? ' outside reservations' : ''} (${-at.addressesLeft!} too few)`);
  }
  return `${nodesTake(at.nodes)} ${short.join(' and ')}`;
}

/** What else there is to know of a subnet that is too small. */
function shortageNotes({ reserved }: SubnetPlan, supply: SubnetSupply, short: readonly SubnetStage[]): string[] {
  const spill = reserved && short.some(({ prefixes, prefixesLeft }) => prefixesLeft! < 0 && prefixes <= supply.blocks.wholeBlocks);
  return [
    ...(spill ? ['the rest of the subnet has blocks, but whether EC2 goes on there once a reservation is full is not documented'] : []),
    ...(supply.taken > 0 && short.some(({ addressesLeft }) => addressesLeft! < 0)
      ? [`${supply.taken} of its ${supply.blocks.usableAddresses} addresses are for others and the control plane`] : []),
  ];
}

function unknownSizes(pairs: readonly Pair[]): Finding[] {
  const unknown = pairs.filter(({ planned }) => planned.prefixLength === undefined && planned.stages.some(({ nodes }) => nodes > 0));
  return unknown.length === 0 ? [] : [findingOf('subnet-size-unknown', unknown[0].planned.name,
    `the CIDR of ${names(unknown)} is not known at synth, so what nodes take from it was counted and compared with nothing; give the CIDR where the subnet is imported`)];
}

function unknownUse(pairs: readonly Pair[]): Finding[] {
  const unknown = pairs.filter(({ subnet: { purpose, otherAddresses }, planned }) => (
    purpose !== SubnetPurpose.PODS && otherAddresses === undefined && planned.prefixLength !== undefined));
  return unknown.length === 0 ? [] : [findingOf('subnet-use-unknown', unknown[0].planned.name,
    `how many addresses others take from ${names(unknown)} is not known, and was counted as none; state it ('otherAddresses'), or acknowledge`)];
}

function unreservedPrefixes(pairs: readonly Pair[]): Finding[] {
  const risky = pairs.flatMap(({ supply, planned }) => planned.stages
    .map(({ stage, fits, prefixes, addresses }) => ({ planned, stage, fits, prefixes, certain: supply?.certainPrefixes(addresses) ?? 0 }))
    .filter(({ fits, prefixes, certain }) => fits && !planned.reserved && prefixes > certain)
    .slice(-1));
  if (risky.length === 0) return [];
  const [{ planned, stage, prefixes, certain }] = risky;
  return [findingOf('prefix-space-unreserved', planned.name,
    `in ${names(risky)} prefixes share the subnet with single addresses, each of which can spoil a /28 block: of the ${planned.prefixSupply} blocks`
    + ` of '${planned.name}' ${certain} are certain at ${stage}, and ${prefixes} are taken; reserve prefix space`)];
}

/** ENI addresses have been seen inside reservations, against the documentation: then each takes a block. */
function noSlack(pairs: readonly Pair[]): Finding[] {
  const tight = pairs.flatMap(({ planned }) => planned.stages
    .filter(({ stage, fits }) => stage === PlanStage.PEAK && fits && planned.reserved)
    .filter(({ prefixes, prefixesLeft, addresses }) => prefixes > 0 && prefixesLeft! < addresses)
    .map((stage) => ({ planned, stage })));
  if (tight.length === 0) return [];
  const [{ planned, stage: { prefixesLeft, addresses } }] = tight;
  return [findingOf('reservation-slack', planned.name,
    `at the peak ${prefixesLeft} reserved blocks of '${planned.name}' are spare for ${addresses} single addresses, should some of them land in the reservation (${names(tight)})`)];
}

function controlPlaneRoom({ subnet, planned }: Pair): Finding[] {
  if (!servesControlPlane(subnet)) return [];
  const peak = planned.stages.find(({ stage }) => stage === PlanStage.PEAK)!;
  const room = (peak.addressesLeft ?? Infinity) + CONTROL_PLANE_ADDRESSES;
  if (!peak.fits || room >= ADVISED_CONTROL_PLANE_ADDRESSES) return [];
  return [findingOf('control-plane-room', planned.name,
    `at the peak ${room} addresses of '${planned.name}' are left for the control plane: it must have ${CONTROL_PLANE_ADDRESSES} for its interfaces`
    + ` and an upgrade, and ${ADVISED_CONTROL_PLANE_ADDRESSES} are advised`)];
}

function idleAddresses({ forecast, totals }: PlanCounts): Finding[] {
  const { nodes, pods, addresses, idlePodAddresses } = totals.find(({ stage }) => stage === PlanStage.PEAK)!;
  if (idlePodAddresses <= pods) return [];
  const [pool] = warmPoolSuggestions(forecast);
  return [findingOf('idle-addresses', 'warmPool',
    `at the peak ${nodesTake(nodes)} ${addresses} addresses, ${idlePodAddresses} of which no pod uses${pool === undefined ? '' : `; ${pool.change}: ${pool.reason}; ${pool.cost}`}`)];
}

/** Groups that a loss of zones takes whole: no other zone is left to them. */
function zoneLoss({ forecast }: PlanCounts): Finding[] {
  if (forecast.zonesLost === 0) {
    return [findingOf('zone-loss-unplanned', 'zonesLost', "no loss of a zone is planned for: the nodes run in one zone, or 'zonesLost' is 0")];
  }
  const whole = forecast._groups.filter(({ zones }) => zones.length <= forecast.zonesLost);
  return whole.map(({ forecast: { name }, zones }) => findingOf('zone-loss-unplanned', name,
    `group '${name}' runs in ${zones.join(', ')} only: where ${zones.length === 1 ? 'it is' : 'these are'} lost, its pods have nowhere to go`));
}

function names(pairs: ReadonlyArray<{ readonly planned: SubnetPlan }>): string {
  return pairs.map(({ planned }) => `'${planned.name}'`).join(', ');
}
