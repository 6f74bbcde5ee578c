import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { ClusterNodegroupOptions, PodCapacityClusterProps, PodFargateProfileOptions } from './pod-capacity-cluster-props';
import { ClusterPlan } from './private/cluster-plan';
import { clusterShapeFindings, fargateShapeFindings, nodegroupArgumentFindings } from './private/cluster-shapes';
import { controlPlaneSubnets } from './private/control-plane-subnets';
import { CoreDns } from './private/core-dns';
import { defaultVpc, MOST_ZONES } from './private/default-vpc';
import { FargatePods } from './private/fargate-pods';
import { ipv6OptionFindings } from './private/ipv6-options';
import { serviceCidrFindings } from './service-cidr-findings';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { ipv4Assignment } from '../cni/ip-family';
import { PodGeneration } from '../cni/pod-generation';
import { IPodNetworking } from '../cni/pod-networking';
import { VpcCniAddon } from '../cni/vpc-cni-addon';
import { PodNodegroup } from '../compute/pod-nodegroup';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { CLUSTER_OPTION_WORDS as WORDS } from '../findings/words/cluster/cluster-options';
import { PodNetwork } from '../network/pod-network';
import { IPodSubnets } from '../network/pod-subnets-props';
import { ipv6SubnetFindings } from '../network/reach/ipv6-subnet-findings';
import { SecondaryCidr } from '../network/secondary-cidr';
import { acknowledgeDummies } from '../network/vpc/dummies';
import { nodeSubnetsOf } from '../network/vpc/vpc-facts';
import { CapacityPlan } from '../plan/capacity-plan';
import { deliverFromTree } from '../templates/tree-findings';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { textArgumentFindings } from '../validation/prop-shapes';
import { acknowledgeRequiredPolicies } from '../validation/required-policies';

