import { Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { adoptionOf } from './adoption/adoption';
import { otherSubnets } from './adoption/contradictions';
import { CniPermissions } from './cni-permissions';
import { ImportedVpcCni } from './imported-vpc-cni';
import { ipv4Assignment } from './ip-family';
import { boundModes, reservingAssignment } from './modes/bound-modes';
import { EarlierNetworkings } from './modes/earlier-networkings';
import { modeChangeFindings } from './modes/mode-change-findings';
import { noteAddon } from './noted-addons';
import { noteEarlierNodes } from './noted-nodes';
import { defineCniRole } from './permissions/cni-role';
import { generationRefusals, PodGeneration } from './pod-generation';
import { IPodNetworking } from './pod-networking';
import { logicalIdFindings } from './private/addon-logical-id';
import { addonShapeFindings } from './private/addon-shapes';
import { addonTreeFindings } from './private/addon-tree-findings';
import { letManageInterfaces } from './private/interface-controller';
import { lateBlockFindings, looksForSubnets } from './private/pod-network-findings';
import { knownVersion } from './settings/addon-version';
import { askedFindings } from './settings/asked-findings';
import { reservationFindings } from './settings/setting-findings';
import { writtenSettings } from './settings/written-settings';
import { SnatPolicy } from './snat-policy';
import { AddonConflictResolution, VpcCniAddonAttributes, VpcCniAddonProps } from './vpc-cni-addon-props';
import { IpAssignment } from '../capacity/ip-assignment';
import { PodIpFamily } from '../capacity/node-capacity-options';
import { WarmPool } from '../capacity/warm-pool';
import { WindowsNetworking } from '../capacity/windows-networking';
import { ClusterView } from '../eks/cluster-view';
import { podIdentityAgent } from '../eks/pod-identity-agent';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { ADOPTION_WORDS } from '../findings/words/vpc-cni/adoptions';
import { CNI_ROLE_WORDS } from '../findings/words/vpc-cni/cni-roles';
import { VPC_CNI_SETTING_WORDS } from '../findings/words/vpc-cni/vpc-cni-settings';
import { PodNetwork } from '../network/pod-network';
import { PodPlacement } from '../network/pod-placement';
import { IPodSubnets } from '../network/pod-subnets-props';
import { sharedZoneNameFindings } from '../network/vpc/shared-vpc';
import { inKeyOrder } from '../templates/key-order';
import { deliverFromTree } from '../templates/tree-findings';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { CONSTRUCT, listOf, shapeFindings } from '../validation/prop-shapes';

/** The service account of the VPC CNI's pods. */
const SERVICE_ACCOUNT = 'aws-node';

/**
 * The VPC CNI as a managed add-on, configured by typed settings.
 *
 * It defines the add-on, and the role that gives it its permissions. With a pod network the add-on itself makes one
 * ENIConfig per zone, named like the zone, so neither kubectl nor a Lambda is needed. The add-on waits for the pod
 * subnets with their routes and reservations, and for the pod identity agent. Node groups wait for the add-on, because
 * a node keeps the mode it started under. It makes no capacity plan: add a `ClusterPlan`.
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
   * How pods get addresses on a cluster whose VPC CNI this app does not manage. The template gets nothing of it.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param attrs the cluster, and what runs on it
   */
  public static fromVpcCniAddonAttributes(scope: Construct, id: string, attrs: VpcCniAddonAttributes): IPodNetworking {
    return new ImportedVpcCni(scope, id, attrs);
  }

  /**
   * The family of pod IP addresses, as the cluster says, or `clusterDetails` if it does not. IPv4 otherwise.
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

  /** Version of the add-on. Undefined if it is not given, because EKS then takes its default, or if it is a token. */
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

  private readonly reserving: IpAssignment;
  private readonly earlier: EarlierNetworkings;
  private readonly own: Finding[];

  /** Whether it writes what runs already. */
  private readonly isAdopted: boolean;
  private readonly vpc?: ec2.IVpc;
  private readonly addon: eks.CfnAddon;

  /**
   * Defines the add-on, and the role that gives it its permissions.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the cluster and the settings
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: VpcCniAddonProps) {
    super(scope, id);

    deliver(this, addonShapeFindings(props));
    const cluster = ClusterView.of(props);
    this._cluster = cluster;
    this.ipFamily = cluster.ipFamily;
    const ipv6 = this.ipFamily === PodIpFamily.IPV6;
    const { value: adoption, findings: ofAdoption } = adoptionOf(this, props, cluster);
    const asked = adoption?.settings ?? props;
    const permissions = asked.permissions ?? CniPermissions.podIdentity();
    const snat = asked.snat ?? SnatPolicy.node();
    this.ipAssignment = asked.ipAssignment ?? IpAssignment.prefixDelegation();
    this.warmPool =
      asked.warmPool
      ?? (ipv6 ? WarmPool.none() : this.ipAssignment.usesPrefixes ? WarmPool.prefixes(1) : WarmPool.enis(1));
    this.placement = adoption?.placement ?? props.podNetwork?.placement ?? PodPlacement.NODE_SUBNETS;
    this.maxEni = asked.maxEni;
    this.trunkEni = asked.securityGroupsForPods !== undefined;
    this.addonVersion = knownVersion(asked.addonVersion);
    this.windows = asked.windows;
    this.permissionsOnNodeRole = permissions.onNodeRole;

    const checks = new PropChecks(this);
    checks.add(...cluster.findings, ...cluster.accessFindings(this), ...cluster.familyFindings);
    if (props.adopt === undefined) {
      const inForce = { ipAssignment: this.ipAssignment, warmPool: this.warmPool, snat };
      checks.add(...askedFindings(props, cluster, inForce));
    }
    checks.literalWholeNumber('maxEni', props.maxEni, 1);
    checks.add(...logicalIdFindings(props.logicalId), ...ofAdoption);
    // What is adopted has its agent, or none: nothing is made for it.
    const agent = permissions._byAgent
      ? podIdentityAgent(this, cluster, props.cluster, props.adopt === undefined) : undefined;
    if (permissions._byAgent && agent === undefined) {
      const words = props.adopt === undefined ? CNI_ROLE_WORDS.agentUnseen : ADOPTION_WORDS.agentUnseen;
      checks.add(findingOf(words, about.prop('permissions'), {}));
    }
    const { vpc } = cluster.known;
    if ((props.podNetwork ?? props.earlierMode?.podNetwork) !== undefined && vpc === undefined) {
      checks.add(findingOf(VPC_CNI_SETTING_WORDS.networkWithoutVpc, about.prop('cluster'), {}));
    }
    const { ipFamily, ipAssignment } = this;
    checks.add(...modeChangeFindings(props.earlierMode, { ipFamily, ipAssignment, podNetwork: props.podNetwork }));
    if (props.adopt === undefined) checks.add(...letManageInterfaces(cluster, props));
    const settings = checks.deliver();

    this.vpc = vpc;
    this.reserving = reservingAssignment(ipv4Assignment(this.ipFamily, this.ipAssignment), props.earlierMode);
    const modes = boundModes(this, vpc, props, this.reserving);
    const { network } = modes;
    this.podSubnets = network?.podSubnets;
    this.nodeSubnets = network?.nodeSubnets;
    const ofNetwork = [
      ...reservationFindings(ipv6 ? this.ipAssignment : this.reserving, network, this.ipFamily),
      ...network?.findings ?? [], ...lateBlockFindings(cluster, network),
      ...vpc === undefined ? [] : sharedZoneNameFindings(this, vpc, network?.podSubnets?.subnets ?? []),
      ...adoption === undefined ? [] : otherSubnets(adoption.reading, network?.podSubnets),
    ];
    deliver(this, ofNetwork);
    this.own = [...settings, ...ofNetwork];
    this.isAdopted = adoption !== undefined;
    if (this.isAdopted) noteEarlierNodes(this, 'all');
    this.role = permissions.onNodeRole ? undefined : permissions.role ?? defineCniRole(this, this.ipFamily);
    const configuration = () => adoption?.reading.values ?? writtenSettings(this, props, snat, this.networks);
    this.addon = new eks.CfnAddon(this, 'Resource', {
      addonName: 'vpc-cni',
      clusterName: cluster.name,
      addonVersion: asked.addonVersion,
      resolveConflicts: props.conflictResolution ?? AddonConflictResolution.OVERWRITE,
      podIdentityAssociations: permissions._byAgent
        ? [{ roleArn: this.role!.roleArn, serviceAccount: SERVICE_ACCOUNT }] : undefined,
      serviceAccountRoleArn: permissions.onServiceAccount ? this.role!.roleArn : undefined,
      configurationValues: adoption === undefined
        ? Lazy.string({ produce: () => Stack.of(this).toJsonString(inKeyOrder(configuration())) })
        : adoption.reading.text,
    });
    if (props.logicalId !== undefined) this.addon.overrideLogicalId(props.logicalId);
    this.addon.node.addDependency(...network?.dependables ?? []);
    if (agent !== undefined) this.addon.node.addDependency(agent);
    this.earlier = new EarlierNetworkings(this, props, { ...modes, generations: () => this.generations });
    const networks = () => [...this.networks, ...this.earlier.made];
    const looks = !ipv6 && (adoption?.looksForSubnets ?? looksForSubnets(this.placement, props.environment));
    noteAddon({ podNetworking: this, cluster: cluster.identity, networks, vpc, looksForSubnets: looks });
    deliverFromTree(this, (tree) => addonTreeFindings(tree, {
      podNetworking: this,
      addon: this.addon,
      cluster,
      props,
      configuration,
      snat,
      network,
      networks: this.networks,
    }));
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
   * @throws when the name is taken or not allowed, or pods have no pod subnets through ENIConfigs
   */
  public addGeneration(name: string, podNetwork: PodNetwork): IPodNetworking {
    if (this.isAdopted) deliver(this, [findingOf(ADOPTION_WORDS.generation, about.prop('generation'), {})]);
    const props = { addon: this, name, podNetwork, vpc: this.vpc, reserving: this.reserving };
    deliver(this, generationRefusals(props, this.generations.map(({ generation }) => generation)));
    const generation = new PodGeneration(this, { ...props, vpc: this.vpc! });
    this.generations.push(generation);
    this.addon.node.addDependency(...generation.network.dependables);
    return generation;
  }

  /**
   * Marks nodes of any library that started before and keep their mode until a migration drains and removes them.
   * They need not wait for the add-on (`nodegroup-before-vpc-cni`). If it is adopted, this applies to all node groups.
   *
   * @param nodes node groups, or constructs that hold them: an `eks.Nodegroup`, a `CfnNodegroup`, a `PodNodegroup`
   */
  public addEarlierNodes(...nodes: IConstruct[]): void {
    deliver(this, shapeFindings({ nodes }, { nodes: listOf('constructs', CONSTRUCT) }, ['nodes']));
    noteEarlierNodes(this, nodes);
  }

  /**
   * How pods get addresses on nodes that started in the mode of `earlierMode`.
   *
   * Node groups that take it as `podNetworking` stay as they were deployed: group, launch template, max pods, and what
   * they wait for. So do user data of a `NodeBootstrap` and max pods of a `KarpenterCapacity`.
   *
   * @param podNetworking the earlier `podNetworking` of the nodes: this add-on by default, otherwise a generation of it
   * @throws when `earlierMode` is not given, or for the networking of another add-on
   */
  public earlierNetworking(podNetworking?: IPodNetworking): IPodNetworking {
    return this.earlier.of(podNetworking ?? this);
  }

  /** The first generation and the later ones. */
  private get networks(): IPodNetworking[] {
    return [this, ...this.generations];
  }
}
