import { Token } from 'aws-cdk-lib';
import { serviceCidr, ServiceCidrs, serviceProperty } from './service-cidrs';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { JOINING_WORDS as WORDS } from '../../findings/words/nodes/joining';

/** What a node must know of its cluster, where EKS does not tell it. */
export interface ClusterIntroduction {
  readonly name: string;
  readonly apiServerEndpoint: string;
  readonly certificateAuthority: string;

  /**
   * Addresses of Kubernetes services, of the cluster's family: nodeadm takes the node's address, and that of DNS, from
   * the same.
   */
  readonly cidr?: string;
}

/** What is said where the addresses of services are not known. */
const UNKNOWN: Readonly<Record<PodIpFamily, Wording>> = {
  [PodIpFamily.IPV4]: WORDS.serviceIpv4CidrMissing,
  [PodIpFamily.IPV6]: WORDS.serviceIpv6CidrMissing,
};

/**
 * What nodes must know of a cluster. nodeadm refuses to start without each of them.
 *
 * @param given the cluster, and addresses of services where the user states them
 * @param needsServiceCidr whether nodes must be told these addresses, and do not ask EKS for them
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#clusterdetails
 */
export function readIntroduction(
  given: ServiceCidrs,
  ipFamily: PodIpFamily,
  needsServiceCidr: boolean,
): Checked<ClusterIntroduction> {
  const { name: clusterName, known: { endpoint: apiServerEndpoint, certificateAuthority } } = given.cluster;
  const { cidr, findings } = serviceCidr(given, ipFamily);
  const missing = Object.entries({
    clusterEndpoint: apiServerEndpoint,
    clusterCertificateAuthorityData: certificateAuthority,
  })
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  const lacking: Finding[] = [];
  if (missing.length > 0) {
    lacking.push(findingOf(WORDS.attributesMissing, about.prop('cluster'), { attributes: missing }));
  }
  if (cidr === undefined && needsServiceCidr) {
    lacking.push(findingOf(UNKNOWN[ipFamily], about.prop(serviceProperty(ipFamily)), {}));
  }
  if (apiServerEndpoint === undefined || certificateAuthority === undefined) {
    return { findings: [...lacking, ...findings] };
  }
  return {
    value: { name: clusterName, apiServerEndpoint, certificateAuthority, cidr },
    findings: [...lacking, ...findings],
  };
}

/**
 * Address of the cluster's DNS: with IPv4 that which ends in 10, in the first 256 of services, with IPv6 that which
 * ends in `::a`; undefined where their range is not known at synth.
 */
export function dnsAddress({ cidr }: ClusterIntroduction): string | undefined {
  if (cidr === undefined || Token.isUnresolved(cidr)) return undefined;
  return cidr.includes(':') ? cidr.replace(/\/\d+$/, 'a') : cidr.replace(/\.\d+\/\d+$/, '.10');
}
