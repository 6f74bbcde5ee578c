import { CNI_FEATURES, CniFeature, lacks, sinceText } from '../../capacity/kernel/cni-features';
import { WINDOWS_SETTINGS } from '../../cni/settings/addon-schema';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { IDLE_SETTING_WORDS } from '../../findings/words/checks/idle-settings';
import { WARM_TARGET_WORDS } from '../../findings/words/nodes/warm-targets';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { DISCOVERY_TAG, LEFT_OUT } from '../../network/vpc/discovery-tag';
import { shownName } from '../../templates/text-forms';
import { ClusterModel } from '../facts/cluster-model';
import { CniFacts, settingTruth } from '../facts/cni-facts';
import { DEFAULT_ENI_CONFIG, labelledEniConfig } from '../facts/pod-places';
import { leftOutSubnets } from '../facts/tagged-places';

const TARGETS = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_PREFIX_TARGET', 'WARM_ENI_TARGET'];

/**
 * Settings of the VPC CNI that do nothing beside the others, defeat themselves, or come to a version that has not got
 * them yet.
 */
export function settingEffectFindings(model: ClusterModel): Finding[] {
  const { cni } = model;
  // Of a setting that is a token nothing can be said, nor of those that it could make idle.
  const known = cni.unknown.length === 0;
  return [
    ...(known ? warmTargetFindings(cni) : []),
    ...(known ? eniConfigFindings(model) : []),
    ...idleSettings(cni),
    ...versionFindings(model),
  ];
}

