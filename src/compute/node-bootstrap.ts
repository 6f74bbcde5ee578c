import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { NodeBootstrapProps } from './node-bootstrap-props';
import { NodeOs } from './node-os';
import { clusterIntroduction } from './private/cluster-introduction';
import { joinCluster, joinFindings } from './private/cluster-join';
import { nodeImage } from './private/node-os';
import { bootstrapShapeFindings } from './private/node-shapes';
import { nodeUserData } from './private/node-user-data';
import { capacityRefusals, groupLimits, hostPodFindings, maxPodsFindings } from './private/nodegroup-findings';
import { ENI_CONFIG_LABEL, generationFindings, networkingFindings, zoneFindings } from './private/nodegroup-zones';
import { registrationFindings } from './private/registration';
import { fewestVcpus, settingsFindings } from './private/settings-findings';
import { userDataFindings } from './private/user-data-size';
import { IPodNodes } from '../assertions/pod-nodes';
import { NodeCapacityOptions } from '../capacity/node-capacity-options';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { discoveryFindings } from '../capacity/rules/discovery-findings';
import { eniConfigName } from '../cni/settings/configuration-values';
import { findingOf } from '../findings/catalogue';
import { Finding, FindingSeverity } from '../findings/finding';
import { PodPlacement } from '../network/pod-placement';
import { deliver, deliverWhenComplete } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';

/**
 * The bootstrap of nodes that you run yourself: user data with the pod count that the capacity model computed at synth, and with all that a node must know to join.
 *
 * Defines no resource. Give `userData` to the launch template of an Auto Scaling group, and the group to `join`. What EKS does for managed groups is yours: the
 * AMI, draining, and replacing nodes when the user data or the mode of the VPC CNI changes (an update policy of the group does). The nodes are no part of the plan
 * of a `PodCapacityCluster`: their addresses come from the same subnets, so leave room for them.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/worker.html
 */
export class NodeBootstrap extends Construct implements IPodNodes {
  /** User data for a launch template: multipart on AL2023, TOML on Bottlerocket. */
  public readonly userData: ec2.UserData;

  /** Pods that kubelet may run on each node. */
  public readonly maxPods: number;

  /** What the instance types allow, and which of them and which limit binds. */
  public readonly capacity: NodegroupCapacity;

  /** What there is to say of the nodes. */
  public readonly findings: Finding[];

  private readonly props: NodeBootstrapProps;

  constructor(scope: Construct, id: string, props: NodeBootstrapProps) {
    super(scope, id);

    deliver(this, bootstrapShapeFindings(props));
    const { podNetworking, os = NodeOs.AL2023 } = props;
    const { ipFamily, ipAssignment, placement, maxEni, trunkEni, generation, warmPool } = podNetworking;
    const zones = props.availabilityZone === undefined ? [] : [props.availabilityZone];
    const checks = new PropChecks(this);
    checks.add(...networkingFindings(props), ...generationFindings(zones, props), ...zoneFindings(zones, podNetworking));
    checks.add(...registrationFindings(props, props.kubeletFlags));
    if (os === NodeOs.WINDOWS) {
      checks.add(findingOf('option-refused', 'os', "'os' is windows, and Windows nodes are bootstrapped in managed node groups only; use a PodNodegroup, or NodeOs.AL2023 or NodeOs.BOTTLEROCKET here"));
    }
    if (generation !== undefined && zones.length === 0) {
      checks.add(findingOf('pod-generation', 'availabilityZone',
        `'availabilityZone' is not given, and nodes of generation '${generation}' name the ENIConfig of one zone; give it, and make a bootstrap for each zone`));
    }
    const { introduction, findings: clusterFindings } = clusterIntroduction(props, os, ipFamily);
    const { limits, findings: limitFindings } = groupLimits(props);
    checks.add(...clusterFindings, ...limitFindings, ...nodeImage(limits, undefined, { os, ownAmi: true }).findings);
    const options: NodeCapacityOptions = {
      ipFamily,
      ipAssignment,
      customNetworking: placement === PodPlacement.CUSTOM_NETWORKING,
      maxEni,
      trunkEni,
      efaOnlyEnis: props.efaOnlyEnis,
      hostNetworkPods: props.hostNetworkPods,
    };
    const countsKnown = (['hostNetworkPods', 'efaOnlyEnis'] as const).map((name) => checks.literalWholeNumber(name, props[name], 0)).every((known) => known);
    const capacity = countsKnown && limits.length > 0 ? NodegroupCapacity.of(limits, options) : undefined;
    let told: number | undefined;
    if (capacity !== undefined) {
      const ofMaxPods = maxPodsFindings(props.maxPods, capacity, options, false);
      if (ofMaxPods.every(({ severity }) => severity !== FindingSeverity.ERROR)) told = props.maxPods ?? capacity.maxPods;
      checks.add(...capacityRefusals(capacity, options), ...ofMaxPods, ...capacity.findingsAt(told ?? capacity.maxPods));
      if (placement === PodPlacement.SUBNET_DISCOVERY) checks.add(...discoveryFindings(capacity, told ?? capacity.maxPods));
      checks.add(...hostPodFindings(props.hostNetworkPods, told ?? capacity.maxPods));
      checks.add(...capacity.nodes.flatMap((node) => warmPool._findingsFor(node)));
    }
    checks.add(...settingsFindings(props, { os, maxPods: told, vcpus: fewestVcpus(limits), mergedByEks: false }));
    this.findings = checks.deliver();

    this.props = props;
    this.capacity = capacity!;
    this.maxPods = told!;
    const labels = generation === undefined ? props.labels : { ...props.labels, [ENI_CONFIG_LABEL]: eniConfigName(zones[0], generation) };
    this.userData = nodeUserData(os, this.maxPods, { ...props, introduction, registration: { labels, taints: props.taints } });
    deliverWhenComplete(this, () => userDataFindings(this, this.userData));
  }

  /**
   * Lets the nodes of an Auto Scaling group join the cluster: an access entry for their role, the cluster's security group, the tag that marks them as the
   * cluster's, the policies that nodes need where their role is of this app (give others to a role that is not), and the wait for the VPC CNI and the pod subnets.
   *
   * The group, or its launch template, is made with `userData` of this bootstrap, an AMI with the operating system, and instances of the types given here; its
   * subnets are in zones that have a pod subnet. Its role is not that of a managed node group, to which EKS gives an access entry itself.
   *
   * @param asg the group
   * @throws when the group does not boot with `userData`, or its role or security groups are not known
   */
  public join(asg: autoscaling.AutoScalingGroup): void {
    deliver(this, joinFindings(asg, this.props.cluster, this.userData));
    joinCluster(asg, this.props.cluster, this.props.podNetworking);
  }
}
