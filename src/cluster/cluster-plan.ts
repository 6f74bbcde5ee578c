import { Construct } from 'constructs';
import { ClusterPlanProps } from './cluster-plan-props';
import { ClusterPlanner } from './planning/cluster-planner';
import { FargatePods } from './planning/fargate-pods';
import { foreignProfileFindings } from './planning/foreign-profiles';
import { planDesign } from './planning/plan-design';
import { planShapeFindings } from './planning/plan-shapes';
import { PodNodegroup } from '../compute/pod-nodegroup';
import { Finding } from '../findings/finding';
import { CapacityPlan } from '../plan/capacity-plan';
import { deliverFromTree } from '../templates/tree-findings';
import { accepted } from '../validation/accepted';
import { deliver } from '../validation/deliver';

/**
 * The capacity plan of a cluster that no `PodCapacityCluster` makes: whether its subnets have enough IP addresses.
 *
 * It counts every `PodNodegroup`, `KarpenterCapacity` and `AutoModeCapacity` of the cluster, and each group that a
 * `NodeBootstrap` lets join, in any stack of the App. Subnets that are too small fail synthesis or are a warning, as
 * `onOvercommit` says. The plan is in the metadata of the cloud assembly, and not in the template. A cluster has one
 * plan. A `PodCapacityCluster` brings its own.
 *
 * @example
 * const vpcCni = new VpcCniAddon(stack, 'VpcCni', {
 *   cluster,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 * });
 * new PodNodegroup(stack, 'General', {
 *   cluster,
 *   podNetworking: vpcCni,
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   maxSize: 30,
 * });
 * const clusterPlan = new ClusterPlan(stack, 'Plan', { cluster });
 * const mostNodes = clusterPlan.plan.everyStageNodes;
 */
export class ClusterPlan extends Construct {
  private readonly planner: ClusterPlanner;
  private readonly own: Finding[];

  /**
   * Plans the IP addresses of a cluster.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the cluster, and what the plan takes into account
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: ClusterPlanProps) {
    super(scope, id);
    deliver(this, planShapeFindings(props));
    const { value: design, findings } = accepted(this, planDesign(props, this));
    this.own = findings;
    this.planner = new ClusterPlanner(this, { ...design, fargatePods: new FargatePods() });
    deliverFromTree(this, (tree) => foreignProfileFindings(tree, design.cluster));
  }

  /**
   * Whether the subnets have enough IP addresses for the nodes that are defined so far.
   *
   * It is computed at each read. A node group that a `PodCapacityCluster` added is named by its id, any other by its
   * path. Synthesis reads the plan last.
   *
   * @throws when `planning` contradicts the node groups, or it is not known how pods get addresses
   */
  public get plan(): CapacityPlan {
    return this.planner.read();
  }

  /** The node groups that the plan counts now. */
  public get nodegroups(): PodNodegroup[] {
    return [...this.planner.groups.values()];
  }

  /** The findings about the props. */
  public get findings(): Finding[] {
    return [...this.own];
  }
}
