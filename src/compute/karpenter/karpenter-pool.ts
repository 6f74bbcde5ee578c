import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Hypervisor, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { TYPE_LABELS } from '../../capacity/selection/type-labels';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POOL_WORDS as WORDS } from '../../findings/words/karpenter/pools';
import { PLACEMENTS } from '../../network/placement-rules';
import { KarpenterCapacityProps } from '../karpenter-capacity-props';
import { generationLabels, zoneFindings } from '../nodes/node-zones';

/** The label of a type's hypervisor; it is empty on bare metal. */
export const HYPERVISOR_LABEL = TYPE_LABELS.hypervisor;
export const INSTANCE_TYPE_LABEL = TYPE_LABELS.type;
export const ZONE_LABEL = 'topology.kubernetes.io/zone';

/**
 * One of `spec.template.spec.requirements` of a NodePool. It is no type of the public API, for `operator` is a word of
 * C#.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements
 */
export interface KarpenterRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: string[];
}

/** The zones to which the pods of a pool keep its nodes; none where any will do. */
export function poolZones({ podNetworking: { placement, podSubnets }, subnets }: KarpenterCapacityProps): string[] {
  if (!PLACEMENTS[placement].sparesPrimaryEni) return [];
  return [...new Set(subnets?.map((subnet) => subnet.availabilityZone) ?? podSubnets?.availabilityZones ?? [])];
}

/** What keeps the nodes of a pool from their subnets, or from an ENIConfig. */
export function poolZoneFindings(
  zones: readonly string[],
  { podNetworking, subnets }: KarpenterCapacityProps,
): Finding[] {
  const { generation } = podNetworking;
  return [
    ...(subnets?.length === 0 ? [findingOf(WORDS.withoutSubnets, about.prop('subnets'), {})] : []),
    ...zoneFindings(zones, podNetworking),
    ...(generation === undefined || zones.length <= 1 ? [] : [findingOf(WORDS.severalZones, about.prop('subnets'),
      { generation, zones: zones.map((zone, index) => (Token.isUnresolved(zone) ? `zone ${index + 1}` : zone)) })]),
  ];
}

/** The label by which nodes of a later generation find their ENIConfig. */
export function poolLabels([zone]: readonly string[], podNetworking: IPodNetworking): Record<string, string> {
  return generationLabels(podNetworking, zone) ?? {};
}

/**
 * What Karpenter may choose: types, hypervisor where pods depend on prefixes, zones where they depend on pod subnets.
 */
export function poolRequirements(
  instanceTypes: readonly ec2.InstanceType[],
  { ipAssignment }: IPodNetworking,
  limits: readonly InstanceTypeLimits[],
  zones: readonly string[],
  selected?: readonly KarpenterRequirement[],
): KarpenterRequirement[] {
  return [
    ...(selected ?? [
      { key: INSTANCE_TYPE_LABEL, operator: 'In', values: instanceTypes.map((type) => type.toString()) },
      ...(ipAssignment.usesPrefixes ? [hypervisorRequirement(limits)] : []),
    ]),
    ...(zones.length === 0 ? [] : [{ key: ZONE_LABEL, operator: 'In', values: [...zones] }]),
  ];
}

/** Bare metal takes prefixes and has an empty label, which `In [nitro]` would leave out. */
function hypervisorRequirement(limits: readonly InstanceTypeLimits[]): KarpenterRequirement {
  return limits.some(({ hypervisor }) => hypervisor === Hypervisor.NONE)
    ? { key: HYPERVISOR_LABEL, operator: 'NotIn', values: ['xen'] }
    : { key: HYPERVISOR_LABEL, operator: 'In', values: ['nitro'] };
}
