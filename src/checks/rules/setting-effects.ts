import { WINDOWS_SETTINGS } from '../../cni/settings/addon-schema';
import { CNI_FEATURES, CniFeature, lacks, sinceText } from '../../cni/settings/feature-versions';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { shownName } from '../../templates/text-forms';
import { ClusterModel } from '../facts/cluster-model';
import { CniFacts, settingTruth } from '../facts/cni-facts';
import { DEFAULT_ENI_CONFIG, labelledEniConfig } from '../facts/pod-places';

const TARGETS = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_PREFIX_TARGET', 'WARM_ENI_TARGET'];

/** Settings of the VPC CNI that do nothing beside the others, defeat themselves, or come to a version that has not got them yet. */
export function settingEffectFindings(model: ClusterModel): Finding[] {
  const { cni } = model;
  // Of a setting that is a token nothing can be said, nor of those that it could make idle.
  const known = cni.unknown.length === 0;
  return [
    ...(known ? warmTargetFindings(cni) : []),
    ...(known ? eniConfigFindings(model) : []),
    ...idleSettings(cni),
    ...versionFindings(cni),
  ];
}

/**
 * Warm targets that are dead beside others, or stop the pool from growing: the same that `WarmPool` cannot be made of. With a dead one a cluster runs.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/prefix-and-ip-target.md
 */
function warmTargetFindings(cni: CniFacts): Finding[] {
  const { usesPrefixes, mode } = cni.ipAssignment;
  // What one makes idle is not known of one that cannot be read.
  if (TARGETS.some((name) => cni.environment[name] !== undefined && cni.target(name) === undefined)) return [];
  const [warmIp, minimum, prefixes, enis] = TARGETS.map((name) => cni.target(name));
  const dead = (name: string, why: string) => idle(`env.${name}`, `is ${cni.target(name)}, and ${why}`);
  const addresses = (warmIp ?? 0) !== 0 || (minimum ?? 0) !== 0;
  const others = addresses ? `${(warmIp ?? 0) !== 0 ? 'WARM_IP_TARGET' : 'MINIMUM_IP_TARGET'} makes it idle; leave one of them out` : undefined;
  const findings: Finding[] = [];
  if (prefixes !== undefined && !usesPrefixes) findings.push(dead('WARM_PREFIX_TARGET', `has no effect with ${mode}; leave it out, or set ENABLE_PREFIX_DELEGATION to 'true'`));
  else if (prefixes !== undefined && prefixes > 0 && others !== undefined) findings.push(dead('WARM_PREFIX_TARGET', others));
  if (enis !== undefined && usesPrefixes) findings.push(dead('WARM_ENI_TARGET', `has no effect with ${mode}; leave it out, or use WARM_PREFIX_TARGET`));
  else if (enis !== undefined && others !== undefined) findings.push(dead('WARM_ENI_TARGET', others));
  if ((minimum ?? 0) > 0 && (warmIp ?? 0) <= 0) {
    findings.push(findingOf('invalid-warm-pool', 'MINIMUM_IP_TARGET',
      `MINIMUM_IP_TARGET is ${minimum}, and there is no WARM_IP_TARGET: the pool never grows past it, and further pods stay without an address; give both`));
  }
  if (usesPrefixes && !addresses && prefixes !== undefined && prefixes <= 0) {
    findings.push(findingOf('warm-pool-none', 'WARM_PREFIX_TARGET',
      'prefix delegation is on and no warm target is set: a pod that needs a new prefix waits for EC2, which the VPC CNI documents as not supported; set WARM_PREFIX_TARGET to 1'));
  }
  return findings;
}

