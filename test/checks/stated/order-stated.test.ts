import { CfnCondition, CfnResource, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { add, applied, pinsStatements, secondGroup, StatedApp, statedIn } from './stated';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { plainCluster, PlainCluster, subnetOf } from '../../private/cdk-plain';

/*
 * All that the rules state of order, with facts and places: what comes late does so by way of something else, for two groups, and
 * beside something of its kind that comes in time.
 */

const KEPT = { bootstrapSelfManagedAddons: true };
const ON = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };
const BY_ZONE = { ...ON, ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const POLICIES = ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'].map((name) => `arn:aws:iam::aws:policy/${name}`);
const ATTACHES = { Statement: [{ Effect: 'Allow', Action: ['ec2:CreateNetworkInterface', 'ec2:AttachNetworkInterface'], Resource: '*' }] };
const ZONES = ['eu-west-1a', 'eu-west-1b'];
const eniConfig = (name: unknown, subnet: unknown = 'subnet-1') => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet } });

/** Something that waits for parts, and for which others wait. */
const between = ({ stack }: PlainCluster, id: string, ...parts: CfnResource[]) => {
  const made = add(stack, id, 'AWS::SSM::Parameter', { Type: 'String', Value: 'x' });
  parts.forEach((part) => made.addResourceDependency(part));
  return made;
};
const late = (part: CfnResource, ...after: CfnResource[]) => { after.forEach((each) => part.addResourceDependency(each)); return part; };
const addonOf = ({ stack, cluster }: PlainCluster, id: string, properties: Record<string, unknown>) => add(stack, id, 'AWS::EKS::Addon', { ClusterName: cluster.ref, ...properties });
const chartOf = ({ stack, cluster }: PlainCluster, id: string, Chart: string) => add(stack, id, 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart });
const roleOf = ({ stack, group }: PlainCluster, id: string = 'Role', more: Record<string, unknown> = {}) => {
  const role = add(stack, id, 'AWS::IAM::Role', { ManagedPolicyArns: POLICIES, ...more });
  if (id === 'Role') group.nodeRole = role.getAtt('Arn').toString();
  return role;
};
const asgOf = ({ stack, cluster }: PlainCluster, id: string) =>
  add(stack, id, 'AWS::AutoScaling::AutoScalingGroup', { MinSize: '1', MaxSize: '3', Tags: [{ Key: `kubernetes.io/cluster/${cluster.ref}`, Value: 'owned', PropagateAtLaunch: true }] });

