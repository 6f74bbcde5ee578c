import { Token } from 'aws-cdk-lib';
import { ENVIRONMENT, INIT_ONLY_VARIABLES } from './addon-schema';
import { versionProblem } from './addon-version';
import { OWNED_VARIABLES, UNMODELLED_VARIABLES } from './configuration-values';
import { CNI_FEATURES, tooOldFindings } from './feature-versions';
import { textFindings, unknownSetting } from './variable-findings';
import { cidrProblem } from '../../addressing/ipv4-text';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PodPlacement } from '../../network/pod-placement';
import { PrefixReservation } from '../../network/prefix-reservation';
import { SnatPolicy } from '../snat-policy';
import { AddonConflictResolution, VpcCniAddonProps } from '../vpc-cni-addon-props';

/** Security groups that an ENI takes, unless the quota is raised, and at most. */
const DEFAULT_GROUPS = 5;
const MOST_GROUPS = 16;

/** The variable that switches subnet discovery off. */
const DISCOVERY_VARIABLE = 'ENABLE_SUBNET_DISCOVERY';

/** The settings in force, defaults included. */
interface SettingsInForce {
  readonly ipAssignment: IpAssignment;
  readonly warmPool: WarmPool;
  readonly snat: SnatPolicy;
}

/**
 * Settings of the VPC CNI that contradict each other, do nothing, or reach past the typed properties.
 */
export function settingFindings(props: VpcCniAddonProps, { ipAssignment, warmPool, snat }: SettingsInForce): Finding[] {
  return [
    ...Object.keys(props.environment ?? {}).flatMap((name) => environmentFindings(name, props.podNetwork?.placement)),
    ...variableFindings(props),
    ...conflictFindings(props),
    ...prefixFindings(props, ipAssignment),
    ...discoveryFindings(props),
    ...warmPoolFindings(warmPool, ipAssignment),
    ...securityGroupFindings(props),
    ...snatFindings(snat),
    ...branchFindings(props, snat),
  ];
}

/**
 * Space that is reserved for prefixes, beside pods that have single addresses, or those of IPv6.
 */
export function reservationFindings({ usesPrefixes }: IpAssignment, network?: BoundPodNetwork, ipFamily: PodIpFamily = PodIpFamily.IPV4): Finding[] {
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  if ((usesPrefixes && !ipv6) || network?.reserving === undefined) return [];
  const cidrs = network.reserving.node.findAll().flatMap((construct) => (construct instanceof PrefixReservation ? construct.cidrs : []))
    .map((cidr) => (Token.isUnresolved(cidr) ? 'a range that is a token' : cidr));
  if (cidrs.length === 0) return [];
  return [findingOf('reservation-unused', 'podNetwork',
    `${cidrs.join(', ')} ${cidrs.length === 1 ? 'is' : 'are'} reserved for prefixes, and pods ${ipv6 ? 'have addresses of IPv6' : 'get single addresses'}, which cannot come from there;`
    + ` reserve nothing (ReservationShare.NONE)${ipv6 ? '' : ', or use prefix delegation'}`)];
}

/** A variable that typed properties own, or that is not modelled. */
export function environmentFindings(name: string, placement?: PodPlacement): Finding[] {
  if (name === DISCOVERY_VARIABLE && placement === PodPlacement.SUBNET_DISCOVERY) {
    return [findingOf('option-refused', 'environment', `'environment' sets ${name}, which is the affair of 'podNetwork': subnet discovery is on; leave it out`)];
  }
  if (Object.hasOwn(OWNED_VARIABLES, name)) {
    return [findingOf('option-refused', 'environment', `'environment' sets ${name}, which is the affair of '${OWNED_VARIABLES[name]}'; use that property`)];
  }
  if (INIT_ONLY_VARIABLES.includes(name)) {
    return [findingOf('option-refused', 'environment', `'environment' sets ${name}, which EKS takes for the init container only; leave it out: SecurityGroupsForPods.strict() sets it`)];
  }
  if (!UNMODELLED_VARIABLES.includes(name)) return [];
  return [findingOf('option-refused', 'environment', `'environment' sets ${name}, whose effect on pod counts is not modelled yet; leave it out`)];
}

/** Variables that are left to the user: names that nobody published, and texts that the VPC CNI cannot read. */
export function variableFindings({ environment = {}, podNetwork }: Pick<VpcCniAddonProps, 'environment' | 'podNetwork'>): Finding[] {
  return Object.entries(environment).filter(([name]) => environmentFindings(name, podNetwork?.placement).length === 0).flatMap(([name, value]) => (
    Object.hasOwn(ENVIRONMENT, name) ? textFindings(`environment.${name}`, value, ENVIRONMENT[name]) : [unknownSetting(`environment.${name}`, Object.keys(ENVIRONMENT))]));
}

