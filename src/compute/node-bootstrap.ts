import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { noteFleet } from './cluster-nodes';
import { BootstrapDesign, bootstrapDesign } from './join/bootstrap-design';
import { joinCluster, joinFindings } from './join/cluster-join';
import { joinedFleet } from './join/joined-fleet';
import { userDataFindings } from './join/user-data-size';
import { NodeBootstrapProps } from './node-bootstrap-props';
import { bootstrapShapeFindings } from './nodes/node-shapes';
import { IPodNodes } from '../assertions/pod-nodes';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { noteMode, noteNodesOutside } from '../cni/noted-nodes';
import { Finding } from '../findings/finding';
import { accepted } from '../validation/accepted';
import { deliver, deliverWhenComplete } from '../validation/deliver';

/**
 * The bootstrap of nodes that you run yourself: user data with the max pods that are computed at synth, and with all
 * that a node needs to join the cluster.
 *
 * It defines no resource. Give `userData` to the launch template of an Auto Scaling group, and the group to `join`. You
 * do what EKS does for managed node groups: the AMI, draining, and replacing nodes when the user data or the mode of
 * the VPC CNI changes (an update policy of the group does). The capacity plan of the cluster counts the groups that
 * `join`, and no other nodes. Leave IP addresses for those in the subnets.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/worker.html
 *
 * @example
 * const bootstrap = new NodeBootstrap(stack, 'Bootstrap', {
 *   cluster,
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 * });
 * // A group made with the user data of the bootstrap.
 * bootstrap.join(asg);
 */
export class NodeBootstrap extends Construct implements IPodNodes {
  /** User data for a launch template: multipart on AL2023, TOML on Bottlerocket. */
  public readonly userData: ec2.UserData;

  /** Max pods of kubelet on each node. */
  public readonly maxPods: number;

  /** What the instance types allow, which type sets max pods, and which of its limits. */
  public readonly capacity: NodegroupCapacity;

  /** The findings about the nodes. */
  public readonly findings: Finding[];

  private readonly design: BootstrapDesign;

  /**
   * Writes the user data of nodes that you run yourself.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the cluster, how pods get addresses, and the instance types
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: NodeBootstrapProps) {
    super(scope, id);
    deliver(this, bootstrapShapeFindings(props));
    const { value: design, findings } = accepted(this, bootstrapDesign(props, this));

    noteMode(this, props.podNetworking, false);
    noteNodesOutside(props.podNetworking);
    this.findings = findings;
    this.design = design;
    this.capacity = design.capacity;
    this.maxPods = design.told.maxPods;
    this.userData = design.userData;

    deliverWhenComplete(this, () => [...userDataFindings(this, this.userData), ...design.changes()]);
  }

  /**
   * Lets the nodes of an Auto Scaling group join the cluster.
   *
   * The nodes get an access entry for their role, the cluster's security group, and the tag that marks them as the
   * cluster's. If this app defines their role, it gets the policies that nodes need. Give them to any other role
   * yourself. The group waits for the VPC CNI and the pod subnets.
   *
   * The group, or its launch template, is made with `userData` of this bootstrap, an AMI with the operating system, and
   * instances of the types given here. Its subnets are in zones that have a pod subnet. Its role is not that of a
   * managed node group, to which EKS gives an access entry itself.
   *
   * The capacity plan of the cluster counts the group under its path, with its warm pool. The likely size is its
   * desired capacity, or its smallest size where it has none. The bound is its largest size. While nodes are replaced
   * it is larger by what its `instanceMaintenancePolicy` says, or by a tenth. Where a size is a token, or a subnet is
   * not in the VPC of the cluster, the plan says that it did not count the group.
   *
   * @param asg the group
   * @throws when the group does not boot with `userData`, or its role or security groups are not known
   */
  public join(asg: autoscaling.AutoScalingGroup): void {
    const { cluster, podNetworking, os } = this.design;
    deliver(this, joinFindings(asg, cluster, this.userData, this));
    joinCluster(asg, cluster, podNetworking, os.features.accessEntry);
    const inPlan = () => joinedFleet(asg, this.design);
    noteFleet({
      by: asg, cluster: cluster.identity, podNetworking, inPlan, isUnread: () => inPlan() === undefined,
    });
  }
}
