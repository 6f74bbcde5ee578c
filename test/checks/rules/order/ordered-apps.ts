import { App, CfnElement, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const CNI_STATEMENT = new iam.PolicyStatement({
  actions: ['ec2:AssignPrivateIpAddresses', 'ec2:AttachNetworkInterface', 'ec2:CreateNetworkInterface'], resources: ['*'],
});

/** How an app is written. */
export type Style = 'aws-eks' | 'aws-eks-v2' | 'plain';

/** A complete app in which everything waits for what it needs. */
export interface OrderedApp {
  readonly style: Style;

  /** Whether the cluster is without the add-ons that EKS installs by itself. */
  readonly bare: boolean;

  /** What the VPC CNI is told: custom networking has its ENIConfigs in manifests. */
  readonly settings: 'none' | 'prefixes' | 'custom';

  /** How it gets its permissions: by an association of the add-on or a resource, a role of its account, the role of the nodes. */
  readonly permissions: 'addon' | 'association' | 'account' | 'nodes';
}

/** The parts of a cluster in a style. */
interface Parts {
  readonly vpcId: string;
  readonly routeTableIds: string[];

  /** The way out of the subnets of nodes. */
  readonly ways: CfnResource[];
  readonly cluster: CfnResource;
  readonly clusterName: string;
  readonly issuer: string;
  readonly addon: (id: string, props: eks.CfnAddonProps) => CfnResource;
  readonly group: (role: iam.IRole) => CfnResource;
  readonly manifest: (id: string, object: Record<string, any>) => CfnResource;
}

const layerIn = (stack: Stack) => lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
const resourceOf = (construct: { readonly node: { readonly defaultChild?: unknown } }): CfnResource => {
  const child = construct.node.defaultChild as CfnResource;
  return CfnResource.isCfnResource(child) ? child : resourceOf(child);
};
const first = <T>(list: readonly T[]): T => list[0];

/** The app, as a stack of its own. */
export function orderedStack(app: App, id: string, variant: OrderedApp): Stack {
  const stack = new Stack(app, id, { env: { region: 'eu-west-1' } });
  const { settings, permissions } = variant;
  const parts = variant.style === 'plain' ? plainParts(stack, variant) : libraryParts(stack, variant);
  const { vpcId, cluster, clusterName: name } = parts;

  const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId, cidrBlock: '100.64.0.0/16' });
  const pods = ZONES.map((availabilityZone, index) => {
    const subnet = new ec2.CfnSubnet(stack, `Pods${index}`, { vpcId, availabilityZone, cidrBlock: `100.64.${index * 64}.0/18` });
    subnet.addResourceDependency(block);
    const subnetId = subnet.ref;
    const association = new ec2.CfnSubnetRouteTableAssociation(stack, `PodsRoute${index}`, { subnetId, routeTableId: parts.routeTableIds[index] });
    const reservation = new ec2.CfnSubnetCidrReservation(stack, `PodsReserved${index}`, { subnetId, cidr: `100.64.${index * 64 + 32}.0/19`, reservationType: 'prefix' });
    return [subnet, association, reservation];
  });
  for (const each of [block, ...pods.flat()]) cluster.addResourceDependency(each);

  const [role, policy] = roleWithPolicy(stack, permissions);
  const nodeRole = rolesOfNodes(stack, permissions, role);
  const kubeProxy = parts.addon('KubeProxy', { addonName: 'kube-proxy', clusterName: name, resolveConflicts: 'OVERWRITE' });
  const agent = parts.addon('Agent', { addonName: 'eks-pod-identity-agent', clusterName: name });
  const cni = parts.addon('Cni', {
    addonName: 'vpc-cni',
    clusterName: name,
    resolveConflicts: 'OVERWRITE',
    configurationValues: settings === 'none' ? undefined : stack.toJsonString({ env: ENV[settings] }),
    ...permissions === 'addon' ? { podIdentityAssociations: [{ serviceAccount: 'aws-node', roleArn: role.roleArn }] } : {},
    ...permissions === 'account' ? { serviceAccountRoleArn: role.roleArn } : {},
  });
  for (const each of [...pods.flat(), kubeProxy, agent]) cni.addResourceDependency(each);
  if (permissions !== 'nodes') cni.addResourceDependency(policy);
  const configs = settings !== 'custom' ? [] : pods.map(([subnet], index) => {
    const manifest = parts.manifest(`EniConfig${index}`, {
      apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name: ZONES[index] }, spec: { subnet: subnet.ref },
    });
    manifest.addResourceDependency(cni);
    return manifest;
  });
  const group = parts.group(nodeRole);
  const needed = [kubeProxy, agent, cni, policy, ...configs, ...parts.ways];
  if (permissions === 'association') {
    needed.push(new eks.CfnPodIdentityAssociation(stack, 'Association', { clusterName: name, namespace: 'kube-system', serviceAccount: 'aws-node', roleArn: role.roleArn }));
  }
  if (permissions === 'account') needed.push(new iam.CfnOIDCProvider(stack, 'Provider', { url: parts.issuer, clientIdList: ['sts.amazonaws.com'] }));
  for (const each of needed) group.addResourceDependency(each);
  parts.addon('CoreDns', { addonName: 'coredns', clusterName: name, resolveConflicts: 'OVERWRITE' }).addResourceDependency(group);
  return stack;
}

