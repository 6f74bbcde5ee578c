import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { ClusterPlanner } from './planning/cluster-planner';
import { FargatePods } from './planning/fargate-pods';
import {
  ClusterNodegroupOptions,
  PodCapacityClusterProps,
  PodFargateProfileOptions,
} from './pod-capacity-cluster-props';
import { defineCluster, defineNetwork, definePlan } from './private/cluster-definition';
import { clusterDesign } from './private/cluster-design';
import { clusterShapeFindings, fargateShapeFindings, nodegroupArgumentFindings } from './private/cluster-shapes';
import { serviceCidrFindings } from './service-cidr-findings';
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
import { SecondaryCidr } from '../network/secondary-cidr';
import { nodeSubnetsOf } from '../network/vpc/vpc-facts';
import { CapacityPlan } from '../plan/capacity-plan';
import { accepted } from '../validation/accepted';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { textArgumentFindings } from '../validation/prop-shapes';
import { acknowledgeRequiredPolicies } from '../validation/required-policies';

/**
 * An EKS cluster whose nodes reach their max pods.
 *
 * Pods have subnets of their own, with space reserved for prefixes. The VPC CNI uses prefix delegation. Node groups
 * start their nodes with the max pods that are computed at synth.
 *
 * The template makes its parts in this order:
 *
 * 1. the VPC, if you give none, and its secondary block
 * 2. the pod subnets with routes and reservations
 * 3. the cluster, without self-managed add-ons
 * 4. the add-ons vpc-cni, kube-proxy and eks-pod-identity-agent
 * 5. the node groups
 * 6. coredns
 *
 * It needs no Lambda and no custom resource.
 *
 * It is for new clusters. Do not use `cdk import` to put a running cluster under it. `BootstrapSelfManagedAddons` is
 * false here and can be neither read nor changed, so the template would not match the cluster. For a running cluster
 * use `VpcCniAddon` with `adopt`, `PodNodegroup` and `ClusterPlan`.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 *
 * @example
 * const production = new PodCapacityCluster(stack, 'Cluster', {
 *   version: eks.KubernetesVersion.V1_34,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 * });
 * production.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m7g.large')], maxSize: 30 });
 */
export class PodCapacityCluster extends Construct {
  /** The cluster. */
  public readonly cluster: eks.Cluster;

  /** The VPC. */
  public readonly vpc: ec2.IVpc;

  /** The pod subnets. Undefined where pods use the subnets of the nodes. */
  public readonly podSubnets?: IPodSubnets;

  /** How pods get addresses. Node groups that you make yourself take it as `podNetworking`. */
  public readonly podNetworking: IPodNetworking;

  private readonly vpcCni: VpcCniAddon;

  /** The ids of the groups that were added. */
  private readonly groups = new Map<PodNodegroup, string>();
  private readonly fargatePods = new FargatePods();
  private readonly own: Finding[];
  private readonly serviceIpv4Cidr?: string;
  private readonly planner: ClusterPlanner;

  /**
   * Defines the cluster with its pod network and its add-ons.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the version of Kubernetes and the pod network at least
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: PodCapacityClusterProps) {
    super(scope, id);
    deliver(this, clusterShapeFindings(props));
    const { value: design, findings } = accepted(this, clusterDesign(props, Stack.of(this).region));

    const network = defineNetwork(this, design);
    this.own = [...findings, ...network.findings];
    this.vpc = network.vpc;
    this.podSubnets = network.bound.podSubnets;
    this.serviceIpv4Cidr = design.serviceIpv4Cidr;

    const { cluster, vpcCni } = defineCluster(this, design, network);
    this.cluster = cluster;
    this.vpcCni = vpcCni;
    this.podNetworking = vpcCni;
    this.planner = definePlan(this, design, {
      cluster: vpcCni._cluster.identity,
      podNetworking: () => vpcCni,
      controlPlaneSubnets: network.ofControlPlane,
      fargatePods: this.fargatePods,
      nameOf: (group) => this.groups.get(group),
    });
  }

  /** The node groups that were added so far. */
  public get nodegroups(): PodNodegroup[] {
    return [...this.groups.keys()];
  }

