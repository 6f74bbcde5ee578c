import { ipv6SettingFindings } from './ipv6-settings';
import { settingFindings, SettingsInForce, unlistedVersionFindings } from './setting-findings';
import { windowsSettingFindings } from './windows-settings';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ClusterView } from '../../eks/cluster-view';
import { Finding } from '../../findings/finding';
import { behindFindings } from '../../vpc-cni/feature-versions';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';
import { knownVersion } from './addon-version';

/** What there is to say of the settings that somebody asks for, on a cluster. */
export function askedFindings(props: VpcCniAddonProps, cluster: ClusterView, inForce: SettingsInForce): Finding[] {
  const { ipFamily, known: { kubernetesVersion } } = cluster;
  return [
    ...unlistedVersionFindings(props),
    ...behindFindings(knownVersion(props.addonVersion), kubernetesVersion),
    ...windowsSettingFindings(props, ipFamily),
    ...ipFamily === PodIpFamily.IPV6 ? ipv6SettingFindings(props) : settingFindings(props, inForce),
  ];
}
