import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { CpuArchitecture, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodeKernel } from '../../capacity/kernel/node-kernel';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterView } from '../../eks/cluster-view';
import { Finding } from '../../findings/finding';
import { StageTree } from '../../templates/stage-tree';
import { ClusterIntroduction } from '../join/cluster-introduction';
import { Registration } from '../join/registration';
import { NodeBootstrapOptions } from '../node-bootstrap-options';
import { NodeOs } from '../node-os';
import { Accelerator } from '../nodes/accelerators';
import { NodeMode } from '../nodes/node-mode';

/** Settings of the user's own that nodes are told beside their pod count. */
export type NodeSettings = Pick<
  NodeBootstrapOptions,
  'kubeletConfig' | 'kubeletFlags' | 'userDataParts' | 'bottlerocketSettings'
>;

/** All that nodes are told. */
export interface NodeTold extends NodeSettings {
  /** Pods that kubelet may run. */
  readonly maxPods: number;

  /** The cluster, for nodes that EKS does not introduce to it. */
  readonly introduction?: ClusterIntroduction;

  /** What they register with, where EKS does not see to it. */
  readonly registration?: Registration;
}

/** What the settings of the user must agree with. */
export interface SettledNode {
  /** The pod count of the nodes, where it could be computed. */
  readonly maxPods?: number;

  /** The fewest vCPUs of the types, where they are known. */
  readonly vcpus?: number;

  /** The types, as far as they are known. */
  readonly types: readonly InstanceTypeLimits[];

  /** Whether EKS reads the user data, to add its own to it. */
  readonly mergedByEks: boolean;

  /** Labels and taints that options give them: EKS sees to those of a group, and the user data to others. */
  readonly registration: Registration;
}

/** A volume of a node. */
export interface NodeVolume {
  readonly device: string;

  /** Its size in GiB; that of the image where it is left out. */
  readonly sizeGib?: number;
}

/** All that would be a condition where nodes are made or checked. */
export interface OsFeatures {
  /** The beginning of its AMI types, as EKS names them. */
  readonly amiPrefix: string;

  /** The CPUs for which EKS has images. */
  readonly architectures: readonly CpuArchitecture[];

  /** Settings that are for it. */
  readonly settings: ReadonlyArray<keyof NodeSettings>;

  /** Whether a pod without tolerations of its own runs on it, as coredns is. */
  readonly runsCoreDns: boolean;

  /** Whether pods can have addresses of other subnets than that of their node. */
  readonly takesPodSubnets: boolean;

  /** Whether the API of EFA is there. */
  readonly efa: boolean;

  /** Whether nodes of it can be run outside of managed groups. */
  readonly outsideOfGroups: boolean;

  /** Whether nodes must be told the addresses of services, or find no DNS. */
  readonly needsServiceCidr: boolean;

  /** Pods that EKS tells kubelet with an image of its own, whatever anybody asks for. */
  readonly podsToldByEks?: number;

  /** Whether EKS may put a count of its own in place of that in user data. */
  readonly countMergedByEks: boolean;

  /** The access entry that its nodes join a cluster by. */
  readonly accessEntry: eks.AccessEntryType;

  /** Whether the role of nodes with an image of the user's own needs that entry made: EKS takes them for Linux. */
  readonly ownAmiNeedsEntry: boolean;

  /** The construct id of the role of nodes with an image of the user's own. */
  readonly ownAmiRoleId: string;

  /** How EKS names the releases of its images. */
  readonly releases: { readonly form: RegExp; readonly example: string };

  /** The least size of a root volume, which is that of the snapshot in EKS's image, in GiB. */
  readonly leastVolumeGib?: number;

  /** What CDK takes it for. */
  readonly cdkType: ec2.OperatingSystemType;

  /** How users get into a node. */
  readonly remoteAccess: { readonly protocol: string; readonly port: number };
}

/**
 * An operating system of nodes: what it can do as data, and what it does with what it is told.
 */
export interface OperatingSystemDesign {
  readonly name: NodeOs;

  /** Its name in sentences. */
  readonly title: string;

  /** What pods are counted by. */
  readonly kernel: NodeKernel;

  readonly features: OsFeatures;

  /** The AMI type of EKS for a CPU, with drivers for an accelerator where there are any. */
  imageFor(architecture: CpuArchitecture, accelerator: Accelerator): eks.NodegroupAmiType;

  /** The volumes of a node; the size is that of the one which images and logs fill, in GiB. */
  volumes(sizeGib?: number): NodeVolume[];

  /** The mode in which its nodes start. */
  modeOf(podNetworking: NetworkingOfPods): NodeMode;

  /** The same as a construct id. */
  modeId(mode: NodeMode): string;

  /** What keeps pods on its nodes from the addresses of a network. */
  networkingFindings(podNetworking: IPodNetworking): Finding[];

  /**
   * Settings of the user for their nodes that it does not read, that cannot be written, or that contradict the pod
   * count.
   */
  settingsFindings(settings: NodeSettings, node: SettledNode): Finding[];

  /**
   * Reads user data that was made for such nodes, to read it again when the app is complete; left out where nothing
   * that can be added to it changes what nodes are told.
   */
  watched?(userData: ec2.UserData, settings: NodeSettings, node: SettledNode): () => Finding[];

  /**
   * What holds of its nodes, of what there is to say of a capacity.
   *
   * @param isTold whether the bootstrap tells kubelet the count
   */
  heldFindings(findings: readonly Finding[], isTold: boolean): Finding[];

  /**
   * Nodes of other operating systems that have the role of its nodes, where they keep these from working; left out
   * where nothing does.
   *
   * @param isOther whether a construct is a node group of ours whose nodes join by another access entry
   */
  roleFindings?(
    tree: StageTree,
    cluster: ClusterView,
    role: iam.IRole,
    isOther: (each: IConstruct) => boolean,
  ): Finding[];

  /** User data for its nodes; undefined where EKS starts them itself and takes none. */
  userData(told: NodeTold): ec2.UserData | undefined;
}

/** What a mode follows from. */
export type NetworkingOfPods = Pick<
  IPodNetworking,
  'ipAssignment' | 'ipFamily' | 'placement' | 'generation' | 'trunkEni' | 'maxEni' | 'addonVersion' | 'windows'
>;
