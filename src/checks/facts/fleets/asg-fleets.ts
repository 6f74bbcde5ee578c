import { launchedTypes, LaunchedTypes } from './asg-types';
import { ReadFleet, ReadSource, uncounted } from './read-fleet';
import { warmPoolFleet } from './warm-pools';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { kernelOf } from '../../../capacity/kernel/kernels';
import { FleetSpread } from '../../../forecast/fleets/fleet-forecast';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';
import { distinct } from '../group-facts';
import { HOST_NETWORK_PODS, podsOfImage, podsToldOn, toldPods } from '../groups/told-pods';
import { tellsPods } from '../nodes/user-data-names';
import { subnetFacts, SubnetFacts } from '../subnet-facts';

/** Sizes of an Auto Scaling group, in units of capacity. */
interface Sizes {
  readonly least: number;
  readonly most: number;
  readonly desired: number;
}

/** The fleet of an Auto Scaling group, and the one of its warm pool. */
export function asgFleets(group: AppResource, resources: AppResources, stated: InstanceTypeLimits[]): ReadSource {
  const launched = launchedTypes(group, resources, stated);
  if (launched === undefined) return uncounted('types');
  const sizes = sizesOf(group);
  if (sizes === undefined) return uncounted('sizes');
  const subnets = subnetsOf(group.properties.VPCZoneIdentifier, resources);
  if (subnets.length === 0) return uncounted('subnets');
  const expectedNodes = Math.ceil(sizes.desired / launched.largest);
  const most = mostNodes(sizes.most, launched);
  const fleet: ReadFleet = {
    name: group.path,
    shape: {
      instanceTypes: launched.types,
      os: launched.os,
      maxPods: podsToldTo(launched),
      limits: { nodes: most },
      minNodes: Math.ceil(sizes.least / launched.largest),
      expectedNodes,
      spread: FleetSpread.EVEN,
    },
    subnets,
  };
  const pool = resources.ofType('AWS::AutoScaling::WarmPool')
    .find(({ properties }) => resources.targetOf(properties.AutoScalingGroupName)?.path === group.path);
  const warm = pool && warmPoolFleet(fleet, pool.properties, { most: sizes.most, desired: sizes.desired });
  if (warm === 'sizes') return { fleets: most === 0 ? [] : [fleet], why: 'sizes' };
  return { fleets: [...(most === 0 ? [] : [fleet]), ...(warm ?? [])] };
}

/** The pods that all nodes are told, by user data or else by their image; undefined where that is not known. */
function podsToldTo({ types, os, userData }: LaunchedTypes): number | undefined {
  if (!kernelOf({ os }).runsVpcCni) return undefined;
  const told = toldPods(userData);
  const isUntold = told === undefined && tellsPods(userData) === false;
  const counts = types.map((type) => (told === undefined ? podsOfImage(type) : podsToldOn(told, type)));
  const most = Math.max(...counts.map((count = Infinity) => count));
  return (told !== undefined || isUntold) && Number.isFinite(most) && most > HOST_NETWORK_PODS ? most : undefined;
}

/** With weights a group goes over its largest size by a part of one node. */
function mostNodes(units: number, { smallest, largest }: LaunchedTypes): number {
  if (units === 0) return 0;
  return smallest === 1 && largest === 1 ? units : Math.ceil((units + largest) / smallest);
}

function sizesOf({ properties }: AppResource): Sizes | undefined {
  const { MinSize: min, MaxSize: max, DesiredCapacity: given } = properties;
  const [least, most] = [numberOf(min), numberOf(max)];
  const desired = given === undefined ? least : numberOf(given);
  if (least === undefined || most === undefined || desired === undefined) return undefined;
  return least < 0 || most < least || desired < least || desired > most ? undefined : { least, most, desired };
}

/** The subnets of a list, also one that is written as a text; none where it is not known. */
export function subnetsOf(form: Form, resources: AppResources): SubnetFacts[] {
  if (isUnknown(form) && !Array.isArray(form)) return [];
  const ids = listOf(form).flatMap((id) => textOf(id)?.split(',').map((each) => each.trim()) ?? [id]);
  return distinct(ids.filter((id) => id !== '').map((id) => subnetFacts(id, resources)));
}
