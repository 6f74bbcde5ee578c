import { App, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from './cdk-fixtures';
import { PodCapacityChecks, PodCapacityChecksProps } from '../../src';

const PREFIX = 'cdk-eks-pod-capacity:';

/** The parts of a cluster of plain CloudFormation resources, with nothing to say of it; each can be given otherwise. */
export interface PlainParts {
  /** Blocks of the subnets of nodes, in zones a, b and so on. */
  readonly subnets?: string[];
  readonly vpcCidr?: string;
  readonly cluster?: Partial<eks.CfnClusterProps>;
  readonly vpcConfig?: Partial<eks.CfnCluster.ResourcesVpcConfigProperty>;

  /** What the VPC CNI is told under `env`; null for no add-on. */
  readonly env?: Record<string, unknown> | null;

  /** More of its configuration than `env`. */
  readonly configuration?: Record<string, unknown>;
  readonly addon?: Partial<eks.CfnAddonProps>;
  readonly group?: Partial<eks.CfnNodegroupProps>;

  /** Whether the group waits for the add-on. */
  readonly ordered?: boolean;
}

/** A cluster of plain resources. */
export interface PlainCluster {
  readonly stack: Stack;
  readonly vpc: ec2.CfnVPC;
  readonly subnets: ec2.CfnSubnet[];
  readonly cluster: eks.CfnCluster;
  readonly addon?: eks.CfnAddon;
  readonly group: eks.CfnNodegroup;
}

/** A VPC of 10.0.0.0/16, two subnets of /18, a cluster, vpc-cni with prefixes, and three nodes of m5.large. */
export function plainCluster(parts: PlainParts = {}, stack: Stack = stackIn()): PlainCluster {
  const { subnets: blocks = ['10.0.0.0/18', '10.0.64.0/18'], env = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } } = parts;
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: parts.vpcCidr ?? '10.0.0.0/16' });
  const subnets = blocks.map((cidrBlock, index) => subnetOf(vpc, `Subnet${index}`, cidrBlock, `eu-west-1${'abcd'[index]}`));
  const cluster = new eks.CfnCluster(stack, 'Cluster', {
    roleArn: 'arn:aws:iam::111122223333:role/cluster',
    logging: { clusterLogging: { enabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ type })) } },
    resourcesVpcConfig: { subnetIds: subnets.map(({ ref }) => ref), endpointPublicAccess: false, endpointPrivateAccess: true, ...parts.vpcConfig },
    bootstrapSelfManagedAddons: false,
    ...parts.cluster,
  });
  if (Object(parts.cluster?.kubernetesNetworkConfig).ipFamily === 'ipv6') {
    subnets.forEach((subnet, index) => withIpv6(vpc, subnet, index));
  }
  const addon = env === null ? undefined : new eks.CfnAddon(stack, 'Cni', {
    addonName: 'vpc-cni',
    clusterName: cluster.ref,
    resolveConflicts: 'OVERWRITE',
    configurationValues: stack.toJsonString({ env, ...parts.configuration }),
    ...parts.addon,
  });
  const group = groupOf(cluster, 'Group', { subnets: subnets.map(({ ref }) => ref), ...parts.group });
  if (addon !== undefined && (parts.ordered ?? true)) group.addResourceDependency(addon);
  return { stack, vpc, subnets, cluster, addon, group };
}

/** A subnet of a VPC, in one zone. */
export function subnetOf(vpc: ec2.CfnVPC, id: string, cidrBlock: string, availabilityZone: string = 'eu-west-1a'): ec2.CfnSubnet {
  return new ec2.CfnSubnet(Stack.of(vpc), id, { vpcId: vpc.ref, cidrBlock, availabilityZone });
}

/** A subnet with addresses of IPv6, of a block that its VPC has. */
export function withIpv6(vpc: ec2.CfnVPC, subnet: ec2.CfnSubnet, index: number): ec2.CfnSubnet {
  subnet.ipv6CidrBlock = Fn.select(index, Fn.cidr(Fn.select(0, vpc.attrIpv6CidrBlocks), 8, '64'));
  subnet.assignIpv6AddressOnCreation = true;
  return subnet;
}

/** A node group of three m5.large. */
export function groupOf(cluster: eks.CfnCluster, id: string, props: Partial<eks.CfnNodegroupProps> & Pick<eks.CfnNodegroupProps, 'subnets'>): eks.CfnNodegroup {
  return new eks.CfnNodegroup(Stack.of(cluster), id, {
    clusterName: cluster.ref,
    nodeRole: 'arn:aws:iam::111122223333:role/nodes',
    instanceTypes: ['m5.large'],
    scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 3 },
    ...props,
  });
}

/** What the checks say of an app, as `severity id at path`; the library's name is left out of ids, and the stack's out of paths. */
export function saidOf(app: App, props: PodCapacityChecksProps = {}): string[] {
  return new PodCapacityChecks(props).validateScope(app).violations.flatMap(({ severity, ruleName, violatingResources }) => violatingResources
    .map(({ constructPath }) => `${severity} ${ruleName.slice(PREFIX.length)} at ${constructPath!.replace(/^Stack\//, '')}`));
}

/** The same of a cluster of plain resources. */
export function saidOfPlain(parts: PlainParts, props: PodCapacityChecksProps = {}): string[] {
  return saidOf(plainCluster(parts).stack.node.root as App, props);
}

/** What to change, of each violation of an id. */
export function fixesOf(app: App, id: string): Array<string | undefined> {
  return new PodCapacityChecks().validateScope(app).violations.filter(({ ruleName }) => ruleName === `${PREFIX}${id}`).map(({ fix }) => fix);
}

/** The messages of what the checks say under an id. */
export function messagesOf(app: App, id: string, props: PodCapacityChecksProps = {}): string[] {
  return new PodCapacityChecks(props).validateScope(app).violations.filter(({ ruleName }) => ruleName === `${PREFIX}${id}`).map(({ description }) => description);
}
