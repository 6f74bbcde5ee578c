import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits } from '../capacity/instance-type-limits';
import { IPodNetworking } from '../cni/pod-networking';

/**
 * Props of `KarpenterCapacity`.
 */
export interface KarpenterCapacityProps {
  /** How pods are networked, from which the pod count follows: a `VpcCniAddon`, or `PodCapacityCluster.podNetworking`. */
  readonly podNetworking: IPodNetworking;

  /** The instance types that Karpenter may choose from, at least one: a pool that may choose others has nodes with a wrong pod count. */
  readonly instanceTypes: ec2.InstanceType[];

  /**
   * Limits of instance types that the table does not have, or that are tokens.
   *
   * @default - the limits of the table
   */
  readonly instanceTypeLimits?: InstanceTypeLimits[];

  /**
   * Pods that kubelet may run on each node: a whole number from 1 to what the addresses of the types allow, no token.
   *
   * @default - the lowest capacity of the instance types, at most 110 (up to 30 vCPUs) or 250
   */
  readonly maxPods?: number;

  /**
   * Pods on the host network of each node, 0 or more, no token.
   *
   * @default 2 - aws-node and kube-proxy, as in EKS's own formula
   */
  readonly hostNetworkPods?: number;

  /**
   * EFA-only interfaces on the default network card, as the EC2NodeClass's `networkInterfaces` has them on card 0: 0 or more, no token. Each takes an ENI
   * from pods.
   *
   * @default 0
   */
  readonly efaOnlyEnis?: number;

  /**
   * The subnets of the nodes. Fails under custom networking in a zone without a pod subnet, and in several zones with a later generation of pod
   * subnets.
   *
   * @default - `subnetSelectorTerms` is empty and is given with the EC2NodeClass; under custom networking the zones are those of the pod subnets
   */
  readonly subnets?: ec2.ISubnet[];

  /**
   * Whether the EC2NodeClass holds one pod count for all types. Without it Karpenter computes one for each type, from its ENIs and RESERVED_ENIS: it
   * knows neither prefixes, nor MAX_ENI, nor the cap of 110 or 250. Fails with `false` where that number is above what the addresses of a type
   * allow, under prefixes, and beside `maxPods`.
   *
   * @default true
   */
  readonly staticMaxPods?: boolean;
}

/**
 * The part of `spec.kubelet` of an EC2NodeClass that follows from the pod count.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/#speckubelet
 */
export interface KarpenterKubelet {
  /** Pods that kubelet may run, on every type. */
  readonly maxPods: number;

  /**
   * What kubelet keeps from pods, as Kubernetes quantities: `memory`, 255 MiB + 11 MiB x maxPods. Karpenter and the node would otherwise take it from
   * the pods that ENIs allow without prefixes.
   */
  readonly kubeReserved: { [resource: string]: string };
}

/**
 * One of `spec.subnetSelectorTerms` of an EC2NodeClass.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms
 */
export interface KarpenterSubnetTerm {
  /** The id of a subnet. Of one that this app makes a token, which `Cluster.addManifest` takes and a file does not. */
  readonly id: string;
}
