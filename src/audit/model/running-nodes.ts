/** An EC2 instance. */
export interface RunningInstance {
  readonly instanceId: string;
  readonly instanceType?: string;
  readonly subnetId?: string;
  readonly zone?: string;

  /** `running`, `terminated` ... */
  readonly state?: string;

  /** The managed node group, by its tag. */
  readonly nodegroup?: string;

  /** The NodePool of Karpenter, by its tag. */
  readonly nodePool?: string;
}

/** What EC2 says of an instance type. */
export interface RunningInstanceType {
  readonly instanceType: string;
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  readonly vcpus?: number;
  readonly memoryMib?: number;

  /** `nitro`, `xen`, or `none` for bare metal. */
  readonly hypervisor?: string;
}

/** What runs the pods of a node, as far as addresses are concerned. */
export enum NodeKind {
  /** An EC2 instance whose pods have addresses by the VPC CNI. */
  VPC_CNI = 'vpc-cni',

  /** Of another operating system than Linux: a controller of EKS gives its pods addresses. */
  OTHER_OS = 'other-os',
  AUTO_MODE = 'auto-mode',
  FARGATE = 'fargate',
  HYBRID = 'hybrid',
}

/** A node, as Kubernetes knows it. */
export interface RunningNode {
  readonly name: string;
  readonly kind: NodeKind;

  /** Its operating system by its label, as `linux`. */
  readonly os?: string;
  readonly instanceId?: string;
  readonly instanceType?: string;
  readonly zone?: string;

  /** The managed node group, by its label. */
  readonly nodegroup?: string;

  /** The NodePool of Karpenter or Auto Mode, by its label. */
  readonly nodePool?: string;

  /** The count that kubelet was told: `status.allocatable.pods`. */
  readonly maxPods?: number;

  /** Whether it is cordoned. */
  readonly unschedulable: boolean;

  /** Its condition `Ready`. */
  readonly ready?: boolean;

  /** Bytes of memory, and of those what pods can have. */
  readonly memory?: number;
  readonly allocatableMemory?: number;

  /** Its labels and annotations, as far as the file has them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A pod, reduced to what is counted. */
export interface RunningPod {
  readonly namespace: string;
  readonly name: string;

  /** The node that it is placed on; undefined while it waits for one. */
  readonly node?: string;
  readonly hostNetwork: boolean;

  /** `Pending`, `Running` ... */
  readonly phase: string;
  readonly address?: string;

  /** Whether it has a branch interface of its own (security groups for pods). */
  readonly branch: boolean;

  /** The kind of what made it, as `DaemonSet`. */
  readonly owner?: string;
}

/** A managed node group, as EKS describes it. */
export interface RunningNodegroup {
  readonly name: string;
  readonly status?: string;
  readonly version?: string;
  readonly amiType?: string;

  /** Undefined where the launch template says it. */
  readonly instanceTypes?: readonly string[];
  readonly subnetIds: readonly string[];
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desiredSize?: number;
  readonly maxUnavailable?: number;
  readonly maxUnavailablePercentage?: number;

  /** Undefined: the launch template is of EKS itself, and no other can be given to the group. */
  readonly launchTemplateId?: string;
  readonly launchTemplateVersion?: string;

  /** Codes of the troubles that EKS tells. */
  readonly issues: readonly string[];
}
