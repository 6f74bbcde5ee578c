import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { alsoWith, identityOf } from '../../findings/identity';
import { Facts } from '../../findings/wording';
import { FLEET_LIMIT_WORDS as WORDS } from '../../findings/words/plan/fleet-limits';
import { CountedFleet } from '../facts/fleets/read-fleet';
import { NodeSourceKind } from '../facts/nodes/node-source';

/** By which property of a source its nodes are limited, by the name that a forecast has for it. */
const PROPERTIES: Partial<Record<NodeSourceKind, Readonly<Record<string, string>>>> = {
  asg: { 'limits.nodes': 'MaxSize' },
  hyperpod: { 'limits.nodes': 'InstanceCount' },
  batch: { 'limits.cpu': 'ComputeResources.MaxvCpus' },
};

/** The same of NodePools, whose properties have the names of a forecast, and of Provisioners of earlier releases. */
const OF_POOL = 'spec.';
const OF_PROVISIONER = 'spec.limits.resources.';

/** Limits of forecasts that differ in more than their name from those of a NodePool. */
const OTHER_UNITS = ['limits.memoryMib'];

/** What a plan says of the limits of fleets, by the properties of the resources that they come from. */
export function inSourceWords(finding: Finding, fleets: readonly CountedFleet[]): Finding {
  const identity = identityOf(finding);
  if (identity === undefined || !Object.values(WORDS).some((each) => each === identity.wording)) return finding;
  const { wording, about, facts } = identity;
  const nameOf = (limit: string, fleet: unknown) => propertyOf(limit, fleets.find(({ name }) => name === fleet));
  const { limit, limits, fleet, fleets: names } = facts as {
    readonly limit?: string; readonly limits?: string[]; readonly fleet?: string; readonly fleets?: string[];
  };
  const told: Facts = {
    ...facts,
    ...limit === undefined ? {} : { limit: nameOf(limit, fleet) },
    ...limits === undefined ? {} : { limits: limits.map((each, index) => nameOf(each, names?.[index])) },
  };
  const own = findingOf(wording, about, told);
  return finding.remedies === undefined ? own : alsoWith(own, { remedies: finding.remedies });
}

function propertyOf(limit: string, fleet: CountedFleet | undefined): string {
  if (fleet === undefined) return limit;
  const { source: { kind, pool }, otherAddresses } = fleet;
  // A warm pool beside an Auto Scaling group is bounded by more than one property.
  if (otherAddresses !== undefined) return limit;
  if (pool !== undefined && OTHER_UNITS.includes(limit)) return limit;
  if (pool?.kind === 'Provisioner') return limit.replace('limits.', OF_PROVISIONER);
  if (pool !== undefined) return `${OF_POOL}${limit}`;
  return PROPERTIES[kind]?.[limit] ?? limit;
}
