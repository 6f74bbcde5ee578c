import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ClusterModel } from './cluster-model';
import { GroupFacts } from './group-facts';
import { sparedSubnets } from './tagged-places';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodeCapacityOptions, PodIpFamily } from '../../capacity/node-capacity-options';
import { windowsNetworking } from '../../cni/settings/told-windows';
import { readTypes } from '../../compute/nodes/type-limits';

/** The limits of types by their names, or why there are none. */
export function typesOf(names: readonly string[], stated: InstanceTypeLimits[]): ReturnType<typeof readTypes> {
  return readTypes({ instanceTypes: names.map((name) => new ec2.InstanceType(name)), instanceTypeLimits: stated });
}

/** The limits of the types of a group, as far as they are known; undefined where one is not. */
export function limitsOf({ types }: GroupFacts, stated: InstanceTypeLimits[]): InstanceTypeLimits[] | undefined {
  if (types === undefined) return undefined;
  const { value: limits = [] } = typesOf(types, stated);
  return limits.length === types.length ? limits : undefined;
}

/** How the nodes of a group are set up. */
export function nodeOptionsOf(group: GroupFacts, model: ClusterModel): NodeCapacityOptions {
  const { os: { kernel } } = group;
  const { cni, cluster } = model;
  if (!kernel.runsVpcCni) {
    return { os: kernel.name, ipAssignment: windowsNetworking(cni.windowsValues).ipAssignment };
  }
  if (cluster?.isIpv6) return { ipFamily: PodIpFamily.IPV6 };
  const spares = sparedSubnets(group, model).length > 0;
  return spares ? { ...cni.nodeOptions, customNetworking: true } : cni.nodeOptions;
}
