import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';

/** What is taken of the IPv4 addresses of subnets: with IPv6 single ones, of the nodes. */
export function ipv4Assignment(ipFamily: PodIpFamily, ipAssignment: IpAssignment): IpAssignment {
  return ipFamily === PodIpFamily.IPV6 ? IpAssignment.secondaryIp() : ipAssignment;
}
