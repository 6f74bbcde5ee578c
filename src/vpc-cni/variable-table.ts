/** What a setting of the VPC CNI is, inside of the text that its schema wants. */
export type SettingFormat = 'boolean' | 'integer' | 'text';

/**
 * What a variable does to the numbers of pods and addresses: they follow from it, or only the subnets do that pods are
 * in; they do not; it changes them in a way that they leave out; or it can leave pods without an address.
 */
export type CountEffect = 'modelled' | 'places' | 'none' | 'unmodelled' | 'addressless';

/** Which texts the VPC CNI takes, beside those of the format. */
export type ValueRule =
  | 'cidrs' | 'connmark' | 'cooldown' | 'group-mode' | 'host-bin-path' | 'host-config-path' | 'log-level' | 'mtu'
  | 'plugin-log' | 'policy-mode' | 'snat-ports' | 'tags' | 'target' | 'veth-prefix';

/** A variable of the VPC CNI. */
export interface CniVariable {
  readonly format: SettingFormat;
  readonly counts: CountEffect;

  /** What the VPC CNI takes where it is not set. */
  readonly unset?: string;

  /** What the VPC CNI takes where it cannot read the text; as `unset` by default. */
  readonly unread?: string;
  readonly rule?: ValueRule;
}

const textOf = (rule?: ValueRule, unset?: string): CniVariable => ({ format: 'text', counts: 'none', rule, unset });
const switchOf = (unset: boolean, counts: CountEffect = 'none'): CniVariable =>
  ({ format: 'boolean', counts, unset: String(unset) });
const targetOf = (unset: string, unread: string = unset): CniVariable =>
  ({ format: 'integer', counts: 'modelled', unset, unread, rule: 'target' });
const integerOf = (rule: ValueRule, unset?: string): CniVariable =>
  ({ format: 'integer', counts: 'none', rule, unset });

/**
 * The variables of the VPC CNI that its add-on takes under `env`, each as text: those of the published schema of
 * v1.15.1, and those that the README or the code of v1.23.1 has beside them. Whether the schema of a given version
 * takes each of the latter was not established.
 *
 * What is taken where a text cannot be read is in the code, of each variable on its own. Where a variable is not set,
 * the add-on's own values stand above the defaults of the code: one warm prefix.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/README.md
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/cmd/aws-vpc-cni/main.go
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/ipamd/ipamd.go
 */
export const CNI_VARIABLES: Readonly<Record<string, CniVariable>> = {
  ADDITIONAL_ENI_TAGS: textOf('tags', '{}'),
  ANNOTATE_POD_IP: switchOf(false),
  AWS_EC2_ENDPOINT: textOf(),
  AWS_EXTERNAL_SERVICE_CIDRS: textOf('cidrs'),
  AWS_MANAGE_ENIS_NON_SCHEDULABLE: switchOf(false),
  AWS_VPC_CNI_NODE_PORT_SUPPORT: switchOf(true),
  AWS_VPC_ENI_MTU: integerOf('mtu', '9001'),
  // Without effect since v1.12.1.
  AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: switchOf(false),
  AWS_VPC_K8S_CNI_CONNMARK: textOf('connmark'),
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: switchOf(false, 'modelled'),
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: textOf('cidrs'),
  AWS_VPC_K8S_CNI_EXTERNALSNAT: switchOf(false),
  AWS_VPC_K8S_CNI_LOGLEVEL: textOf('log-level', 'DEBUG'),
  AWS_VPC_K8S_CNI_LOG_FILE: textOf(undefined, '/host/var/log/aws-routed-eni/ipamd.log'),
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: textOf('snat-ports', 'prng'),
  AWS_VPC_K8S_CNI_VETHPREFIX: textOf('veth-prefix', 'eni'),
  AWS_VPC_K8S_EGRESS_V4_PLUGIN_LOG_FILE: textOf(),
  AWS_VPC_K8S_EGRESS_V6_PLUGIN_LOG_FILE: textOf(),
  AWS_VPC_K8S_PLUGIN_LOG_FILE: textOf('plugin-log', '/var/log/aws-routed-eni/plugin.log'),
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: textOf('log-level', 'DEBUG'),
  CLUSTER_ENDPOINT: textOf(),
  CLUSTER_NAME: textOf(),
  DISABLE_INTROSPECTION: switchOf(false),
  DISABLE_LEAKED_ENI_CLEANUP: switchOf(false),
  DISABLE_METRICS: switchOf(false),
  DISABLE_NETWORK_RESOURCE_PROVISIONING: switchOf(false, 'addressless'),
  DISABLE_POD_V6: switchOf(false, 'addressless'),
  ENABLE_BANDWIDTH_PLUGIN: switchOf(false),
  ENABLE_IMDS_ONLY_MODE: switchOf(false, 'addressless'),
  // What cannot be read is false in both, whatever the family; unset they follow from the family of the cluster.
  ENABLE_IPv4: { format: 'boolean', counts: 'addressless', unread: 'false' },
  ENABLE_IPv6: { format: 'boolean', counts: 'addressless', unread: 'false' },
  ENABLE_MULTI_NIC: switchOf(false, 'unmodelled'),
  ENABLE_NFTABLES: switchOf(false),
  ENABLE_POD_ENI: switchOf(false, 'modelled'),
  ENABLE_PREFIX_DELEGATION: switchOf(false, 'modelled'),
  ENABLE_SUBNET_DISCOVERY: switchOf(true, 'modelled'),
  ENABLE_V4_EGRESS: switchOf(true),
  ENABLE_V6_EGRESS: switchOf(false),
  ENI_CONFIG_ANNOTATION_DEF: { format: 'text', counts: 'places', unset: 'k8s.amazonaws.com/eniConfig' },
  ENI_CONFIG_LABEL_DEF: { format: 'text', counts: 'places', unset: 'k8s.amazonaws.com/eniConfig' },
  HOST_CNI_BIN_PATH: {
    format: 'text', counts: 'addressless', rule: 'host-bin-path', unset: '/host/opt/cni/bin',
  },
  HOST_CNI_CONFDIR_PATH: {
    format: 'text', counts: 'addressless', rule: 'host-config-path', unset: '/host/etc/cni/net.d',
  },
  INTROSPECTION_BIND_ADDRESS: textOf(),
  // Plans count the peak, and a simulated address cools down for the 30 seconds of the default.
  IP_COOLDOWN_PERIOD: integerOf('cooldown', '30'),
  // The primary ENI is managed in any case, and the VPC CNI tags those that it makes.
  MANAGE_UNTAGGED_ENI: switchOf(true),
  MAX_ENI: targetOf('0'),
  MINIMUM_IP_TARGET: targetOf('0'),
  NETWORK_POLICY_ENFORCING_MODE: textOf('policy-mode', 'standard'),
  POD_MTU: integerOf('mtu'),
  POD_SECURITY_GROUP_ENFORCING_MODE: textOf('group-mode', 'strict'),
  WARM_ENI_TARGET: targetOf('1'),
  WARM_IP_TARGET: targetOf('0'),
  WARM_PREFIX_TARGET: targetOf('1', '0'),
};

/** The names of variables that bear on the numbers in a way. */
export function variablesThat(...effects: readonly CountEffect[]): string[] {
  return Object.keys(CNI_VARIABLES).filter((name) => effects.includes(CNI_VARIABLES[name].counts));
}
