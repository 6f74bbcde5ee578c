import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { NodeOs } from './node-os';
import { noteGroup } from './noted-groups';
import { PodNodegroupProps } from './pod-nodegroup-props';
import { accessEntry } from './private/access-entry';
import { kubernetesVersion } from './private/cluster-introduction';
import { eksLimitFindings } from './private/eks-limits';
import { DEFAULT_MIN_SIZE, groupForecast, groupSizes } from './private/group-forecast';
import { nodeLaunchTemplate } from './private/node-launch-template';
import { nodeImage } from './private/node-os';
import { familyOnNodeRole, nodePolicies, nodeRoleFindings, unseenRoleFindings } from './private/node-role';
import { nodegroupShapeFindings } from './private/node-shapes';
import { nodeSubnets } from './private/node-subnets';
import { capacityRefusals, expectationFindings, groupLimits, maxPodsFindings, sizeFindings, updateFindings } from './private/nodegroup-findings';
import { ENI_CONFIG_LABEL, generationFindings, networkingFindings, zoneFindings } from './private/nodegroup-zones';
import { ownAmi } from './private/own-ami';
import { kubeletLabels } from './private/registration';
import { fewestVcpus, settingsFindings } from './private/settings-findings';
import { userDataFindings } from './private/user-data-size';
import { runsWindows, untoldPodsFindings, windowsCapacityFindings, windowsCapacityOptions, windowsModeId, windowsRefusals } from './private/windows-nodes';
import { windowsRoleFindings } from './private/windows-role';
import { IPodNodes } from '../assertions/pod-nodes';
import { NodeCapacityOptions, PodIpFamily } from '../capacity/node-capacity-options';
import { NodegroupCapacity } from '../capacity/nodegroup-capacity';
import { discoveryFindings } from '../capacity/rules/discovery-findings';
import { ipv6Policies } from '../cni/permissions/ipv6-policy';
import { IPodNetworking } from '../cni/pod-networking';
import { eniConfigName } from '../cni/settings/configuration-values';
import { findingOf } from '../findings/catalogue';
import { Finding, FindingSeverity } from '../findings/finding';
import { NodegroupForecast } from '../forecast/pod-forecast-props';
import { PodPlacement } from '../network/pod-placement';
import { ipv6SubnetFindings } from '../network/reach/ipv6-subnet-findings';
import { acknowledgeDummies } from '../network/vpc/dummies';
import { zoneOf } from '../network/vpc/vpc-facts';
import { deliverFromTree } from '../templates/tree-findings';
import { deliver, deliverWhenComplete } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { acknowledgeRequiredPolicies } from '../validation/required-policies';

/** The placements as the ids of groups have them. */
const MODE_IDS: Readonly<Record<PodPlacement, string>> = {
  [PodPlacement.NODE_SUBNETS]: 'NodeSubnets',
  [PodPlacement.SUBNET_DISCOVERY]: 'SubnetDiscovery',
  [PodPlacement.CUSTOM_NETWORKING]: 'CustomNetworking',
};

/**
 * A managed node group whose nodes are told, at boot, the pod count that the capacity model computed at synth.
 *
 * Defines an `AWS::EKS::Nodegroup`, its launch template (AL2023, Bottlerocket or Windows) and its role. The group waits for the VPC CNI and for
 * the pod subnets, so that its nodes start in the right mode and go before their subnets. Its logical id carries that mode:
 * another mode makes another group, the new one first, because a node keeps the mode it started under.
 *
 * Windows nodes have a mode of their own (`windows` of the VPC CNI), and pods there have addresses of the nodes' subnets.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
 */
export class PodNodegroup extends Construct implements IPodNodes {
  /** The group. */
  public readonly nodegroup: eks.Nodegroup;

  /** Pods that kubelet may run on each node. On Windows with an AMI of EKS: that its addresses allow, of the 110 that kubelet is told there. */
  public readonly maxPods: number;

  /** What the instance types allow, and which of them and which limit binds. */
  public readonly capacity: NodegroupCapacity;

  /** The launch template. */
  public readonly launchTemplate: ec2.LaunchTemplate;

  /** The role of the nodes. */
  public readonly role: iam.IRole;

  /** The zones in which nodes run. Not those of subnets that are imported without. */
  public readonly availabilityZones: string[];

  /** How pods are networked. */
  public readonly podNetworking: IPodNetworking;

  /** What there is to say of the group. */
  public readonly findings: Finding[];

  /**
   * Whether the group starts at least one node of Linux, on which a pod without tolerations of its own can run.
   *
   * @internal
   */
  public readonly _runsCoreDns: boolean;

  /**
   * Whether its nodes run Windows.
   *
   * @internal
   */
  public readonly _runsWindows: boolean;

  /**
   * What a plan counts of the group; undefined where a size is a token.
   *
   * @internal
   */
  public readonly _forecast?: Omit<NodegroupForecast, 'name' | 'subnets'>;

  /**
   * The subnets of its nodes.
   *
   * @internal
   */
  public readonly _subnets: ec2.ISubnet[];

