import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { IPodNetworking } from '../cni/pod-networking';
import { VpcCniAddonOptions } from '../cni/vpc-cni-addon-props';
import { PodNodegroupOptions } from '../compute/pod-nodegroup-props';
import { PodNetwork } from '../network/pod-network';
import { OvercommitPolicy } from '../plan/overcommit-policy';
import { PlanReportFormat } from '../render/plan-report-format';

/**
 * What the capacity plan of a cluster takes into account in addition to its node groups. It changes no template.
 *
 * @example
 * new PodCapacityCluster(stack, 'Cluster', {
 *   version: eks.KubernetesVersion.V1_34,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 *   planning: { growthPercent: 50, otherAddresses: 40 },
 * });
 */
export interface PlanningOptions {
  /**
   * By how much the expected and the largest size of every node group will grow while these subnets are in use, in
   * percent, 0 or more.
   *
   * @default 0
   */
  readonly growthPercent?: number;

  /**
   * Most nodes of all node groups together, 1 or more, not a token: the limit of the autoscaler, as `--max-nodes-total`
   * of Cluster Autoscaler. Worked: three groups of 0 to 100 nodes are 100 nodes with `mostNodes` 100, and 300 without.
   *
   * @default - each group can have its largest size at the same time
   */
  readonly mostNodes?: number;

  /**
   * Zones that are lost at the same time, fewer than those in which nodes run.
   *
   * @default 1 - 0 where the nodes run in one zone
   */
  readonly zonesLost?: number;

  /**
   * Addresses that others take from each subnet of nodes and of the control plane, 0 or more: load balancers,
   * endpoints, other stacks.
   *
   * @default - none in subnets that this app makes; unknown in imported ones, and a warning says so
   */
  readonly otherAddresses?: number;

  /**
   * Reports of the plan that synthesis writes beside the templates, as in `cdk.out/Stack.Platform.capacity.html`.
   *
   * The name is the path of the construct, with dots in place of slashes. Reports are not assets, and no template or
   * manifest names them. They are written even if synthesis fails because of the plan.
   *
   * @default - none
   */
  readonly reports?: PlanReportFormat[];
}

/**
 * Options of a node group that a `PodCapacityCluster` adds.
 *
 * @example
 * const second = podCapacityCluster.addPodNetwork('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
 * podCapacityCluster.addNodegroup('MoreA', {
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   podNetworking: second,
 *   subnets: { availabilityZones: ['eu-west-1a'] },
 * });
 */
export interface ClusterNodegroupOptions extends PodNodegroupOptions {
  /**
   * The pod network of the group: what `addPodNetwork` returned, for pods in a later generation of pod subnets. Fails
   * for the pod network of another cluster.
   *
   * @default - the first: `podNetworking` of the cluster
   */
  readonly podNetworking?: IPodNetworking;
}

/**
 * Options of a Fargate profile that a `PodCapacityCluster` adds. They are those of `eks.FargateProfileOptions` and
 * more, with these differences.
 *
 * - `vpc` is that of the cluster.
 * - `subnetSelection` is by default the private subnets of the VPC, or the isolated ones where it has no private
 *   ones.
 *
 * @example
 * podCapacityCluster.addFargateProfile('Batch', { selectors: [{ namespace: 'batch' }], expectedPods: 200 });
 */
export interface PodFargateProfileOptions extends eks.FargateProfileOptions {
  /**
   * Most pods that run on the profile at the same time, 0 or more, for the capacity plan. Each takes an address of the
   * profile's subnets.
   *
   * @default - not known, and a warning says so
   */
  readonly expectedPods?: number;
}

/**
 * Props of `PodCapacityCluster`. They are those of `eks.ClusterCommonOptions` and more, with these differences.
 *
 * - `vpc`: without it a VPC is made.
 * - `vpcSubnets` are by default the private subnets of the VPC's first two zones, or the isolated ones where the VPC
 *   has no private ones. EKS accepts no other zones later, so pin them where the VPC is not made here.
 * - `endpointAccess` is by default private only.
 * - `clusterLogging` is by default all five logs.
 * - `ipFamily`: with IPv6 pods have addresses from the subnets of the nodes (`PodNetwork.nodeSubnets()`). A VPC that is
 *   made is dual stack, a VPC that is given has to be, and `serviceIpv4Cidr` is refused.
 * - `coreDnsComputeType` is refused where it is Fargate, because that would need a Lambda.
 *
 * @example
 * new PodCapacityCluster(stack, 'Cluster', {
 *   version: eks.KubernetesVersion.V1_34,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 *   onOvercommit: OvercommitPolicy.FAIL_AT_ANY,
 * });
 */
export interface PodCapacityClusterProps extends eks.ClusterCommonOptions {
  /**
   * Where pods get their IP addresses. This is the one choice that cannot be taken back, because a CIDR block and its
   * subnets never change in place.
   *
   * `PodNetwork.secondaryCidr('100.64.0.0/16')` fits every VPC that does not use the block yet.
   * `PodNetwork.nodeSubnets()` leaves the address plan as it is. You can add more beside it later, by `addPodNetwork`.
   */
  readonly podNetwork: PodNetwork;

  /**
   * Settings of the VPC CNI.
   *
   * @default - prefix delegation with one warm prefix, SNAT by the node, permissions through pod identity
   */
  readonly vpcCni?: VpcCniAddonOptions;

  /**
   * Zones of the VPC that is made if `vpc` is not given: two to four. More can be appended later. A change of their
   * order moves its subnets.
   *
   * @default - the first three zones of the stack; fails together with `vpc`
   */
  readonly availabilityZones?: string[];

  /**
   * Key for the log group of the flow logs, in the VPC that is made if `vpc` is not given.
   *
   * Its policy gets a statement that lets CloudWatch Logs use it for log groups of this account and Region. The policy
   * of an imported key must have this statement already.
   *
   * @default - encryption by CloudWatch Logs itself; fails together with `vpc`
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly flowLogsEncryptionKey?: kms.IKey;

  /**
   * At which stages of the capacity plan subnets that are too small fail synthesis. At the other stages they are a
   * warning.
   *
   * @default OvercommitPolicy.FAIL_AT_LARGEST - at the minimum, the expected and the largest size of the node groups,
   * because an autoscaler can go as far as the largest size
   */
  readonly onOvercommit?: OvercommitPolicy;

  /**
   * What the capacity plan takes into account in addition to the node groups.
   *
   * @default - no growth, the loss of one zone, no other users of subnets that this app makes
   */
  readonly planning?: PlanningOptions;

  /**
   * Whether the coredns add-on is defined.
   *
   * @default true
   */
  readonly coreDns?: boolean;
}
