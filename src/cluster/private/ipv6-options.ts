import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ipv6SettingFindings } from '../../cni/settings/ipv6-settings';
import { deliveryOf, findingOf } from '../../findings/catalogue';
import { Finding, FindingDelivery } from '../../findings/finding';
import { PodCapacityClusterProps } from '../pod-capacity-cluster-props';

/** Options that a cluster with IPv6 cannot have: its own, and those of the VPC CNI, all before anything is made. */
export function ipv6OptionFindings({ ipFamily, serviceIpv4Cidr, vpcCni, podNetwork }: PodCapacityClusterProps): Finding[] {
  if (ipFamily !== eks.IpFamily.IP_V6) return [];
  return [
    ...(serviceIpv4Cidr === undefined ? [] : [findingOf('option-refused', 'serviceIpv4Cidr',
      "'serviceIpv4Cidr' is given, and with IPv6 EKS chooses the addresses of services, in fc00::/7; leave it out")]),
    // What merely does nothing there is said by the add-on, which reads them again.
    ...ipv6SettingFindings({ ...vpcCni, podNetwork }).filter((finding) => deliveryOf(finding) === FindingDelivery.THROW),
  ];
}
