import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ipv6SettingFindings } from '../../cni/settings/ipv6-settings';
import { deliveryOf, findingOf } from '../../findings/catalogue';
import { Finding, FindingDelivery } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_OPTION_WORDS as WORDS } from '../../findings/words/cluster/cluster-options';
import { PodCapacityClusterProps } from '../pod-capacity-cluster-props';

/** Options that a cluster with IPv6 cannot have: its own, and those of the VPC CNI, all before anything is made. */
export function ipv6OptionFindings({
  ipFamily, serviceIpv4Cidr, vpcCni, podNetwork,
}: PodCapacityClusterProps): Finding[] {
  if (ipFamily !== eks.IpFamily.IP_V6) return [];
  return [
    ...(serviceIpv4Cidr === undefined ? [] : [findingOf(WORDS.servicesWithIpv6, about.prop('serviceIpv4Cidr'), {})]),
    // What merely does nothing there is said by the add-on, which reads them again.
    ...ipv6SettingFindings({ ...vpcCni, podNetwork }).filter(
      (finding) => deliveryOf(finding) === FindingDelivery.THROW,
    ),
  ];
}
