import { ChangeKind, ChangeValue, PlanChange } from './plan-change';
import { PlanStage } from '../../forecast/plan-stage';
import { CapacityPlan } from '../capacity-plan';
import { FleetPlan } from '../fleet-plan';
import { NodegroupPlan } from '../nodegroup-plan';

/** What changes of groups and fleets, by their names; and how many are as they were. */
export function nodeChanges(was: CapacityPlan, is: CapacityPlan): {
  readonly changes: PlanChange[]; readonly sameGroups: number; readonly sameFleets: number;
} {
  const groups = compared(was.nodegroups, is.nodegroups, 'group', groupSizes, (before, now) => [
    ...changed(5, 'max-pods', now.name, before.maxPods, now.maxPods),
    ...changed(5, 'pods-per-node', now.name, before.podsPerNode, now.podsPerNode),
    ...changed(5, 'prefixes-per-node', now.name, before.prefixesPerNode, now.prefixesPerNode, true),
    ...changed(6, 'group-sizes', now.name, groupSizes(before), groupSizes(now)),
    ...changed(6, 'group-types', now.name, typesOf(was, now.name), typesOf(is, now.name)),
    ...changed(6, 'group-subnets', now.name, before.podSubnets ?? [], now.podSubnets ?? []),
  ]);
  const fleets = compared(was.fleets, is.fleets, 'fleet', fleetSizes, (before, now) => [
    ...changed(5, 'max-pods', now.name, before.maxPods, now.maxPods),
    ...changed(6, 'fleet-sizes', now.name, fleetSizes(before), fleetSizes(now)),
    ...changed(6, 'group-types', now.name, fleetTypes(was, now.name), fleetTypes(is, now.name)),
    ...changed(6, 'group-subnets', now.name, before.podSubnets ?? [], now.podSubnets ?? []),
  ]);
  return { changes: [...groups.changes, ...fleets.changes], sameGroups: groups.same, sameFleets: fleets.same };
}

function compared<T extends { readonly name: string }>(
  was: readonly T[],
  is: readonly T[],
  noun: 'group' | 'fleet',
  sizesOf: (each: T) => string,
  changesOf: (before: T, now: T) => PlanChange[],
): { readonly changes: PlanChange[]; readonly same: number } {
  const before = new Map(was.map((each) => [each.name, each]));
  const now = new Set(is.map(({ name }) => name));
  const pairs = is.flatMap((each) => (before.has(each.name) ? [changesOf(before.get(each.name)!, each)] : []));
  return {
    changes: [
      ...was.filter(({ name }) => !now.has(name)).map((each): PlanChange => (
        { rank: 6, kind: `${noun}-removed`, subject: each.name, was: sizesOf(each), worse: false }
      )),
      ...is.filter(({ name }) => !before.has(name)).map((each): PlanChange => (
        { rank: 6, kind: `${noun}-added`, subject: each.name, is: sizesOf(each), worse: false }
      )),
      ...pairs.flat(),
    ],
    same: pairs.filter((changes) => changes.length === 0).length,
  };
}

/** A change where there is one; of numbers the lower is the worse one, or the higher. */
export function changed(
  rank: number, kind: ChangeKind, subject: string, was: ChangeValue, is: ChangeValue, moreIsWorse = false,
): PlanChange[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const worse = typeof was === 'number' && typeof is === 'number' && (moreIsWorse ? is > was : is < was);
  return [{ rank, kind, subject, was, is, worse }];
}

/** Nodes at the minimum, on a usual day and at the peak. */
function groupSizes({ nodes }: NodegroupPlan): string {
  const at = (stage: PlanStage) => nodes.find((each) => each.stage === stage)!.nodes;
  return [PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.PEAK].map(at).join(' / ');
}

function fleetSizes({ stages }: FleetPlan): string {
  const at = (stage: PlanStage) => stages.find((each) => each.stage === stage)!;
  const expected = at(PlanStage.EXPECTED);
  return [at(PlanStage.MINIMUM).nodes, expected.likelyNodes ?? expected.nodes, at(PlanStage.PEAK).nodes].join(' / ');
}

/** Types by their names, in the order of the alphabet: their order in a list says nothing of capacity. */
function typesOf({ forecast }: CapacityPlan, group: string): string[] {
  return names(forecast.nodegroups.find(({ name }) => name === group)?.instanceTypes ?? []);
}

function fleetTypes({ forecast }: CapacityPlan, fleet: string): string[] {
  return names(forecast._fleets.find(({ forecast: { name } }) => name === fleet)?.forecast.instanceTypes ?? []);
}

function names(types: ReadonlyArray<{ readonly instanceType: string }>): string[] {
  return types.map(({ instanceType }) => instanceType).sort();
}