  constructor(scope: Construct, id: string, props: PodNodegroupProps) {
    super(scope, id);

    deliver(this, nodegroupShapeFindings(props));
    const { podNetworking } = props;
    const windows = runsWindows(props);
    const capacityOptions: NodeCapacityOptions = windows ? windowsCapacityOptions(props) : {
      ipFamily: podNetworking.ipFamily,
      ipAssignment: podNetworking.ipAssignment,
      customNetworking: podNetworking.placement === PodPlacement.CUSTOM_NETWORKING,
      maxEni: podNetworking.maxEni,
      trunkEni: podNetworking.trunkEni,
      efaOnlyEnis: props.efaOnlyEnis,
      hostNetworkPods: props.hostNetworkPods,
    };

    const checks = new PropChecks(this);
    checks.add(...networkingFindings(props), ...refusedOptions(props), ...sizeFindings(props), ...updateFindings(props));
    checks.wholeNumber('minSize', props.minSize, 0);
    checks.wholeNumber('maxSize', props.maxSize, 1);
    checks.wholeNumber('desiredSize', props.desiredSize, 0);
    checks.wholeNumber('diskSize', props.diskSize, 1);
    const podsKnown = (['podsPerNode', 'pods', 'daemonSetPods', 'branchPods'] as const)
      .map((name) => checks.literalWholeNumber(`expectedPods.${name}`, props.expectedPods?.[name], 0)).every((known) => known);
    const countsKnown = (['hostNetworkPods', 'efaOnlyEnis'] as const).map((name) => checks.literalWholeNumber(name, props[name], 0)).every((known) => known);
    const { limits, findings: limitFindings } = groupLimits(props);
    const own = ownAmi(props);
    const image = nodeImage(limits, props.amiType, { os: props.os, ownAmi: own.given, kubernetesVersion: kubernetesVersion(props.cluster) });
    checks.add(...eksLimitFindings(props, image.os, own.given));
    checks.add(...limitFindings, ...image.findings, ...own.findings, ...unseenRoleFindings(props.nodeRole, podNetworking));
    const { subnets, findings: subnetFindings } = nodeSubnets(props);
    const zones = [...new Set(subnets.map(zoneOf))];
    checks.add(...subnetFindings, ...windows ? windowsRefusals(props) : [...zoneFindings(zones, podNetworking), ...generationFindings(zones, props)]);
    const capacity = countsKnown && limits.length > 0 ? NodegroupCapacity.of(limits, capacityOptions) : undefined;
    const node = { os: image.os, vcpus: fewestVcpus(limits), mergedByEks: !own.given };
    if (capacity === undefined) {
      checks.literalWholeNumber('maxPods', props.maxPods, 1);
      checks.add(...settingsFindings(props, node));
    } else {
      const ofMaxPods = maxPodsFindings(props.maxPods, capacity, capacityOptions, !own.given && image.os === NodeOs.AL2023);
      const countable = ofMaxPods.every(({ severity }) => severity !== FindingSeverity.ERROR);
      checks.add(...capacityRefusals(capacity, capacityOptions), ...ofMaxPods);
      checks.add(...settingsFindings(props, { ...node, maxPods: countable ? props.maxPods ?? capacity.maxPods : undefined }));
      if (countable && podsKnown) checks.add(...expectationFindings(props, capacity));
      const told = countable ? props.maxPods ?? capacity.maxPods : capacity.maxPods;
      if (windows && countable && !own.given) checks.add(...untoldPodsFindings(props.maxPods, capacity));
      if (!windows && podNetworking.placement === PodPlacement.SUBNET_DISCOVERY) checks.add(...discoveryFindings(capacity, told));
      checks.add(...windows ? windowsCapacityFindings(capacity.findingsAt(told), own.given) : capacity.findingsAt(told));
    }
    this.findings = checks.deliver();
    noteGroup(this, podNetworking);

    this.podNetworking = podNetworking;
    this.capacity = capacity!;
    this.maxPods = props.maxPods ?? this.capacity.maxPods;
    this.availabilityZones = zones.filter((zone) => zone !== undefined);
    this._runsWindows = windows;
    this._runsCoreDns = !windows && (props.desiredSize ?? props.minSize ?? DEFAULT_MIN_SIZE) !== 0 && !(props.taints ?? []).some(repelsCoreDns);
    this._forecast = groupForecast(props, limits, this.maxPods);
    this._subnets = subnets;
    this.role = props.nodeRole ?? this.defineRole(windows && own.given ? 'WindowsRole' : 'Role', podNetworking);
    if (podNetworking.ipFamily === PodIpFamily.IPV6) deliverFromTree(this, (tree) => ipv6SubnetFindings(tree, subnets, 'subnets', true));
    if (props.nodeRole !== undefined) deliverFromTree(this, (tree) => nodeRoleFindings(tree, this.role, podNetworking));
    const isLinuxGroup = (each: IConstruct) => each instanceof PodNodegroup && !each._runsWindows;
    if (windows) deliverFromTree(this, (tree) => windowsRoleFindings(tree, props.cluster, this.role, isLinuxGroup));
    this.launchTemplate = nodeLaunchTemplate(this, 'LaunchTemplate', {
      ...props,
      os: image.os,
      maxPods: this.maxPods,
      introduction: own.introduction,
      registration: own.given ? { labels: kubeletLabels(this.labelsOf(props)), taints: props.taints } : undefined,
    });
    deliverWhenComplete(this, () => userDataFindings(this, this.launchTemplate.userData));
    this.nodegroup = this.defineNodegroup(props, own.given ? undefined : image.amiType, subnets);
    this.nodegroup.node.addDependency(podNetworking);
    // Of an AMI that is not its own EKS takes the nodes for Linux; an entry that is there already stays.
    if (windows && own.given) this.nodegroup.node.addDependency(accessEntry(this, 'ClusterAccess', props.cluster, this.role, eks.AccessEntryType.EC2_WINDOWS));
    if (podNetworking.podSubnets !== undefined) this.nodegroup.node.addDependency(podNetworking.podSubnets);
  }

