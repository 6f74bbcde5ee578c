import { NodeCapacityOptions } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { isListedForm } from '../../vpc-cni/feature-versions';
import { toldCustomNetworking, toldDiscovery, toldNodeOptions, toldWarmPool } from '../../vpc-cni/told-settings';
import { VariableReader } from '../../vpc-cni/variable-reader';
import { ABSENT, RunningCluster } from '../model/running-cluster';
import { RunningVariable } from '../model/running-vpc-cni';

/** Settings of the VPC CNI that are in force. */
export interface RunningSettings {
  /** What shows them: the DaemonSet as it runs, or what its add-on was told, which the DaemonSet may not do. */
  readonly by: 'aws-node' | 'add-on';
  readonly version?: string;
  readonly variables: VariableReader;

  /** Whether pods get addresses of prefixes. */
  readonly prefixes: boolean;
  readonly customNetworking: boolean;

  /** Whether it looks for subnets by their tag. */
  readonly discovery: boolean;

  /** Whether it does, and there is a subnet with that tag. */
  readonly tagged: boolean;
  readonly ipv6: boolean;

  /** How nodes are set up by them. */
  readonly nodes: NodeCapacityOptions;
  readonly warmPool?: WarmPool;
}

/** Variables without which it is not known what a node can hold. */
const DECISIVE = ['ENABLE_PREFIX_DELEGATION', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'MAX_ENI'];

/** Those of them whose value stands elsewhere, as in a ConfigMap, which no file shows. */
export function settingsElsewhere({ awsNode }: RunningCluster): string[] {
  return awsNode === undefined || awsNode === ABSENT
    ? [] : awsNode.variables.filter(({ name, from }) => from && DECISIVE.includes(name)).map(({ name }) => name);
}

/**
 * The settings in force, or undefined where neither the DaemonSet nor its add-on was seen, or where one of them that
 * decides is in neither.
 */
export function settingsInForce(cluster: RunningCluster): RunningSettings | undefined {
  if (settingsElsewhere(cluster).length > 0) return undefined;
  const { awsNode, addon, controlPlane } = cluster;
  const seen = awsNode !== undefined && awsNode !== ABSENT
    ? { by: 'aws-node' as const, version: awsNode.version, variables: readerOf(awsNode.variables) }
    : addon !== undefined && addon !== ABSENT && awsNode === undefined
      ? { by: 'add-on' as const, version: addon.version, variables: readerOf(toldVariables(addon.configuration)) }
      : undefined;
  if (seen === undefined) return undefined;
  const { variables, version } = seen;
  const nodes = toldNodeOptions(variables, version !== undefined && isListedForm(version) ? version : undefined);
  const ipv6 = controlPlane?.ipFamily === 'ipv6' || variables.isOn('ENABLE_IPv6');
  return {
    ...seen,
    prefixes: nodes.ipAssignment!.usesPrefixes,
    customNetworking: toldCustomNetworking(variables),
    discovery: toldDiscovery(variables),
    tagged: !ipv6 && toldDiscovery(variables) && cluster.subnets?.some(({ cniRole }) => cniRole === '1') === true,
    ipv6,
    nodes,
    warmPool: toldWarmPool(variables),
  };
}

/** Variables of a container as the VPC CNI reads them. One whose value stands elsewhere is not known. */
export function readerOf(variables: readonly RunningVariable[]): VariableReader {
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return new VariableReader({
    textOf: (name) => byName.get(name)?.value,
    isUnknown: (name) => byName.get(name)?.from ?? false,
  });
}

/** The variables that the configuration of an add-on names. */
export function toldVariables(configuration: Readonly<Record<string, unknown>> | undefined): RunningVariable[] {
  const env = configuration?.env;
  if (typeof env !== 'object' || env === null || Array.isArray(env)) return [];
  return Object.entries(env).map(([name, value]) => ({ name, value: String(value), from: false }));
}
