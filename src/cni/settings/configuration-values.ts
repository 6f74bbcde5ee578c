import { windowsConfiguration } from './windows-settings';
import { IpAssignment } from '../../capacity/ip-assignment';
import { WarmPool } from '../../capacity/warm-pool';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { variablesThat } from '../../vpc-cni/variable-table';
import { SecurityGroupsForPods } from '../security-groups-for-pods';
import { SnatPolicy } from '../snat-policy';

/** The node label whose value names the ENIConfig: the zone's name, which every node carries. */
const ZONE_LABEL = 'topology.kubernetes.io/zone';

/** The name of the ENIConfig of a zone, which is also the value of the label of its nodes. */
export function eniConfigName(zone: string, generation?: string): string {
  return generation === undefined ? zone : `${zone}-${generation}`;
}

/** What the configuration of the add-on is made from. */
export interface CniSettings {
  readonly ipAssignment: IpAssignment;

  /** None with IPv6. */
  readonly warmPool?: WarmPool;

  /** None with IPv6. */
  readonly snat?: SnatPolicy;
  readonly maxEni?: number;
  readonly securityGroupsForPods?: SecurityGroupsForPods;
  readonly windows?: WindowsNetworking;
  readonly networkPolicy?: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly eniConfig?: EniConfigSettings;
}

/** The ENIConfigs: of the first generation named like the zone, of a later one `<zone>-<generation>`. */
export interface EniConfigSettings {
  readonly region: string;
  readonly subnets: ReadonlyArray<{ readonly zone: string; readonly generation?: string; readonly subnetId: string }>;
  readonly securityGroupIds?: readonly string[];
}

/**
 * The configuration values of the managed add-on. Its schema wants every environment variable as text, and the add-on
 * makes one ENIConfig of each key under `subnets`, named like it.
 *
 * ENABLE_IPv4 and ENABLE_IPv6 are no part of that schema: EKS sets both, in all containers, by the family of the
 * cluster.
 *
 * @see https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html
 */
export function configurationValues(settings: CniSettings): Record<string, unknown> {
  const { eniConfig, securityGroupsForPods } = settings;
  const initEnvironment = securityGroupsForPods?.initEnvironment() ?? {};
  return {
    ...(settings.networkPolicy === undefined ? {} : { enableNetworkPolicy: String(settings.networkPolicy) }),
    ...windowsConfiguration(settings.windows),
    env: {
      ...settings.environment,
      ENABLE_PREFIX_DELEGATION: String(settings.ipAssignment.usesPrefixes),
      ...settings.warmPool?.environment(),
      ...settings.snat?.environment(),
      ...securityGroupsForPods?.environment(),
      ...(settings.maxEni === undefined ? {} : { MAX_ENI: String(settings.maxEni) }),
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: String(eniConfig !== undefined),
      ...(eniConfig === undefined ? {} : { ENI_CONFIG_LABEL_DEF: ZONE_LABEL }),
    },
    ...(Object.keys(initEnvironment).length === 0 ? {} : { init: { env: initEnvironment } }),
    ...(eniConfig === undefined
      ? {}
      : { eniConfig: { create: true, region: eniConfig.region, subnets: eniConfigSubnets(eniConfig) } }),
  };
}

/** Variables that the typed settings own: the capacity model depends on them. */
export const OWNED_VARIABLES: Readonly<Record<string, string>> = {
  ENABLE_IPv4: 'cluster.ipFamily',
  ENABLE_IPv6: 'cluster.ipFamily',
  ENABLE_PREFIX_DELEGATION: 'ipAssignment',
  WARM_PREFIX_TARGET: 'warmPool',
  WARM_IP_TARGET: 'warmPool',
  MINIMUM_IP_TARGET: 'warmPool',
  WARM_ENI_TARGET: 'warmPool',
  MAX_ENI: 'maxEni',
  ENABLE_POD_ENI: 'securityGroupsForPods',
  POD_SECURITY_GROUP_ENFORCING_MODE: 'securityGroupsForPods',
  AWS_VPC_K8S_CNI_EXTERNALSNAT: 'snat',
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: 'snat',
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'podNetwork',
  ENI_CONFIG_LABEL_DEF: 'podNetwork',
  ENI_CONFIG_ANNOTATION_DEF: 'podNetwork',
};

/** Variables whose effect on the pod count is not modelled. */
export const UNMODELLED_VARIABLES: readonly string[] = variablesThat('unmodelled');

function eniConfigSubnets({ subnets, securityGroupIds }: EniConfigSettings): Record<string, object> {
  const groups = securityGroupIds === undefined ? {} : { securityGroups: securityGroupIds };
  return Object.fromEntries(
    subnets.map(({ zone, generation, subnetId }) => [eniConfigName(zone, generation), { id: subnetId, ...groups }]),
  );
}
