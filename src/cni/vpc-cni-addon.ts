import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { CniPermissions } from './cni-permissions';
import { IPodNetworking, PodPlacement } from './pod-networking';
import { configurationValues, OWNED_VARIABLES, UNMODELLED_VARIABLES } from './private/configuration-values';
import { SnatPolicy } from './snat-policy';
import { cidrProblem } from '../addressing/private/ipv4-text';
import { IpAssignment } from '../capacity/ip-assignment';
import { WarmPool } from '../capacity/warm-pool';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { PodNetwork } from '../network/pod-network';
import { IPodSubnets } from '../network/pod-subnets';
import { PropChecks } from '../validation/prop-checks';
import { acknowledgeRequiredPolicies } from '../validation/required-policies';

/** The service account of the VPC CNI's pods. */
const SERVICE_ACCOUNT = 'aws-node';

/** The AWS managed policy with the EC2 permissions of the VPC CNI. */
const CNI_POLICY = 'AmazonEKS_CNI_Policy';

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
 * Settings of the VPC CNI.
 */
export interface VpcCniAddonOptions {
  /**
   * What a slot of an ENI holds.
   *
   * @default IpAssignment.prefixDelegation()
   */
  readonly ipAssignment?: IpAssignment;

  /**
   * The spare addresses of each node. Fails when it has no effect with `ipAssignment`.
   *
   * @default - WarmPool.prefixes(1) with prefix delegation, WarmPool.enis(1) with single addresses: the add-on's own defaults
   */
  readonly warmPool?: WarmPool;

  /**
   * Under which address pods reach destinations outside the VPC.
   *
   * @default SnatPolicy.node()
   */
  readonly snat?: SnatPolicy;

  /**
   * Most ENIs of a node, the primary one included (`MAX_ENI`): 1 or more, no token, because pod counts follow from it.
   *
   * @default - as many as the instance type allows
   */
  readonly maxEni?: number;

  /**
   * Security groups of the ENIs in pod subnets. Fails without a pod network: pods in the subnets of nodes share their ENIs.
   *
   * @default - those of the node
   */
  readonly podSecurityGroups?: ec2.ISecurityGroup[];

  /**
   * Whether the add-on enforces Kubernetes network policies.
   *
   * @default - the add-on's own default: no
   */
  readonly networkPolicy?: boolean;

  /**
   * More environment variables of the VPC CNI, by name. Fails for those that a typed property sets, or that change the pod
   * count in a way which is not modelled.
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
   * Version of the add-on, as in `v1.21.1-eksbuild.1`.
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
}

/**
 * Props of `VpcCniAddon`.
 */
export interface VpcCniAddonProps extends VpcCniAddonOptions {
  /** The cluster. */
  readonly cluster: eks.ICluster;

  /**
   * Where pods get their addresses, apart from the subnets of the nodes.
   *
   * @default - in the subnets of the nodes
   */
  readonly podNetwork?: PodNetwork;
}

/**
 * The VPC CNI as a managed add-on, configured by typed settings.
 *
 * Defines the add-on, and the role it gets its permissions from. With a pod network the add-on itself makes one ENIConfig a zone,
 * named like the zone, so no kubectl and no Lambda is involved. The add-on waits for the pod subnets with their routes and
 * reservations, and for the pod identity agent; node groups wait for the add-on, because a node keeps the mode it started under.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
 */
export class VpcCniAddon extends Construct implements IPodNetworking {
  /** What a slot of an ENI holds. */
  public readonly ipAssignment: IpAssignment;

  /** Where pods get their addresses. */
  public readonly placement: PodPlacement;

  /** Most ENIs of a node; undefined when the instance type decides. */
  public readonly maxEni?: number;

  /** The pod subnets; undefined when pods use the subnets of the nodes. */
  public readonly podSubnets?: IPodSubnets;

  /** Whether the role of the nodes has to carry the permissions of the VPC CNI. */
  public readonly permissionsOnNodeRole: boolean;

  /** The spare addresses of each node. */
  public readonly warmPool: WarmPool;

  /** The role of the VPC CNI's pods; undefined when the role of the nodes carries the permissions. */
  public readonly role?: iam.IRole;

  /** What there is to say of the settings. */
  public readonly findings: Finding[];

