import { PodIpFamily } from '../../capacity/node-capacity-options';
import { windowsPoolFindings } from '../../capacity/rules/windows-pool-findings';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_WITH_IPV6_WORDS } from '../../findings/words/vpc-cni/cni-with-ipv6';
import { tooOldFindings } from '../../vpc-cni/feature-versions';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/**
 * What the add-on is told of Windows nodes: its schema wants switches as text, and targets as whole numbers. Without a
 * pool its own targets hold.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/charts/aws-vpc-cni/README.md
 */
export function windowsConfiguration(windows?: WindowsNetworking): Record<string, unknown> {
  if (windows === undefined) return {};
  return {
    enableWindowsIpam: 'true',
    ...(windows.ipAssignment?.usesPrefixes ? { enableWindowsPrefixDelegation: 'true' } : {}),
    ...windows.warmPool?.configuration(),
  };
}

/** Settings for Windows nodes that contradict each other, the cluster or the version of the add-on. */
export function windowsSettingFindings(
  { windows, addonVersion }: VpcCniAddonProps,
  ipFamily: PodIpFamily,
): Finding[] {
  if (windows === undefined) return [];
  return [
    ...windowsPoolFindings(windows),
    ...(ipFamily === PodIpFamily.IPV6
      ? [findingOf(CNI_WITH_IPV6_WORDS.windows, about.prop('windows'), {})]
      : []),
    ...(windows.ipAssignment?.usesPrefixes || windows.warmPool !== undefined
      ? tooOldFindings(addonVersion, 'windowsTargets')
      : []),
  ];
}
