import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

const ENI_CONFIGS_SWITCH = "'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'";

/** A warm target that another one makes idle. */
const idleBeside = (path: string) => wording('cni-setting-idle', ({ target, others }: {
  target: number; others: readonly string[];
}) => ({
  message: `'${path}' is ${target}, and has no effect beside ${few(others)}`,
  details: allOf('targets', others),
  fix: [`leave '${path}' out`, `leave ${few(others.map((name) => `'env.${name}'`))} out`],
}), { target: 1, others: ['WARM_IP_TARGET'] });

/** A warm target of the other mode. */
const idleWith = (path: string, mode: string, instead: string) =>
  wording('cni-setting-idle', ({ target }: { target: number }) => ({
    message: `'${path}' is ${target}, and has no effect with ${mode}`,
    fix: [`leave '${path}' out`, instead],
  }), { target: 1 });

/** Of settings of the VPC CNI in any template that do nothing beside the others, or defeat themselves. */
export const IDLE_SETTING_WORDS = {
  prefixTargetBeside: idleBeside('env.WARM_PREFIX_TARGET'),
  prefixTargetWith: idleWith(
    'env.WARM_PREFIX_TARGET',
    'single addresses',
    "set 'env.ENABLE_PREFIX_DELEGATION' to \"true\"",
  ),
  eniTargetBeside: idleBeside('env.WARM_ENI_TARGET'),
  eniTargetWith: idleWith('env.WARM_ENI_TARGET', 'prefix delegation', "set 'env.WARM_PREFIX_TARGET' in its place"),

  floorAlone: wording('invalid-warm-pool', ({ minimum }: { minimum: number }) => ({
    message: `'env.MINIMUM_IP_TARGET' is ${minimum}, and 'env.WARM_IP_TARGET' keeps no address spare beside it`,
    details: ['the pool of a node never grows past the minimum', 'further pods stay without an address'],
    fix: ["set 'env.WARM_IP_TARGET' to \"1\" or more", "leave 'env.MINIMUM_IP_TARGET' out"],
  }), { minimum: 10 }),

  noWarmTarget: wording('warm-pool-none', () => ({
    message: 'prefix delegation is on, and the warm targets keep nothing spare',
    details: [
      'a pod that needs a new prefix waits for EC2',
      'the VPC CNI does not support these targets',
    ],
    fix: ["set 'env.WARM_PREFIX_TARGET' to \"1\""],
  }), {}),

  eniConfigsUnread: wording('cni-setting-idle', () => ({
    message: `'eniConfig' makes ENIConfigs that nothing reads, because ${ENI_CONFIGS_SWITCH} is not "true"`,
    fix: [`set ${ENI_CONFIGS_SWITCH} to "true"`, "leave 'eniConfig' out"],
  }), {}),

  manifestsUnread: wording('cni-setting-idle', ({ eniConfigs }: { eniConfigs: readonly string[] }) => ({
    message: `nothing reads the ENIConfigs that manifests of the app make: ${few(eniConfigs)}`,
    details: [...allOf('ENIConfigs', eniConfigs), `${ENI_CONFIGS_SWITCH} is not "true"`],
    fix: [`set ${ENI_CONFIGS_SWITCH} to "true"`, 'leave the ENIConfigs out'],
  }), { eniConfigs: ['eu-west-1a', 'eu-west-1b'] }),

  eniConfigsUnseen: wording('eni-configs-unseen', () => ({
    message: 'custom networking is on, and neither the add-on nor a manifest of the app makes ENIConfigs',
    details: [
      'whether each zone of the nodes has an ENIConfig was not checked',
      'a node without one never becomes Ready',
    ],
    fix: ["let the add-on make them: 'eniConfig'", 'check that each zone has one, then acknowledge this finding'],
  }), {}),

  labelUnset: wording('eni-configs-unseen', ({ label }: { label: string }) => ({
    message: `nodes find their ENIConfig by the label ${label}, which no node has by itself`,
    details: ['a node without ENIConfig never becomes Ready'],
    fix: [
      "set 'env.ENI_CONFIG_LABEL_DEF' to topology.kubernetes.io/zone, and name the ENIConfigs after zones",
      'give each node the label, then acknowledge this finding',
    ],
  }), { label: 'k8s.amazonaws.com/eniConfig' }),

  windowsSetting: wording('cni-setting-idle', ({ settings }: { settings: readonly string[] }) => ({
    message: `only Windows nodes read ${few(settings)}, and 'enableWindowsIpam' is not "true"`,
    details: allOf('settings', settings),
    fix: [
      "set 'enableWindowsIpam' to \"true\"",
      "for Linux nodes set WARM_IP_TARGET, MINIMUM_IP_TARGET or WARM_PREFIX_TARGET under 'env' in their place",
    ],
  }), { settings: ['warmWindowsPrefixTarget'] }, ['settings']),

  snatExceptions: wording('cni-setting-idle', () => ({
    message: "'env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS' has no effect, because AWS_VPC_K8S_CNI_EXTERNALSNAT is \"true\"",
    details: ['the first excepts destinations from SNAT, which the second switches off'],
    fix: [
      "leave 'env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS' out",
      "leave 'env.AWS_VPC_K8S_CNI_EXTERNALSNAT' out",
    ],
  }), {}),

  discovery: wording('cni-setting-idle', () => ({
    message: "'env.ENABLE_SUBNET_DISCOVERY' is on, and has no effect beside custom networking",
    fix: ["leave 'env.ENABLE_SUBNET_DISCOVERY' out", `leave ${ENI_CONFIGS_SWITCH} and 'eniConfig' out`],
  }), {}),
};
