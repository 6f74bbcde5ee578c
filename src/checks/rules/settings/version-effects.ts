import { envPath } from './ipv6-effects';
import { Hypervisor, InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { CNI_FEATURES, CniFeature, lacks, sinceText } from '../../../capacity/kernel/cni-features';
import { settingTruth } from '../../../cni/settings/setting-truth';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { Wording } from '../../../findings/wording';
import { CNI_VERSION_WORDS as WORDS } from '../../../findings/words/vpc-cni/cni-versions';
import { DISCOVERY_TAG, LEFT_OUT } from '../../../network/vpc/discovery-tag';
import { oldVariableFindings } from '../../../vpc-cni/feature-versions';
import { ClusterModel } from '../../facts/cluster-model';
import { limitsOf } from '../../facts/group-nodes';
import { leftOutSubnets } from '../../facts/tagged-places';

/** A feature that is asked for, and what asks for it. */
type Wanted = readonly [boolean, CniFeature, string, Wording<{ version: string; since: string }>];

/** Settings that come to a version which has not got them yet. */
export function versionEffectFindings(model: ClusterModel, stated: InstanceTypeLimits[]): Finding[] {
  const { cni: { version, variables } } = model;
  if (version === undefined) return [];
  const ofFeatures = wantedFeatures(model)
    .filter(([isWanted, feature]) => isWanted && lacks(version, feature))
    .map(([, feature, setting, words]) =>
      findingOf(words, about.setting(setting), { version, since: sinceText(feature) }));
  return [...ofFeatures, ...metalFindings(model, version, stated), ...oldVariableFindings(version, variables, envPath)];
}

function wantedFeatures(model: ClusterModel): Wanted[] {
  const { cni: { ipAssignment, makesEniConfigs, variables, configuration: { values } }, cluster } = model;
  const isIpv6 = cluster?.isIpv6 === true;
  const windows = [
    'enableWindowsPrefixDelegation', 'warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget',
  ].find((name) => values[name] !== undefined && settingTruth(values[name]) !== false);
  return [
    [ipAssignment.usesPrefixes, CNI_FEATURES.prefixes, 'ENABLE_PREFIX_DELEGATION', WORDS.prefixesInTemplate],
    [isIpv6, CNI_FEATURES.ipv6, 'IpFamily', WORDS.ipv6InTemplate],
    [
      isIpv6 && variables.isOn('ENABLE_POD_ENI'),
      CNI_FEATURES.podGroupsWithIpv6,
      'ENABLE_POD_ENI',
      WORDS.podGroupsWithIpv6InTemplate,
    ],
    [
      settingTruth(values.enableNetworkPolicy) === true,
      CNI_FEATURES.networkPolicy,
      'enableNetworkPolicy',
      WORDS.networkPolicyInTemplate,
    ],
    [makesEniConfigs, CNI_FEATURES.eniConfigs, 'eniConfig', WORDS.eniConfigsInTemplate],
    [windows !== undefined, CNI_FEATURES.windowsTargets, `${windows}`, WORDS.windowsTargetsInTemplate],
    [
      variables.isSet('ENABLE_SUBNET_DISCOVERY') && variables.isOn('ENABLE_SUBNET_DISCOVERY'),
      CNI_FEATURES.discovery,
      'ENABLE_SUBNET_DISCOVERY',
      WORDS.discoveryInTemplate,
    ],
    [
      model.groups.some((group) => leftOutSubnets(group, model).length > 0),
      CNI_FEATURES.taggedSubnets,
      `${DISCOVERY_TAG} = ${LEFT_OUT}`,
      WORDS.taggedInTemplate,
    ],
  ];
}

/** Bare metal, which takes prefixes later than other types. */
function metalFindings({ cni, groups }: ClusterModel, version: string, stated: InstanceTypeLimits[]): Finding[] {
  if (!cni.ipAssignment.usesPrefixes || !lacks(version, CNI_FEATURES.prefixesOnMetal)) return [];
  const types = groups.flatMap((group) => limitsOf(group, stated) ?? [])
    .filter(({ hypervisor }) => hypervisor === Hypervisor.NONE)
    .map(({ instanceType }) => instanceType);
  if (types.length === 0) return [];
  const facts = { version, since: sinceText(CNI_FEATURES.prefixesOnMetal), types: [...new Set(types)] };
  return [findingOf(WORDS.prefixesOnMetal, about.setting('ENABLE_PREFIX_DELEGATION'), facts)];
}
