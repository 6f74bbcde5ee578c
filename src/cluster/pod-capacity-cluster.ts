import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { controlPlaneSubnets } from './private/control-plane-subnets';
import { CoreDns } from './private/core-dns';
import { defaultVpc, MOST_ZONES } from './private/default-vpc';
import { IpAssignment } from '../capacity/ip-assignment';
import { IPodNetworking } from '../cni/pod-networking';
import { VpcCniAddon } from '../cni/vpc-cni-addon';
import { VpcCniAddonOptions } from '../cni/vpc-cni-addon-props';
import { PodNodegroup } from '../compute/pod-nodegroup';
import { PodNodegroupOptions } from '../compute/pod-nodegroup-props';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { PodNetwork } from '../network/pod-network';
import { IPodSubnets } from '../network/pod-subnets-props';
import { PropChecks } from '../validation/prop-checks';
import { acknowledgeRequiredPolicies } from '../validation/required-policies';

/**
 * Props of `PodCapacityCluster`; those of `eks.ClusterCommonOptions`, with these differences.
 *
 * `vpc`: without it one is made. `vpcSubnets`: by default the private subnets of the VPC's first two zones; EKS accepts no other zones
 * later, so pin them where the VPC is not made here. `endpointAccess`: by default private only. `clusterLogging`: by default all five
 * logs. `ipFamily`: IPv4 only, for now. `coreDnsComputeType`: refused where it is Fargate, which takes a Lambda.
 */
export interface PodCapacityClusterProps extends eks.ClusterCommonOptions {
  /**
   * Where pods get their addresses: the one choice that cannot be taken back, because a CIDR block and its subnets never change
   * in place. `PodNetwork.secondaryCidr('100.64.0.0/16')` fits every VPC that does not use the block yet.
   */
  readonly podNetwork: PodNetwork;

  /**
   * Settings of the VPC CNI.
   *
   * @default - prefix delegation with one warm prefix, SNAT by the node, permissions through pod identity
   */
  readonly vpcCni?: VpcCniAddonOptions;

  /**
   * Zones of the VPC that is made where none is given, two to four. More can be appended later; any other order moves its subnets.
   *
   * @default - the first three zones of the stack; fails together with `vpc`
   */
  readonly availabilityZones?: string[];

  /**
   * Whether the coredns add-on is defined.
   *
   * @default true
   */
  readonly coreDns?: boolean;
}

/**
 * An EKS cluster whose nodes reach their pod count: pods in subnets of their own with prefix space reserved, the VPC CNI with prefix
 * delegation, and node groups that carry the pod count computed at synth.
 *
 * Defines, in the order in which the template makes them: the VPC (where none is given) and its secondary block; the pod subnets with
 * routes and reservations; the cluster, without self-managed add-ons; the add-ons vpc-cni, kube-proxy and eks-pod-identity-agent;
 * the node groups; coredns. No Lambda, no custom resource.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 */
export class PodCapacityCluster extends Construct {
  /** The cluster. */
  public readonly cluster: eks.Cluster;

  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** The pod subnets. */
  public readonly podSubnets: IPodSubnets;

  /** The VPC CNI: what node groups that are made apart take as `podNetworking`. */
  public readonly podNetworking: IPodNetworking;

  private readonly groups: PodNodegroup[] = [];
  private readonly own: Finding[];

  constructor(scope: Construct, id: string, props: PodCapacityClusterProps) {
    super(scope, id);

    const checks = new PropChecks(this);
    checks.add(...optionFindings(props));
    checks.deliver();
    this.vpc = props.vpc ?? defaultVpc(this, props.availabilityZones);
    const subnets = controlPlaneSubnets(this.vpc, props.vpcSubnets);
    checks.add(...subnets.findings);
    this.own = checks.deliver();

    const { podNetwork, vpcCni, availabilityZones: _zones, coreDns, ...clusterOptions } = props;
    const ipAssignment = vpcCni?.ipAssignment ?? IpAssignment.prefixDelegation();
    this.podSubnets = podNetwork._bind(this, this.vpc, ipAssignment);
    this.cluster = new eks.Cluster(this, 'Cluster', {
      endpointAccess: eks.EndpointAccess.PRIVATE,
      clusterLogging: Object.values(eks.ClusterLoggingTypes),
      ...clusterOptions,
      vpc: this.vpc,
      vpcSubnets: subnets.selection,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      bootstrapSelfManagedAddons: false,
    });
    if (props.role === undefined) acknowledgeRequiredPolicies(this.cluster.role, ['AmazonEKSClusterPolicy'], 'control planes');
    this.cluster.node.defaultChild!.node.addDependency(this.podSubnets);
    const kubeProxy = new eks.CfnAddon(this, 'KubeProxy', {
      addonName: 'kube-proxy',
      clusterName: this.cluster.clusterName,
      resolveConflicts: 'OVERWRITE',
    });
    const vpcCniAddon = new VpcCniAddon(this, 'VpcCni', {
      ...vpcCni,
      ipAssignment,
      cluster: this.cluster,
      podNetwork: PodNetwork.subnets(this.podSubnets),
    });
    // The VPC CNI reaches the API server through kube-proxy; node groups, wherever they are made, then wait for both.
    vpcCniAddon.node.defaultChild!.node.addDependency(kubeProxy);
    this.podNetworking = vpcCniAddon;
    if (coreDns ?? true) new CoreDns(this, 'CoreDns', this.cluster, this.podNetworking);
  }

  /** The node groups that were added so far. */
  public get nodegroups(): PodNodegroup[] {
    return [...this.groups];
  }

  /** What there is to say of the cluster's options and of the node groups that were added so far. */
  public get findings(): Finding[] {
    return [...this.own, ...this.groups.flatMap((group) => group.findings)];
  }

  /**
   * Adds a managed node group. It waits for the add-ons vpc-cni, kube-proxy and eks-pod-identity-agent; coredns waits for it.
   *
   * @param id id of the group; its logical id also carries the mode of the VPC CNI
   * @param options instance types and sizes at least
   */
  public addNodegroup(id: string, options: PodNodegroupOptions): PodNodegroup {
    const group = new PodNodegroup(this, `Nodegroup${id}`, { ...options, cluster: this.cluster, podNetworking: this.podNetworking });
    this.groups.push(group);
    return group;
  }
}

function optionFindings({ vpc, availabilityZones, ipFamily, coreDnsComputeType }: PodCapacityClusterProps): Finding[] {
  const findings: Finding[] = [];
  const refuse = (name: string, message: string) => findings.push(findingOf('option-refused', name, message));
  if (availabilityZones !== undefined) {
    if (vpc !== undefined) refuse('availabilityZones', "'availabilityZones' are those of the VPC that is made where none is given; leave them out beside 'vpc'");
    const distinct = new Set(availabilityZones).size;
    if (distinct !== availabilityZones.length || distinct < 2 || distinct > MOST_ZONES) {
      refuse('availabilityZones', `'availabilityZones' must be two to ${MOST_ZONES} different zones; got ${availabilityZones.map((zone) => (Token.isUnresolved(zone) ? 'a token' : zone)).join(', ') || 'none'}`);
    }
  }
  if (ipFamily === eks.IpFamily.IP_V6) refuse('ipFamily', "'ipFamily' IPv6 is not supported yet; leave it out for IPv4");
  if (coreDnsComputeType === eks.CoreDnsComputeType.FARGATE) {
    refuse('coreDnsComputeType', "'coreDnsComputeType' FARGATE patches coredns by a Lambda; leave it out, and run coredns on a node group");
  }
  return findings;
}
