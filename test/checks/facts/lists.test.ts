import { App, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { FindingSeverity } from '../../../src';
import { groupOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../../private/cdk-plain';

/*
 * Every member of a list of a template is read: what matters stands first in it, between two others, or last.
 */

const add = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });
const orders = <T>(one: T, others: readonly [T, T]): T[][] => [[one, ...others], [others[0], one, others[1]], [...others, one]];

/** A list that a rule reads: what to put into an app, the member that matters, others, and what is said of it. */
interface Listed {
  readonly parts?: PlainParts;
  readonly put: (plain: PlainCluster, list: any[]) => unknown;
  readonly member: unknown;
  readonly others: readonly [unknown, unknown];
  readonly said: string;

  /** Whether it is said where the member is missing. */
  readonly isMissing?: boolean;
}

const launchData = ({ stack, group }: PlainCluster, data: Record<string, unknown>) => {
  const template = add(stack, 'Launch', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 }, ...data } });
  group.launchTemplate = { id: template.ref, version: '1' };
};
const instances = ({ stack }: PlainCluster, properties: Record<string, unknown>, type: string = 'AWS::AutoScaling::AutoScalingGroup') =>
  add(stack, 'Nodes', type, properties);
const template = ({ stack }: PlainCluster, id: string, data: Record<string, unknown>) => ({
  LaunchTemplateId: add(stack, id, 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: data }).ref, Version: '1',
});
const manifest = ({ stack, cluster }: PlainCluster, objects: unknown, id: string = 'Manifest') =>
  add(stack, id, 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) });
const JOINS = { UserData: Fn.base64('/etc/eks/bootstrap.sh prod') };
const PROD = { cluster: { name: 'prod' } };
const UNCOUNTED = 'info nodes-not-counted at Cluster';
const grants = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
const eniConfig = (name: string) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: `subnet-${name}` } });
const nodeConfigMap = (mapRoles: unknown) => ({ kind: 'ConfigMap', metadata: { name: 'aws-auth' }, data: { mapRoles } });

const roleOf = ({ stack, group }: PlainCluster, properties: Record<string, unknown>) => {
  const role = add(stack, 'Role', 'AWS::IAM::Role', { ManagedPolicyArns: ['AmazonEKSWorkerNodePolicy'].map((name) => `arn:aws:iam::aws:policy/${name}`), ...properties });
  group.nodeRole = role.getAtt('Arn').toString();
  return role;
};
const latePolicy = (plain: PlainCluster, properties: Record<string, unknown>) =>
  add(plain.stack, 'Policy', 'AWS::IAM::Policy', { Roles: [roleOf(plain, {}).ref], ...properties }).addResourceDependency(plain.group);
const profiled = (plain: PlainCluster) => add(plain.stack, 'NodeRole', 'AWS::IAM::Role', {});

