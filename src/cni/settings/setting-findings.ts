import { Token } from 'aws-cdk-lib';
import { isUnlisted, untoldVersionFindings } from './addon-version';
import { OWNED_VARIABLES, UNMODELLED_VARIABLES } from './configuration-values';
import { givenTextFindings, givenVariables } from './given-variables';
import { cidrFaults, cidrProblem, nearestBlock } from '../../addressing/ipv4-text';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { ADDRESS_STOP_WORDS } from '../../findings/words/vpc-cni/address-stops';
import { CNI_VARIABLE_WORDS } from '../../findings/words/vpc-cni/cni-variables';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { CNI_WITH_IPV6_WORDS } from '../../findings/words/vpc-cni/cni-with-ipv6';
import { VPC_CNI_SETTING_WORDS as WORDS } from '../../findings/words/vpc-cni/vpc-cni-settings';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PLACEMENTS } from '../../network/placement-rules';
import { PodPlacement } from '../../network/pod-placement';
import { PrefixReservation } from '../../network/prefix-reservation';
import { ENVIRONMENT, INIT_ONLY_VARIABLES } from '../../vpc-cni/addon-schema';
import { environmentEffectFindings } from '../../vpc-cni/environment-effects';
import { eniConfigVersionFindings, tooOldFindings } from '../../vpc-cni/feature-versions';
import { unknownSetting } from '../../vpc-cni/variable-findings';
import { isUnsetValue } from '../../vpc-cni/variable-reader';
import { SnatPolicy } from '../snat-policy';
import { AddonConflictResolution, VpcCniAddonProps } from '../vpc-cni-addon-props';

/** Security groups that an ENI takes, unless the quota is raised, and at most. */
const DEFAULT_GROUPS = 5;
const MOST_GROUPS = 16;

/** The variable that switches subnet discovery off. */
const DISCOVERY_VARIABLE = 'ENABLE_SUBNET_DISCOVERY';

/** The settings in force, defaults included. */
export interface SettingsInForce {
  readonly ipAssignment: IpAssignment;
  readonly warmPool: WarmPool;
  readonly snat: SnatPolicy;
}

/**
 * Settings of the VPC CNI that contradict each other, do nothing, or reach past the typed properties.
 */
export function settingFindings(props: VpcCniAddonProps, { ipAssignment, warmPool, snat }: SettingsInForce): Finding[] {
  return [
    ...Object.entries(props.environment ?? {})
      .flatMap(([name, text]) => environmentFindings(name, text, props.podNetwork?.placement)),
    ...variableFindings(props, false, snat),
    ...conflictFindings(props),
    ...prefixFindings(props, ipAssignment),
    ...placementFindings(props),
    ...warmPoolFindings(warmPool, ipAssignment),
    ...securityGroupFindings(props),
    ...snatFindings(snat),
    ...branchFindings(props, snat),
    ...props.networkPolicy === true ? tooOldFindings(props.addonVersion, 'networkPolicy') : [],
  ];
}

/**
 * Space that is reserved for prefixes, beside pods that have single addresses, or those of IPv6.
 */
export function reservationFindings(
  { usesPrefixes }: IpAssignment,
  network?: BoundPodNetwork,
  ipFamily: PodIpFamily = PodIpFamily.IPV4,
): Finding[] {
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  if ((usesPrefixes && !ipv6) || network?.reserving === undefined) return [];
  const cidrs = network.reserving
    .flatMap(({ node }) => node.findAll())
    .flatMap((construct) => (construct instanceof PrefixReservation ? construct.cidrs : []))
    .map((cidr) => (Token.isUnresolved(cidr) ? 'a range that is a token' : cidr));
  if (cidrs.length === 0) return [];
  const unused = ipv6 ? CNI_WITH_IPV6_WORDS.reservationUnused : WORDS.reservationUnused;
  return [findingOf(unused, about.prop('podNetwork'), { ranges: cidrs })];
}

/** A variable that typed properties own, or that is not modelled, unless it is set to what holds without it. */
export function environmentFindings(name: string, text: string, placement?: PodPlacement): Finding[] {
  const subject = about.prop('environment');
  if (name === DISCOVERY_VARIABLE && placement !== undefined && PLACEMENTS[placement].foundBy === 'tag') {
    return [findingOf(CNI_VARIABLE_WORDS.ofDiscovery, subject, { variable: name })];
  }
  if (Object.hasOwn(OWNED_VARIABLES, name)) {
    return [findingOf(CNI_VARIABLE_WORDS.ofProp, subject, { variable: name, prop: OWNED_VARIABLES[name] })];
  }
  if (INIT_ONLY_VARIABLES.includes(name)) {
    return [findingOf(CNI_VARIABLE_WORDS.ofInitContainer, subject, { variable: name })];
  }
  if (!UNMODELLED_VARIABLES.includes(name) || (!Token.isUnresolved(text) && isUnsetValue(name, text))) return [];
  return [findingOf(CNI_VARIABLE_WORDS.notModelled, subject, { variable: name })];
}

