import { CfnResource, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { referredConstruct } from '../../templates/references';
import { resourceName } from '../../templates/rendering';
import { attributeOf } from '../../validation/attribute';
import { isClusterResource } from '../cluster-identity';

/** The members that clusters of `aws-eks` and of `aws-eks-v2` have in common, where they have them. */
export type AnyCluster = eks.IClusterRef & Partial<eks.ICluster> & {
  readonly role?: iam.IRole;
  readonly version?: eks.KubernetesVersion;
  readonly authenticationMode?: string;
};

/** What a cluster tells of itself; undefined for each that it does not. */
export interface ToldByCluster {
  readonly vpc?: ec2.IVpc;

  /** Undefined for an import that does not say, and for a token. */
  readonly ipFamily?: PodIpFamily;

  /** Whether the family is one that only deployment knows. */
  readonly isFamilyToken: boolean;
  readonly securityGroup?: ec2.ISecurityGroup;

  /** The id of that, where there is no construct for it. */
  readonly securityGroupId?: string;
  readonly endpoint?: string;
  readonly certificateAuthority?: string;
  readonly kubernetesVersion?: string;
  readonly serviceIpv4Cidr?: string;
  readonly serviceIpv6Cidr?: string;
  readonly role?: iam.IRole;

  /** The security groups that its interfaces carry, by their paths, where they are of this app. */
  readonly securityGroups: readonly string[];

  /** The subnets of its control plane; undefined where not all of them are known. */
  readonly controlPlaneSubnets?: readonly ec2.ISubnet[];

  /** Who may let others in: `API`, `CONFIG_MAP` or both; undefined where that is not known. */
  readonly authenticationMode?: string;

  /** Whether the object is that by which the app makes the cluster, and no import. */
  readonly isMade: boolean;
}

/** The construct of a library, for a resource that is a part of one; else what was given. */
export function clusterObject(cluster: eks.IClusterRef): AnyCluster {
  const { scope } = cluster.node;
  const isPart = isClusterResource(cluster) && scope?.node.defaultChild === cluster && 'clusterRef' in scope;
  return isPart ? (scope as unknown as AnyCluster) : cluster;
}

/** The CloudFormation resource of a cluster of the app; not the custom resource that `aws-eks` makes. */
export function clusterResource(cluster: eks.IClusterRef): eks.CfnCluster | undefined {
  const { defaultChild } = cluster.node;
  const resource = isClusterResource(cluster) ? cluster : defaultChild ?? cluster.node.tryFindChild('Resource');
  return resource !== undefined
    && CfnResource.isCfnResource(resource)
    && resource.cfnResourceType === eks.CfnCluster.CFN_RESOURCE_TYPE_NAME
    ? (resource as eks.CfnCluster)
    : undefined;
}

/** Reads a cluster, by its members or by the properties of its resource. */
export function toldBy(cluster: AnyCluster): ToldByCluster {
  const resource = clusterResource(cluster);
  const isLibrary = 'clusterName' in cluster;
  const ofResource = isLibrary || resource === undefined ? undefined : resource;
  const network = knownObject(resource?.kubernetesNetworkConfig);
  const isNetworkToken = !isLibrary && Token.isUnresolved(resource?.kubernetesNetworkConfig);
  const family = isLibrary || isNetworkToken ? cluster.ipFamily : ofResource && (network.ipFamily ?? 'ipv4');
  const securityGroup = attributeOf(() => cluster.clusterSecurityGroup);
  return {
    vpc: attributeOf(() => cluster.vpc),
    ipFamily: familyOf(family),
    isFamilyToken: isNetworkToken || Token.isUnresolved(family),
    securityGroup,
    securityGroupId: securityGroup?.securityGroupId ?? ofResource?.attrClusterSecurityGroupId,
    endpoint: attributeOf(() => cluster.clusterEndpoint) ?? ofResource?.attrEndpoint,
    certificateAuthority:
      attributeOf(() => cluster.clusterCertificateAuthorityData) ?? ofResource?.attrCertificateAuthorityData,
    kubernetesVersion: literal(resource?.version) ?? literal(cluster.version?.version),
    serviceIpv4Cidr: network.serviceIpv4Cidr,
    serviceIpv6Cidr: resource?.attrKubernetesNetworkConfigServiceIpv6Cidr,
    role: attributeOf(() => cluster.role),
    securityGroups: isLibrary
      ? (attributeOf(() => cluster.connections)?.securityGroups ?? []).map(({ node }) => node.path)
      : groupsOf(resource),
    controlPlaneSubnets: isLibrary ? selectedSubnets(cluster) : undefined,
    authenticationMode: authenticationModeOf(cluster, resource),
    isMade: resource !== undefined || isMadeByLegacy(cluster),
  };
}

/** The security groups of the app that the interfaces of a resource carry. */
function groupsOf(resource?: eks.CfnCluster): string[] {
  const { resourcesVpcConfig: config } = resource ?? {};
  const { securityGroupIds: ids = [] } = (Token.isUnresolved(config) ? {} : config ?? {}) as GroupIds;
  if (Token.isUnresolved(ids)) return [];
  return ids.map(referredConstruct).filter((group) => group !== undefined).map(resourceName);
}

type GroupIds = Partial<Pick<eks.CfnCluster.ResourcesVpcConfigProperty, 'securityGroupIds'>>;

function familyOf(family: unknown): PodIpFamily | undefined {
  if (family === undefined || Token.isUnresolved(family)) return undefined;
  return family === eks.IpFamily.IP_V6 ? PodIpFamily.IPV6 : PodIpFamily.IPV4;
}

/** The network of a resource, but for one that is a token as a whole. */
function knownObject(config: unknown): Partial<eks.CfnCluster.KubernetesNetworkConfigProperty> {
  return Token.isUnresolved(config) ? {} : config ?? {};
}

/** A text that is known at synth. */
export function literal(text: string | undefined): string | undefined {
  return typeof text === 'string' && !Token.isUnresolved(text) ? text : undefined;
}

/** The subnets that a cluster which a library makes selects in its VPC; its imports select none. */
function selectedSubnets(cluster: AnyCluster): readonly ec2.ISubnet[] | undefined {
  const selections: unknown = Reflect.get(cluster, 'vpcSubnets');
  if (!Array.isArray(selections)) return undefined;
  return attributeOf(() => selections.flatMap((each: ec2.SubnetSelection) => cluster.vpc!.selectSubnets(each).subnets));
}

/** The subnets of a VPC that a resource names, where it has all of them. */
export function namedSubnets(cluster: eks.IClusterRef, vpc?: ec2.IVpc): readonly ec2.ISubnet[] | undefined {
  const { resourcesVpcConfig: config } = clusterResource(cluster) ?? {};
  if (vpc === undefined || config === undefined || Token.isUnresolved(config)) return undefined;
  const { subnetIds } = config as eks.CfnCluster.ResourcesVpcConfigProperty;
  if (!Array.isArray(subnetIds)) return undefined;
  const all = [...vpc.privateSubnets, ...vpc.isolatedSubnets, ...vpc.publicSubnets];
  const named = subnetIds.map((id) => all.find(({ subnetId }) => subnetId === id));
  return named.every((subnet) => subnet !== undefined) ? named : undefined;
}

/** EKS takes the config map alone where nobody says, also from `aws-eks`. */
function authenticationModeOf(cluster: AnyCluster, resource?: eks.CfnCluster): string | undefined {
  if (resource !== undefined) {
    if (Token.isUnresolved(resource.accessConfig)) return undefined;
    const { authenticationMode = 'CONFIG_MAP' } = (resource.accessConfig ?? {}) as eks.CfnCluster.AccessConfigProperty;
    return literal(authenticationMode);
  }
  return isMadeByLegacy(cluster) ? literal(cluster.authenticationMode ?? 'CONFIG_MAP') : undefined;
}

/** Whether a cluster is one that `aws-eks` makes: its resource stands two levels below it. */
function isMadeByLegacy(cluster: AnyCluster): boolean {
  return cluster.node.defaultChild?.node.findAll().some(isClusterResource) ?? false;
}
