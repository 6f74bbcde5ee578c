import { findingChanges } from './finding-changes';
import { changed, nodeChanges } from './node-changes';
import { PlanChange, PlanDifference, ranked } from './plan-change';
import { sideOf, stageChanges } from './stage-changes';
import { isSameSubnet, pairedSubnets, subnetChanges } from './subnet-changes';
import { CapacityPlan } from '../capacity-plan';
import { plannedNodeFindings } from '../rules/planned-nodes';

/** Parts of a quota, in hundredths, at which a reviewer looks up. */
const QUOTA_MARKS = [100, 80];

/**
 * What changes from one plan to another, ranked by what a reviewer has to stop for. Both are worked out by this
 * version, so that what differs is the input alone.
 */
export function differenceOf(was: CapacityPlan, is: CapacityPlan): PlanDifference {
  const [before, now] = [sideOf(was), sideOf(is)];
  const subnets = pairedSubnets(was.subnets, is.subnets);
  const nodes = nodeChanges(was, is);
  return {
    was: before,
    is: now,
    changes: ranked([
      ...stageChanges(before, now),
      ...findingChanges(findingsOf(was), findingsOf(is)),
      ...modeChanges(was, is),
      ...subnetChanges(subnets),
      ...roomChange(before.everyStageNodes, now.everyStageNodes),
      ...nodes.changes,
      ...settingChanges(was, is),
      ...quotaChanges(was, is),
    ]),
    unchanged: {
      subnets: subnets.pairs.filter(isSameSubnet).length,
      nodegroups: nodes.sameGroups,
      fleets: nodes.sameFleets,
    },
  };
}

function findingsOf(plan: CapacityPlan) {
  return [...plannedNodeFindings(plan.forecast), ...plan.findings];
}

/** What every node of a group keeps from its start: another value is other nodes. */
function modeChanges({ forecast: was }: CapacityPlan, { forecast: is }: CapacityPlan): PlanChange[] {
  return [
    ...changed(3, 'ip-family', 'cluster', String(was.ipFamily), String(is.ipFamily)),
    ...changed(3, 'ip-assignment', 'cluster', was.ipAssignment.mode, is.ipAssignment.mode),
    ...changed(3, 'custom-networking', 'cluster', was.customNetworking, is.customNetworking),
    ...changed(3, 'subnet-discovery', 'cluster', was.subnetDiscovery, is.subnetDiscovery),
  ].map((change) => ({ ...change, worse: true }));
}

function roomChange(was: number | undefined, is: number | undefined): PlanChange[] {
  if (was === is) return [];
  return [{
    rank: 4,
    kind: 'room',
    subject: 'every stage',
    ...(was === undefined ? {} : { was }),
    ...(is === undefined ? {} : { is }),
    worse: is === undefined || (was !== undefined && is < was),
  }];
}

/** Settings of the forecast by their names in its file. */
function settingChanges(was: CapacityPlan, is: CapacityPlan): PlanChange[] {
  const [before, now] = [settingsOf(was), settingsOf(is)];
  return Object.keys({ ...before, ...now }).sort()
    .flatMap((name) => changed(6, 'setting', name, before[name] ?? 'not set', now[name] ?? 'not set'))
    .map((change) => ({ ...change, worse: false }));
}

/** What is told of elsewhere: subnets, nodes and modes. */
const TOLD = ['subnets', 'nodegroups', 'fleets', 'ipFamily', 'ipAssignment', 'subnetDiscovery'];

function settingsOf({ forecast, onOvercommit }: CapacityPlan): Record<string, string | number | boolean> {
  const { growthPercent, zonesLost } = forecast;
  const given = Object.entries(forecast.toJSON() as Record<string, unknown>).filter(([name]) => !TOLD.includes(name));
  return Object.fromEntries(
    [...given, ...Object.entries({ growthPercent, zonesLost, onOvercommit })].map(([name, value]) => [
      name, typeof value === 'object' ? JSON.stringify(value) : value as string | number | boolean,
    ]),
  );
}

/** Quotas of which as much as 80 or 100 hundredths are taken, and were not, or the other way round. */
function quotaChanges(was: CapacityPlan, is: CapacityPlan): PlanChange[] {
  const before = new Map(was.quotas.map((each) => [each.name, each]));
  return is.quotas.flatMap((now): PlanChange[] => {
    const used = before.get(now.name)?.used ?? 0;
    const markOf = (taken: number) => QUOTA_MARKS.find((mark) => taken * 100 >= now.quota * mark) ?? 0;
    return markOf(used) === markOf(now.used) ? [] : [{
      rank: 7,
      kind: 'quota',
      subject: now.name,
      was: used,
      is: now.used,
      of: now.quota,
      worse: now.used > used,
    }];
  });
}
