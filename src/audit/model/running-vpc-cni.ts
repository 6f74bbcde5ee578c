/** The add-on vpc-cni, as EKS describes it. */
export interface RunningAddon {
  readonly version?: string;
  readonly status?: string;

  /** Its settings as they were sent, JSON or YAML; undefined where there are none. */
  readonly configurationValues?: string;

  /** The same, read; undefined where there are none, or where they cannot be read. */
  readonly configuration?: Readonly<Record<string, unknown>>;

  /** The role of its service account (IRSA). */
  readonly serviceAccountRole?: string;

  /** ARNs of its pod identity associations. */
  readonly podIdentityAssociations: readonly string[];

  /** Codes of the troubles that EKS tells. */
  readonly issues: readonly string[];
}

/** A variable of a container; `from` where the value stands elsewhere, as in a Secret or a field of the pod. */
export interface RunningVariable {
  readonly name: string;
  readonly value?: string;
  readonly from: boolean;
}

/** The DaemonSet aws-node, as it runs. */
export interface RunningAwsNode {
  /** The image of its container aws-node. */
  readonly image?: string;

  /** Version by the tag of the image, as in `v1.20.4-eksbuild.1`. */
  readonly version?: string;

  /** Variables of its container aws-node. */
  readonly variables: readonly RunningVariable[];

  /** Its init container, by which some settings go. */
  readonly initVariables: readonly RunningVariable[];
  readonly serviceAccount?: string;
  readonly desired?: number;
  readonly updated?: number;
  readonly ready?: number;

  /** How many of its pods an update takes down at once, as in `10%`. */
  readonly maxUnavailable?: string;

  /** Its other containers, as `aws-eks-nodeagent`. */
  readonly otherContainers: readonly string[];

  /** Whether it prints who manages it: `Helm` stands for the add-on and for a chart alike. */
  readonly managedBy?: string;
}

/** An ENIConfig: the subnet and groups of pods in a zone. */
export interface RunningEniConfig {
  readonly name: string;
  readonly subnetId?: string;

  /** None: those of the primary ENI of the node. */
  readonly securityGroups: readonly string[];
}
