import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, IConstruct } from 'constructs';
import { ClusterDetails } from './cluster-details';
import { ClusterIdentity } from './cluster-identity';
import { AnyCluster, clusterObject, literal, namedSubnets, toldBy, ToldByCluster } from './private/told-by-cluster';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { TOLD_CLUSTER_WORDS as WORDS } from '../findings/words/cluster/told-clusters';
import { VPC_CNI_SETTING_WORDS } from '../findings/words/vpc-cni/vpc-cni-settings';

/** A cluster as users give it. */
export interface ClusterAsked {
  readonly cluster: eks.IClusterRef;
  readonly clusterDetails?: ClusterDetails;
}

/** What is known of a cluster, from the object that is given for it and from what is said beside that. */
export type KnownOfCluster = Omit<ToldByCluster, 'securityGroupId' | 'isFamilyToken'>;

/**
 * A cluster as all parts of ours read it: of whatever library, made or imported. Nothing else looks into the object,
 * and nothing of it is touched that would make a Lambda function.
 */
export class ClusterView {
  /**
   * Reads a cluster.
   *
   * @param known what others know already, which holds where it is the same cluster
   */
  public static of({ cluster, clusterDetails = {} }: ClusterAsked, known?: ClusterView): ClusterView {
    return new ClusterView(clusterObject(cluster), clusterDetails, known);
  }

  /** Which cluster it is. */
  public readonly identity: ClusterIdentity;

  /** Its name, which may be a token. */
  public readonly name: string;

  /** What is known of it. */
  public readonly known: KnownOfCluster;

  /** The family of its pods: IPv4 where nobody says. */
  public readonly ipFamily: PodIpFamily;

  private readonly told: ToldByCluster;

  private constructor(
    private readonly object: AnyCluster,
    private readonly details: ClusterDetails,
    before?: ClusterView,
  ) {
    this.identity = ClusterIdentity.of(object);
    this.name = object.clusterRef.clusterName;
    this.told = toldBy(object);
    const known = before?.identity.isSameAs(this.identity) === true ? before.known : undefined;
    const { told } = this;
    this.known = {
      ...told,
      vpc: told.vpc ?? details.vpc ?? known?.vpc,
      ipFamily: told.ipFamily ?? details.ipFamily ?? known?.ipFamily,
      securityGroup: told.securityGroup ?? details.clusterSecurityGroup ?? known?.securityGroup,
      endpoint: told.endpoint ?? details.clusterEndpoint ?? known?.endpoint,
      certificateAuthority:
        told.certificateAuthority ?? details.clusterCertificateAuthorityData ?? known?.certificateAuthority,
      kubernetesVersion: told.kubernetesVersion ?? literal(details.kubernetesVersion) ?? known?.kubernetesVersion,
      serviceIpv4Cidr: told.serviceIpv4Cidr ?? known?.serviceIpv4Cidr,
      serviceIpv6Cidr: told.serviceIpv6Cidr ?? known?.serviceIpv6Cidr,
      authenticationMode: told.authenticationMode ?? known?.authenticationMode,
    };
    this.ipFamily = this.known.ipFamily ?? PodIpFamily.IPV4;
  }

  /** Its path in the tree. */
  public get path(): string {
    return this.object.node.path;
  }

  /** What was said beside the cluster and contradicts it. */
  public get findings(): Finding[] {
    const { told, details } = this;
    const pairs: ReadonlyArray<readonly [keyof ClusterDetails, unknown, unknown]> = [
      ['vpc', told.vpc?.vpcId, details.vpc?.vpcId],
      ['ipFamily', told.ipFamily, details.ipFamily],
      ['clusterSecurityGroup', told.securityGroupId, details.clusterSecurityGroup?.securityGroupId],
      ['clusterEndpoint', told.endpoint, details.clusterEndpoint],
      ['clusterCertificateAuthorityData', told.certificateAuthority, details.clusterCertificateAuthorityData],
      ['kubernetesVersion', told.kubernetesVersion, details.kubernetesVersion],
    ];
    return pairs
      .filter(([, own, given]) => own !== undefined && given !== undefined && own !== given)
      .map(([detail]) => findingOf(WORDS.toldOtherwise, about.prop(`clusterDetails.${detail}`), { detail }));
  }

