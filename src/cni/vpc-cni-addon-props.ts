import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { RunningVpcCni } from './adoption/running-cni';
import { CniPermissions } from './cni-permissions';
import { SecurityGroupsForPods } from './security-groups-for-pods';
import { SnatPolicy } from './snat-policy';
import { IpAssignment } from '../capacity/ip-assignment';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';
import { ClusterDetails } from '../eks/cluster-details';
import { PodNetwork } from '../network/pod-network';

/**
 * What EKS does with settings that were changed in the cluster by hand.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateAddon.html
 */
export enum AddonConflictResolution {
  /** The template wins. */
  OVERWRITE = 'OVERWRITE',

  /** What was changed by hand stays. */
  PRESERVE = 'PRESERVE',

  /** The deployment fails. */
  NONE = 'NONE',
}

/**
 * The mode that nodes of a cluster started in, before the present one: give what differs.
 *
 * One of the two properties differs. If both do, the VPC CNI of running nodes changes both at once, and a warning says
 * so.
 *
 * @example
 * const network = PodNetwork.secondaryCidr('100.64.0.0/16');
 * const changing = new PodCapacityCluster(stack, 'Cluster', {
 *   version: eks.KubernetesVersion.V1_34,
 *   podNetwork: network,
 *   vpcCni: { earlierMode: { ipAssignment: IpAssignment.secondaryIp() } },
 * });
 * changing.addNodegroup('General', {
 *   instanceTypes: [new ec2.InstanceType('m7g.large')],
 *   // as it is deployed
 *   podNetworking: changing.earlierNetworking(),
 * });
 * changing.addNodegroup('GeneralDense', { instanceTypes: [new ec2.InstanceType('m7g.large')] });
 */
export interface EarlierMode {
  /**
   * What each slot of an ENI held.
   *
   * @default - what it holds now
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * Where pods got their addresses. Where both modes have pod subnets that are made here, it is the same `PodNetwork`
   * object, as in `PodNetwork.taggedSubnets(network)` now and `network` before.
   *
   * @default - where they get them now
   */
  readonly podNetwork?: PodNetwork;
}

/**
 * Settings of the VPC CNI.
 *
 * A cluster with IPv6 refuses single addresses, `warmPool`, `snat`, `maxEni` and `podSecurityGroups`: they have no
 * effect there, or keep the VPC CNI from starting.
 *
 * @example
 * const capacityCluster = new PodCapacityCluster(stack, 'Cluster', {
 *   version: eks.KubernetesVersion.V1_34,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 *   vpcCni: { warmPool: WarmPool.addresses(5, 20), networkPolicy: true },
 * });
 */
export interface VpcCniAddonOptions {
  /**
   * What each slot of an ENI holds.
   *
   * @default IpAssignment.prefixDelegation()
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * The mode of nodes that stay for now: what `ipAssignment` and `podNetwork` were when they started.
   *
   * A change of the mode replaces every node group. Without this property that is one deployment: CloudFormation makes
   * the new group, then deletes the old one. EKS drains the old nodes for a few minutes and then terminates them,
   * whatever disruption budgets say. With this property the change takes two deployments. In the first, old groups take
   * `earlierNetworking()` as `podNetworking` and stay as they are, beside new groups with other construct ids. Then
   * cordon and drain the old nodes yourself. In the second, leave out the old groups and this property.
   *
   * @default - all nodes are of the present mode
   */
  readonly earlierMode?: EarlierMode;

  /**
   * The spare addresses of each node. Fails when it has no effect with `ipAssignment`.
   *
   * @default - WarmPool.prefixes(1) with prefix delegation, WarmPool.enis(1) with single addresses: the add-on's own
   * defaults
   */
  readonly warmPool?: WarmPool;

  /**
   * Under which address pods reach destinations outside of the VPC.
   *
   * @default SnatPolicy.node()
   */
  readonly snat?: SnatPolicy;

  /**
   * Most ENIs per node, the primary one included (`MAX_ENI`): 1 or more, not a token, because max pods follow from it.
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /**
   * Security groups of the ENIs in pod subnets. They apply to all pods on these ENIs. Fails without ENIConfigs, because
   * pods then share the ENIs of nodes.
   *
   * @default - those of the node
   */
  readonly podSecurityGroups?: ec2.ISecurityGroup[];

  /**
   * Security groups for pods, on branch interfaces. A trunk ENI then takes the place of one ENI on each node.
   *
   * The role of a cluster that this app makes gets `AmazonEKSVPCResourceController`, which manages them.
   *
   * @default - none: pods have the groups of their ENI
   */
  readonly securityGroupsForPods?: SecurityGroupsForPods;

  /**
   * How pods on Windows nodes get addresses. `{}` takes the defaults. Refused on clusters with IPv6.
   *
   * The role of a cluster that this app makes gets `AmazonEKSVPCResourceController`, because a controller of EKS gives
   * these addresses.
   *
   * @default - they get none: node groups with Windows are refused
   * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
   */
  readonly windows?: WindowsNetworking;

