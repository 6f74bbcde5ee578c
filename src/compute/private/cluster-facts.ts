import { CfnResource, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { cidrProblem } from '../../addressing/private/ipv4-text';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { attributeOf } from '../../validation/attribute';
import { NodeOs } from '../node-os';

/** What a node must know of its cluster, where EKS does not tell it. */
export interface ClusterFacts {
  readonly name: string;
  readonly apiServerEndpoint: string;
  readonly certificateAuthority: string;

  /** Addresses of Kubernetes services. */
  readonly cidr?: string;
}

/** The facts of a cluster, or which of them are missing. */
export interface ClusterFactsOutcome {
  readonly facts?: ClusterFacts;
  readonly findings: Finding[];
}

/**
 * What nodes must know of a cluster. nodeadm refuses to start without each of them; Bottlerocket asks EKS for the addresses of services.
 *
 * @param given addresses of services, where the user states them
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/#clusterdetails
 */
export function clusterFacts(cluster: eks.ICluster, os: NodeOs, given?: string): ClusterFactsOutcome {
  const own = ownServiceCidr(cluster);
  const cidr = given ?? own;
  const apiServerEndpoint = attributeOf(() => cluster.clusterEndpoint);
  const certificateAuthority = attributeOf(() => cluster.clusterCertificateAuthorityData);
  const missing = Object.entries({ clusterEndpoint: apiServerEndpoint, clusterCertificateAuthorityData: certificateAuthority })
    .filter(([, value]) => value === undefined).map(([name]) => `'${name}'`);
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push(findingOf('cluster-attributes-missing', 'cluster',
      `nodes that EKS does not introduce to the cluster must be told ${missing.join(' and ')}, which the imported cluster does not have; give ${missing.join(' and ')} where it is imported`));
  }
  if (cidr === undefined && os === NodeOs.AL2023) {
    findings.push(findingOf('cluster-attributes-missing', 'serviceIpv4Cidr',
      "nodes that EKS does not introduce to the cluster must be told the addresses of its services, which CloudFormation does not give; give 'serviceIpv4Cidr' here or to the cluster"
      + ' (aws eks describe-cluster --name <name> --query cluster.kubernetesNetworkConfig.serviceIpv4Cidr)'));
  }
  if (given !== undefined && !Token.isUnresolved(given)) findings.push(...cidrFindings(given, own));
  if (apiServerEndpoint === undefined || certificateAuthority === undefined) return { findings };
  return { facts: { name: cluster.clusterName, apiServerEndpoint, certificateAuthority, cidr }, findings };
}

/**
 * Address of the cluster's DNS: that which ends in 10, in the first 256 of services; undefined where their range is not known at synth.
 */
export function dnsAddress({ cidr }: ClusterFacts): string | undefined {
  return cidr === undefined || Token.isUnresolved(cidr) ? undefined : cidr.replace(/\.\d+\/\d+$/, '.10');
}

function cidrFindings(given: string, own?: string): Finding[] {
  const problem = cidrProblem(given);
  if (problem !== undefined) return [findingOf('invalid-cidr', 'serviceIpv4Cidr', `'serviceIpv4Cidr': ${problem}`)];
  if (own === undefined || Token.isUnresolved(own) || own === given) return [];
  return [findingOf('option-refused', 'serviceIpv4Cidr', `'serviceIpv4Cidr' is ${given}, and the services of the cluster have ${own}; leave it out`)];
}

/** What the app itself asks EKS for, for a cluster of its own. */
function ownServiceCidr(cluster: eks.ICluster): string | undefined {
  const networkConfig = resourceOf(cluster)?.kubernetesNetworkConfig;
  if (networkConfig === undefined || Token.isUnresolved(networkConfig)) return undefined;
  return (networkConfig as eks.CfnCluster.KubernetesNetworkConfigProperty).serviceIpv4Cidr;
}

/** Version of Kubernetes of a cluster of the app, where it is a literal. */
export function kubernetesVersion(cluster: eks.ICluster): string | undefined {
  const version = resourceOf(cluster)?.version;
  return Token.isUnresolved(version) ? undefined : version;
}

function resourceOf(cluster: eks.ICluster): eks.CfnCluster | undefined {
  const resource = cluster.node.defaultChild ?? cluster.node.tryFindChild('Resource');
  return resource !== undefined && CfnResource.isCfnResource(resource) && resource.cfnResourceType === eks.CfnCluster.CFN_RESOURCE_TYPE_NAME
    ? resource as eks.CfnCluster : undefined;
}
