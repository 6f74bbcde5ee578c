import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { KarpenterPoolSizes } from './karpenter-pool-sizes';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { InstanceTypeSelection } from '../capacity/selection/instance-type-selection';
import { IPodNetworking } from '../cni/pod-networking';

/**
 * Props of `KarpenterCapacity`.
 *
 * @example
 * const capacity = new KarpenterCapacity(stack, 'Karpenter', {
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.xlarge'), new ec2.InstanceType('m7g.2xlarge')],
 *   subnets: vpc.privateSubnets,
 * });
 */
export interface KarpenterCapacityProps extends KarpenterPoolSizes {
  /** How pods get addresses: a `VpcCniAddon`, or `PodCapacityCluster.podNetworking`. Max pods follow from it. */
  readonly podNetworking: IPodNetworking;

  /**
   * The instance types that Karpenter may choose from, at least one. A NodePool that may choose other types starts
   * nodes with wrong max pods.
   *
   * @default - those of `instanceTypeSelection`; give exactly one of the two
   */
  readonly instanceTypes?: ec2.InstanceType[];

  /**
   * The instance types by category, generation and size, in place of `instanceTypes`. A node of each selected type can
   * run `minPods` pods in the pod network.
   *
   * @default - `instanceTypes`
   */
  readonly instanceTypeSelection?: InstanceTypeSelection;

  /**
   * Limits of instance types that the table does not have, or whose names are tokens.
   *
   * @default - the limits of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];

  /**
   * Max pods of kubelet on each node: a whole number from 1 to what the addresses of the types allow, not a token.
   *
   * @default - the lowest capacity of the instance types, at most 110 (up to 30 vCPUs) or 250
   */
  readonly maxPods?: number;

  /**
   * Pods on the host network, per node: 0 or more, not a token.
   *
   * @default 2 - aws-node and kube-proxy, as in EKS's own formula
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card, as `networkInterfaces` of the EC2NodeClass has them on card 0: 0
   * or more, not a token. Each takes the place of an ENI for pods.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * The subnets of the nodes, in which the plan counts them.
   *
   * Fails under custom networking in a zone without a pod subnet, and in several zones with a later generation of pod
   * subnets.
   *
   * @default - `subnetSelectorTerms` is empty, and you give it with the EC2NodeClass; under custom networking the zones
   * are those of the pod subnets, and the plan counts them in every subnet that has nodes
   */
  readonly subnets?: ec2.ISubnet[];

  /**
   * Whether the EC2NodeClass holds one max pods for all types.
   *
   * Without it Karpenter computes one for each type, from its ENIs and RESERVED_ENIS. It then knows neither prefixes,
   * nor MAX_ENI, nor the cap of 110 or 250. `false` fails where Karpenter's number is above what the addresses of a
   * type allow, with prefixes, and together with `maxPods`.
   *
   * @default true
   */
  readonly staticMaxPods?: boolean;
}

/**
 * The part of `spec.kubelet` of an EC2NodeClass that follows from max pods.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/#speckubelet
 *
 * @example
 * const capacity = new KarpenterCapacity(stack, 'Karpenter', {
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
 * });
 * // maxPods 58, and kubeReserved by it
 * const kubelet = capacity.kubelet;
 */
export interface KarpenterKubelet {
  /** Max pods of kubelet, on every type. */
  readonly maxPods: number;

  /**
   * What kubelet keeps from pods, as Kubernetes quantities: `memory`, 255 MiB + 11 MiB x maxPods. Without it Karpenter
   * and the node would compute it from the pods that ENIs allow without prefixes.
   */
  readonly kubeReserved: { [resource: string]: string };
}

/**
 * One of `spec.subnetSelectorTerms` of an EC2NodeClass.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms
 *
 * @example
 * const capacity = new KarpenterCapacity(stack, 'Karpenter', {
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
 *   subnets: vpc.privateSubnets,
 * });
 * const subnetId = capacity.subnetSelectorTerms[0].id;
 */
export interface KarpenterSubnetTerm {
  /**
   * The id of a subnet. For a subnet that this app makes it is a token: `Cluster.addManifest` resolves it, and a file
   * cannot hold it.
   */
  readonly id: string;
}