  /**
   * Whether the add-on enforces Kubernetes network policies.
   *
   * @default - the add-on's own default: no
   */
  readonly networkPolicy?: boolean;

  /**
   * More environment variables of the VPC CNI, by name.
   *
   * Fails for those that a typed property sets, and for those that change max pods in a way that this library does not
   * compute.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };

  /**
   * How the VPC CNI gets its EC2 permissions.
   *
   * @default CniPermissions.podIdentity()
   */
  readonly permissions?: CniPermissions;

  /**
   * Version of the add-on, as in `v1.21.1-eksbuild.1`. It is one that `aws eks describe-addon-versions --addon-name
   * vpc-cni` lists. EKS has no name for the newest one.
   *
   * @default - EKS's default version for the Kubernetes version
   */
  readonly addonVersion?: string;

  /**
   * What EKS does with settings that were changed in the cluster by hand.
   *
   * @default AddonConflictResolution.OVERWRITE
   */
  readonly conflictResolution?: AddonConflictResolution;

  /**
   * Logical id of the add-on in its template, as in `VpcCniAddon1A2B3C4D`: 1 to 255 letters and digits, not a token.
   *
   * Give it for an add-on that the stack has already, made by a `CfnAddon` or elsewhere in its tree. Under the same
   * logical id CloudFormation updates the add-on in place. Under another one it tries to make a second, and EKS refuses
   * that because the add-on exists. An add-on of `eks.Addon` needs none if the `VpcCniAddon` takes its scope and
   * construct id. A logical id cannot name an add-on of another stack, nor of a nested one.
   *
   * @default - the one that CDK makes of the construct's path
   */
  readonly logicalId?: string;
}

/**
 * A VPC CNI that this app does not manage: another app, Terraform, eksctl or nobody does.
 *
 * @example
 * const networking = VpcCniAddon.fromVpcCniAddonAttributes(stack, 'VpcCni', {
 *   cluster,
 *   running: RunningVpcCni.fromConfiguration('{"env":{"ENABLE_PREFIX_DELEGATION":"true"}}', 'v1.20.4-eksbuild.1'),
 *   permissionsOnNodeRole: false,
 * });
 */
export interface VpcCniAddonAttributes {
  /** The cluster, as for a `VpcCniAddon`. */
  readonly cluster: eks.IClusterRef;

  /**
   * Details of the cluster that cannot be read from `cluster`. They also apply to the nodes that take the networking.
   *
   * @default - all details come from `cluster`
   */
  readonly clusterDetails?: ClusterDetails;

  /** The VPC CNI that runs. New nodes get its mode. */
  readonly running: RunningVpcCni;

  /**
   * Where pods get their addresses: with custom networking the subnets that the ENIConfigs name, as in
   * `PodNetwork.subnets(PodSubnets.fromSubnets(...))`. The VPC CNI does not learn of subnets that are made here.
   *
   * @default - in the subnets of the nodes; with custom networking not known, and a warning says so
   */
  readonly podNetwork?: PodNetwork;

  /**
   * How pods on Windows nodes get addresses, where `running` is a DaemonSet, which does not tell it.
   *
   * @default - as `running` tells
   */
  readonly windows?: WindowsNetworking;

  /**
   * Whether the role of the nodes carries the permissions of the VPC CNI.
   *
   * @default - no where `running` names a role; otherwise yes, and a warning says so
   */
  readonly permissionsOnNodeRole?: boolean;
}

/**
 * Props of `VpcCniAddon`.
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', {
 *   cluster,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 *   conflictResolution: AddonConflictResolution.PRESERVE,
 * });
 */
export interface VpcCniAddonProps extends VpcCniAddonOptions {
  /**
   * The cluster: of `aws-eks` or `aws-eks-v2`, made or imported, an `eks.CfnCluster`, or what
   * `eks.CfnCluster.fromClusterName` returns.
   */
  readonly cluster: eks.IClusterRef;

  /**
   * Details of the cluster that cannot be read from `cluster`. They also apply to the nodes that take the add-on as
   * `podNetworking`.
   *
   * @default - all details come from `cluster`
   */
  readonly clusterDetails?: ClusterDetails;

  /**
   * Where pods get their addresses.
   *
   * @default - in the subnets of the nodes, where nothing is reserved for prefixes
   */
  readonly podNetwork?: PodNetwork;

  /**
   * Takes over the VPC CNI of a cluster as it runs today.
   *
   * The add-on is written with the configuration, the version and the permissions that run, so the deployment changes
   * nothing.
   *
   * Nodes that take the add-on as `podNetworking` get the mode that runs. Settings that would otherwise be refused
   * become warnings. Properties that ask for something else are refused: set them in a later deployment, in place of
   * `adopt`. Where custom networking runs, `podNetwork` names the subnets of its ENIConfigs.
   *
   * An add-on keeps its logical id (`logicalId`). A self-managed VPC CNI becomes an add-on of EKS, with OVERWRITE.
   *
   * @default - the other properties decide
   * @see https://docs.aws.amazon.com/eks/latest/userguide/vpc-add-on-create.html
   */
  readonly adopt?: RunningVpcCni;
}