/** What was changed by hand stays in place of these settings. */
function conflictFindings({ conflictResolution }: VpcCniAddonProps): Finding[] {
  if (conflictResolution !== AddonConflictResolution.PRESERVE) return [];
  return [findingOf('addon-conflicts', 'conflictResolution',
    `'conflictResolution' is ${conflictResolution}: settings that were changed by hand stay in place of these, by which pods and addresses were counted; use AddonConflictResolution.OVERWRITE`)];
}

/** A version that EKS does not have. */
export function unlistedVersionFindings({ addonVersion }: Pick<VpcCniAddonProps, 'addonVersion'>): Finding[] {
  const problem = versionProblem(addonVersion);
  return problem === undefined ? [] : [findingOf('option-refused', 'addonVersion', `'addonVersion' ${problem}`)];
}

/** An add-on that is too old for prefixes, by which pods are counted. */
function prefixFindings({ addonVersion }: VpcCniAddonProps, { usesPrefixes }: IpAssignment): Finding[] {
  return usesPrefixes ? tooOldFindings(addonVersion, CNI_FEATURES.prefixes, ', or IpAssignment.secondaryIp()') : [];
}

/** An add-on that is too old to find subnets. */
function discoveryFindings({ podNetwork, addonVersion }: VpcCniAddonProps): Finding[] {
  if (podNetwork?.placement !== PodPlacement.SUBNET_DISCOVERY) return [];
  return tooOldFindings(addonVersion, CNI_FEATURES.discovery, ', or custom networking: PodNetwork.secondaryCidr without discovery');
}

function warmPoolFindings(warmPool: WarmPool, ipAssignment: IpAssignment): Finding[] {
  if (!warmPool.fits(ipAssignment)) {
    const [name] = Object.keys(warmPool.environment());
    return [findingOf('invalid-warm-pool', 'warmPool', `'warmPool' sets ${name}, which has no effect with ${ipAssignment.mode};`
      + ` use ${ipAssignment.usesPrefixes ? 'WarmPool.prefixes(1)' : 'WarmPool.enis(1)'} or WarmPool.addresses(...)`)];
  }
  if (!warmPool.isEmpty) return [];
  return [findingOf('warm-pool-none', 'warmPool',
    "'warmPool' keeps nothing spare: a pod that needs a new prefix waits for EC2; WarmPool.prefixes(1) costs one prefix a node")];
}

function securityGroupFindings({ podSecurityGroups, podNetwork }: VpcCniAddonProps): Finding[] {
  if (podSecurityGroups === undefined) return [];
  const refused = (why: string) => findingOf('option-refused', 'podSecurityGroups', `'podSecurityGroups' ${why}`);
  return [
    ...(podNetwork?.placement === PodPlacement.CUSTOM_NETWORKING ? [] : [refused("needs a 'podNetwork' with subnets for pods and ENIConfigs: pods share the ENIs of nodes otherwise")]),
    ...groupCountFindings(new Set(podSecurityGroups).size),
    ...(podSecurityGroups.length === 0 ? [refused('is empty; list at least one group, or leave it out so that pods share those of the node')] : []),
  ];
}

/**
 * More groups than an ENI takes.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
function groupCountFindings(count: number): Finding[] {
  if (count > MOST_GROUPS) {
    return [findingOf('option-refused', 'podSecurityGroups', `'podSecurityGroups' has ${count} groups, and an ENI takes ${MOST_GROUPS} at most; put their rules into fewer`)];
  }
  if (count <= DEFAULT_GROUPS) return [];
  return [findingOf('quota-exceeded', 'podSecurityGroups',
    `'podSecurityGroups' has ${count} groups, and the default quota of an ENI is ${DEFAULT_GROUPS}, adjustable to ${MOST_GROUPS}; ask for more before it is deployed`)];
}

/** Pods that leave the VPC under their own address where the others do not. */
function branchFindings({ securityGroupsForPods, podNetwork }: VpcCniAddonProps, snat: SnatPolicy): Finding[] {
  if (!securityGroupsForPods?.isStrict || snat._isExternal || !podNetwork?._hasPodSubnets) return [];
  return [findingOf('branch-pods-keep-address', 'securityGroupsForPods',
    'pods with security groups of their own leave the VPC under their own address (strict), of the pod subnets, and all others under that of their node;'
    + ' let these subnets in where they connect to, with a route back, or use SecurityGroupsForPods.standard()')];
}

function snatFindings({ _exceptions: cidrs }: SnatPolicy): Finding[] {
  if (cidrs === undefined || Token.isUnresolved(cidrs)) return [];
  if (cidrs.length === 0) return [findingOf('option-refused', 'snat', 'SnatPolicy.nodeExcept needs at least one CIDR; use SnatPolicy.node() for none')];
  return cidrs.filter((cidr) => !Token.isUnresolved(cidr)).flatMap((cidr) => {
    const problem = cidrProblem(cidr);
    return problem === undefined ? [] : [findingOf('invalid-cidr', 'snat', `'snat': ${problem}`)];
  });
}
