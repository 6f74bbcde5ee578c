import { ReadFleet, ReadSource, uncounted } from './read-fleet';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { FleetSpread } from '../../../forecast/fleets/fleet-forecast';
import { Form, Forms, formsOf, isUnknown, numberOf, truthOf } from '../../../templates/forms';
import { GroupFacts } from '../group-facts';
import { limitsOf } from '../group-nodes';

/** Sizes of the group that a warm pool is of. */
interface GroupSizes {
  readonly most: number;
  readonly desired: number;
}

/**
 * The nodes of a warm pool beyond those of its group: none, or a fleet; `sizes` where that is not known.
 *
 * In the pool and in the group together there are no more than max(MaxGroupPreparedCapacity or the largest size,
 * desired + the least of the pool). What is likely of each is its primary address, for most of them are stopped.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
export function warmPoolFleet(of: ReadFleet, pool: Form, { most, desired }: GroupSizes): ReadFleet[] | 'sizes' {
  if (isUnknown(pool)) return 'sizes';
  const given = formsOf(pool);
  if (truthOf(given.Enabled) === false) return [];
  if (isUnknown(given.Enabled)) return 'sizes';
  const [prepared, least] = [sizeOf(given, 'MaxGroupPreparedCapacity'), sizeOf(given, 'MinSize')];
  if (prepared === undefined || least === undefined) return 'sizes';
  // Without a largest number, or with -1 for it, that is the largest size of the group.
  const total = Math.max(most, prepared ?? 0, desired + (least ?? 0));
  const warm = Math.max((prepared ?? 0) - desired, least ?? 0);
  const beyond = total - most;
  // Those within the largest size are counted with the group.
  return beyond === 0
    ? [] : [{
      ...of,
      name: `${of.name} warm pool`,
      shape: { ...of.shape, limits: { nodes: beyond }, minNodes: 0, expectedNodes: 0 },
      otherAddresses: warm,
    }];
}

/** The nodes of the warm pool of a managed node group, beyond those of the group. */
export function groupWarmPool(group: GroupFacts, stated: InstanceTypeLimits[]): ReadSource {
  const { name, resource, sizes, os, subnets = [] } = group;
  const instanceTypes = limitsOf(group, stated);
  if (instanceTypes === undefined) return uncounted('types');
  if (sizes === undefined) return uncounted('sizes');
  if (subnets.length === 0) return uncounted('subnets');
  const shape = { instanceTypes, os: os.kernel.name, spread: FleetSpread.EVEN };
  const { minSize, maxSize: most, expectedSize: desired = minSize } = sizes;
  const fleets = warmPoolFleet({ name, shape, subnets }, resource.properties.WarmPoolConfig, { most, desired });
  return fleets === 'sizes' ? uncounted('sizes') : { fleets };
}

/** A size; null where it is not given, undefined where it is not known. */
function sizeOf(forms: Forms, name: string): number | null | undefined {
  return forms[name] === undefined ? null : numberOf(forms[name]);
}
