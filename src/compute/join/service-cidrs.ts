import { isIPv6 } from 'net';
import { Token } from 'aws-cdk-lib';
import { CidrProblem } from '../../addressing/ipv4-text';
import { SERVICE_BLOCK_USE } from '../../addressing/service-ranges';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { JOINING_WORDS as WORDS } from '../../findings/words/nodes/joining';
import { VALUE_WORDS } from '../../findings/words/values';
import { readCidr } from '../../validation/cidr-props';

/** A cluster, and what is stated of the addresses of its services. */
export interface ServiceCidrs {
  readonly cluster: ClusterView;
  readonly serviceIpv4Cidr?: string;
  readonly serviceIpv6Cidr?: string;
}

/** The addresses of services, where they are known, and what there is to say of what was stated. */
export interface ServiceCidr {
  readonly cidr?: string;
  readonly findings: Finding[];
}

/**
 * The addresses of a cluster's services, in its own family. EKS chooses those of IPv6, and CloudFormation tells them of
 * a cluster of the app.
 */
export function serviceCidr(
  { cluster, serviceIpv4Cidr, serviceIpv6Cidr }: ServiceCidrs,
  ipFamily: PodIpFamily,
): ServiceCidr {
  return ipFamily === PodIpFamily.IPV6
    ? ofFamily(
      'serviceIpv6Cidr',
      serviceIpv6Cidr,
      cluster.known.serviceIpv6Cidr,
      'serviceIpv4Cidr',
      serviceIpv4Cidr,
    )
    : ofFamily('serviceIpv4Cidr', serviceIpv4Cidr, cluster.known.serviceIpv4Cidr, 'serviceIpv6Cidr', serviceIpv6Cidr);
}

/** The property that states the addresses of services of a family. */
export function serviceProperty(ipFamily: PodIpFamily): 'serviceIpv4Cidr' | 'serviceIpv6Cidr' {
  return ipFamily === PodIpFamily.IPV6 ? 'serviceIpv6Cidr' : 'serviceIpv4Cidr';
}

function ofFamily(
  name: string,
  given: string | undefined,
  own: string | undefined,
  foreignName: string,
  foreign: string | undefined,
): ServiceCidr {
  const findings = given === undefined || Token.isUnresolved(given) ? [] : cidrFindings(name, given, own);
  if (foreign !== undefined) {
    findings.push(findingOf(WORDS.otherFamily, about.prop(foreignName),
      { prop: foreignName, instead: own === undefined ? name : undefined }));
  }
  return { cidr: given ?? own, findings };
}

function cidrFindings(name: string, given: string, own?: string): Finding[] {
  const problems = name === 'serviceIpv4Cidr'
    ? readCidr(name, given, SERVICE_BLOCK_USE).findings
    : ipv6Problems(given).map((problem) =>
      findingOf(VALUE_WORDS.cidrInvalid, about.prop(name), { prop: name, ...problem }));
  if (problems.length > 0) return problems;
  if (own === undefined || own === given) return [];
  if (Token.isUnresolved(own)) {
    return name === 'serviceIpv4Cidr'
      ? []
      : [findingOf(WORDS.cidrChosenByEks, about.prop(name), { prop: name, given })];
  }
  return [findingOf(WORDS.otherCidr, about.prop(name), { prop: name, given, own })];
}

/** nodeadm puts an `a` behind the address, which is that of the cluster's DNS where it ends in `::`. */
function ipv6Problems(text: string): CidrProblem[] {
  const [address, length, ...rest] = text.split('/');
  const fits =
    isIPv6(address)
    && address.endsWith('::')
    && /^\d{1,3}$/.test(length ?? '')
    && Number(length) <= 128
    && rest.length === 0;
  return fits ? [] : [{ got: text, fault: 'ipv6', instead: 'fd30:3087:b6c2::/108' }];
}
