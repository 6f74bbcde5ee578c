import { CniContainer, CniDaemonSet, isIpv6 } from './daemon-set';
import { ENVIRONMENT, INIT_ENVIRONMENT } from '../addon-schema';
import { changedSettings } from '../changed-settings';

/** Variables that EKS sets by the cluster, or the DaemonSet takes from its pod: no settings. */
export const OF_CLUSTER: readonly string[] = [
  'CLUSTER_ENDPOINT', 'CLUSTER_NAME', 'ENABLE_IPv4', 'ENABLE_IPv6', 'MY_NODE_NAME', 'MY_POD_NAME', 'VPC_CNI_VERSION',
  'VPC_ID',
];

/**
 * Flags of the container that enforces network policies, by the setting of the add-on.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/charts/aws-vpc-cni/templates/daemonset.yaml
 */
const AGENT_FLAGS: Readonly<Record<string, string>> = {
  enableCloudWatchLogs: 'enable-cloudwatch-logs',
  enablePolicyEventLogs: 'enable-policy-event-logs',
};

/** Keys by which the chart keeps the DaemonSet to nodes that it can serve. */
const OWN_KEYS = ['kubernetes.io/os', 'kubernetes.io/arch', 'eks.amazonaws.com/compute-type'];

/** What the chart sets where it is told nothing. */
const OWN_RESOURCES = '{"requests":{"cpu":"25m"}}';
const OWN_TOLERATIONS = '[{"operator":"Exists"}]';
const OWN_TIMEOUT = 10;

/** What runs in the words of the add-on, and what these have no word for. */
export interface CarriedSettings {
  /** Configuration values; what the add-on sets by itself is left out. */
  readonly values: Readonly<Record<string, unknown>>;

  /** Paths of settings that the add-on does not take. */
  readonly leftOut: readonly string[];

  /** Whether it shows if network policies are enforced: the script of `collect` keeps no flags. */
  readonly showsPolicies: boolean;
}

/** The settings of a DaemonSet aws-node, to be carried into the add-on. */
export function carriedSettings(daemonSet: CniDaemonSet): CarriedSettings {
  const { main, init, agent, tolerations, affinity } = daemonSet;
  const ipv6 = isIpv6(daemonSet) === true;
  const env = taken(main, ENVIRONMENT, 'env', ipv6);
  const ofInit = taken(init, INIT_ENVIRONMENT, 'init.env', ipv6);
  const ofAgent = Object.fromEntries(Object.entries(AGENT_FLAGS)
    .flatMap(([name, flag]) => (agent?.flags[flag] === 'true' ? [[name, 'true']] : [])));
  const values = {
    ...agent?.flags['enable-network-policy'] === 'true' ? { enableNetworkPolicy: 'true' } : {},
    ...isEmpty(env.values) ? {} : { env: env.values },
    ...isEmpty(ofInit.values) ? {} : { init: { env: ofInit.values } },
    ...isEmpty(ofAgent) ? {} : { nodeAgent: ofAgent },
    ...isOther(main.resources, OWN_RESOURCES) ? { resources: main.resources } : {},
    ...isOther(tolerations, OWN_TOLERATIONS) ? { tolerations } : {},
    ...hasOtherKeys(affinity) ? { affinity } : {},
    ...isOtherTimeout(main.livenessTimeout) ? { livenessProbeTimeoutSeconds: main.livenessTimeout } : {},
    ...isOtherTimeout(main.readinessTimeout) ? { readinessProbeTimeoutSeconds: main.readinessTimeout } : {},
  };
  return {
    values,
    leftOut: [...env.leftOut, ...ofInit.leftOut],
    showsPolicies: agent === undefined || Object.keys(agent.flags).length > 0,
  };
}

/** The variables of a container that the add-on takes and that are not its own values. */
function taken(
  container: CniContainer | undefined,
  known: Readonly<Record<string, unknown>>,
  group: 'env' | 'init.env',
  ipv6: boolean,
): { readonly values: Readonly<Record<string, string>>; readonly leftOut: readonly string[] } {
  const { environment = {}, elsewhere = [] } = container ?? {};
  const isSetting = (name: string) => !OF_CLUSTER.includes(name);
  const given = Object.entries(environment).filter(([name]) => isSetting(name));
  const isOwn = (name: string, text: string) => {
    const env = { [name]: text };
    return changedSettings(group === 'env' ? { env } : { init: { env } }, ipv6).length === 0;
  };
  return {
    values: Object.fromEntries(given.filter(([name, text]) => Object.hasOwn(known, name) && !isOwn(name, text))),
    leftOut: [
      ...given.filter(([name, text]) => !Object.hasOwn(known, name) && text !== '').map(([name]) => name),
      ...elsewhere.filter(isSetting),
    ].map((name) => `${group}.${name}`),
  };
}

/** Whether what a DaemonSet keeps to nodes by has other keys than those of the chart, or another form. */
function hasOtherKeys(affinity: unknown): boolean {
  if (affinity === undefined || affinity === null) return false;
  const keys = [...JSON.stringify(affinity).matchAll(/"key":"([^"]*)"/g)].map(([, key]) => key);
  const isOfPods = /"pod(?:Anti)?Affinity"|"preferred/.test(JSON.stringify(affinity));
  return isOfPods || keys.some((key) => !OWN_KEYS.includes(key));
}

function isOther(value: unknown, own: string): boolean {
  return value !== undefined && value !== null && JSON.stringify(value) !== own && JSON.stringify(value) !== '{}';
}

function isOtherTimeout(value: unknown): value is number {
  return Number.isInteger(value) && value !== OWN_TIMEOUT;
}

function isEmpty(values: object): boolean {
  return Object.keys(values).length === 0;
}
