import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CNI_FEATURES, tooOldFindings } from './feature-versions';
import { windowsPoolFindings } from '../../capacity/rules/windows-pool-findings';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/**
 * What the add-on is told of Windows nodes: its schema wants switches as text, and targets as whole numbers. Without a pool its own targets hold.
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
export function windowsSettingFindings({ windows, cluster, addonVersion }: VpcCniAddonProps): Finding[] {
  if (windows === undefined) return [];
  const refuse = (name: string, why: string) => findingOf('option-refused', name, `'${name}' ${why}`);
  return [
    ...windowsPoolFindings(windows),
    ...(cluster.ipFamily === eks.IpFamily.IP_V6 ? [refuse('windows', 'is given for a cluster with IPv6, and Windows nodes run with IPv4 only; leave it out, or use a cluster with IPv4')] : []),
    ...(windows.ipAssignment?.usesPrefixes || windows.warmPool !== undefined ? tooOldFindings(addonVersion, CNI_FEATURES.windowsTargets, ", or 'windows: {}'") : []),
  ];
}
