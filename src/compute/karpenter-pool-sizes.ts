import { Duration } from 'aws-cdk-lib';
import { FleetLimits, FleetSpread } from '../forecast/fleets/fleet-forecast';

/**
 * How large the NodePools of a `KarpenterCapacity` can become, for the capacity plan of the cluster and for their
 * manifests. Numbers are literal, not tokens.
 *
 * They apply to each NodePool that `nodePool` makes. Fields that are given to `nodePool` win, and the plan counts that
 * NodePool by them. If `nodePool` is never called, one NodePool is counted.
 *
 * @example
 * const capacity = new KarpenterCapacity(stack, 'Karpenter', {
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.xlarge')],
 *   limits: { cpu: 400 },
 *   expectedNodes: 40,
 * });
 */
export interface KarpenterPoolSizes {
  /**
   * Limits of all nodes of a NodePool together: its `spec.limits`. `limits.nodes` of a NodePool without `replicas`
   * needs Karpenter v1.11.0 or later.
   *
   * Nodes that are still draining come on top of them.
   *
   * @default - no limit: only nodes that are expected are counted, and a finding says how many the subnets hold
   */
  readonly limits?: FleetLimits;

  /**
   * The number of nodes that a static NodePool always has: its `spec.replicas`. Such a NodePool can have no limit but
   * `limits.nodes`. It needs the feature gate StaticCapacity of Karpenter.
   *
   * @default - Karpenter starts nodes for pods
   */
  readonly replicas?: number;

  /**
   * Nodes that a NodePool usually has, for the plan only. Subnets that are too small for them are an error.
   *
   * @default - `replicas`; without both only the limits are checked, and that is never an error
   */
  readonly expectedNodes?: number;

  /**
   * Name of the type that these nodes mostly are, one of the types of the capacity.
   *
   * @default - the most demanding one
   */
  readonly expectedType?: string;

  /**
   * Most pods with an address of their own per node, without those of daemon sets, for the plan only.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods of daemon sets with an address of their own, per node, for the plan only.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Most nodes that are replaced at once: one of `spec.disruption.budgets`. If `budgetPercent` is given too, the
   * smaller number counts.
   *
   * @default - `budgetPercent` counts
   */
  readonly budgetNodes?: number;

  /**
   * Most nodes that are replaced at once, as a percentage of the nodes: 0 to 100, rounded up to a whole node.
   *
   * @default 10 - Karpenter's own, left out of manifests; not used where `budgetNodes` is given
   */
  readonly budgetPercent?: number;

  /**
   * Age at which nodes are replaced: `spec.template.spec.expireAfter`.
   *
   * This ignores budgets and does not wait for the new node, so nodes of the same age are all replaced at once. The
   * plan counts that as the stage `PlanStage.CHANGEOVER`.
   *
   * @default - 720 hours, Karpenter's own, left out of manifests
   */
  readonly expireAfter?: Duration;

  /**
   * How nodes are spread over zones. Karpenter does not spread nodes by itself. Give `FleetSpread.EVEN` where topology
   * spread constraints of all pods spread them.
   *
   * @default FleetSpread.ANY_ZONE
   */
  readonly spread?: FleetSpread;
}
