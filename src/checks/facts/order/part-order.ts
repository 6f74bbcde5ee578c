import { AppResource, areTogether } from '../../../templates/app-resources';
import { resourceName } from '../../../templates/rendering';
import { Waiting } from '../../../templates/waiting';
import { ClusterModel } from '../cluster-model';
import { GroupFacts } from '../group-facts';
import { NodeSourceKind } from '../nodes/node-source';

/** Sources of nodes that are there as soon as they are made. */
export const STARTED: readonly NodeSourceKind[] = ['asg', 'instance', 'fleet'];

/** What CloudFormation makes before what, of the parts of clusters. */
export class PartOrder {
  constructor(private readonly waiting: Waiting) {}

  /** Whether one part is made after another one wherever both are there, and they can be. */
  public always(one: AppResource, other: AppResource): boolean {
    return areTogether(one, other) && this.waiting.alwaysWaitsFor(one.construct, other.construct);
  }

  /** Whether one part is made after another one under some condition. */
  public can(one: AppResource, other: AppResource): boolean {
    return this.waiting.canWaitFor(one.construct, other.construct);
  }

  /** Whether two parts are made at the same time where neither waits for the other. */
  public areBeside(one: AppResource, other: AppResource): boolean {
    return this.waiting.areOfOneStack(one.construct, other.construct);
  }

  /** The names of what stands between two parts. */
  public between(one: AppResource, other: AppResource): string[] {
    return this.waiting.wayTo(one.construct, other.construct).map(resourceName);
  }
}

/** The node groups of a cluster that start nodes with a VPC CNI, without which these never become Ready. */
export function firstNodes({ groups }: ClusterModel): GroupFacts[] {
  return groups.filter(({ os, leastFirst }) => os.kernel.runsVpcCni && leastFirst > 0);
}

/**
 * Whether the first nodes of a group are in any of the places where something is missing. EKS spreads them over its
 * subnets: fewer nodes than subnets can all be in others.
 */
export function reachesAny(
  areMissing: readonly boolean[],
  { leastFirst }: Pick<GroupFacts, 'leastFirst'>,
): boolean {
  return areMissing.includes(true) && (leastFirst >= areMissing.length || !areMissing.includes(false));
}

/** What starts nodes of a cluster as instances, ready or not; the other sources make them when pods want them. */
export function startedNodes({ nodeSources }: ClusterModel): AppResource[] {
  return nodeSources.filter(({ kind }) => STARTED.includes(kind)).map(({ resource }) => resource);
}

/** The add-ons of a cluster of a name. */
export function addonsNamed(name: string, { addons }: ClusterModel): AppResource[] {
  return addons.filter(({ properties }) => properties.AddonName === name);
}

/** Whether an add-on has a name that is not known. */
export function hasUnknownAddons({ addons }: ClusterModel): boolean {
  return addons.some(({ properties }) => typeof properties.AddonName !== 'string');
}

/** Whether EKS installs no add-ons by itself, as far as that is known. */
export function startsBare({ cluster }: ClusterModel): boolean {
  return cluster?.selfManagedAddons === false;
}
