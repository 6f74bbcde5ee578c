/** What a setting of the VPC CNI is, inside of the text that its schema wants. */
export type SettingFormat = 'boolean' | 'integer' | 'text';

/**
 * The variables of the VPC CNI that its add-on takes under `env`, each as text.
 *
 * Those of the published schema of v1.15.1, and those that the README or the code of the VPC CNI has since. Whether the
 * schema of a given version takes each of the latter was not established.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 */
export const ENVIRONMENT: Readonly<Record<string, SettingFormat>> = {
  ADDITIONAL_ENI_TAGS: 'text',
  ANNOTATE_POD_IP: 'boolean',
  AWS_EC2_ENDPOINT: 'text',
  AWS_EXTERNAL_SERVICE_CIDRS: 'text',
  AWS_MANAGE_ENIS_NON_SCHEDULABLE: 'boolean',
  AWS_VPC_CNI_NODE_PORT_SUPPORT: 'boolean',
  AWS_VPC_ENI_MTU: 'integer',
  AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER: 'boolean',
  AWS_VPC_K8S_CNI_CONNMARK: 'text',
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'boolean',
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: 'text',
  AWS_VPC_K8S_CNI_EXTERNALSNAT: 'boolean',
  AWS_VPC_K8S_CNI_LOGLEVEL: 'text',
  AWS_VPC_K8S_CNI_LOG_FILE: 'text',
  AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'text',
  AWS_VPC_K8S_CNI_VETHPREFIX: 'text',
  AWS_VPC_K8S_EGRESS_V4_PLUGIN_LOG_FILE: 'text',
  AWS_VPC_K8S_EGRESS_V6_PLUGIN_LOG_FILE: 'text',
  AWS_VPC_K8S_PLUGIN_LOG_FILE: 'text',
  AWS_VPC_K8S_PLUGIN_LOG_LEVEL: 'text',
  CLUSTER_ENDPOINT: 'text',
  CLUSTER_NAME: 'text',
  DISABLE_INTROSPECTION: 'boolean',
  DISABLE_LEAKED_ENI_CLEANUP: 'boolean',
  DISABLE_METRICS: 'boolean',
  DISABLE_NETWORK_RESOURCE_PROVISIONING: 'boolean',
  DISABLE_POD_V6: 'boolean',
  ENABLE_BANDWIDTH_PLUGIN: 'boolean',
  ENABLE_IMDS_ONLY_MODE: 'boolean',
  ENABLE_IPv4: 'boolean',
  ENABLE_IPv6: 'boolean',
  ENABLE_MULTI_NIC: 'boolean',
  ENABLE_NFTABLES: 'boolean',
  ENABLE_POD_ENI: 'boolean',
  ENABLE_PREFIX_DELEGATION: 'boolean',
  ENABLE_SUBNET_DISCOVERY: 'boolean',
  ENABLE_V4_EGRESS: 'boolean',
  ENABLE_V6_EGRESS: 'boolean',
  ENI_CONFIG_ANNOTATION_DEF: 'text',
  ENI_CONFIG_LABEL_DEF: 'text',
  HOST_CNI_BIN_PATH: 'text',
  HOST_CNI_CONFDIR_PATH: 'text',
  INTROSPECTION_BIND_ADDRESS: 'text',
  IP_COOLDOWN_PERIOD: 'integer',
  MANAGE_UNTAGGED_ENI: 'boolean',
  MAX_ENI: 'integer',
  MINIMUM_IP_TARGET: 'integer',
  NETWORK_POLICY_ENFORCING_MODE: 'text',
  POD_MTU: 'integer',
  POD_SECURITY_GROUP_ENFORCING_MODE: 'text',
  WARM_ENI_TARGET: 'integer',
  WARM_IP_TARGET: 'integer',
  WARM_PREFIX_TARGET: 'integer',
};

/** The variables of the init container, under `init.env`. */
export const INIT_ENVIRONMENT: Readonly<Record<string, SettingFormat>> = {
  DISABLE_TCP_EARLY_DEMUX: 'boolean',
  ENABLE_V6_EGRESS: 'boolean',
};

/** Variables of the init container alone, which the schema refuses among the others. */
export const INIT_ONLY_VARIABLES: readonly string[] = Object.keys(INIT_ENVIRONMENT).filter(
  (name) => !Object.hasOwn(ENVIRONMENT, name),
);

/** What the add-on takes beside variables. The integers of Windows are numbers, and its switches text. */
export const TOP_LEVEL: readonly string[] = [
  'affinity', 'branchENICooldown', 'enableNetworkPolicy', 'enableWindowsIpam', 'enableWindowsPrefixDelegation',
  'eniConfig', 'env', 'init', 'livenessProbeTimeoutSeconds', 'minimumWindowsIPTarget', 'nodeAgent',
  'readinessProbeTimeoutSeconds', 'resources', 'tolerations', 'warmWindowsIPTarget', 'warmWindowsPrefixTarget',
];

/** Switches of the add-on, which its schema wants as text. */
export const TEXT_SWITCHES: readonly string[] = [
  'enableNetworkPolicy',
  'enableWindowsIpam',
  'enableWindowsPrefixDelegation',
];

/** Settings that nodes with Windows read, and no others. */
export const WINDOWS_SETTINGS: readonly string[] = [
  'enableWindowsPrefixDelegation', 'minimumWindowsIPTarget', 'warmWindowsIPTarget', 'warmWindowsPrefixTarget',
];
