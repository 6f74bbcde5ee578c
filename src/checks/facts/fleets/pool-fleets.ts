import { FleetShape, ReadSource, uncounted } from './read-fleet';
import { selectedSubnets } from './selected-subnets';
import { poolSizes } from './stated-bounds';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { ZONE_LABEL } from '../../../compute/karpenter/karpenter-pool';
import { mostNodes } from '../../../forecast/fleets/fleet-bounds';
import { AutoModePrefixSize, FleetNetworking } from '../../../forecast/fleets/fleet-forecast';
import { AppResources } from '../../../templates/app-resources';
import { Form, formsOf, listOf, numberOf, textOf } from '../../../templates/forms';
import { areDistinct, nameOf } from '../../../templates/text-forms';
import { ClusterModel } from '../cluster-model';
import { distinct } from '../group-facts';
import { isOtherSystem, karpenterObjects, NodePoolFacts } from '../nodes/karpenter-objects';
import { podsOfKarpenter, reservedEnis } from '../nodes/karpenter-settings';
import { PoolTypes, poolTypes } from '../nodes/pool-types';
import { subnetFacts, SubnetFacts } from '../subnet-facts';

/** Sizes of types that Auto Mode does not start. */
const TOO_SMALL = /\.(nano|micro|small)$/;

/** What a class says of where nodes are, and of their addresses. */
interface ClassFacts {
  readonly subnets: Form;
  readonly podSubnets?: Form;
  readonly shape: Pick<FleetShape, 'networking' | 'ipv4PrefixSize' | 'maxPods'>;
}

/** The fleet of a NodePool. */
export function poolFleet(
  pool: NodePoolFacts,
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): ReadSource {
  const sizes = poolSizes(pool);
  if (typeof sizes === 'string') return uncounted(sizes);
  const instanceTypes = boundTypes(pool, sizes.limits, poolTypes(pool, stated));
  if (instanceTypes.length === 0) return uncounted('types');
  // Limits that allow no node are how a NodePool is switched off.
  if (sizes.isStatic ? sizes.minNodes === 0 : mostNodes(instanceTypes, sizes.limits ?? {}) === 0) return { fleets: [] };
  const { subnets: terms, podSubnets: podTerms, shape } = classOf(pool, model, instanceTypes);
  const all = terms === undefined ? subnetsOfNodes(model, resources) : selectedSubnets(terms, resources);
  const subnets = all.filter((subnet) => isInZones(subnet, pool));
  if (subnets.length === 0) return uncounted('subnets');
  const podSubnets = podTerms === undefined ? undefined : selectedSubnets(podTerms, resources);
  if (podSubnets?.length === 0) return uncounted('pod-subnets');
  return {
    fleets: [{
      name: pool.shown,
      shape: { instanceTypes, ...sizes, ...shape },
      // Auto Mode starts nodes where it finds subnets for their pods.
      subnets: podSubnets === undefined
        ? subnets : subnets.filter(({ zone }) => podSubnets.some((each) => each.zone === zone)),
      podSubnets,
      labels: pool.labels,
    }],
  };
}

/** The types that limits bound: of those that nobody names the ones whose size is not known are left out. */
function boundTypes(
  { isAutoMode }: NodePoolFacts,
  { cpu, memoryMib }: NonNullable<FleetShape['limits']> = {},
  { types, areNamed }: PoolTypes = { types: [], areNamed: false },
): InstanceTypeLimits[] {
  return types
    .filter(({ vcpus, memoryMib: own }) => areNamed || (
      (cpu === undefined || vcpus !== undefined) && (memoryMib === undefined || own !== undefined)))
    .filter(({ instanceType, vcpus = 2 }) => !isAutoMode || (vcpus > 1 && !TOO_SMALL.test(instanceType)));
}

function classOf(
  { className, isAutoMode, maxPods }: NodePoolFacts,
  { cni: { manifests }, charts }: ClusterModel,
  types: readonly InstanceTypeLimits[],
): ClassFacts {
  const objects = karpenterObjects(manifests);
  if (isAutoMode) {
    const own = objects.autoModeClasses.find(({ name }) => name === className);
    const isSingle = textOf(own?.prefixSize) === AutoModePrefixSize.SINGLE_ADDRESSES;
    return {
      subnets: own?.subnets,
      podSubnets: own?.podSubnets,
      shape: {
        networking: FleetNetworking.AUTO_MODE,
        ipv4PrefixSize: isSingle ? AutoModePrefixSize.SINGLE_ADDRESSES : undefined,
      },
    };
  }
  const own = objects.classes.find(({ name }) => name === className);
  const isStated = [maxPods, own?.maxPods].some((form) => form !== undefined);
  // Without a count Karpenter and kubelet take that of the ENIs, with prefixes, too.
  const isByFormula = own !== undefined && !isStated && !isOtherSystem(own.amiFamily);
  const pods = isByFormula
    ? Math.max(...types.map((type) => podsOfKarpenter(type, reservedEnis(charts) ?? 0)))
    : numberOf(maxPods) ?? numberOf(own?.maxPods);
  return { subnets: own?.subnets, shape: { maxPods: pods } };
}

/** Where nodes are of which nobody says it: where those of groups are, else where the cluster is. */
export function subnetsOfNodes({ groups, cluster }: ClusterModel, resources: AppResources): SubnetFacts[] {
  const ofGroups = distinct(groups.flatMap(({ subnets = [] }) => subnets));
  return ofGroups.length > 0
    ? ofGroups : distinct((cluster?.subnetIds ?? []).map((id) => subnetFacts(id, resources)));
}

/** Whether a subnet can be in a zone that a NodePool takes. */
function isInZones({ zoneKey }: SubnetFacts, { requirements }: NodePoolFacts): boolean {
  if (zoneKey === undefined) return true;
  return listOf(requirements).map(formsOf)
    .filter(({ key, values }) => textOf(key) === ZONE_LABEL && Array.isArray(values))
    .every(({ operator, values }) => {
      const zones = listOf(values).map(nameOf);
      if (textOf(operator) === 'NotIn') return !zones.includes(zoneKey);
      return textOf(operator) !== 'In' || zones.some((zone) => !areDistinct(zoneKey, zone));
    });
}