const rows: StatedApp[] = [
  ['the VPC CNI after two groups', { ordered: false }, (plain) => {
    const second = secondGroup({ ...plain, addon: undefined });
    late(plain.addon!, between(plain, 'Between', between(plain, 'Before', plain.group, second)));
  }],
  ['the VPC CNI after groups of which one has no node at first', { ordered: false, group: { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 } } }, (plain) => {
    const second = secondGroup({ ...plain, addon: undefined });
    late(plain.addon!, plain.group, second);
  }],
  ['the VPC CNI after one of two groups', { ordered: false }, (plain) => { secondGroup(plain); late(plain.addon!, plain.group); }],
  ['the VPC CNI and another one of it after a group', { ordered: false }, (plain) => {
    late(plain.addon!, plain.group);
    late(addonOf(plain, 'Again', { AddonName: 'vpc-cni' }), plain.group);
  }],
  ['the VPC CNI after a group that has another plug-in', { ordered: false }, (plain) => { late(plain.addon!, plain.group); chartOf(plain, 'Chart', 'cilium'); }],
  ['the VPC CNI after a group that has another plug-in in a manifest', { ordered: false }, (plain) => {
    late(plain.addon!, plain.group);
    applied(plain.cluster, 'Manifest', { kind: 'ConfigMap' }, { kind: 'DaemonSet', spec: { template: { spec: { volumes: [{ hostPath: { path: '/etc/cni/net.d' } }] } } } });
  }],
  ['the VPC CNI after a group with daemons', { ordered: false }, (plain) => { late(plain.addon!, plain.group); applied(plain.cluster, 'Manifest', { kind: 'DaemonSet', spec: {} }); }],
  ['charts after groups', { env: null }, (plain) => {
    const second = secondGroup(plain);
    for (const [id, chart] of [['Cilium', 'cilium'], ['Cni', 'aws-vpc-cni']]) late(chartOf(plain, id, chart), between(plain, `Before${id}`, plain.group, second));
  }],
  ['the VPC CNI and charts after nodes of Auto Scaling', {}, (plain) => {
    const [one, two] = [asgOf(plain, 'One'), asgOf(plain, 'Two')];
    late(plain.addon!, between(plain, 'Between', one, two));
    late(chartOf(plain, 'Chart', 'cilium'), one);
  }],
  ['kube-proxy after groups and other nodes', {}, (plain) => {
    const second = secondGroup(plain);
    late(addonOf(plain, 'Proxy', { AddonName: 'kube-proxy' }), between(plain, 'Between', plain.group, second, asgOf(plain, 'One')));
  }],
  ['kube-proxy twice after a group', {}, (plain) => ['One', 'Two'].forEach((id) => late(addonOf(plain, id, { AddonName: 'kube-proxy' }), plain.group))],
  ['kube-proxy after and before a group', {}, (plain) => { late(addonOf(plain, 'One', { AddonName: 'kube-proxy' }), plain.group); late(plain.group, addonOf(plain, 'Two', { AddonName: 'kube-proxy' })); }],
  ['kube-proxy after a group that is told the endpoint', { env: { CLUSTER_ENDPOINT: 'https://x' } }, (plain) => late(addonOf(plain, 'Proxy', { AddonName: 'kube-proxy' }), plain.group)],
  ['the agent after groups whose add-on needs it', {}, (plain) => {
    roleOf(plain, 'Role');
    const second = secondGroup(plain, { nodeRole: plain.group.nodeRole });
    const role = roleOf(plain, 'CniRole', { Policies: [{ PolicyName: 'p', PolicyDocument: ATTACHES }] });
    plain.addon!.podIdentityAssociations = [{ serviceAccount: 'aws-node', roleArn: role.getAtt('Arn').toString() }];
    late(addonOf(plain, 'Agent', { AddonName: 'eks-pod-identity-agent' }), between(plain, 'Between', plain.group, second));
  }],
  ['policies after groups', {}, (plain) => {
    const role = roleOf(plain);
    const second = secondGroup(plain, { nodeRole: plain.group.nodeRole });
    for (const id of ['One', 'Two']) late(add(plain.stack, id, 'AWS::IAM::Policy', { Roles: [role.ref], PolicyName: id, PolicyDocument: ATTACHES }), between(plain, `Before${id}`, plain.group, second));
  }],
  ['policies of which one is in time', {}, (plain) => {
    const role = roleOf(plain);
    late(add(plain.stack, 'One', 'AWS::IAM::Policy', { Roles: [role.ref], PolicyName: 'One', PolicyDocument: ATTACHES }), plain.group);
    add(plain.stack, 'Two', 'AWS::IAM::Policy', { Roles: [role.ref], PolicyName: 'Two', PolicyDocument: ATTACHES });
  }],
  ['an association after groups', {}, (plain) => {
    roleOf(plain);
    const role = roleOf(plain, 'CniRole', { Policies: [{ PolicyName: 'p', PolicyDocument: ATTACHES }] });
    late(add(plain.stack, 'Association', 'AWS::EKS::PodIdentityAssociation', {
      ClusterName: plain.cluster.ref, Namespace: 'kube-system', ServiceAccount: 'aws-node', RoleArn: role.getAtt('Arn'),
    }), between(plain, 'Between', plain.group));
  }],
  ['an add-on with permissions after groups', { cluster: KEPT, ordered: false }, (plain) => {
    roleOf(plain);
    const role = roleOf(plain, 'CniRole', { Policies: [{ PolicyName: 'p', PolicyDocument: ATTACHES }] });
    plain.addon!.serviceAccountRoleArn = role.getAtt('Arn').toString();
    late(plain.addon!, between(plain, 'Between', plain.group));
  }],
  ['providers after groups', {}, (plain) => {
    roleOf(plain);
    plain.addon!.serviceAccountRoleArn = roleOf(plain, 'CniRole', { Policies: [{ PolicyName: 'p', PolicyDocument: ATTACHES }] }).getAtt('Arn').toString();
    for (const [id, type, property] of [['Provider', 'AWS::IAM::OIDCProvider', 'Url'], ['Old', 'Custom::AWSCDKOpenIdConnectProvider', 'url']]) {
      late(add(plain.stack, id, type, { [property]: plain.cluster.attrOpenIdConnectIssuerUrl }), between(plain, `Before${id}`, plain.group));
    }
    late(add(plain.stack, 'Foreign', 'AWS::IAM::OIDCProvider', { Url: 'https://elsewhere' }));
  }],
  ['ENIConfigs after groups', { env: BY_ZONE }, (plain) => {
    const second = secondGroup(plain, { subnets: [plain.subnets[1].ref] });
    ZONES.forEach((zone) => late(applied(plain.cluster, `In${zone}`, eniConfig(zone), eniConfig(`${zone}-next`)), between(plain, `Before${zone}`, plain.group, second)));
    late(plain.group, applied(plain.cluster, 'Early', eniConfig('eu-west-1c')));
  }],
  ['ENIConfigs of which those of one zone are in time', { env: BY_ZONE, cluster: KEPT }, (plain) => {
    late(applied(plain.cluster, 'Late', eniConfig(ZONES[0])), plain.group);
    late(plain.group, applied(plain.cluster, 'Early', eniConfig(ZONES[1])));
  }],
  ['ENIConfigs after groups that wait for no add-on', { env: BY_ZONE, cluster: KEPT, ordered: false }, (plain) => {
    const second = secondGroup({ ...plain, addon: undefined });
    late(applied(plain.cluster, 'Late', ...ZONES.map((zone) => eniConfig(zone))), plain.group, second);
  }],
  ['ENIConfigs after a group, with a patch that comes in time and an add-on that does not', { env: BY_ZONE, cluster: KEPT, ordered: false }, (plain) => {
    const command = { ClusterName: plain.cluster.ref, ResourceName: 'daemonset/aws-node', ApplyPatchJson: JSON.stringify({ spec: { template: { spec: { containers: [{ name: 'aws-node', env: [{ name: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', value: 'true' }] }] } } } }) };
    late(plain.group, add(plain.stack, 'Patch', 'Custom::AWSCDK-EKS-KubernetesPatch', command));
    late(applied(plain.cluster, 'Late', ...ZONES.map((zone) => eniConfig(zone))), plain.group);
  }],
  ['ENIConfigs after groups, beside ones whose names are told later', { env: BY_ZONE }, (plain) => {
    late(applied(plain.cluster, 'Late', eniConfig(ZONES[0])), plain.group);
    late(plain.group, applied(plain.cluster, 'Early', eniConfig(Fn.importValue('Zone'))));
  }],
  ['ENIConfigs whose names are told later, of which one is in time', { env: BY_ZONE }, (plain) => {
    late(applied(plain.cluster, 'Late', eniConfig(Fn.importValue('Zone'))), plain.group);
    late(plain.group, applied(plain.cluster, 'Early', eniConfig(Fn.importValue('Other'))));
  }],
  ['ENIConfigs after groups of which the zones are not known', { env: BY_ZONE, group: { subnets: ['subnet-7', 'subnet-8'] } }, (plain) => {
    late(applied(plain.cluster, 'Late', eniConfig(ZONES[0])), plain.group);
  }],
  ['the same beside ones that are in time', { env: BY_ZONE, group: { subnets: ['subnet-7', 'subnet-8'] } }, (plain) => {
    late(applied(plain.cluster, 'Late', eniConfig(ZONES[0])), plain.group);
    late(plain.group, applied(plain.cluster, 'Early', eniConfig(ZONES[1])));
  }],
  ['the same beside a manifest that cannot be read', { env: BY_ZONE, group: { subnets: ['subnet-7', 'subnet-8'] } }, (plain) => {
    late(applied(plain.cluster, 'Late', eniConfig(ZONES[0])), plain.group);
    add(plain.stack, 'Unread', 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: plain.cluster.ref, Manifest: Fn.importValue('Manifest') });
  }],
  ['ENIConfigs of an add-on that is late itself', { env: BY_ZONE, cluster: KEPT, ordered: false, configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' }, 'eu-west-1b': { id: 'subnet-2' } } } } }, (plain) => (
    late(plain.addon!, plain.group))],
  ['ENIConfigs before a chart of the VPC CNI, and before one of another plug-in', { env: null }, (plain) => {
    late(applied(plain.cluster, 'Configs', eniConfig(ZONES[0])));
    late(applied(plain.cluster, 'After', eniConfig(ZONES[1])), chartOf(plain, 'Chart', 'aws-vpc-cni'), chartOf(plain, 'Other', 'cilium'));
  }],
  ['ENIConfigs before their definition', { env: BY_ZONE }, (plain) => {
    applied(plain.cluster, 'One', eniConfig(ZONES[0]));
    applied(plain.cluster, 'Two', eniConfig(ZONES[1]));
    late(applied(plain.cluster, 'Three', eniConfig('eu-west-1c')), plain.addon!);
    applied(plain.cluster, 'Empty', { kind: 'ConfigMap' });
  }],
  ['routes after groups', {}, (plain) => {
    const second = secondGroup(plain, { subnets: [plain.subnets[1].ref] });
    const after = between(plain, 'Between', plain.group, second);
    plain.subnets.forEach((subnet, index) => {
      const table = add(plain.stack, `Table${index}`, 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
      late(add(plain.stack, `Route${index}`, 'AWS::EC2::Route', { RouteTableId: table.ref, [index === 0 ? 'DestinationCidrBlock' : 'DestinationIpv6CidrBlock']: index === 0 ? '0.0.0.0/0' : '::/0', GatewayId: 'igw-1' }), after);
      add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref });
    });
  }],
  ['the route of one of two subnets after groups', {}, (plain) => {
    secondGroup(plain, { subnets: [plain.subnets[1].ref] });
    plain.subnets.forEach((subnet, index) => {
      const table = add(plain.stack, `Table${index}`, 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
      const route = add(plain.stack, `Route${index}`, 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' });
      add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref });
      if (index === 0) late(route, plain.group);
    });
  }],
  ['two routes of which one is in time, and one that leads elsewhere', {}, (plain) => {
    const table = add(plain.stack, 'Table', 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
    const other = add(plain.stack, 'Other', 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
    add(plain.stack, 'Early', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' });
    late(add(plain.stack, 'Late', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1' }), plain.group);
    late(add(plain.stack, 'Foreign', 'AWS::EC2::Route', { RouteTableId: other.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }), plain.group);
    plain.subnets.forEach((subnet, index) => add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref }));
  }],
  ['associations of subnets without routes after groups', {}, (plain) => {
    const table = add(plain.stack, 'Table', 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
    plain.subnets.forEach((subnet, index) => late(add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref }), plain.group));
  }],
  ['associations after groups', {}, (plain) => {
    const table = add(plain.stack, 'Table', 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
    add(plain.stack, 'Route', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' });
    plain.subnets.forEach((subnet, index) => late(add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref }), plain.group));
  }],
  ['routes after groups that have other ways', {}, (plain) => {
    const table = add(plain.stack, 'Table', 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
    late(add(plain.stack, 'Route', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }), plain.group);
    plain.subnets.forEach((subnet, index) => add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref }));
    add(plain.stack, 'Endpoint', 'AWS::EC2::VPCEndpoint', { VpcId: plain.vpc.ref, VpcEndpointType: 'Interface', ServiceName: 'x' });
  }],
  ['routes after groups with endpoints of another kind and of another VPC', {}, (plain) => {
    const table = add(plain.stack, 'Table', 'AWS::EC2::RouteTable', { VpcId: plain.vpc.ref });
    late(add(plain.stack, 'Route', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' }), plain.group);
    add(plain.stack, 'Local', 'AWS::EC2::Route', { RouteTableId: table.ref, DestinationCidrBlock: '10.9.0.0/16', GatewayId: 'pcx-1' });
    plain.subnets.forEach((subnet, index) => add(plain.stack, `Assoc${index}`, 'AWS::EC2::SubnetRouteTableAssociation', { SubnetId: subnet.ref, RouteTableId: table.ref }));
    add(plain.stack, 'Gateway', 'AWS::EC2::VPCEndpoint', { VpcId: plain.vpc.ref, VpcEndpointType: 'Gateway', ServiceName: 'x' });
    add(plain.stack, 'Plain', 'AWS::EC2::VPCEndpoint', { VpcId: plain.vpc.ref, ServiceName: 'x' });
    add(plain.stack, 'Foreign', 'AWS::EC2::VPCEndpoint', { VpcId: 'vpc-1', VpcEndpointType: 'Interface', ServiceName: 'x' });
  }],
  ['groups before an add-on with settings', { cluster: KEPT, ordered: false, env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_ENI_TARGET: '2' } }, (plain) => secondGroup({ ...plain, addon: undefined })],
  ['the same that waits for them', { cluster: KEPT, ordered: false, env: { WARM_ENI_TARGET: '2' } }, (plain) => late(plain.addon!, plain.group)],
  ['the same that waits for them by way of what may not be there', { cluster: KEPT, ordered: false, env: { WARM_ENI_TARGET: '2' } }, (plain) => {
    const perhaps = between(plain, 'Perhaps', plain.group);
    perhaps.cfnOptions.condition = new CfnCondition(plain.stack, 'Condition', { expression: Fn.conditionEquals(Fn.importValue('Perhaps'), 'yes') });
    late(plain.addon!, perhaps);
  }],
  ['the same of a cluster of which it is not known', { cluster: { bootstrapSelfManagedAddons: Fn.importValue('Own') as never }, ordered: false, env: { WARM_ENI_TARGET: '2' } }, () => {}],
  ['the same of a cluster without add-ons of EKS', { ordered: false, configuration: { enableNetworkPolicy: 'true' }, env: {} }, () => {}],
  ['the same of settings that are not known', { ordered: false, cluster: KEPT, addon: { configurationValues: Fn.importValue('Values') } }, () => {}],
  ['the same of settings that cannot be read', { ordered: false, cluster: KEPT, addon: { configurationValues: '{ [' } }, () => {}],
  ['the same of two add-ons of which the second has settings', { ordered: false, cluster: KEPT, env: {} }, (plain) => addonOf(plain, 'Again', { AddonName: 'vpc-cni', ConfigurationValues: '{"env":{"WARM_ENI_TARGET":"2"}}' })],
  ['a cluster after its parts', {}, ({ stack, cluster, addon, group, subnets }) => {
    const names = ['Profile', 'Association', 'Proxy'];
    cluster.name = 'main';
    addon!.clusterName = 'main';
    group.clusterName = 'main';
    const parts = [
      add(stack, names[0], 'AWS::EKS::FargateProfile', { ClusterName: 'main', Selectors: [{ Namespace: 'x' }], Subnets: [subnets[0].ref] }),
      add(stack, names[1], 'AWS::EKS::PodIdentityAssociation', { ClusterName: 'main', Namespace: 'x', ServiceAccount: 'x', RoleArn: 'arn' }),
      add(stack, names[2], 'AWS::EKS::Addon', { ClusterName: 'main', AddonName: 'kube-proxy' }),
    ];
    [addon!, group, ...parts].forEach((part) => cluster.addResourceDependency(part));
  }],
  ['parts that do not wait for their cluster', {}, ({ stack, cluster, addon, group, subnets }) => {
    cluster.name = 'main';
    addon!.clusterName = 'main';
    group.clusterName = 'main';
    add(stack, 'Profile', 'AWS::EKS::FargateProfile', { ClusterName: 'main', Selectors: [{ Namespace: 'x' }], Subnets: [subnets[0].ref] });
    add(stack, 'Association', 'AWS::EKS::PodIdentityAssociation', { ClusterName: 'main', Namespace: 'x', ServiceAccount: 'x', RoleArn: 'arn' });
    add(stack, 'Access', 'AWS::EKS::AccessEntry', { ClusterName: 'main', PrincipalArn: 'arn' });
    add(stack, 'Provider', 'AWS::EKS::IdentityProviderConfig', { ClusterName: 'main', Type: 'oidc' });
    add(stack, 'Elsewhere', 'AWS::EKS::AccessEntry', { ClusterName: 'other', PrincipalArn: 'arn' });
    for (const [id, kind, more] of [['Manifest', 'KubernetesResource', { Manifest: '[]' }], ['Chart', 'HelmChart', { Chart: 'x' }], ['Patch', 'KubernetesPatch', { ResourceName: 'daemonset/aws-node' }]] as const) {
      add(stack, id, `Custom::AWSCDK-EKS-${kind}`, { ClusterName: 'main', ...more });
    }
  }],
  ['add-ons that all nodes wait for', {}, (plain) => {
    const second = secondGroup(plain);
    const profile = add(plain.stack, 'Profile', 'AWS::EKS::FargateProfile', { ClusterName: plain.cluster.ref, Selectors: [{ Namespace: 'kube-system' }], Subnets: [plain.subnets[0].ref] });
    const asg = asgOf(plain, 'Workers');
    for (const AddonName of ['coredns', 'metrics-server', 'aws-efs-csi-driver']) {
      const addon = addonOf(plain, AddonName, { AddonName });
      [plain.group, second, profile, asg].forEach((each) => late(each, addon));
    }
    addonOf(plain, 'kube-proxy', { AddonName: 'kube-proxy' });
  }],
  ['subnets that do not wait for their blocks', {}, ({ stack, vpc }) => {
    for (const [index, cidrBlock] of ['100.64.0.0/16', '100.65.0.0/16'].entries()) new ec2.CfnVPCCidrBlock(stack, `Block${index}`, { vpcId: vpc.ref, cidrBlock });
    ['100.64.0.0/18', '100.65.0.0/18', '10.0.128.0/20'].forEach((cidr, index) => subnetOf(vpc, `Pods${index}`, cidr));
  }],
  ['blocks that wait for their subnets', {}, ({ stack, vpc }) => {
    const pods = ['100.64.0.0/18', '100.64.64.0/18'].map((cidr, index) => subnetOf(vpc, `Pods${index}`, cidr));
    const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '100.64.0.0/16' });
    new ec2.CfnVPCCidrBlock(stack, 'Other', { vpcId: vpc.ref, cidrBlock: '100.66.0.0/16' });
    late(block, ...pods);
  }],
  ['subnets with blocks of IPv6', {}, ({ stack, vpc, subnets }) => {
    const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, amazonProvidedIpv6CidrBlock: true });
    subnets.forEach((subnet, index) => (subnet.ipv6CidrBlock = Fn.select(index, Fn.cidr(Fn.select(0, vpc.attrIpv6CidrBlocks), 2, '64'))));
    late(block, subnets[1]);
  }],
  ['the same of pools', {}, ({ stack, vpc, subnets: [subnet] }) => {
    new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, ipv6IpamPoolId: 'ipam-pool-1' });
    subnet.ipv6CidrBlock = Fn.select(0, vpc.attrIpv6CidrBlocks);
  }],
];

pinsStatements(rows, ['a cluster after its parts', 'parts that do not wait for their cluster']);

test('parts of other stacks that do not wait for their cluster', () => {
  const app = strictApp();
  const [platform, addons, more] = ['Platform', 'Addons', 'More'].map((id) => stackIn({ app, id }));
  plainCluster({ cluster: { name: 'main' } }, platform);
  add(addons, 'Proxy', 'AWS::EKS::Addon', { ClusterName: 'main', AddonName: 'kube-proxy' });
  add(more, 'Access', 'AWS::EKS::AccessEntry', { ClusterName: 'main', PrincipalArn: 'arn' });
  more.addStackDependency(platform);

  expect(statedIn(app)).toMatchSnapshot();
});