const LISTS: Record<string, Listed> = {
  'types of a group': {
    put: ({ group }, list) => (group.instanceTypes = list), member: 'm4.large', others: ['m5.large', 'm5.xlarge'], said: 'error prefixes-unsupported-in-group at Group',
  },
  'blocks that reach the endpoint': {
    parts: { vpcConfig: { endpointPublicAccess: true } },
    put: ({ cluster }, list) => cluster.addPropertyOverride('ResourcesVpcConfig.PublicAccessCidrs', list),
    member: '0.0.0.0/0',
    others: ['192.0.2.0/24', '198.51.100.0/24'],
    said: 'warning endpoint-open at Cluster',
  },
  'the same of IPv6': {
    parts: { vpcConfig: { endpointPublicAccess: true } },
    put: ({ cluster }, list) => cluster.addPropertyOverride('ResourcesVpcConfig.PublicAccessCidrs', list),
    member: '::/0',
    others: ['192.0.2.0/24', '2001:db8::/32'],
    said: 'warning endpoint-open at Cluster',
  },
  'logs': {
    put: ({ cluster }, list) => (cluster.logging = { clusterLogging: { enabledTypes: ['api', 'audit', ...list].map((type) => ({ type })) } }),
    member: 'scheduler',
    others: ['authenticator', 'controllerManager'],
    said: 'warning control-plane-logs-missing at Cluster',
    isMissing: true,
  },
  'setups of logs': {
    put: ({ stack, cluster, subnets }, list) => {
      const old = add(stack, 'Old', 'Custom::AWSCDK-EKS-Cluster', {
        Config: { name: 'old', logging: { clusterLogging: list }, resourcesVpcConfig: { subnetIds: subnets.map(({ ref }) => ref), endpointPublicAccess: false } },
      });
      old.addResourceDependency(cluster);
    },
    member: { enabled: true, types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] },
    others: [{ enabled: false, types: ['api'] }, { enabled: true, types: ['audit'] }],
    said: 'warning control-plane-logs-missing at Old',
    isMissing: true,
  },
  'volumes of a launch template': {
    put: (plain, list) => launchData(plain, { BlockDeviceMappings: list }),
    member: { DeviceName: '/dev/xvdz', Ebs: {} },
    others: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true } }, { DeviceName: '/dev/xvdb', VirtualName: 'ephemeral0' }],
    said: 'warning node-volume-unencrypted at Launch',
  },
  'interfaces of a launch template': {
    put: (plain, list) => launchData(plain, { NetworkInterfaces: list }),
    member: { DeviceIndex: 0, SubnetId: 'subnet-1' },
    others: [{ DeviceIndex: 1 }, { DeviceIndex: 2 }],
    said: 'error launch-template-refused at Launch',
  },
  'taints of a group': {
    put: (plain, list) => {
      plain.group.taints = list;
      const dns = add(plain.stack, 'Dns', 'AWS::EKS::Addon', { AddonName: 'coredns', ClusterName: plain.cluster.ref });
      dns.addResourceDependency(plain.group);
    },
    member: { key: 'dedicated', effect: 'NO_SCHEDULE' },
    others: [{ key: 'soft', effect: 'PREFER_NO_SCHEDULE' }, { key: 'CriticalAddonsOnly', effect: 'NO_SCHEDULE' }],
    said: 'warning addon-without-nodes at Dns',
  },
  'selectors of a Fargate profile': {
    put: ({ stack, cluster, group }, list) => {
      stack.node.tryRemoveChild(group.node.id);
      add(stack, 'Profile', 'AWS::EKS::FargateProfile', { ClusterName: cluster.ref, Selectors: list });
      add(stack, 'Dns', 'AWS::EKS::Addon', { AddonName: 'coredns', ClusterName: cluster.ref });
    },
    member: { Namespace: 'kube-system' },
    others: [{ Namespace: 'web' }, { Namespace: 'jobs' }],
    said: 'warning addon-without-nodes at Dns',
    isMissing: true,
  },
  'objects of a manifest': {
    parts: { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } },
    put: (plain, list) => manifest(plain, list).addResourceDependency(plain.group),
    member: eniConfig('default'),
    others: [{ kind: 'ConfigMap', metadata: { name: 'a' } }, { kind: 'ConfigMap', metadata: { name: 'b' } }],
    said: 'error node-need-after-nodes at Manifest',
  },
  'tags of instances': {
    put: (plain, list) => instances(plain, { Tags: list }),
    member: { Key: 'kubernetes.io/cluster/prod', Value: 'owned' },
    others: [{ Key: 'Name', Value: 'x' }, { Key: 'Team', Value: 'y' }],
    said: UNCOUNTED,
  },
  'tags of a launch template, for what they are': {
    put: (plain, list) => instances(plain, { LaunchTemplate: template(plain, 'Launch', { TagSpecifications: list }) }),
    member: { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'x' }, { Key: 'kubernetes.io/cluster/prod', Value: 'owned' }] },
    others: [{ ResourceType: 'volume', Tags: [] }, { ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'x' }] }],
    said: UNCOUNTED,
  },
  'templates of mixed instances': {
    put: (plain, list) => instances(plain, {
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: template(plain, 'Plain', {}),
          Overrides: list.map((data, index) => ({ InstanceType: 'm5.large', ...data && { LaunchTemplateSpecification: template(plain, `Override${index}`, data) } })),
        },
      },
    }),
    member: JOINS,
    others: [{}, undefined],
    said: UNCOUNTED,
  },
  'templates of a fleet': {
    put: (plain, list) => instances(plain, {
      LaunchTemplateConfigs: list.map((data, index) => ({ LaunchTemplateSpecification: template(plain, `Config${index}`, data) })),
    }, 'AWS::EC2::EC2Fleet'),
    member: JOINS,
    others: [{}, {}],
    said: UNCOUNTED,
  },
  'templates of a Spot fleet': {
    put: (plain, list) => instances(plain, {
      SpotFleetRequestConfigData: {
        LaunchTemplateConfigs: list.map((data, index) => ({ LaunchTemplateSpecification: template(plain, `Config${index}`, data) })),
      },
    }, 'AWS::EC2::SpotFleet'),
    member: JOINS,
    others: [{}, {}],
    said: UNCOUNTED,
  },
  'specifications of a Spot fleet': {
    put: (plain, list) => instances(plain, { SpotFleetRequestConfigData: { LaunchSpecifications: list } }, 'AWS::EC2::SpotFleet'),
    member: JOINS,
    others: [{}, { UserData: Fn.base64('#!/bin/bash') }],
    said: UNCOUNTED,
  },
  'roles of an instance profile': {
    put: (plain, list) => {
      const role = profiled(plain);
      const roles = list.map((each, index) => each ?? add(plain.stack, `Other${index}`, 'AWS::IAM::Role', {}).ref);
      const profile = add(plain.stack, 'Profile', 'AWS::IAM::InstanceProfile', { Roles: roles });
      add(plain.stack, 'Entry', 'AWS::EKS::AccessEntry', { ClusterName: plain.cluster.ref, Type: 'EC2_LINUX', PrincipalArn: role.getAtt('Arn') });
      instances(plain, { IamInstanceProfile: profile.ref }, 'AWS::EC2::Instance');
    },
    member: { Ref: 'NodeRole' },
    others: [undefined, undefined],
    said: UNCOUNTED,
  },
  'roles of aws-auth, and their groups': {
    put: (plain, list) => {
      const role = profiled(plain);
      const profile = add(plain.stack, 'Profile', 'AWS::IAM::InstanceProfile', { Roles: [role.ref] });
      instances(plain, { IamInstanceProfile: profile.ref }, 'AWS::EC2::Instance');
      manifest(plain, [nodeConfigMap(plain.stack.toJsonString(list.map((each) => each ?? { rolearn: 'arn', groups: ['system:masters'] })))]);
    },
    member: { rolearn: Fn.getAtt('NodeRole', 'Arn'), groups: ['system:bootstrappers', 'system:nodes'] },
    others: [undefined, undefined],
    said: UNCOUNTED,
  },
  'statements of a policy': {
    put: (plain, list) => latePolicy(plain, { PolicyDocument: { Statement: list } }),
    member: grants('ec2:CreateNetworkInterface', 'ec2:AttachNetworkInterface'),
    others: [grants('s3:GetObject'), grants('s3:PutObject')],
    said: 'error node-need-after-nodes at Policy',
  },
  'roles of a policy': {
    put: (plain, list) => latePolicy(plain, { Roles: list, PolicyDocument: { Statement: [grants('ec2:AttachNetworkInterface', 'ec2:CreateNetworkInterface')] } }),
    member: { Ref: 'Role' },
    others: ['one', 'other'],
    said: 'error node-need-after-nodes at Policy',
  },
  'policies of AWS of a role': {
    put: (plain, list) => {
      const role = roleOf(plain, { ManagedPolicyArns: list.map((name) => `arn:aws:iam::aws:policy/${name}`) });
      const properties = { Roles: [role.ref], PolicyDocument: { Statement: [grants('ec2:AttachNetworkInterface', 'ec2:CreateNetworkInterface')] } };
      add(plain.stack, 'Policy', 'AWS::IAM::Policy', properties).addResourceDependency(plain.group);
    },
    member: 'AmazonEKS_CNI_Policy',
    others: ['AmazonEKSWorkerNodePolicy', 'AmazonEC2ContainerRegistryPullOnly'],
    said: 'error node-need-after-nodes at Policy',
    isMissing: true,
  },
  'associations of an add-on': {
    put: ({ stack, addon, group, cluster }, list) => {
      addon!.podIdentityAssociations = list;
      add(stack, 'Agent', 'AWS::EKS::Addon', { AddonName: 'eks-pod-identity-agent', ClusterName: cluster.ref }).addResourceDependency(group);
    },
    member: { serviceAccount: 'aws-node', roleArn: 'arn:aws:iam::111122223333:role/cni' },
    others: [{ serviceAccount: 'a', roleArn: 'arn' }, { serviceAccount: 'b', roleArn: 'arn' }],
    said: 'error node-need-after-nodes at Agent',
  },
};