  /**
   * Whether the subnets have enough IP addresses for the nodes of the cluster that are defined so far.
   *
   * It is computed at each read. It counts every `PodNodegroup` of the cluster, in other stacks of the App too. A group
   * that `addNodegroup` added is named by its id, any other by its path. Synthesis reads the plan last, and writes it
   * into the metadata of the cloud assembly.
   *
   * @throws when `planning` contradicts the node groups
   */
  public get plan(): CapacityPlan {
    return this.planner.read();
  }

  /** The findings about the cluster's options, about the VPC CNI and about the node groups that were added so far. */
  public get findings(): Finding[] {
    return [...this.own, ...this.vpcCni.findings, ...this.nodegroups.flatMap((group) => group.findings)];
  }

  /**
   * Adds a managed node group. It waits for the add-ons vpc-cni, kube-proxy and eks-pod-identity-agent, and coredns
   * waits for it.
   *
   * @param id id of the group; its logical id also carries the mode of the VPC CNI
   * @param options instance types and sizes at least
   */
  public addNodegroup(id: string, options: ClusterNodegroupOptions): PodNodegroup {
    deliver(this, [...textArgumentFindings({ id }), ...nodegroupArgumentFindings(options)]);
    const { podNetworking = this.podNetworking, ...rest } = options ?? {};
    if (PodGeneration.addonOf(podNetworking) !== this.vpcCni) {
      deliver(this, [
        findingOf(WORDS.networkingOfOther, about.prop('podNetworking'), { group: id, path: podNetworking.node.path }),
      ]);
    }
    const group = new PodNodegroup(this, `Nodegroup${id}`, { ...rest, cluster: this.cluster, podNetworking });
    this.groups.set(group, id);
    return group;
  }

  /**
   * Adds a Fargate profile. It waits for no add-on, because pods on Fargate use none.
   *
   * Where it selects `kube-system` and no node group can run coredns, coredns runs on it. Profiles are made one after
   * another, because EKS refuses two at once.
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
    const subnets =
      subnetSelection === undefined ? nodeSubnetsOf(this.vpc) : this.vpc.selectSubnets(subnetSelection).subnets;
    if (subnets.length === 0) checks.add(findingOf(WORDS.noProfileSubnets, about.prop('subnetSelection'), {}));
    checks.deliver();
    const profile = new eks.FargateProfile(this, `FargateProfile${id}`, {
      ...rest,
      cluster: this.cluster,
      vpc: this.vpc,
      subnetSelection: { subnets },
    });
    if (options.podExecutionRole === undefined) {
      acknowledgeRequiredPolicies(
        profile.podExecutionRole,
        ['AmazonEKSFargatePodExecutionRolePolicy'],
        'pods on Fargate',
      );
    }
    this.fargatePods.add({ id, subnets, expectedPods });
    return profile;
  }

  /**
   * How pods get addresses on nodes that started in the mode of `vpcCni.earlierMode`.
   *
   * Node groups that stay take it as `podNetworking`. The group and its launch template then stay as they were
   * deployed: the mode, max pods, and what they wait for.
   *
   * @param podNetworking the earlier `podNetworking` of the nodes: the first pod network by default, otherwise what
   * `addPodNetwork` returned
   * @throws when `vpcCni.earlierMode` is not given
   */
  public earlierNetworking(podNetworking?: IPodNetworking): IPodNetworking {
    return this.vpcCni.earlierNetworking(podNetworking);
  }

  /**
   * Adds a later generation of pod subnets beside the first, which stays as it is.
   *
   * This gives a running cluster more IP addresses for pods. Node groups use it by their `podNetworking`. Each of them
   * runs in one zone.
   *
   * @param generation its name: 1 to 32 lower-case letters, digits and hyphens, as in `second`. ENIConfigs are named
   * `<zone>-<generation>`
   * @param podNetwork a network with pod subnets, as in `PodNetwork.secondaryCidr('100.65.0.0/16')`
   * @throws when the name is taken or not allowed, pods have no pod subnets through ENIConfigs, or a block overlaps
   * another one of the VPC
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
