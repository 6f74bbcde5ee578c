import { Duration } from 'aws-cdk-lib';
import { FleetLimits, FleetSpread } from '../forecast/fleets/fleet-forecast';

/**
 * What the NodePools of a `KarpenterCapacity` may become, for the capacity plan of the cluster and for their manifests.
 * Numbers are literal, not tokens.
 *
 * They hold for each NodePool that `nodePool` makes. Fields that are given to `nodePool` win, and are what the plan
 * counts of that pool. Where `nodePool` is never called, one pool is counted.
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
   * What all nodes of a NodePool together do not exceed: its `spec.limits`. `limits.nodes` of a NodePool without
   * `replicas` needs Karpenter v1.11.0 or later.
   *
   * Nodes that drain count on top of them.
   *
   * @default - no limit: only nodes that are expected are counted, and a finding says how many the subnets hold
   */
  readonly limits?: FleetLimits;

  /**
   * The number of nodes that a static NodePool always has: its `spec.replicas`. Of the limits it then has
   * `limits.nodes` alone. It needs the feature gate StaticCapacity of Karpenter.
   *
   * @default - Karpenter starts nodes for pods
   */
  readonly replicas?: number;

  /**
   * Nodes that a NodePool usually has, for the plan alone. Subnets that are too small for them are an error.
   *
   * @default - `replicas`; without it only what limits allow is judged, which is never an error
   */
  readonly expectedNodes?: number;

  /**
   * Name of the type that these nodes mostly are, one of the types of the capacity.
   *
   * @default - the most demanding one
   */
  readonly expectedType?: string;

  /**
   * Most pods with an address of their own per node, without those of daemon sets, for the plan alone.
   *
   * @default - as many as the node can run
   */
  readonly podsPerNode?: number;

  /**
   * Pods of daemon sets with an address of their own, per node, for the plan alone.
   *
   * @default 0
   */
  readonly daemonSetPods?: number;

  /**
   * Most nodes that are replaced at once: one of `spec.disruption.budgets`. With `budgetPercent` the fewer of both
   * count.
   *
   * @default - `budgetPercent` counts
   */
  readonly budgetNodes?: number;

  /**
   * The same as a percentage of the nodes, 0 to 100, rounded up to a whole node.
   *
   * @default 10 - in no manifest: it is Karpenter's own, unless `budgetNodes` is given
   */
  readonly budgetPercent?: number;

  /**
   * Age at which nodes are replaced: `spec.template.spec.expireAfter`.
   *
   * Such replacing ignores budgets and does not wait for the new node, so that nodes of one age are all replaced at
   * once: the plan counts that as stage `PlanStage.CHANGEOVER`.
   *
   * @default - in no manifest: 720 hours, Karpenter's own
   */
  readonly expireAfter?: Duration;

  /**
   * How nodes are spread over zones. Karpenter spreads none by itself: give `FleetSpread.EVEN` where topology spread
   * constraints of all pods see to it.
   *
   * @default FleetSpread.ANY_ZONE
   */
  readonly spread?: FleetSpread;
}