/** What EKS takes for the name of a cluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html. */
const CLUSTER_NAME = /^[0-9A-Za-z][-\w]{0,99}$/;

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

  /** The pod subnets. Undefined where pods use the subnets of the nodes. */
  public readonly podSubnets?: IPodSubnets;

  /** The VPC CNI: what node groups that are made apart take as `podNetworking`. */
  public readonly podNetworking: IPodNetworking;

  private readonly vpcCni: VpcCniAddon;
  private readonly groups = new Map<string, PodNodegroup>();
  private readonly fargatePods = new FargatePods();
  private readonly own: Finding[];
  private readonly serviceIpv4Cidr?: string;
  private readonly clusterPlan: ClusterPlan;

  constructor(scope: Construct, id: string, props: PodCapacityClusterProps) {
    super(scope, id);

    deliver(this, clusterShapeFindings(props));
    const checks = new PropChecks(this);
    checks.add(...optionFindings(props, Stack.of(this).region), ...ipv6OptionFindings(props));
    for (const name of ['growthPercent', 'zonesLost', 'otherAddresses'] as const) checks.literalWholeNumber(`planning.${name}`, props.planning?.[name], 0);
    checks.deliver();
    const ipv6 = props.ipFamily === eks.IpFamily.IP_V6;
    this.vpc = props.vpc ?? defaultVpc(this, { zones: props.availabilityZones, dualStack: ipv6, flowLogsKey: props.flowLogsEncryptionKey });
    acknowledgeDummies(this, [this.vpc.vpcId]);
    const subnets = controlPlaneSubnets(this.vpc, props.vpcSubnets);
    checks.add(...subnets.findings);
    const ofOptions = checks.deliver();

    const { podNetwork, vpcCni, availabilityZones: _zones, flowLogsEncryptionKey: _key, coreDns, onOvercommit, planning, ...clusterOptions } = props;
    const ipAssignment = vpcCni?.ipAssignment ?? IpAssignment.prefixDelegation();
    const network = podNetwork._bind(this, this.vpc, ipv4Assignment(ipv6 ? PodIpFamily.IPV6 : PodIpFamily.IPV4, ipAssignment));
    this.podSubnets = network.podSubnets;
    this.serviceIpv4Cidr = props.serviceIpv4Cidr;
    const serviceChecks = new PropChecks(this);
    if (!ipv6) serviceChecks.add(...serviceCidrFindings(props.serviceIpv4Cidr, SecondaryCidr._blocksOf(this.vpc)));
    this.own = [...ofOptions, ...serviceChecks.deliver()];
    this.cluster = new eks.Cluster(this, 'Cluster', {
      ...clusterOptions,
      endpointAccess: props.endpointAccess ?? eks.EndpointAccess.PRIVATE,
      clusterLogging: props.clusterLogging ?? Object.values(eks.ClusterLoggingTypes),
      vpc: this.vpc,
      vpcSubnets: subnets.selection,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      bootstrapSelfManagedAddons: false,
    });
    if (props.role === undefined) acknowledgeRequiredPolicies(this.cluster.role, ['AmazonEKSClusterPolicy'], 'control planes');
    this.cluster.node.defaultChild!.node.addDependency(...network.dependables);
    const kubeProxy = new eks.CfnAddon(this, 'KubeProxy', {
      addonName: 'kube-proxy',
      clusterName: this.cluster.clusterName,
      resolveConflicts: 'OVERWRITE',
    });
    this.vpcCni = new VpcCniAddon(this, 'VpcCni', {
      ...vpcCni,
      ipAssignment,
      cluster: this.cluster,
      podNetwork: PodNetwork._bound(podNetwork.placement, network),
    });
    // The VPC CNI reaches the API server through kube-proxy; node groups, wherever they are made, then wait for both.
    this.vpcCni.node.defaultChild!.node.addDependency(kubeProxy);
    this.podNetworking = this.vpcCni;
    if (coreDns ?? true) new CoreDns(this, 'CoreDns', this.cluster, this.podNetworking);
    const ofControlPlane = subnets.selection.flatMap((selection) => this.vpc.selectSubnets(selection).subnets);
    if (ipv6) deliverFromTree(this, (tree) => ipv6SubnetFindings(tree, ofControlPlane, 'vpcSubnets', false));
    this.clusterPlan = new ClusterPlan(this, {
      ...planning,
      podNetworking: this.podNetworking,
      controlPlaneSubnets: ofControlPlane,
      groups: this.groups,
      fargatePods: this.fargatePods,
      onOvercommit,
    });
  }

  /** The node groups that were added so far. */
  public get nodegroups(): PodNodegroup[] {
    return [...this.groups.values()];
  }

  /**
   * Whether the addresses of the subnets last for the node groups that were added so far. Computed anew at each read. Groups that are
   * made apart, with `podNetworking`, are no part of it.
   *
   * Synthesis reads it last, and writes it into the metadata of the cloud assembly.
   *
   * @throws when `planning` contradicts the node groups
   */
  public get plan(): CapacityPlan {
    return this.clusterPlan.read();
  }

  /** What there is to say of the cluster's options, of the VPC CNI and of the node groups that were added so far. */
  public get findings(): Finding[] {
    return [...this.own, ...this.vpcCni.findings, ...this.nodegroups.flatMap((group) => group.findings)];
  }

  /**
   * Adds a managed node group. It waits for the add-ons vpc-cni, kube-proxy and eks-pod-identity-agent; coredns waits for it.
   *
   * @param id id of the group; its logical id also carries the mode of the VPC CNI
   * @param options instance types and sizes at least
   */
  public addNodegroup(id: string, options: ClusterNodegroupOptions): PodNodegroup {
    deliver(this, [...textArgumentFindings({ id }), ...nodegroupArgumentFindings(options)]);
    const { podNetworking = this.podNetworking, ...rest } = options ?? {};
    if (PodGeneration.addonOf(podNetworking) !== this.vpcCni) {
      deliver(this, [findingOf(WORDS.networkingOfOther, about.prop('podNetworking'), { group: id, path: podNetworking.node.path })]);
    }
    const group = new PodNodegroup(this, `Nodegroup${id}`, { ...rest, cluster: this.cluster, podNetworking });
    this.groups.set(id, group);
    return group;
  }

  /**
   * Adds a Fargate profile. It waits for no add-on: pods on Fargate use none. Where it selects `kube-system` and no node group can run coredns, coredns
   * runs on it. One profile is made after another, as EKS wants it.
   *
   * @param id id of the profile
   * @param options selectors at least
   */
  public addFargateProfile(id: string, options: PodFargateProfileOptions): eks.FargateProfile {
    deliver(this, [...textArgumentFindings({ id }), ...fargateShapeFindings(options)]);
    const { expectedPods, subnetSelection, vpc, ...rest } = options;
    const checks = new PropChecks(this);
    checks.literalWholeNumber('expectedPods', expectedPods, 0);
    if (vpc !== undefined) checks.add(findingOf(WORDS.vpcOfProfile, about.prop('vpc'), {}));
    const subnets = subnetSelection === undefined ? nodeSubnetsOf(this.vpc) : this.vpc.selectSubnets(subnetSelection).subnets;
    if (subnets.length === 0) checks.add(findingOf(WORDS.noProfileSubnets, about.prop('subnetSelection'), {}));
    checks.deliver();
    const profile = new eks.FargateProfile(this, `FargateProfile${id}`, { ...rest, cluster: this.cluster, vpc: this.vpc, subnetSelection: { subnets } });
    if (options.podExecutionRole === undefined) acknowledgeRequiredPolicies(profile.podExecutionRole, ['AmazonEKSFargatePodExecutionRolePolicy'], 'pods on Fargate');
    this.fargatePods.add({ id, subnets, expectedPods });
    return profile;
  }

  /**
   * Adds a later generation of pod subnets beside the first, which stays as it is: the way to more pod addresses for a cluster that runs. Node groups use
   * it by their `podNetworking`; each of them runs in one zone.
   *
   * @param generation its name: 1 to 32 lower-case letters, digits and hyphens, as in `second`; ENIConfigs are named `<zone>-<generation>`
   * @param podNetwork a network with subnets for pods, as in `PodNetwork.secondaryCidr('100.65.0.0/16')`
   * @throws when the name is taken or unfit, pods have no subnets of their own through ENIConfigs, or a block overlaps another one of the VPC
   */
  public addPodNetwork(generation: string, podNetwork: PodNetwork): IPodNetworking {
    const before = SecondaryCidr._blocksOf(this.vpc);
    const podNetworking = this.vpcCni.addGeneration(generation, podNetwork);
    const added = SecondaryCidr._blocksOf(this.vpc).filter((block) => !before.some((other) => other.isSameAs(block)));
    const checks = new PropChecks(this);
    if (added.length > 0) checks.add(...serviceCidrFindings(this.serviceIpv4Cidr, added));
    this.own.push(...checks.deliver());
    return podNetworking;
  }
}

