import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { noteGroup } from './cluster-nodes';
import { GroupForecast } from './group/expected-pods';
import { defineNodegroup } from './group/nodegroup-definition';
import { NodegroupDesign, nodegroupDesign } from './group/nodegroup-design';
import { nodegroupShapeFindings } from './nodes/node-shapes';
import { OperatingSystemDesign } from './os/os-design';
import { PodNodegroupProps } from './pod-nodegroup-props';
import { IPodNodes } from '../assertions/pod-nodes';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { noteMode, noteSingleAddresses } from '../cni/noted-nodes';
import { PodGeneration } from '../cni/pod-generation';
import { IPodNetworking } from '../cni/pod-networking';
import { Finding } from '../findings/finding';
import { accepted } from '../validation/accepted';
import { deliver } from '../validation/deliver';

/**
 * A managed node group whose nodes start with the max pods that are computed at synth.
 *
 * It defines an `AWS::EKS::Nodegroup`, its launch template (AL2023, Bottlerocket or Windows) and its role. The group
 * waits for the VPC CNI and for the pod subnets, so its nodes start in the right mode, and are deleted before their
 * subnets. Its logical id carries that mode. Another mode makes a new group before the old one is deleted, because a
 * node keeps the mode that it started in.
 *
 * The plan of its `PodCapacityCluster`, or a `ClusterPlan`, counts it in any stack of the App.
 *
 * Windows nodes have a mode of their own (`windows` of the VPC CNI), and their pods have addresses from the nodes'
 * subnets.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 *
 * @example
 * const group = new PodNodegroup(stack, 'General', {
 *   cluster,
 *   podNetworking,
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   minSize: 3,
 *   maxSize: 30,
 * });
 */
export class PodNodegroup extends Construct implements IPodNodes {
  /** The node group. */
  public readonly nodegroup: eks.Nodegroup;

  /**
   * Max pods of kubelet on each node. On Windows with an AMI of EKS it is what the addresses allow, of the 110 that
   * kubelet is told there.
   */
  public readonly maxPods: number;

  /** What the instance types allow, which type sets max pods, and which of its limits. */
  public readonly capacity: NodegroupCapacity;

  /** The launch template. */
  public readonly launchTemplate: ec2.LaunchTemplate;

  /** The role of the nodes. */
  public readonly role: iam.IRole;

  /** The zones in which nodes run. Imported subnets whose zone is not known do not count. */
  public readonly availabilityZones: string[];

  /** How pods get addresses. */
  public readonly podNetworking: IPodNetworking;

  /** The findings about the group. */
  public readonly findings: Finding[];

  /**
   * Whether the group starts at least one node on which a pod without tolerations of its own can run.
   *
   * @internal
   */
  public readonly _runsCoreDns: boolean;

  /**
   * What its nodes run.
   *
   * @internal
   */
  public readonly _os: OperatingSystemDesign;

  /**
   * What a plan counts of the group; undefined where a size is a token.
   *
   * @internal
   */
  public readonly _forecast?: GroupForecast;

  /**
   * The subnets of its nodes.
   *
   * @internal
   */
  public readonly _subnets: ec2.ISubnet[];

  /**
   * Defines the node group, its launch template and its role.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the cluster, how pods get addresses, and the instance types
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: PodNodegroupProps) {
    super(scope, id);
    deliver(this, nodegroupShapeFindings(props));
    const { value: design, findings } = accepted(this, nodegroupDesign(props, this));

    this.findings = findings;
    this.podNetworking = design.podNetworking;
    this.capacity = design.capacity;
    this.maxPods = design.told.maxPods;
    this.availabilityZones = [...design.zones];
    this._os = design.os;
    this._runsCoreDns = runsCoreDns(design);
    this._forecast = design.forecast;
    this._subnets = design.subnets;

    const { role, launchTemplate, nodegroup } = defineNodegroup(this, design, (each) =>
      each instanceof PodNodegroup ? each._os : undefined,
    );
    this.role = role;
    this.launchTemplate = launchTemplate;
    this.nodegroup = nodegroup;
    if (!takesPrefixes(design)) noteSingleAddresses(nodegroup.node.defaultChild!);
    noteMode(this, design.podNetworking, design.os.kernel.runsVpcCni);
    noteGroup({ by: this, cluster: design.cluster.identity, podNetworking: design.podNetworking });
  }
}

/** Whether nodes of a group take prefixes: those that started without do, once the VPC CNI uses them. */
function takesPrefixes({ mode, os, podNetworking }: NodegroupDesign): boolean {
  if (mode.assignment.usesPrefixes) return true;
  return os.kernel.runsVpcCni && PodGeneration.addonOf(podNetworking).ipAssignment.usesPrefixes;
}

/** Whether the first nodes of a group can run coredns, as its add-on configures it. */
function runsCoreDns({ os, sizes: { minSize, desiredSize }, taints = [] }: NodegroupDesign): boolean {
  return os.features.runsCoreDns && (desiredSize ?? minSize) !== 0 && !taints.some(repelsCoreDns);
}

/** coredns tolerates the taints of control planes and of critical add-ons; no other, as configured by its add-on. */
function repelsCoreDns({ key, effect }: eks.TaintSpec): boolean {
  if (effect === eks.TaintEffect.PREFER_NO_SCHEDULE) return false;
  if (key === 'CriticalAddonsOnly') return false;
  return !(key === 'node-role.kubernetes.io/control-plane' && effect === eks.TaintEffect.NO_SCHEDULE);
}
