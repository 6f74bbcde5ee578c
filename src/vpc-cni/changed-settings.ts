import { truthIn } from './variable-reader';
import { CNI_VARIABLES } from './variable-table';

/** Values of an add-on by their names, as JSON has them. */
type Values = Readonly<Record<string, unknown>>;

/**
 * What the add-on sets where its configuration says nothing. A target of 0 is none, as if it were not given, and so is
 * a limit below 1.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/charts/aws-vpc-cni/values.yaml
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 */
const OWN_VARIABLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(CNI_VARIABLES).flatMap(([name, { unset }]) =>
    (unset === undefined ? [] : [[name, unset]]))),
  ENABLE_IPv4: 'true',
  ENABLE_IPv6: 'false',
};

/** What EKS sets in a cluster with IPv6. */
const OWN_WITH_IPV6: Readonly<Record<string, string>> = {
  ENABLE_IPv4: 'false',
  ENABLE_IPv6: 'true',
  ENABLE_PREFIX_DELEGATION: 'true',
};

const OWN_INIT_VARIABLES: Readonly<Record<string, string>> = {
  DISABLE_TCP_EARLY_DEMUX: 'false',
  ENABLE_V6_EGRESS: 'false',
};

/** The same of what is no variable. */
const OWN_VALUES: Readonly<Record<string, string>> = {
  branchENICooldown: '60',
  enableNetworkPolicy: 'false',
  enableWindowsIpam: 'false',
  enableWindowsPrefixDelegation: 'false',
  livenessProbeTimeoutSeconds: '10',
  minimumWindowsIPTarget: '3',
  readinessProbeTimeoutSeconds: '10',
  warmWindowsIPTarget: '1',
  warmWindowsPrefixTarget: '0',
};

/** The variables by which the pod count of a node changes, or the subnets of its pods: a node keeps them for life. */
export const MODE_VARIABLES: readonly string[] = [
  'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'ENABLE_POD_ENI', 'ENABLE_PREFIX_DELEGATION', 'MAX_ENI',
];

/**
 * The paths of settings by which a VPC CNI differs from the one that EKS installs by itself.
 *
 * @param values the configuration values of the add-on; what is known at deployment only differs
 */
export function changedSettings(values: Values, ipv6: boolean): string[] {
  const { env, init, eniConfig, ...others } = values;
  return [
    ...changed(env, ipv6 ? { ...OWN_VARIABLES, ...OWN_WITH_IPV6 } : OWN_VARIABLES, 'env.'),
    ...changed(valuesOf(init).env, OWN_INIT_VARIABLES, 'init.env.'),
    ...(isNothing(eniConfig) || isOwn(valuesOf(eniConfig).create ?? 'false', 'false') ? [] : ['eniConfig']),
    ...changed(others, OWN_VALUES, ''),
  ];
}

function changed(values: unknown, own: Readonly<Record<string, string>>, before: string): string[] {
  if (isNothing(values)) return [];
  if (typeof values !== 'object' || Array.isArray(values)) return [before.replace(/\.$/, '')];
  return Object.entries(valuesOf(values))
    .filter(([name, value]) => !isNothing(value) && !(Object.hasOwn(own, name) && isOwn(value, own[name])))
    .map(([name]) => `${before}${name}`);
}

function isOwn(value: unknown, own: string): boolean {
  if (typeof value === 'object') return false;
  const text = String(value);
  return text === own || (/^(true|false)$/.test(own) && truthIn(text) === truthIn(own));
}

/** Whether a value says nothing: it is left out, or empty. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
    || (typeof value === 'object' && Object.keys(value).length === 0);
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Values : {};
}