/** The two places of containers, and of their variables, that switch custom networking on. */
const ON = { name: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', value: 'true' };
for (const [kind, wrap] of Object.entries({
  'containers of a patch': (list: any[]) => list.map((env) => ({ env })),
  'variables of a patch': (list: any[]) => [{ env: list.map(([variable]) => variable) }],
})) {
  LISTS[kind] = {
    parts: { env: null, cluster: { bootstrapSelfManagedAddons: true } },
    put: (plain, list) => {
      const spec = { template: { spec: { containers: wrap(list) } } };
      const patch = add(plain.stack, 'Patch', 'Custom::AWSCDK-EKS-KubernetesPatch', {
        ClusterName: plain.cluster.ref, ResourceName: 'daemonset/aws-node', ApplyPatchJson: plain.stack.toJsonString({ spec }),
      });
      plain.group.addResourceDependency(patch);
      manifest(plain, [eniConfig('eu-west-1a'), eniConfig('eu-west-1b')]).addResourceDependency(plain.group);
    },
    member: [ON],
    others: [[{ name: 'A', value: 'true' }], [{ name: 'B', value: 'true' }]],
    said: 'error node-need-after-nodes at Manifest',
  };
}

describe.each(Object.entries(LISTS))('%s', (_, { parts = {}, put, member, others, said, isMissing = false }) => {
  const isSaid = (list: unknown[]) => {
    const plain = plainCluster({ ...PROD, ...parts, cluster: { ...PROD.cluster, ...parts.cluster } });
    put(plain, list);
    return saidOf(plain.stack.node.root as App, { lowestSeverity: FindingSeverity.INFO }).includes(said);
  };

  test('with it: first, between others, last', () => {
    expect(orders(member, others).map(isSaid)).toEqual([!isMissing, !isMissing, !isMissing]);
  });

  test('without it', () => {
    expect(isSaid([...others])).toBe(isMissing);
  });
});

test('of several groups, clusters and add-ons each is looked at', () => {
  const { stack, cluster, subnets, addon } = plainCluster();
  for (const id of ['Second', 'Third']) {
    groupOf(cluster, id, { subnets: [subnets[0].ref], instanceTypes: ['m4.large'] }).addResourceDependency(addon!);
  }

  expect(saidOf(stack.node.root as App)).toEqual(['Second', 'Third'].map((id) => `error prefixes-unsupported-in-group at ${id}`));
});