const ENV = {
  prefixes: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' },
  custom: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
};

/** The role that the VPC CNI has, and the policy that gives it its permissions. */
function roleWithPolicy(stack: Stack, permissions: OrderedApp['permissions']): [iam.IRole, CfnResource] {
  const service = { nodes: 'ec2.amazonaws.com', account: 'sts.amazonaws.com' }[permissions as string] ?? 'pods.eks.amazonaws.com';
  const role = new iam.Role(stack, 'CniRole', {
    assumedBy: new iam.ServicePrincipal(service),
    managedPolicies: permissions === 'nodes' ? ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)) : [],
  });
  return [role, resourceOf(new iam.Policy(stack, 'CniPolicy', { roles: [role], statements: [CNI_STATEMENT] }))];
}

/** The role of the nodes: it may attach ENIs where the libraries see to it, and where the VPC CNI has it. */
function rolesOfNodes(stack: Stack, permissions: OrderedApp['permissions'], ofCni: iam.IRole): iam.IRole {
  if (permissions === 'nodes') return ofCni;
  const names = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly', ...permissions === 'addon' ? ['AmazonEKS_CNI_Policy'] : []];
  const managedPolicies = names.map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name));
  return new iam.Role(stack, 'NodeRole', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'), managedPolicies });
}

function libraryParts(stack: Stack, { style, bare }: OrderedApp): Parts {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), availabilityZones: ZONES, natGateways: 1, restrictDefaultSecurityGroup: false,
  });
  const ofVpc = {
    vpcId: vpc.vpcId,
    routeTableIds: vpc.privateSubnets.map(({ routeTable }) => routeTable.routeTableId),
    ways: vpc.privateSubnets.flatMap(({ node }) => ['DefaultRoute', 'RouteTableAssociation'].map((id) => node.findChild(id) as CfnResource)),
  };
  const sizes = { minSize: 3, desiredSize: 3, maxSize: 3 };
  const instanceTypes = [new ec2.InstanceType('m5.large')];
  if (style === 'aws-eks') {
    const cluster = new legacy.Cluster(stack, 'Cluster', {
      vpc,
      version: legacy.KubernetesVersion.V1_34,
      defaultCapacity: 0,
      bootstrapSelfManagedAddons: bare ? false : undefined,
      endpointAccess: legacy.EndpointAccess.PRIVATE,
      clusterLogging: Object.values(legacy.ClusterLoggingTypes),
      kubectlLayer: layerIn(stack),
    });
    return {
      ...ofVpc,
      cluster: first(cluster.node.findAll().filter((each): each is CfnResource => CfnResource.isCfnResource(each) && each.cfnResourceType === 'Custom::AWSCDK-EKS-Cluster')),
      clusterName: cluster.clusterName,
      issuer: cluster.clusterOpenIdConnectIssuerUrl,
      addon: (id, props) => new legacy.CfnAddon(stack, id, props),
      group: (nodeRole) => resourceOf(cluster.addNodegroupCapacity('Group', { ...sizes, instanceTypes, nodeRole, amiType: legacy.NodegroupAmiType.AL2023_X86_64_STANDARD })),
      manifest: (id, object) => resourceOf(cluster.addManifest(id, object)),
    };
  }
  const cluster = new eks.Cluster(stack, 'Cluster', {
    vpc,
    version: eks.KubernetesVersion.V1_34,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: bare ? false : undefined,
    endpointAccess: eks.EndpointAccess.PRIVATE,
    clusterLogging: Object.values(eks.ClusterLoggingTypes),
    kubectlProviderOptions: { kubectlLayer: layerIn(stack) },
  });
  return {
    ...ofVpc,
    cluster: resourceOf(cluster),
    clusterName: cluster.clusterName,
    issuer: cluster.clusterOpenIdConnectIssuerUrl,
    addon: (id, props) => new eks.CfnAddon(stack, id, props),
    group: (nodeRole) => resourceOf(cluster.addNodegroupCapacity('Group', { ...sizes, instanceTypes, nodeRole, amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD })),
    manifest: (id, object) => resourceOf(cluster.addManifest(id, object)),
  };
}

