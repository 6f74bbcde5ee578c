import { Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { VPC_CNI_SETTING_WORDS } from '../findings/words/vpc-cni/vpc-cni-settings';

/** The addresses that pods of a cluster have; IPv4 where an import does not say. */
export function ipFamilyOf({ ipFamily }: eks.ICluster): PodIpFamily {
  return ipFamily === eks.IpFamily.IP_V6 ? PodIpFamily.IPV6 : PodIpFamily.IPV4;
}

/** A family that is not known at synth. */
export function familyFindings({ ipFamily }: eks.ICluster): Finding[] {
  if (!Token.isUnresolved(ipFamily)) return [];
  return [findingOf(VPC_CNI_SETTING_WORDS.familyUnresolved, about.prop('cluster'), {})];
}

/** What is taken of the IPv4 addresses of subnets: with IPv6 single ones, of the nodes. */
export function ipv4Assignment(ipFamily: PodIpFamily, ipAssignment: IpAssignment): IpAssignment {
  return ipFamily === PodIpFamily.IPV6 ? IpAssignment.secondaryIp() : ipAssignment;
}
