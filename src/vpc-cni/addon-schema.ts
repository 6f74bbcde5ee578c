import { CNI_VARIABLES, SettingFormat } from './variable-table';

/** The variables of the VPC CNI that its add-on takes under `env`, with their formats. */
export const ENVIRONMENT: Readonly<Record<string, SettingFormat>> = Object.fromEntries(
  Object.entries(CNI_VARIABLES).map(([name, { format }]) => [name, format]),
);

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
