import { Wording, wording } from '../../wording';

/** A setting that nobody reads beside others. */
const idle = (path: string, why: string): Wording<{}> => wording('cni-setting-idle', () => `'${path}' ${why}`, {});

const PREFIX_TARGET = 'env.WARM_PREFIX_TARGET';
const ENI_TARGET = 'env.WARM_ENI_TARGET';

/** A warm target that another one makes idle. */
const idleBeside = (path: string) => wording('cni-setting-idle', ({ target, other }: { target: number; other: string }) =>
  `'${path}' is ${target}, and ${other} makes it idle; leave one of them out`,
{ target: 1, other: 'WARM_IP_TARGET' });

/** A warm target of the other mode. */
const idleWith = (path: string, wayOut: string) => wording('cni-setting-idle', ({ target, mode }: { target: number; mode: string }) =>
  `'${path}' is ${target}, and has no effect with ${mode}; leave it out, or ${wayOut}`,
{ target: 1, mode: 'prefix-delegation' });

/** Of settings of the VPC CNI in any template that do nothing beside the others, or defeat themselves. */
export const IDLE_SETTING_WORDS = {
  prefixTargetBeside: idleBeside(PREFIX_TARGET),
  prefixTargetWith: idleWith(PREFIX_TARGET, "set ENABLE_PREFIX_DELEGATION to 'true'"),
  eniTargetBeside: idleBeside(ENI_TARGET),
  eniTargetWith: idleWith(ENI_TARGET, 'use WARM_PREFIX_TARGET'),

  floorAlone: wording('invalid-warm-pool', ({ minimum }: { minimum: number }) =>
    `MINIMUM_IP_TARGET is ${minimum}, and there is no WARM_IP_TARGET:`
    + ' the pool never grows past it, and further pods stay without an address; give both',
  { minimum: 10 }),

  noWarmTarget: wording('warm-pool-none', () =>
    'prefix delegation is on and no warm target is set: a pod that needs a new prefix waits for EC2,'
    + ' which the VPC CNI documents as not supported; set WARM_PREFIX_TARGET to 1',
  {}),

  eniConfigsUnread: idle('eniConfig', "makes ENIConfigs, which nothing reads: AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG is not 'true';"
    + " set it, or leave 'eniConfig' out"),

  manifestsUnread: wording('cni-setting-idle', ({ eniConfigs }: { eniConfigs: readonly string[] }) =>
    "'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG' is not 'true', so that nothing reads the ENIConfigs that manifests of the app make"
    + ` (${eniConfigs.join(', ')}); set it, or leave them out`,
  { eniConfigs: ['eu-west-1a', 'eu-west-1b'] }),

  eniConfigsUnseen: wording('eni-configs-unseen', () =>
    'custom networking is on, and neither the add-on nor a manifest of the app makes ENIConfigs:'
    + ' whether there is one for the zone of each node cannot be seen, and a node without never becomes Ready;'
    + " let the add-on make them ('eniConfig'), or acknowledge",
  {}),

  labelUnset: wording('eni-configs-unseen', ({ label }: { label: string }) =>
    `ENIConfigs are found by the label ${label} of a node, which no node has by itself;`
    + " set ENI_CONFIG_LABEL_DEF to 'topology.kubernetes.io/zone' and name them after zones,"
    + ' or see to it that nodes carry the label, and acknowledge',
  { label: 'k8s.amazonaws.com/eniConfig' }),

  windowsSetting: wording('cni-setting-idle', ({ setting }: { setting: string }) =>
    `'${setting}' is read by nodes with Windows only, and 'enableWindowsIpam' is not "true";`
    + " for Linux set WARM_IP_TARGET, MINIMUM_IP_TARGET or ENABLE_PREFIX_DELEGATION under 'env'",
  { setting: 'warmWindowsPrefixTarget' }),

  snatExceptions: idle('env.AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS',
    'excepts destinations from what AWS_VPC_K8S_CNI_EXTERNALSNAT switches off; leave one of them out'),

  discovery: idle('env.ENABLE_SUBNET_DISCOVERY', 'is on, and custom networking is what counts where both are; leave one of them out'),
};