  constructor(scope: Construct, id: string, props: VpcCniAddonProps) {
    super(scope, id);

    const permissions = props.permissions ?? CniPermissions.podIdentity();
    const snat = props.snat ?? SnatPolicy.node();
    this.ipAssignment = props.ipAssignment ?? IpAssignment.prefixDelegation();
    this.warmPool = props.warmPool ?? (this.ipAssignment.usesPrefixes ? WarmPool.prefixes(1) : WarmPool.enis(1));
    this.placement = props.podNetwork === undefined ? PodPlacement.NODE_SUBNETS : PodPlacement.CUSTOM_NETWORKING;
    this.maxEni = props.maxEni;
    this.permissionsOnNodeRole = permissions.onNodeRole;

    const checks = new PropChecks(this);
    checks.add(...this.settingFindings(props, snat));
    checks.literalWholeNumber('maxEni', props.maxEni, 1);
    const agent = permissions.onNodeRole ? undefined : props.cluster.eksPodIdentityAgent;
    if (!permissions.onNodeRole && agent === undefined) {
      checks.add(findingOf('pod-identity-agent-unseen', 'permissions',
        'the VPC CNI gets its permissions through pod identity, and whether the imported cluster runs the pod identity agent cannot be seen;'
        + ' install the add-on eks-pod-identity-agent, or use CniPermissions.nodeRole()'));
    }
    this.findings = checks.deliver();

    this.podSubnets = props.podNetwork?._bind(this, props.cluster.vpc, this.ipAssignment);
    this.role = permissions.onNodeRole ? undefined : permissions.role ?? this.defineRole();
    const addon = new eks.CfnAddon(this, 'Resource', {
      addonName: 'vpc-cni',
      clusterName: props.cluster.clusterName,
      addonVersion: props.addonVersion,
      resolveConflicts: props.conflictResolution ?? AddonConflictResolution.OVERWRITE,
      podIdentityAssociations: this.role && [{ roleArn: this.role.roleArn, serviceAccount: SERVICE_ACCOUNT }],
      configurationValues: Stack.of(this).toJsonString(configurationValues({
        ipAssignment: this.ipAssignment,
        warmPool: this.warmPool,
        snat,
        maxEni: this.maxEni,
        networkPolicy: props.networkPolicy,
        environment: props.environment ?? {},
        eniConfig: this.podSubnets && {
          region: Stack.of(this).region,
          subnets: this.podSubnets.subnets.map((subnet) => ({ zone: subnet.availabilityZone, subnetId: subnet.subnetId })),
          securityGroupIds: props.podSecurityGroups?.map((group) => group.securityGroupId),
        },
      })),
    });
    if (this.podSubnets !== undefined) addon.node.addDependency(this.podSubnets);
    if (agent !== undefined) addon.node.addDependency(agent);
  }

  private defineRole(): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: 'EC2 permissions of the VPC CNI, for the pods of aws-node',
      assumedBy: new iam.SessionTagsPrincipal(new iam.ServicePrincipal('pods.eks.amazonaws.com')),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(CNI_POLICY)],
    });
    acknowledgeRequiredPolicies(role, [CNI_POLICY], 'the pods of the VPC CNI');
    return role;
  }

  private settingFindings(props: VpcCniAddonProps, snat: SnatPolicy): Finding[] {
    const findings = Object.keys(props.environment ?? {}).flatMap(environmentFindings);
    if (!this.warmPool.fits(this.ipAssignment)) {
      const [name] = Object.keys(this.warmPool.environment());
      findings.push(findingOf('invalid-warm-pool', 'warmPool', `'warmPool' sets ${name}, which has no effect with ${this.ipAssignment.mode};`
        + ` use ${this.ipAssignment.usesPrefixes ? 'WarmPool.prefixes(1) or WarmPool.addresses(...)' : 'WarmPool.enis(1) or WarmPool.addresses(...)'}`));
    } else if (this.warmPool.isEmpty) {
      findings.push(findingOf('warm-pool-none', 'warmPool',
        "'warmPool' keeps nothing spare: a pod that needs a new prefix waits for EC2; WarmPool.prefixes(1) costs one prefix a node"));
    }
    if (props.podSecurityGroups !== undefined && props.podNetwork === undefined) {
      findings.push(findingOf('option-refused', 'podSecurityGroups', "'podSecurityGroups' needs a 'podNetwork': pods in the subnets of nodes share their ENIs"));
    }
    if (props.podSecurityGroups?.length === 0) {
      findings.push(findingOf('option-refused', 'podSecurityGroups', "'podSecurityGroups' is empty; list at least one group, or leave it out so that pods share those of the node"));
    }
    return [...findings, ...snatFindings(snat)];
  }
}

function environmentFindings(name: string): Finding[] {
  if (OWNED_VARIABLES[name] !== undefined) {
    return [findingOf('option-refused', 'environment', `'environment' sets ${name}, which is the affair of '${OWNED_VARIABLES[name]}'; use that property`)];
  }
  if (!UNMODELLED_VARIABLES.includes(name)) return [];
  return [findingOf('option-refused', 'environment', `'environment' sets ${name}, whose effect on pod counts is not modelled yet; leave it out`)];
}

function snatFindings({ _exceptions: cidrs }: SnatPolicy): Finding[] {
  if (cidrs === undefined) return [];
  if (cidrs.length === 0) return [findingOf('option-refused', 'snat', 'SnatPolicy.nodeExcept needs at least one CIDR; use SnatPolicy.node() for none')];
  return cidrs.filter((cidr) => !Token.isUnresolved(cidr)).flatMap((cidr) => {
    const problem = cidrProblem(cidr);
    return problem === undefined ? [] : [findingOf('invalid-cidr', 'snat', `'snat': ${problem}`)];
  });
}
