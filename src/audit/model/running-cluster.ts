import { RunningDisruptionBudget, RunningNodeClaim, RunningNodeClass, RunningNodePool } from './running-autoscaling';
import { RunningInterface, RunningReservation, RunningSubnet, RunningVpc } from './running-network';
import { RunningInstance, RunningInstanceType, RunningNode, RunningNodegroup, RunningPod } from './running-nodes';
import { RunningAddon, RunningAwsNode, RunningEniConfig } from './running-vpc-cni';

/** What EKS says of the cluster. */
export interface RunningControlPlane {
  readonly name: string;
  readonly arn?: string;

  /** The account that owns it. */
  readonly account?: string;
  readonly version?: string;
  readonly status?: string;
  readonly vpcId?: string;

  /** The subnets of its control plane. */
  readonly subnetIds: readonly string[];
  readonly clusterSecurityGroup?: string;

  /** `ipv4` or `ipv6`. */
  readonly ipFamily?: string;
  readonly serviceCidr?: string;

  /** Whether EKS Auto Mode is on, whose nodes the VPC CNI does not run on. */
  readonly autoMode?: boolean;

  /** Whether it has hybrid nodes. */
  readonly hybridNodes: boolean;
  readonly authenticationMode?: string;

  /** Codes of the troubles that EKS tells. */
  readonly issues: readonly string[];
}

/** It was asked for, and it is not there. */
export const ABSENT = 'absent';

/**
 * A cluster that runs, as far as it was seen.
 *
 * Each part is undefined where no file holds it: it is then not known, which is neither none nor zero. A list that is
 * empty was asked for and is empty.
 */
export interface RunningCluster {
  /** The Region that zones and ARNs name. */
  readonly region?: string;

  readonly controlPlane?: RunningControlPlane;
  readonly vpc?: RunningVpc;

  /** The subnets of the VPC of the cluster. */
  readonly subnets?: readonly RunningSubnet[];

  /** Reservations by the id of each subnet that was asked for. */
  readonly reservations?: ReadonlyMap<string, readonly RunningReservation[]>;
  readonly interfaces?: readonly RunningInterface[];
  readonly instances?: readonly RunningInstance[];

  /** What EC2 says of types, for those that the table of this library lacks. */
  readonly instanceTypes?: readonly RunningInstanceType[];
  readonly nodes?: readonly RunningNode[];

  /** All pods, those that have ended included. */
  readonly pods?: readonly RunningPod[];
  readonly nodegroups?: readonly RunningNodegroup[];

  /** Names of all managed node groups, also of those that are not described. */
  readonly nodegroupNames?: readonly string[];

  /** The add-on vpc-cni; absent where the list of add-ons is without it. */
  readonly addon?: RunningAddon | typeof ABSENT;

  /** The DaemonSet aws-node; absent where a list of DaemonSets was given for it and is empty. */
  readonly awsNode?: RunningAwsNode | typeof ABSENT;
  readonly eniConfigs?: readonly RunningEniConfig[];
  readonly nodePools?: readonly RunningNodePool[];
  readonly nodeClasses?: readonly RunningNodeClass[];
  readonly nodeClaims?: readonly RunningNodeClaim[];
  readonly disruptionBudgets?: readonly RunningDisruptionBudget[];

  /** What was found in the files and is not read, or counts as unknown: a line each. */
  readonly notes: readonly string[];
}
