/** An IPv4 block of the VPC. */
export interface RunningVpc {
  readonly vpcId: string;

  /** Its IPv4 blocks that are there or on their way, the primary one first. */
  readonly blocks: readonly string[];

  /** The account that owns it. */
  readonly owner?: string;
}

/** A subnet of the VPC. */
export interface RunningSubnet {
  readonly subnetId: string;
  readonly vpcId?: string;

  /** Its IPv4 block; undefined where it has none, as an IPv6-only one. */
  readonly cidr?: string;

  /** Availability Zone by name, which differs between accounts. */
  readonly zone?: string;

  /** Availability Zone by id, as in `euw1-az1`. */
  readonly zoneId?: string;

  /** IPv4 addresses that EC2 says are unused. Unused addresses of reservations are not among them. */
  readonly availableAddresses?: number;

  /** The account that owns it. */
  readonly owner?: string;

  /** The tag `kubernetes.io/role/cni`, where it has it. */
  readonly cniRole?: string;

  /** Clusters that its tags `cni.networking.k8s.aws/cluster/<name>` name. */
  readonly cniClusters: readonly string[];

  /** The tag `Name`, where it has it. */
  readonly name?: string;
}

/** A CIDR reservation of a subnet. */
export interface RunningReservation {
  readonly reservationId: string;
  readonly subnetId: string;
  readonly cidr: string;

  /** `prefix` or `explicit`. EC2 takes addresses of the latter only where they are asked for by number. */
  readonly type: string;
  readonly description?: string;
}

/** An ENI, whoever made it. */
export interface RunningInterface {
  readonly interfaceId: string;
  readonly subnetId: string;

  /** The instance that it is attached to; undefined for those of load balancers and the like, and for free ones. */
  readonly instanceId?: string;

  /** Its place on the instance: 0 is the primary one. */
  readonly deviceIndex?: number;
  readonly networkCard?: number;

  /** What EC2 calls its type, an open list: `interface`, `trunk`, `branch`, `lambda` ... */
  readonly type: string;

  /** `available` is free, `in-use` is attached. */
  readonly status?: string;

  /** Its own address. */
  readonly primaryAddress?: string;

  /** Its further single addresses. Addresses of prefixes are not among them. */
  readonly secondaryAddresses: readonly string[];

  /** Its IPv4 prefixes, as in `10.0.0.32/28`. */
  readonly prefixes: readonly string[];
  readonly description?: string;

  /** Whether an AWS service made it. */
  readonly requesterManaged?: boolean;

  /** The account that owns it. */
  readonly owner?: string;

  /** The instance that the VPC CNI made it for, by its tag. */
  readonly cniInstance?: string;

  /** The cluster that the VPC CNI made it for, by its tag, which is often missing. */
  readonly cniCluster?: string;

  /** When the VPC CNI made it, by its tag. */
  readonly createdAt?: string;

  /** Whether its tag keeps the VPC CNI from managing it. */
  readonly noManage: boolean;

  /** Ids of its security groups. */
  readonly securityGroups: readonly string[];
}