  private defineRole(id: string, podNetworking: IPodNetworking): iam.Role {
    const policies = nodePolicies(podNetworking);
    const role = new iam.Role(this, id, {
      description: 'Nodes of an EKS node group',
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [
        ...policies.map((policy) => iam.ManagedPolicy.fromAwsManagedPolicyName(policy)),
        ...ipv6Policies(this, familyOnNodeRole(podNetworking)),
      ],
    });
    acknowledgeRequiredPolicies(role, policies, 'nodes');
    return role;
  }

  private labelsOf({ labels, podNetworking: { generation } }: PodNodegroupProps): { [name: string]: string } | undefined {
    return generation === undefined ? labels : { ...labels, [ENI_CONFIG_LABEL]: eniConfigName(this.availabilityZones[0], generation) };
  }

  private defineNodegroup(props: PodNodegroupProps, amiType: eks.NodegroupAmiType | undefined, subnets: ec2.ISubnet[]): eks.Nodegroup {
    const { minSize, maxSize } = groupSizes(props);
    const nodegroup = new eks.Nodegroup(this, this._runsWindows ? windowsModeId(props.podNetworking) : modeId(props.podNetworking), {
      cluster: props.cluster,
      subnets: { subnets },
      amiType,
      minSize,
      maxSize,
      desiredSize: props.desiredSize,
      forceUpdate: props.forceUpdate,
      labels: this.labelsOf(props),
      taints: props.taints?.length === 0 ? undefined : props.taints,
      nodeRole: this.role,
      releaseVersion: props.releaseVersion,
      tags: props.tags,
      capacityType: props.capacityType,
      enableNodeAutoRepair: props.enableNodeAutoRepair,
      removalPolicy: props.removalPolicy,
      launchTemplateSpec: { id: this.launchTemplate.launchTemplateId!, version: this.launchTemplate.latestVersionNumber },
    });
    const resource = nodegroup.node.defaultChild as eks.CfnNodegroup;
    // Not through the construct: it knows fewer AMI types than EKS, always writes a desired size, and takes tokens for numbers out of range.
    resource.instanceTypes = props.instanceTypes!.map((type) => type.toString());
    resource.scalingConfig = { minSize, maxSize, desiredSize: props.desiredSize };
    const { maxUnavailable, maxUnavailablePercentage } = props;
    if (maxUnavailable !== undefined || maxUnavailablePercentage !== undefined) resource.updateConfig = { maxUnavailable, maxUnavailablePercentage };
    acknowledgeDummies(this, subnets.map(({ subnetId }) => subnetId));
    return nodegroup;
  }
}

/**
 * The construct id of a group: the mode in which its nodes start, and the generation of pod subnets where it is a later one. Zones, sizes and warm
 * targets are no part of it.
 */
function modeId({ ipAssignment, placement, generation }: IPodNetworking): string {
  const assignment = ipAssignment.usesPrefixes ? 'Prefix' : 'SecondaryIp';
  return `${assignment}${MODE_IDS[placement]}${generation === undefined ? '' : `-${generation}`}`;
}

function refusedOptions({ nodegroupName, launchTemplateSpec }: PodNodegroupProps): Finding[] {
  return [
    ...(nodegroupName === undefined ? [] : [findingOf('option-refused', 'nodegroupName',
      `'nodegroupName'${Token.isUnresolved(nodegroupName) ? '' : ` (${nodegroupName})`} would collide when the group is replaced, for the new one is made first; leave it out and use labels or tags`)]),
    ...(launchTemplateSpec === undefined ? [] : [findingOf('option-refused', 'launchTemplateSpec',
      "'launchTemplateSpec' would take the place of the launch template that holds the pod count; use diskSize, tags, remoteAccess, or `launchTemplate` of this construct")]),
  ];
}

/** coredns tolerates the taints of control planes and of critical add-ons; no other, as configured by its add-on. */
function repelsCoreDns({ key, effect }: eks.TaintSpec): boolean {
  if (effect === eks.TaintEffect.PREFER_NO_SCHEDULE) return false;
  if (key === 'CriticalAddonsOnly') return false;
  return !(key === 'node-role.kubernetes.io/control-plane' && effect === eks.TaintEffect.NO_SCHEDULE);
}
