import { keyCode, stringCode, stringsCode } from './code-literals';
import { WarmPool } from '../../capacity/warm-pool';
import { ENVIRONMENT } from '../../vpc-cni/addon-schema';
import { OF_CLUSTER } from '../../vpc-cni/running/carried-settings';
import { toldWarmPool } from '../../vpc-cni/told-settings';
import { truthIn, VariableReader } from '../../vpc-cni/variable-reader';
import { CNI_VARIABLES } from '../../vpc-cni/variable-table';

/** Variables that a typed setting stands for, and those of the family, which EKS sets. */
const TYPED = [
  'ENABLE_IPv4', 'ENABLE_IPv6', 'ENABLE_PREFIX_DELEGATION', 'WARM_PREFIX_TARGET', 'WARM_IP_TARGET',
  'MINIMUM_IP_TARGET', 'WARM_ENI_TARGET', 'MAX_ENI', 'ENABLE_POD_ENI', 'POD_SECURITY_GROUP_ENFORCING_MODE',
  'AWS_VPC_K8S_CNI_EXTERNALSNAT', 'AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
  'ENI_CONFIG_LABEL_DEF', 'ENI_CONFIG_ANNOTATION_DEF',
];

/** A setting of `VpcCniAddon`: its name, and the TypeScript of its value. */
export type SettingCode = readonly [name: string, code: string];

/**
 * What the VPC CNI is told today as settings of `VpcCniAddon`, but for `ipAssignment` and `podNetwork`.
 *
 * @param prefixes whether prefixes are on, by which the spare addresses are said
 */
export function addonSettings(environment: Readonly<Record<string, string>>, prefixes: boolean): SettingCode[] {
  const told = new VariableReader({
    textOf: (name) => (name === 'ENABLE_PREFIX_DELEGATION' ? String(prefixes) : environment[name]),
    isUnknown: () => false,
  });
  const maxEni = told.target('MAX_ENI') ?? 0;
  const except = (told.text('AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS') ?? '').split(',').map((each) => each.trim())
    .filter((each) => each !== '');
  const external = told.isOn('AWS_VPC_K8S_CNI_EXTERNALSNAT');
  const mode = told.text('POD_SECURITY_GROUP_ENFORCING_MODE') === 'standard' ? 'standard' : 'strict';
  const warmPool = toldWarmPool(told);
  const others = otherVariables(environment);
  return [
    ...warmPool === undefined || (prefixes && warmPool.isEmpty) ? [] : [['warmPool', poolCode(warmPool)] as const],
    ...external ? [['snat', 'SnatPolicy.external()'] as const] : [],
    ...!external && except.length > 0 ? [['snat', `SnatPolicy.nodeExcept(${stringsCode(except)})`] as const] : [],
    ...maxEni >= 1 ? [['maxEni', String(maxEni)] as const] : [],
    ...told.isOn('ENABLE_POD_ENI') ? [['securityGroupsForPods', `SecurityGroupsForPods.${mode}()`] as const] : [],
    ...others.length === 0 ? [] : [
      ['environment', `{ ${others
        .map(([name, text]) => `${keyCode(name)}: ${stringCode(text)}`).join(', ')} }`] as const,
    ],
  ];
}

/**
 * Variables of the DaemonSet that its add-on says nothing of, or something else: they were changed by hand. What the
 * VPC CNI takes by itself is left out.
 */
export function editedVariables(
  environment: Readonly<Record<string, string>>,
  configured: unknown,
): Record<string, string> {
  const said = (typeof configured === 'object' && configured !== null ? configured : {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(environment)
    .filter(([name, text]) => Object.hasOwn(ENVIRONMENT, name) && !OF_CLUSTER.includes(name)
      && (Object.hasOwn(said, name) ? String(said[name]) !== text : !isOwnDefault(name, text)))
    .sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Variables without a typed setting that say something else than the VPC CNI takes by itself. */
function otherVariables(environment: Readonly<Record<string, string>>): Array<[string, string]> {
  return Object.entries(environment)
    .filter(([name, text]) => Object.hasOwn(ENVIRONMENT, name) && !TYPED.includes(name) && !OF_CLUSTER.includes(name)
      && !isOwnDefault(name, text))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function isOwnDefault(name: string, text: string): boolean {
  const { format, unset } = CNI_VARIABLES[name];
  return text === '' || text === unset || (format === 'boolean' && truthIn(text) === truthIn(unset ?? ''));
}

function poolCode(pool: WarmPool): string {
  const { WARM_IP_TARGET: warmIp, MINIMUM_IP_TARGET: minimum, WARM_PREFIX_TARGET: prefixes, WARM_ENI_TARGET: enis }
    = pool._targets;
  // No ENI to spare cannot be written: of what can, one address to spare takes the fewest.
  if (pool.isEmpty) return 'WarmPool.addresses(1)';
  if (warmIp !== undefined) {
    return `WarmPool.addresses(${[warmIp, ...minimum === undefined ? [] : [minimum]].join(', ')})`;
  }
  // A pool that stops at its minimum cannot be written: with one spare address it grows.
  if (minimum !== undefined) return `WarmPool.addresses(1, ${minimum})`;
  return prefixes === undefined ? `WarmPool.enis(${enis})` : `WarmPool.prefixes(${prefixes})`;
}
