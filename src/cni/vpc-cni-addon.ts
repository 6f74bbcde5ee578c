import { Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { autoModeFindings } from './auto-mode-findings';
import { CniPermissions } from './cni-permissions';
import { ipv4Assignment } from './ip-family';
import { boundModes, reservingAssignment } from './modes/bound-modes';
import { EarlierNetworkings } from './modes/earlier-networkings';
import { modeChangeFindings, replacedAtOnceFindings } from './modes/mode-change-findings';
import { sharedNodeSubnetFindings } from './node-subnet-sharing';
import { noteAddon } from './noted-addons';
import { orderFindings } from './order-findings';
import { ipv6Policies } from './permissions/ipv6-policy';
import { CNI_POLICY, cniRoleFindings } from './permissions/role-permissions';
import { roleTrustFindings } from './permissions/role-trust';
import { generationRefusals, PodGeneration } from './pod-generation';
import { IPodNetworking } from './pod-networking';
import { logicalIdFindings, takenIdFindings } from './private/addon-logical-id';
import { addonShapeFindings } from './private/addon-shapes';
import { letManageInterfaces } from './private/interface-controller';
import {
  egressFindingsOf, lateBlockFindings, looksForSubnets, reachFindingsOf, sharedSubnetFindings,
} from './private/pod-network-findings';
import { reservedElsewhereFindings } from './private/reserved-elsewhere';
import { knownVersion } from './settings/addon-version';
import { configurationValues } from './settings/configuration-values';
import { ipv6SettingFindings } from './settings/ipv6-settings';
import { reservationFindings, settingFindings, unlistedVersionFindings } from './settings/setting-findings';
import { windowsSettingFindings } from './settings/windows-settings';
import { SnatPolicy } from './snat-policy';
import { AddonConflictResolution, VpcCniAddonProps } from './vpc-cni-addon-props';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';
import { ClusterView } from '../eks/cluster-view';
import { podIdentityAgent } from '../eks/pod-identity-agent';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { CNI_ROLE_WORDS } from '../findings/words/vpc-cni/cni-roles';
import { VPC_CNI_SETTING_WORDS } from '../findings/words/vpc-cni/vpc-cni-settings';
import { PLACEMENTS } from '../network/placement-rules';
import { PodNetwork } from '../network/pod-network';
import { PodPlacement } from '../network/pod-placement';
import { IPodSubnets } from '../network/pod-subnets-props';
import { sharedZoneNameFindings } from '../network/vpc/shared-vpc';
import { inKeyOrder } from '../templates/key-order';
import { deliverFromTree } from '../templates/tree-findings';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { acknowledgeRequiredPolicies } from '../validation/required-policies';
import { behindFindings } from '../vpc-cni/feature-versions';

/** The service account of the VPC CNI's pods. */
const SERVICE_ACCOUNT = 'aws-node';

/**
 * The VPC CNI as a managed add-on, configured by typed settings.
 *
 * It defines the add-on, and the role that gives it its permissions. With a pod network the add-on itself makes one
 * ENIConfig per zone, named like the zone, so that neither kubectl nor a Lambda is needed. The add-on waits for the pod
 * subnets with their routes and reservations, and for the pod identity agent. Node groups wait for the add-on, because
 * a node keeps the mode it started under. No plan is made: a `ClusterPlan` tells whether the addresses last.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
 *
 * @example
 * const addon = new VpcCniAddon(stack, 'VpcCni', {
 *   cluster,
 *   podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
 *   warmPool: WarmPool.prefixes(1),
 * });
 */
export class VpcCniAddon extends Construct implements IPodNetworking {
  /**
   * The family of pod IP addresses, as the cluster says, or `clusterDetails` where it does not. IPv4 where nobody says.
   */
  public readonly ipFamily: PodIpFamily;

  /** What each slot of an ENI holds. */
  public readonly ipAssignment: IpAssignment;

  /** In which subnets pods get their addresses. */
  public readonly placement: PodPlacement;

  /** Undefined: the pod subnets of the add-on are the first generation. */
  public readonly generation?: string;

  /** Most ENIs per node. Undefined when the instance type decides. */
  public readonly maxEni?: number;

  /** Whether a trunk ENI takes the place of one ENI on each node. */
  public readonly trunkEni: boolean;

  /** Version of the add-on. Undefined where it is not given, so that EKS takes its default, and where it is a token. */
  public readonly addonVersion?: string;

  /** The pod subnets. Undefined when pods use the subnets of the nodes. */
  public readonly podSubnets?: IPodSubnets;

  /** Whether the role of the nodes has to carry the permissions of the VPC CNI. */
  public readonly permissionsOnNodeRole: boolean;

  /** The spare addresses of each node. */
  public readonly warmPool: WarmPool;

  /** The subnets in which node groups run that name no others. Undefined where `podNetwork` names none. */
  public readonly nodeSubnets?: ec2.ISubnet[];

  /** How pods on Windows nodes get addresses. Undefined when they get none. */
  public readonly windows?: WindowsNetworking;

  /** The role of the VPC CNI's pods. Undefined when the role of the nodes carries the permissions. */
  public readonly role?: iam.IRole;

  /**
   * The cluster that it runs on, as it is read.
   *
   * @internal
   */
  public readonly _cluster: ClusterView;

  private readonly generations: PodGeneration[] = [];

  /** By which space is reserved for prefixes. */
  private readonly reserving: IpAssignment;
  private readonly earlier: EarlierNetworkings;
  private readonly own: Finding[];
  private readonly vpc?: ec2.IVpc;
  private readonly addon: eks.CfnAddon;

  constructor(scope: Construct, id: string, props: VpcCniAddonProps) {
    super(scope, id);

    deliver(this, addonShapeFindings(props));
    const cluster = ClusterView.of(props);
    this._cluster = cluster;
    this.ipFamily = cluster.ipFamily;
    const ipv6 = this.ipFamily === PodIpFamily.IPV6;
    const permissions = props.permissions ?? CniPermissions.podIdentity();
    const snat = props.snat ?? SnatPolicy.node();
    this.ipAssignment = props.ipAssignment ?? IpAssignment.prefixDelegation();
    this.warmPool =
      props.warmPool
      ?? (ipv6 ? WarmPool.none() : this.ipAssignment.usesPrefixes ? WarmPool.prefixes(1) : WarmPool.enis(1));
    this.placement = props.podNetwork?.placement ?? PodPlacement.NODE_SUBNETS;
    this.maxEni = props.maxEni;
    this.trunkEni = props.securityGroupsForPods !== undefined;
    this.addonVersion = knownVersion(props.addonVersion);
    this.windows = props.windows;
    this.permissionsOnNodeRole = permissions.onNodeRole;

    const checks = new PropChecks(this);
    const inForce = { ipAssignment: this.ipAssignment, warmPool: this.warmPool, snat };
    const behind = behindFindings(this.addonVersion, cluster.known.kubernetesVersion);
    checks.add(...cluster.findings, ...cluster.accessFindings(this), ...cluster.familyFindings,
      ...unlistedVersionFindings(props), ...behind);
    checks.add(...windowsSettingFindings(props, this.ipFamily));
    checks.add(...(ipv6 ? ipv6SettingFindings(props) : settingFindings(props, inForce)));
    checks.literalWholeNumber('maxEni', props.maxEni, 1);
    checks.add(...logicalIdFindings(props.logicalId));
    const agent = permissions._byAgent ? podIdentityAgent(this, cluster, props.cluster) : undefined;
    if (permissions._byAgent && agent === undefined) {
      checks.add(findingOf(CNI_ROLE_WORDS.agentUnseen, about.prop('permissions'), {}));
    }
    const { vpc } = cluster.known;
    if ((props.podNetwork ?? props.earlierMode?.podNetwork) !== undefined && vpc === undefined) {
      checks.add(findingOf(VPC_CNI_SETTING_WORDS.networkWithoutVpc, about.prop('cluster'), {}));
    }
    const { ipFamily, ipAssignment } = this;
    checks.add(...modeChangeFindings(props.earlierMode, { ipFamily, ipAssignment, podNetwork: props.podNetwork }));
    checks.add(...letManageInterfaces(cluster, props));
    const settings = checks.deliver();

    this.vpc = vpc;
    this.reserving = reservingAssignment(ipv4Assignment(this.ipFamily, this.ipAssignment), props.earlierMode);
    const modes = boundModes(this, vpc, props, this.reserving);
    const { network } = modes;
    this.podSubnets = network?.podSubnets;
    this.nodeSubnets = network?.nodeSubnets;
    const unused = reservationFindings(ipv6 ? this.ipAssignment : this.reserving, network, this.ipFamily);
    const ofNetwork = [...unused, ...network?.findings ?? [], ...lateBlockFindings(cluster, network),
      ...vpc === undefined ? [] : sharedZoneNameFindings(this, vpc, network?.podSubnets?.subnets ?? [])];
    deliver(this, ofNetwork);
    this.own = [...settings, ...ofNetwork];
    this.role = permissions.onNodeRole ? undefined : permissions.role ?? this.defineRole();
    const configuration = () => configurationValues({
      ipAssignment: this.ipAssignment,
      warmPool: ipv6 ? undefined : this.warmPool,
      snat: ipv6 ? undefined : snat,
      maxEni: this.maxEni,
      securityGroupsForPods: props.securityGroupsForPods,
      windows: props.windows,
      networkPolicy: props.networkPolicy,
      environment: props.environment ?? {},
      eniConfig: PLACEMENTS[this.placement].foundBy === 'eni-config' ? {
        region: Stack.of(this).region,
        subnets: this.networks.flatMap(({ podSubnets, generation }) => podSubnets!.subnets
          .map(({ availabilityZone, subnetId }) => ({ zone: availabilityZone, generation, subnetId }))),
        securityGroupIds: props.podSecurityGroups?.map((group) => group.securityGroupId),
      } : undefined,
    });
    this.addon = new eks.CfnAddon(this, 'Resource', {
      addonName: 'vpc-cni',
      clusterName: cluster.name,
      addonVersion: props.addonVersion,
      resolveConflicts: props.conflictResolution ?? AddonConflictResolution.OVERWRITE,
      podIdentityAssociations: permissions._byAgent
        ? [{ roleArn: this.role!.roleArn, serviceAccount: SERVICE_ACCOUNT }] : undefined,
      serviceAccountRoleArn: permissions.onServiceAccount ? this.role!.roleArn : undefined,
      configurationValues: Lazy.string({ produce: () => Stack.of(this).toJsonString(inKeyOrder(configuration())) }),
    });
    if (props.logicalId !== undefined) this.addon.overrideLogicalId(props.logicalId);
    this.addon.node.addDependency(...network?.dependables ?? []);
    if (agent !== undefined) this.addon.node.addDependency(agent);
    this.earlier = new EarlierNetworkings(this, props, { ...modes, generations: () => this.generations });
    noteAddon({
      podNetworking: this,
      cluster: cluster.identity,
      networks: () => [...this.networks, ...this.earlier.made],
      vpc,
      looksForSubnets: !ipv6 && looksForSubnets(this.placement, props.environment),
    });
    deliverFromTree(this, (tree) => [
      ...orderFindings(tree, { addon: this.addon, configuration, ipv6 }),
      ...autoModeFindings(tree, this.addon),
      ...replacedAtOnceFindings(this, props.earlierMode),
      ...sharedSubnetFindings(tree, this),
      ...network === undefined ? []
        : reservedElsewhereFindings(tree, { podNetworking: this, addon: this.addon, vpc: vpc!, network }),
      ...sharedNodeSubnetFindings(tree, this, this.addon),
      ...reachFindingsOf(tree, cluster, this.networks),
      ...snat._isExternal ? egressFindingsOf(tree, this, this.networks) : [],
      ...props.logicalId === undefined ? [] : takenIdFindings(tree, this.addon),
      ...permissions.role === undefined ? [] : [
        ...cniRoleFindings(tree, permissions.role, 'permissions', this.ipFamily),
        ...roleTrustFindings(permissions.role, permissions.onServiceAccount),
      ],
    ]);
  }

  /** The findings about the settings, and about the generations that were added so far. */
  public get findings(): Finding[] {
    return [...this.own, ...this.generations.flatMap(({ findings }) => findings)];
  }

  /**
   * Adds a later generation of pod subnets, with ENIConfigs named `<zone>-<name>`, and leaves the first as it is.
   *
   * This gives a cluster more addresses without touching a node that runs. Node groups take the result as
   * `podNetworking`. Each of them runs in one zone.
   *
   * @param name name of the generation: 1 to 32 lower-case letters, digits and hyphens, as in `second`
   * @param podNetwork a network with pod subnets
   * @throws when the name is taken or unfit, or pods have no pod subnets through ENIConfigs
   */
  public addGeneration(name: string, podNetwork: PodNetwork): IPodNetworking {
    const props = { addon: this, name, podNetwork, vpc: this.vpc, reserving: this.reserving };
    deliver(this, generationRefusals(props, this.generations.map(({ generation }) => generation)));
    const generation = new PodGeneration(this, { ...props, vpc: this.vpc! });
    this.generations.push(generation);
    this.addon.node.addDependency(...generation.network.dependables);
    return generation;
  }

  /**
   * How pods get addresses on nodes that started in the mode of `earlierMode`.
   *
   * Node groups that are to stay take it as `podNetworking` in place of this add-on. Group and launch template are then
   * as they were deployed: their mode, their max pods, and what they wait for. So are the user data of a
   * `NodeBootstrap` and the max pods of a `KarpenterCapacity`.
   *
   * @param podNetworking what the nodes took before: by default this add-on, else a generation of it
   * @throws when `earlierMode` is not given, or for the networking of another add-on
   */
  public earlierNetworking(podNetworking?: IPodNetworking): IPodNetworking {
    return this.earlier.of(podNetworking ?? this);
  }

  /** The first generation and the later ones. */
  private get networks(): IPodNetworking[] {
    return [this, ...this.generations];
  }

  private defineRole(): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: 'EC2 permissions of the VPC CNI, for the pods of aws-node',
      assumedBy: new iam.SessionTagsPrincipal(new iam.ServicePrincipal('pods.eks.amazonaws.com')),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(CNI_POLICY), ...ipv6Policies(this, this.ipFamily)],
    });
    acknowledgeRequiredPolicies(role, [CNI_POLICY], 'the pods of the VPC CNI');
    return role;
  }
}