/** Variables that are left to the user: names that nobody published, and texts that the VPC CNI cannot read. */
export function variableFindings(
  {
    environment = {}, podNetwork, addonVersion,
  }: Pick<VpcCniAddonProps, 'environment' | 'podNetwork' | 'addonVersion'>,
  isIpv6: boolean,
  snat?: SnatPolicy,
): Finding[] {
  const ofTexts = Object.entries(environment)
    .filter(([name, text]) => environmentFindings(name, text, podNetwork?.placement).length === 0)
    .flatMap(([name, value]) =>
      Object.hasOwn(ENVIRONMENT, name)
        ? givenTextFindings(`environment.${name}`, value, isIpv6)
        : [unknownSetting(`environment.${name}`, Object.keys(ENVIRONMENT))],
    );
  const surroundings = { isIpv6, hasExternalSnat: snat?._isExternal ?? false, addonVersion };
  return [...ofTexts, ...environmentEffectFindings(givenVariables(environment), surroundings)];
}

/** What was changed by hand stays in place of these settings. */
function conflictFindings({ conflictResolution }: VpcCniAddonProps): Finding[] {
  if (conflictResolution !== AddonConflictResolution.PRESERVE) return [];
  return [findingOf(WORDS.conflictsPreserved, about.prop('conflictResolution'), { resolution: conflictResolution })];
}

/** A version that EKS does not have. */
export function unlistedVersionFindings({ addonVersion }: Pick<VpcCniAddonProps, 'addonVersion'>): Finding[] {
  return isUnlisted(addonVersion)
    ? [findingOf(CNI_VERSION_WORDS.notListed, about.prop('addonVersion'), { got: addonVersion })]
    : [];
}

/** An add-on that is too old for prefixes, by which pods are counted. */
function prefixFindings({ addonVersion }: VpcCniAddonProps, { usesPrefixes }: IpAssignment): Finding[] {
  return usesPrefixes ? tooOldFindings(addonVersion, 'prefixes') : [];
}

/** An add-on that is too old to find subnets, or to leave those of nodes out, or of which that is not known. */
function placementFindings({ podNetwork, addonVersion }: VpcCniAddonProps): Finding[] {
  const { foundBy, leavesOutNodeSubnets } = PLACEMENTS[podNetwork?.placement ?? PodPlacement.NODE_SUBNETS];
  if (foundBy === 'eni-config') return eniConfigVersionFindings(addonVersion);
  if (foundBy !== 'tag') return [];
  if (!leavesOutNodeSubnets) return tooOldFindings(addonVersion, 'discovery');
  return [...tooOldFindings(addonVersion, 'taggedSubnets'), ...untoldVersionFindings(addonVersion)];
}

function warmPoolFindings(warmPool: WarmPool, ipAssignment: IpAssignment): Finding[] {
  if (!warmPool.fits(ipAssignment)) {
    const [variable] = Object.keys(warmPool.environment());
    const unused = ipAssignment.usesPrefixes ? WORDS.poolUnusedWithPrefixes : WORDS.poolUnusedWithSingleAddresses;
    return [findingOf(unused, about.prop('warmPool'), { variable })];
  }
  const subject = about.prop('warmPool');
  if (warmPool.isEmpty && ipAssignment.usesPrefixes) {
    return [findingOf(ADDRESS_STOP_WORDS.poolKeepsNothing, subject, {})];
  }
  const { WARM_IP_TARGET: target = 0, MINIMUM_IP_TARGET: minimum = Infinity } = warmPool._targets;
  return minimum <= target ? [findingOf(WORDS.poolMinimumReached, subject, { minimum, target })] : [];
}

function securityGroupFindings({ podSecurityGroups, podNetwork }: VpcCniAddonProps): Finding[] {
  if (podSecurityGroups === undefined) return [];
  const subject = about.prop('podSecurityGroups');
  return [
    ...(PLACEMENTS[podNetwork?.placement ?? PodPlacement.NODE_SUBNETS].foundBy === 'eni-config'
      ? []
      : [findingOf(WORDS.groupsWithoutEniConfigs, subject, {})]),
    ...groupCountFindings(new Set(podSecurityGroups).size),
    ...(podSecurityGroups.length === 0 ? [findingOf(WORDS.groupsEmpty, subject, {})] : []),
  ];
}

/**
 * More groups than an ENI takes.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
function groupCountFindings(count: number): Finding[] {
  const subject = about.prop('podSecurityGroups');
  if (count > MOST_GROUPS) return [findingOf(WORDS.groupsTooMany, subject, { count, most: MOST_GROUPS })];
  if (count <= DEFAULT_GROUPS) return [];
  return [findingOf(WORDS.groupsAboveQuota, subject, { count, quota: DEFAULT_GROUPS, most: MOST_GROUPS })];
}

/** Pods that leave the VPC under their own address where the others do not. */
function branchFindings({ securityGroupsForPods, podNetwork }: VpcCniAddonProps, snat: SnatPolicy): Finding[] {
  if (!securityGroupsForPods?.isStrict || snat._isExternal || !podNetwork?._hasPodSubnets) return [];
  return [findingOf(WORDS.branchPodsKeepAddress, about.prop('securityGroupsForPods'), {})];
}

function snatFindings({ _exceptions: cidrs }: SnatPolicy): Finding[] {
  if (cidrs === undefined || Token.isUnresolved(cidrs)) return [];
  if (cidrs.length === 0) return [findingOf(WORDS.snatWithoutExceptions, about.prop('snat'), {})];
  return cidrs.flatMap((cidr, index) => {
    const problem = Token.isUnresolved(cidr) ? undefined : cidrProblem(cidr);
    return problem === undefined ? [] : cidrFaults(problem.got).map((fault) =>
      findingOf(WORDS.snatExceptionInvalid, about.prop('snat'), {
        index, got: problem.got, fault, instead: nearestBlock(problem.got),
      }));
  });
}
