import { givenAddressFindings } from './given-addresses';
import { envPath, ipv6EffectFindings } from './ipv6-effects';
import { versionEffectFindings } from './version-effects';
import { windowsSettingEffects } from './windows-effects';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { IDLE_SETTING_WORDS } from '../../../findings/words/checks/idle-settings';
import { UNUSED_SETTING_WORDS as WORDS } from '../../../findings/words/vpc-cni/unused-settings';
import { shownName } from '../../../templates/text-forms';
import { idleEgressFindings, idlePortFindings } from '../../../vpc-cni/environment-effects';
import { VariableReader } from '../../../vpc-cni/variable-reader';
import { CNI_VARIABLES } from '../../../vpc-cni/variable-table';
import { GROUP_MODES, modeFindings } from '../../../vpc-cni/variable-values';
import { warmTargetFindings } from '../../../vpc-cni/warm-target-effects';
import { ClusterModel } from '../../facts/cluster-model';
import { CniFacts } from '../../facts/cni-facts';
import { DEFAULT_ENI_CONFIG, labelledEniConfig } from '../../facts/pod-places';

const CUSTOM_NETWORKING = 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG';

/** Variables by which nodes find their ENIConfig. */
const ENI_CONFIG_NAMES = ['ENI_CONFIG_LABEL_DEF', 'ENI_CONFIG_ANNOTATION_DEF'];

/**
 * Settings of the VPC CNI that do nothing beside the others, defeat themselves, or come to a version that has not got
 * them yet. Of a setting that is a token nothing is said, nor of what it could make idle.
 *
 * @param stated limits of types that the table does not have
 */
export function settingEffectFindings(model: ClusterModel, stated: InstanceTypeLimits[]): Finding[] {
  const { cni, cluster } = model;
  const ofFamily = cluster?.isIpv6
    ? ipv6EffectFindings(cni)
    : [...warmTargetFindings(cni.variables), ...eniConfigFindings(model), ...ipv4EffectFindings(model)];
  return [
    ...ofFamily,
    ...givenAddressFindings(model, stated),
    ...podGroupFindings(cni),
    ...windowsSettingEffects(cni, cluster?.isIpv6 === true),
    ...versionEffectFindings(model, stated),
  ];
}

function eniConfigFindings({ cni, groups, nodePatches }: ClusterModel): Finding[] {
  const { customNetworking, makesEniConfigs, hasEniConfigs, eniConfigs, variables } = cni;
  if (!(variables.isOn(CUSTOM_NETWORKING) || variables.isOff(CUSTOM_NETWORKING))) return [];
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

/** Settings of IPv4 that nobody reads beside the others. */
function ipv4EffectFindings({ cni: { variables, customNetworking }, nodePatches }: ClusterModel): Finding[] {
  const noSnat = variables.isOn('AWS_VPC_K8S_CNI_EXTERNALSNAT');
  const ofEniConfigs = ENI_CONFIG_NAMES.filter((name) => isChanged(name, variables));
  // A patch can switch custom networking on.
  const noEniConfigs = variables.isOff(CUSTOM_NETWORKING) && nodePatches.length === 0;
  return [
    ...(noSnat && variables.isSet('AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS')
      ? [findingOf(IDLE_SETTING_WORDS.snatExceptions, about.setting('env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS'), {})]
      : []),
    ...idlePortFindings(variables, envPath, noSnat),
    ...(customNetworking && variables.isSet('ENABLE_SUBNET_DISCOVERY') && variables.isOn('ENABLE_SUBNET_DISCOVERY')
      ? [findingOf(IDLE_SETTING_WORDS.discovery, about.setting('env.ENABLE_SUBNET_DISCOVERY'), {})] : []),
    ...(noEniConfigs ? ofEniConfigs : []).map((name) =>
      findingOf(WORDS.eniConfigNames, about.setting(`env.${name}`), { settings: [`env.${name}`] })),
    ...idleEgressFindings(variables, envPath, false),
  ];
}

/** A mode of security groups of single pods without such, or one that the VPC CNI does not start with. */
function podGroupFindings({ variables }: CniFacts): Finding[] {
  const path = 'env.POD_SECURITY_GROUP_ENFORCING_MODE';
  const mode = variables.text('POD_SECURITY_GROUP_ENFORCING_MODE');
  if (mode === undefined) return [];
  if (variables.isOn('ENABLE_POD_ENI')) return modeFindings({ path, text: mode }, GROUP_MODES);
  return variables.isOff('ENABLE_POD_ENI') && isChanged('POD_SECURITY_GROUP_ENFORCING_MODE', variables)
    ? [findingOf(WORDS.groupMode, about.setting(path), { mode })] : [];
}

/** Whether a variable is set to something else than what the VPC CNI does without it. */
function isChanged(name: string, variables: VariableReader): boolean {
  const text = variables.text(name) ?? '';
  return text !== '' && text !== CNI_VARIABLES[name].unset;
}