function plainParts(stack: Stack, { bare }: OrderedApp): Parts {
  const add = (id: string, type: string, properties: Record<string, unknown>, ...before: CfnElement[]) => {
    const resource = new CfnResource(stack, id, { type, properties });
    for (const each of before) resource.addResourceDependency(each as CfnResource);
    return resource;
  };
  const vpc = add('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  const [a, b, open] = ['10.0.0.0/18', '10.0.64.0/18', '10.0.128.0/24'].map((CidrBlock, index) => add(
    `Subnet${index}`, 'AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock, AvailabilityZone: ZONES[index % 2] }));
  const gateway = add('Gateway', 'AWS::EC2::InternetGateway', {});
  const attachment = add('Attachment', 'AWS::EC2::VPCGatewayAttachment', { VpcId: vpc.ref, InternetGatewayId: gateway.ref });
  const nat = add('Nat', 'AWS::EC2::NatGateway', { SubnetId: open.ref, AllocationId: 'eipalloc-1' }, attachment);
  const table = add('Table', 'AWS::EC2::RouteTable', { VpcId: vpc.ref });
  const route = add('Route', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: nat.ref });
  const associations = [a, b].map((subnet, index) => add(
    `Association${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref }));
  const cluster = add('Cluster', 'AWS::EKS::Cluster', {
    RoleArn: 'arn:aws:iam::111122223333:role/cluster',
    ResourcesVpcConfig: { SubnetIds: [a.ref, b.ref], EndpointPublicAccess: false, EndpointPrivateAccess: true },
    Logging: { ClusterLogging: { EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })) } },
    ...bare ? { BootstrapSelfManagedAddons: false } : {},
  });
  return {
    vpcId: vpc.ref,
    routeTableIds: [table.ref, table.ref],
    ways: [route, ...associations],
    cluster,
    clusterName: cluster.ref,
    issuer: Fn.getAtt('Cluster', 'OpenIdConnectIssuerUrl').toString(),
    addon: (id, props) => new eks.CfnAddon(stack, id, props),
    group: (role) => add('Group', 'AWS::EKS::Nodegroup', {
      ClusterName: cluster.ref,
      NodeRole: role.roleArn,
      Subnets: [a.ref, b.ref],
      InstanceTypes: ['m5.large'],
      AmiType: 'AL2023_x86_64_STANDARD',
      ScalingConfig: { MinSize: '3', DesiredSize: '3', MaxSize: '3' },
    }),
    // What templates without CDK apply manifests by.
    manifest: (id, object) => add(id, 'AWSQS::Kubernetes::Resource', { ClusterName: cluster.ref, Namespace: 'default', Manifest: stack.toJsonString(object) }),
  };
}
