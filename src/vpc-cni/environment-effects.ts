import { oldVariableFindings } from './feature-versions';
import { VariableReader } from './variable-reader';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { ADDRESS_STOP_WORDS } from '../findings/words/vpc-cni/address-stops';
import { UNUSED_SETTING_WORDS } from '../findings/words/vpc-cni/unused-settings';

/** Switches by which the VPC CNI asks EC2 for nothing, so that a node has what it was launched with. */
export const BROUGHT_ADDRESSES: readonly string[] = ['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'ENABLE_IMDS_ONLY_MODE'];

/** How the ports of SNAT are chosen by default. */
const DEFAULT_PORTS = 'prng';

/** What decides whether a variable does anything. */
interface Surroundings {
  readonly isIpv6: boolean;

  /** Whether SNAT is known to be off. */
  readonly hasExternalSnat: boolean;
  readonly addonVersion?: string;
}

/** Variables of the prop `environment` that leave pods without addresses, or that nothing reads. */
export function environmentEffectFindings(
  variables: VariableReader,
  { isIpv6, hasExternalSnat, addonVersion }: Surroundings,
): Finding[] {
  const path = (name: string) => `environment.${name}`;
  return [
    ...(isIpv6 ? [] : BROUGHT_ADDRESSES.filter((name) => variables.isOn(name)))
      .map((name) =>
        findingOf(ADDRESS_STOP_WORDS.addressesNotAsked, about.setting(path(name)), { path: path(name) })),
    ...podsWithoutIpv6(variables, path, isIpv6),
    ...idleEgressFindings(variables, path, isIpv6),
    ...idlePortFindings(variables, path, hasExternalSnat),
    ...oldVariableFindings(addonVersion, variables, path),
  ];
}

/** IPv6 that is switched off in pods which have no other address. */
export function podsWithoutIpv6(
  variables: VariableReader,
  pathOf: (name: string) => string,
  isIpv6: boolean,
): Finding[] {
  const path = pathOf('DISABLE_POD_V6');
  if (!isIpv6 || !variables.isOn('DISABLE_POD_V6')) return [];
  return [findingOf(ADDRESS_STOP_WORDS.podsWithoutIpv6, about.setting(path), { path })];
}

/** A way out for addresses of a family that pods have in any case. */
export function idleEgressFindings(
  variables: VariableReader,
  pathOf: (name: string) => string,
  isIpv6: boolean,
): Finding[] {
  const name = isIpv6 ? 'ENABLE_V6_EGRESS' : 'ENABLE_V4_EGRESS';
  const isSet = isIpv6 ? variables.isOn(name) : variables.isOff(name);
  const path = pathOf(name);
  return isSet
    ? [findingOf(UNUSED_SETTING_WORDS.egressOfOtherFamily, about.setting(path), {
      settings: [path], family: isIpv6 ? 'IPv6' : 'IPv4',
    })]
    : [];
}

/** How the ports of SNAT are chosen, where there is none. */
export function idlePortFindings(
  variables: VariableReader,
  pathOf: (name: string) => string,
  hasExternalSnat: boolean,
): Finding[] {
  const name = 'AWS_VPC_K8S_CNI_RANDOMIZESNAT';
  const ports = variables.text(name) ?? '';
  if (!hasExternalSnat || ports === '' || ports === DEFAULT_PORTS) return [];
  const path = pathOf(name);
  return [findingOf(UNUSED_SETTING_WORDS.snatPorts, about.setting(path), { path, ports })];
}