/**
 * Warm targets that are dead beside others, or stop the pool from growing: the same that `WarmPool` cannot be made of.
 * With a dead one a cluster runs.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
function warmTargetFindings(cni: CniFacts): Finding[] {
  const { usesPrefixes } = cni.ipAssignment;
  // What one makes idle is not known of one that cannot be read.
  if (TARGETS.some((name) => cni.environment[name] !== undefined && cni.target(name) === undefined)) return [];
  const [warmIp, minimum, prefixes, enis] = TARGETS.map((name) => cni.target(name));
  const dead = <F extends Facts>(name: string, words: Wording<F>, facts: NoInfer<F>) =>
    findingOf(words, about.setting(`env.${name}`), facts);
  const others = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET'].filter((name) => (cni.target(name) ?? 0) !== 0);
  const findings: Finding[] = [];
  if (prefixes !== undefined && !usesPrefixes) {
    findings.push(dead('WARM_PREFIX_TARGET', IDLE_SETTING_WORDS.prefixTargetWith, { target: prefixes }));
  } else if (prefixes !== undefined && prefixes > 0 && others.length > 0) {
    findings.push(dead('WARM_PREFIX_TARGET', IDLE_SETTING_WORDS.prefixTargetBeside, { target: prefixes, others }));
  }
  if (enis !== undefined && usesPrefixes) {
    findings.push(dead('WARM_ENI_TARGET', IDLE_SETTING_WORDS.eniTargetWith, { target: enis }));
  } else if (enis !== undefined && others.length > 0) {
    findings.push(dead('WARM_ENI_TARGET', IDLE_SETTING_WORDS.eniTargetBeside, { target: enis, others }));
  }
  if (minimum !== undefined && minimum > 0 && (warmIp ?? 0) <= 0) {
    findings.push(findingOf(IDLE_SETTING_WORDS.floorAlone, about.setting('MINIMUM_IP_TARGET'), { minimum }));
  }
  if (usesPrefixes && others.length === 0 && prefixes !== undefined && prefixes <= 0) {
    findings.push(findingOf(IDLE_SETTING_WORDS.noWarmTarget, about.setting('WARM_PREFIX_TARGET'), {}));
  }
  if (!usesPrefixes && others.length === 0 && enis === 0) {
    findings.push(
      findingOf(WARM_TARGET_WORDS.noWarmEni, about.setting('WARM_ENI_TARGET'), { setting: 'env.WARM_ENI_TARGET' }),
    );
  }
  return findings;
}

function eniConfigFindings({ cni, groups, nodePatches }: ClusterModel): Finding[] {
  const { customNetworking, makesEniConfigs, hasEniConfigs, eniConfigs, addon } = cni;
  if (addon === undefined) return [];
  if (makesEniConfigs && !customNetworking) {
    return [findingOf(IDLE_SETTING_WORDS.eniConfigsUnread, about.setting('eniConfig'), {})];
  }
  if (!customNetworking) {
    // A patch can switch it on.
    return eniConfigs.size === 0 || nodePatches.length > 0 ? [] : [findingOf(IDLE_SETTING_WORDS.manifestsUnread,
      about.setting('env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'), { eniConfigs: [...eniConfigs.keys()].map(shownName) })];
  }
  if (!hasEniConfigs) {
    return [findingOf(IDLE_SETTING_WORDS.eniConfigsUnseen, about.setting('eniConfig'), {})];
  }
  const placed = groups.filter(({ os }) => os.features.takesPodSubnets);
  const areLabelled = placed.length > 0 && placed.every((group) => labelledEniConfig(group, cni) !== undefined);
  if (!cni.hasOwnLabel || areLabelled || eniConfigs.has(DEFAULT_ENI_CONFIG)) return [];
  return [
    findingOf(IDLE_SETTING_WORDS.labelUnset, about.setting('env.ENI_CONFIG_LABEL_DEF'), {
      label: `${cni.eniConfigLabel}`,
    }),
  ];
}

/** Settings that nobody reads beside the others. */
function idleSettings({ configuration: { values, isUnknown }, environment, customNetworking }: CniFacts): Finding[] {
  if (isUnknown) return [];
  // A switch that is a token may be on.
  const areRead = values.enableWindowsIpam !== undefined && settingTruth(values.enableWindowsIpam) !== false;
  const given = WINDOWS_SETTINGS.filter((name) => values[name] !== undefined);
  const noSnat = settingTruth(environment.AWS_VPC_K8S_CNI_EXTERNALSNAT) === true;
  return [
    ...(areRead
      ? []
      : given.map((setting) =>
        findingOf(IDLE_SETTING_WORDS.windowsSetting, about.setting(setting), { settings: [setting] }),
      )),
    ...(noSnat && environment.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS !== undefined
      ? [findingOf(IDLE_SETTING_WORDS.snatExceptions, about.setting('env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS'), {})]
      : []),
    ...(customNetworking && settingTruth(environment.ENABLE_SUBNET_DISCOVERY) === true
      ? [findingOf(IDLE_SETTING_WORDS.discovery, about.setting('env.ENABLE_SUBNET_DISCOVERY'), {})] : []),
  ];
}

function versionFindings(model: ClusterModel): Finding[] {
  const { version, ipAssignment, makesEniConfigs, environment } = model.cni;
  if (version === undefined) return [];
  const wanted: ReadonlyArray<readonly [boolean, CniFeature, string, Wording<{ version: string; since: string }>]> = [
    [
      ipAssignment.usesPrefixes,
      CNI_FEATURES.prefixes,
      'ENABLE_PREFIX_DELEGATION',
      CNI_VERSION_WORDS.prefixesInTemplate,
    ],
    [makesEniConfigs, CNI_FEATURES.eniConfigs, 'eniConfig', CNI_VERSION_WORDS.eniConfigsInTemplate],
    [
      settingTruth(environment.ENABLE_SUBNET_DISCOVERY) === true,
      CNI_FEATURES.discovery,
      'ENABLE_SUBNET_DISCOVERY',
      CNI_VERSION_WORDS.discoveryInTemplate,
    ],
    [
      model.groups.some((group) => leftOutSubnets(group, model).length > 0),
      CNI_FEATURES.taggedSubnets,
      `${DISCOVERY_TAG} = ${LEFT_OUT}`,
      CNI_VERSION_WORDS.taggedInTemplate,
    ],
  ];
  return wanted
    .filter(([isWanted, feature]) => isWanted && lacks(version, feature))
    .map(([, feature, setting, words]) =>
      findingOf(words, about.setting(setting), { version, since: sinceText(feature) }),
    );
}
