import { VariableReader } from './variable-reader';
import { IpAssignment } from '../capacity/ip-assignment';
import { NodeCapacityOptions } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';

/** What says how much a node keeps spare. */
const TARGETS = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_PREFIX_TARGET', 'WARM_ENI_TARGET'];

/** What a slot of an ENI holds, by the variables of the VPC CNI. */
export function toldAssignment(variables: VariableReader): IpAssignment {
  return variables.isOn('ENABLE_PREFIX_DELEGATION') ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp();
}

/** Whether pods have subnets that ENIConfigs name. */
export function toldCustomNetworking(variables: VariableReader): boolean {
  return variables.isOn('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG');
}

/** Whether nodes look for subnets for pods by their tag. */
export function toldDiscovery(variables: VariableReader): boolean {
  return !toldCustomNetworking(variables) && !variables.isOff('ENABLE_SUBNET_DISCOVERY');
}

/**
 * How nodes of Linux are set up, by the variables of the VPC CNI.
 *
 * @param addonVersion the version of the VPC CNI, where it is one that can be read
 */
export function toldNodeOptions(variables: VariableReader, addonVersion?: string): NodeCapacityOptions {
  const maxEni = variables.target('MAX_ENI') ?? 0;
  return {
    ipAssignment: toldAssignment(variables),
    customNetworking: toldCustomNetworking(variables),
    // Below 1 the VPC CNI ignores it.
    maxEni: maxEni >= 1 ? maxEni : undefined,
    trunkEni: variables.isOn('ENABLE_POD_ENI'),
    addonVersion,
  };
}

/** The spare addresses of a node; undefined for the add-on's own. Targets that others make idle are left out. */
export function toldWarmPool(variables: VariableReader): WarmPool | undefined {
  const [warmIp, minimum, prefixes, enis] = TARGETS.map((name) => variables.target(name));
  if (warmIp === undefined || minimum === undefined || prefixes === undefined || enis === undefined) return undefined;
  if (warmIp >= 1) return WarmPool.addresses(warmIp, minimum >= 1 ? minimum : undefined);
  // Either target of addresses makes those of whole ENIs and prefixes idle.
  if (minimum >= 1) return WarmPool._minimumAlone(minimum);
  if (!toldAssignment(variables).usesPrefixes) return enis >= 1 ? WarmPool.enis(enis) : WarmPool._noEnis();
  if (!variables.isSet('WARM_PREFIX_TARGET')) return undefined;
  return prefixes >= 1 ? WarmPool.prefixes(prefixes) : WarmPool.none();
}