function optionFindings(props: PodCapacityClusterProps, region: string): Finding[] {
  const { vpc, availabilityZones, flowLogsEncryptionKey, coreDnsComputeType, clusterName } = props;
  const findings: Finding[] = [];
  const zonesProp = about.prop('availabilityZones');
  const areZonesKnown = !Token.isUnresolved(availabilityZones);
  if (!areZonesKnown) {
    findings.push(findingOf(WORDS.zonesUnresolved, zonesProp, {}));
  } else if (availabilityZones !== undefined) {
    if (vpc !== undefined) findings.push(findingOf(WORDS.zonesBesideVpc, zonesProp, {}));
    const distinct = new Set(availabilityZones).size;
    if (distinct !== availabilityZones.length || distinct < 2 || distinct > MOST_ZONES) {
      const zones = availabilityZones.map((zone) => (Token.isUnresolved(zone) ? 'a token' : zone));
      findings.push(findingOf(WORDS.zonesUnfit, zonesProp, { most: MOST_ZONES, zones }));
    }
  }
  const isElsewhere = (zone: string) => !Token.isUnresolved(zone) && !Token.isUnresolved(region) && !zone.startsWith(region);
  const elsewhere = areZonesKnown ? (availabilityZones ?? []).filter(isElsewhere) : [];
  if (elsewhere.length > 0) findings.push(findingOf(WORDS.zonesElsewhere, zonesProp, { zones: elsewhere, region }));
  if (clusterName !== undefined && !Token.isUnresolved(clusterName) && !CLUSTER_NAME.test(clusterName)) {
    findings.push(findingOf(WORDS.nameUnfit, about.prop('clusterName'), { clusterName }));
  }
  if (vpc !== undefined && flowLogsEncryptionKey !== undefined) {
    findings.push(findingOf(WORDS.keyBesideVpc, about.prop('flowLogsEncryptionKey'), {}));
  }
  if (coreDnsComputeType === eks.CoreDnsComputeType.FARGATE) {
    findings.push(findingOf(WORDS.coreDnsOnFargate, about.prop('coreDnsComputeType'), {}));
  }
  return findings;
}