function eniConfigFindings({ cni, groups, nodePatches }: ClusterModel): Finding[] {
  const { customNetworking, makesEniConfigs, hasEniConfigs, eniConfigs, addon } = cni;
  if (addon === undefined) return [];
  if (makesEniConfigs && !customNetworking) {
    return [idle('eniConfig', "makes ENIConfigs, which nothing reads: AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG is not 'true'; set it, or leave 'eniConfig' out")];
  }
  if (!customNetworking) {
    // A patch can switch it on.
    return eniConfigs.size === 0 || nodePatches.length > 0 ? [] : [idle('env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
      `is not 'true', so that nothing reads the ENIConfigs that manifests of the app make (${[...eniConfigs.keys()].map(shownName).join(', ')}); set it, or leave them out`)];
  }
  if (!hasEniConfigs) {
    return [findingOf('eni-configs-unseen', 'eniConfig',
      'custom networking is on, and neither the add-on nor a manifest of the app makes ENIConfigs: whether there is one for the zone of each node cannot be seen, and a node without never becomes Ready;'
      + " let the add-on make them ('eniConfig'), or acknowledge")];
  }
  const placed = groups.filter(({ os }) => os.features.takesPodSubnets);
  const areLabelled = placed.length > 0 && placed.every((group) => labelledEniConfig(group, cni) !== undefined);
  if (!cni.hasOwnLabel || areLabelled || eniConfigs.has(DEFAULT_ENI_CONFIG)) return [];
  return [findingOf('eni-configs-unseen', 'env.ENI_CONFIG_LABEL_DEF',
    `ENIConfigs are found by the label ${cni.eniConfigLabel} of a node, which no node has by itself; set ENI_CONFIG_LABEL_DEF to 'topology.kubernetes.io/zone' and name them after zones,`
    + ' or see to it that nodes carry the label, and acknowledge')];
}

/** Settings that nobody reads beside the others. */
function idleSettings({ configuration: { values, isUnknown }, environment, customNetworking }: CniFacts): Finding[] {
  if (isUnknown) return [];
  // A switch that is a token may be on.
  const areRead = values.enableWindowsIpam !== undefined && settingTruth(values.enableWindowsIpam) !== false;
  const given = WINDOWS_SETTINGS.filter((name) => values[name] !== undefined);
  const noSnat = settingTruth(environment.AWS_VPC_K8S_CNI_EXTERNALSNAT) === true;
  return [
    ...(areRead ? [] : given.map((name) => idle(name, "is read by nodes with Windows only, and 'enableWindowsIpam' is not \"true\"; for Linux set WARM_IP_TARGET, MINIMUM_IP_TARGET or ENABLE_PREFIX_DELEGATION under 'env'"))),
    ...(noSnat && environment.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS !== undefined
      ? [idle('env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', 'excepts destinations from what AWS_VPC_K8S_CNI_EXTERNALSNAT switches off; leave one of them out')] : []),
    ...(customNetworking && settingTruth(environment.ENABLE_SUBNET_DISCOVERY) === true
      ? [idle('env.ENABLE_SUBNET_DISCOVERY', 'is on, and custom networking is what counts where both are; leave one of them out')] : []),
  ];
}

function versionFindings({ version, ipAssignment, makesEniConfigs, environment }: CniFacts): Finding[] {
  if (version === undefined) return [];
  const wanted: ReadonlyArray<readonly [boolean, CniFeature, string, Wording<{ version: string; since: string }>]> = [
    [ipAssignment.usesPrefixes, CNI_FEATURES.prefixes, 'ENABLE_PREFIX_DELEGATION', CNI_VERSION_WORDS.prefixesInTemplate],
    [makesEniConfigs, CNI_FEATURES.eniConfigs, 'eniConfig', CNI_VERSION_WORDS.eniConfigsInTemplate],
    [settingTruth(environment.ENABLE_SUBNET_DISCOVERY) === true, CNI_FEATURES.discovery, 'ENABLE_SUBNET_DISCOVERY', CNI_VERSION_WORDS.discoveryInTemplate],
  ];
  return wanted.filter(([isWanted, feature]) => isWanted && lacks(version, feature))
    .map(([, feature, setting, words]) => findingOf(words, about.setting(setting), { version, since: sinceText(feature) }));
}

function idle(path: string, why: string): Finding {
  return findingOf('cni-setting-idle', path, `'${path}' ${why}`);
}