  /** What keeps a construct from referring to the cluster, or nodes from being let in by an access entry. */
  public accessFindings(user: IConstruct, needsEntry: boolean = false): Finding[] {
    const { object, path: cluster, known: { authenticationMode } } = this;
    const { resource } = this.identity;
    const subject = about.prop('cluster');
    const isElsewhere = (resource ?? object).node.root !== user.node.root;
    const isOfStage = resource !== undefined && Stage.of(resource) !== Stage.of(user);
    return [
      ...isElsewhere || isOfStage
        ? [findingOf(WORDS.otherApp, subject, { cluster, of: isElsewhere ? 'App' as const : 'Stage' as const })]
        : [],
      ...needsEntry && authenticationMode === 'CONFIG_MAP'
        ? [findingOf(WORDS.accessEntryRefused, subject, { cluster })]
        : [],
    ];
  }

  /** A family of which nobody knows which it is, or that was taken for IPv4 because nobody says. */
  public get familyFindings(): Finding[] {
    if (this.known.ipFamily !== undefined) return [];
    if (this.told.isFamilyToken) return [findingOf(VPC_CNI_SETTING_WORDS.familyUnresolved, about.prop('cluster'), {})];
    // What a library imports without a family has IPv4: so it says itself.
    return 'clusterName' in this.object ? [] : [findingOf(WORDS.familyAssumed, about.prop('clusterDetails'), {})];
  }

  /**
   * Its security group.
   *
   * @param scope under which an import stands, where there is no construct for the group
   */
  public securityGroupIn(scope: Construct): ec2.ISecurityGroup | undefined {
    const { known: { securityGroup }, told: { securityGroupId } } = this;
    if (securityGroup !== undefined || securityGroupId === undefined) return securityGroup;
    const id = 'ClusterSecurityGroup';
    const made = scope.node.tryFindChild(id) as ec2.ISecurityGroup | undefined;
    return made ?? ec2.SecurityGroup.fromSecurityGroupId(scope, id, securityGroupId);
  }

  /** Whether its security group is known. */
  public get hasSecurityGroup(): boolean {
    return (this.known.securityGroup ?? this.told.securityGroupId) !== undefined;
  }

  /**
   * The cluster for constructs of `aws-eks-v2`, which take their own interface alone: itself, or an import of the same
   * name with what is known.
   *
   * @param scope under which the import stands
   */
  public forNodegroup(scope: Construct): eks.ICluster {
    const { object, known: { vpc } } = this;
    if (isOfV2(object) && this.told.vpc !== undefined) return object;
    return eks.Cluster.fromClusterAttributes(scope, 'Cluster', {
      clusterName: this.name,
      vpc,
      ipFamily: this.ipFamily === PodIpFamily.IPV6 ? eks.IpFamily.IP_V6 : eks.IpFamily.IP_V4,
      clusterSecurityGroupId: this.known.securityGroup?.securityGroupId ?? this.told.securityGroupId,
      clusterEndpoint: this.known.endpoint,
      clusterCertificateAuthorityData: this.known.certificateAuthority,
    });
  }

  /** The subnets of its control plane; undefined where not all of them are known. */
  public get controlPlaneSubnets(): ec2.ISubnet[] | undefined {
    const { controlPlaneSubnets, vpc } = this.known;
    const subnets = controlPlaneSubnets ?? namedSubnets(this.object, vpc);
    return subnets && [...subnets];
  }

  /** What stands directly below the cluster by an id. */
  public child(id: string): IConstruct | undefined {
    return this.object.node.tryFindChild(id);
  }

  /** The add-on of the Pod Identity agent that the library of the cluster makes, where it makes one. */
  public get ownAgent(): Construct | undefined {
    return this.object.eksPodIdentityAgent as Construct | undefined;
  }
}

/** Whether a cluster is of `aws-eks-v2`: that of `aws-eks` has a role for kubectl, known or not. */
function isOfV2(cluster: AnyCluster): cluster is eks.ICluster & AnyCluster {
  return 'clusterName' in cluster && !('kubectlRole' in cluster);
}
