import { App, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FindingSeverity } from '../../../../src';
import { stackIn } from '../../../private/cdk-fixtures';
import { messagesOf, plainCluster, PlainCluster, saidOf } from '../../../private/cdk-plain';

const INFOS = { lowestSeverity: FindingSeverity.INFO };
const ID = 'nodes-not-counted';

const appOf = (stack: Stack) => stack.node.root as App;
const resource = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });

/** What is said of nodes of a cluster that are not counted: a line for each source, and the rest of the lines of it. */
const sourcesOf = (app: App) => messagesOf(app, ID, INFOS).flatMap((message) => message.split('\n').slice(1, -1).map((line) => line.trim().replace(/ \([^()]*\)$/, '')));

/** The sources of a cluster of plain resources to which something is added. */
const sourcesWith = (add: (parts: PlainCluster) => void) => {
  const parts = plainCluster();
  add(parts);
  return sourcesOf(appOf(parts.stack));
};

const asg = (stack: Stack, properties: Record<string, unknown>, id: string = 'Workers') =>
  resource(stack, id, 'AWS::AutoScaling::AutoScalingGroup', { MinSize: '1', MaxSize: '3', ...properties });
const tagged = (key: string, value: string = 'owned') => ({ Tags: [{ Key: key, Value: value, PropagateAtLaunch: true }] });
const withData = (stack: Stack, data: Record<string, unknown>) => {
  const template = resource(stack, 'Template', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'm5.large', ...data } });
  return { LaunchTemplate: { LaunchTemplateId: template.ref, Version: '1' } };
};
const withUserData = (stack: Stack, text: string) => withData(stack, { UserData: Fn.base64(text) });
const withRole = (stack: Stack) => {
  const role = resource(stack, 'Role', 'AWS::IAM::Role', { AssumeRolePolicyDocument: {} });
  const profile = resource(stack, 'Profile', 'AWS::IAM::InstanceProfile', { Roles: [role.ref] });
  return { role, spec: withData(stack, { IamInstanceProfile: { Arn: profile.getAtt('Arn') } }) };
};
const applied = ({ stack, cluster }: PlainCluster, manifest: string, id: string = 'Applied') =>
  resource(stack, id, 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: cluster.ref, Manifest: manifest });
const json = (stack: Stack, ...objects: unknown[]) => stack.toJsonString(objects);

const POOL = { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'general' }, spec: { template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' } } } } };
const CLASS = { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'default' }, spec: {} };
const AUTO_POOL = { apiVersion: 'karpenter.sh/v1', kind: 'NodePool', metadata: { name: 'auto' }, spec: { template: { spec: { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' } } } } };

const ASG = (sign: string) => [`Auto Scaling groups: Stack/Workers, ${sign}`];
const BY_DATA = ASG('by its user data');

describe('nodes that no group starts are named with what starts them', () => {
  test.each<[string, (parts: PlainCluster) => void, string[]]>([
    ['a tag with the name of the cluster', ({ stack, cluster }) => asg(stack, tagged(`kubernetes.io/cluster/${cluster.ref}`)), ASG('by a tag')],
    ['a tag of the autoscaler', ({ stack, cluster }) => asg(stack, tagged(`k8s.io/cluster-autoscaler/${cluster.ref}`)), ASG('by a tag')],
    ['a tag of EKS', ({ stack, cluster }) => asg(stack, tagged('eks:cluster-name', cluster.ref)), ASG('by a tag')],
    ['a tag of eksctl', ({ stack, cluster }) => asg(stack, tagged('alpha.eksctl.io/cluster-name', cluster.ref)), ASG('by a tag')],
    ['a tag of the instances of a launch template', ({ stack, cluster }) => asg(stack, withData(stack, {
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: `kubernetes.io/cluster/${cluster.ref}`, Value: 'owned' }] }],
    })), ASG('by a tag')],
    ['user data of AL2', ({ stack, cluster }) => asg(stack, withUserData(stack, `#!/bin/bash\n/etc/eks/bootstrap.sh ${cluster.ref} --kubelet-extra-args x`)), BY_DATA],
    ['user data of AL2, flags first', ({ stack, cluster }) => asg(stack, withUserData(stack, `/etc/eks/bootstrap.sh --use-max-pods false --b64-cluster-ca xyz ${cluster.ref}`)), BY_DATA],
    ['user data of AL2023', ({ stack, cluster }) => asg(stack, withUserData(stack, `apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  cluster:\n    apiServerEndpoint: https://x\n    name: ${cluster.ref}\n`)), BY_DATA],
    ['user data of AL2023, another name first', ({ stack, cluster }) => asg(stack, withUserData(
      stack, `kind: NodeConfig\nmetadata:\n  name: other\nspec:\n  cluster:\n    name: ${cluster.ref}\n`)), BY_DATA],
    ['user data of AL2023 in JSON', ({ stack, cluster }) => asg(stack, withUserData(stack, `{"apiVersion":"node.eks.aws/v1alpha1","kind":"NodeConfig","spec":{"cluster":{"name":"${cluster.ref}"}}}`)), BY_DATA],
    ['user data of Bottlerocket', ({ stack, cluster }) => asg(stack, withUserData(stack, `[settings.kubernetes]\ncluster-name = "${cluster.ref}"\n`)), BY_DATA],
    ['user data of Windows', ({ stack, cluster }) => asg(stack, withUserData(stack, `& $Bootstrap -EKSClusterName "${cluster.ref}" -KubeletExtraArgs 'x'`)), BY_DATA],
    ['user data of a launch configuration', ({ stack, cluster }) => {
      const configuration = resource(stack, 'Configuration', 'AWS::AutoScaling::LaunchConfiguration', { UserData: Fn.base64(`/etc/eks/bootstrap.sh ${cluster.ref}`) });
      asg(stack, { LaunchConfigurationName: configuration.ref });
    }, BY_DATA],
    ['user data of mixed instances', ({ stack, cluster }) => {
      const { LaunchTemplate: specification } = withUserData(stack, `/etc/eks/bootstrap.sh ${cluster.ref}`);
      asg(stack, { MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: specification } } });
    }, BY_DATA],
    ['user data of a launch template by its name', ({ stack, cluster }) => {
      resource(stack, 'Template', 'AWS::EC2::LaunchTemplate', { LaunchTemplateName: `${stack.stackName}-nodes`, LaunchTemplateData: { UserData: Fn.base64(`/etc/eks/bootstrap.sh ${cluster.ref}`) } });
      asg(stack, { LaunchTemplate: { LaunchTemplateName: `${stack.stackName}-nodes`, Version: '1' } });
    }, BY_DATA],
    ['the access entry of a role', ({ stack, cluster }) => {
      const { role, spec } = withRole(stack);
      new eks.CfnAccessEntry(stack, 'Entry', { clusterName: cluster.ref, principalArn: role.getAtt('Arn').toString(), type: 'EC2_LINUX' });
      asg(stack, spec);
    }, ASG('by the access entry of its role')],
    ['a role in aws-auth', (parts) => {
      const { role, spec } = withRole(parts.stack);
      const mapRoles = parts.stack.toJsonString([{ rolearn: role.getAtt('Arn'), username: 'system:node:{{EC2PrivateDNSName}}', groups: ['system:bootstrappers', 'system:nodes'] }]);
      applied(parts, json(parts.stack, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'aws-auth', namespace: 'kube-system' }, data: { mapRoles } }));
      asg(parts.stack, spec);
    }, ASG('by its role in the ConfigMap aws-auth')],
    ['a role in both', (parts) => {
      const { role, spec } = withRole(parts.stack);
      new eks.CfnAccessEntry(parts.stack, 'Entry', { clusterName: parts.cluster.ref, principalArn: role.getAtt('Arn').toString(), type: 'EC2_LINUX' });
      const mapRoles = parts.stack.toJsonString([{ rolearn: role.getAtt('Arn'), groups: ['system:nodes'] }]);
      applied(parts, json(parts.stack, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'aws-auth' }, data: { mapRoles } }));
      asg(parts.stack, spec);
    }, ASG('by the access entry of its role')],
    ['an instance', ({ stack, cluster }) => resource(stack, 'Node', 'AWS::EC2::Instance', tagged(`kubernetes.io/cluster/${cluster.ref}`)), ['EC2 instances: Stack/Node, by a tag']],
    ['a fleet', ({ stack, cluster }) => {
      const { LaunchTemplate: specification } = withUserData(stack, `/etc/eks/bootstrap.sh ${cluster.ref}`);
      resource(stack, 'Fleet', 'AWS::EC2::EC2Fleet', { LaunchTemplateConfigs: [{ LaunchTemplateSpecification: specification }] });
    }, ['EC2 fleets: Stack/Fleet, by its user data']],
    ['a Spot fleet', ({ stack, cluster }) => resource(stack, 'Fleet', 'AWS::EC2::SpotFleet', {
      SpotFleetRequestConfigData: { LaunchSpecifications: [{ UserData: Fn.base64(`/etc/eks/bootstrap.sh ${cluster.ref}`) }] },
    }), ['EC2 fleets: Stack/Fleet, by its user data']],
    ['HyperPod', ({ stack, cluster }) => resource(stack, 'Pods', 'AWS::SageMaker::Cluster', { Orchestrator: { Eks: { ClusterArn: cluster.attrArn } } }), ['SageMaker HyperPod: Stack/Pods, by the ARN of the cluster']],
    ['Batch', ({ stack, cluster }) => resource(stack, 'Jobs', 'AWS::Batch::ComputeEnvironment', {
      Type: 'MANAGED', EksConfiguration: { EksClusterArn: stack.formatArn({ service: 'eks', resource: 'cluster', resourceName: cluster.ref }), KubernetesNamespace: 'jobs' },
    }), ['AWS Batch: Stack/Jobs, by the ARN of the cluster']],
    ['NodePools in a manifest', (parts) => applied(parts, json(parts.stack, CLASS, POOL, { ...POOL, metadata: { name: 'other' } })),
      ['Karpenter: NodePool general, in a manifest', 'Karpenter: NodePool other, in a manifest']],
    ['NodePools in a List', (parts) => applied(parts, json(parts.stack, { apiVersion: 'v1', kind: 'List', items: [CLASS, POOL] })), ['Karpenter: NodePool general, in a manifest']],
    ['a NodePool in YAML of several documents', (parts) => resource(parts.stack, 'Applied', 'AWSQS::Kubernetes::Resource', {
      ClusterName: parts.cluster.ref, Manifest: 'kind: ConfigMap\napiVersion: v1\n---\napiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata:\n  name: general\n',
    }), ['Karpenter: NodePool general, in a manifest']],
    ['a NodePool with tokens in it', (parts) => applied(parts, json(parts.stack, { ...POOL, metadata: { name: parts.cluster.ref } })), ['Karpenter: NodePool Stack/Cluster, in a manifest']],
    ['a class alone', (parts) => applied(parts, json(parts.stack, CLASS)), ['Karpenter: EC2NodeClass default, in a manifest']],
    ['a Provisioner', (parts) => applied(parts, json(parts.stack, { apiVersion: 'karpenter.sh/v1alpha5', kind: 'Provisioner', metadata: { name: 'general' } })), ['Karpenter: Provisioner general, in a manifest']],
    ['the chart of Karpenter', ({ stack, cluster }) => resource(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart: 'karpenter', Repository: 'oci://public.ecr.aws/karpenter/karpenter' }), ['Karpenter: Stack/Chart, as a Helm chart']],
    ['the chart of Karpenter by its repository', ({ stack, cluster }) => resource(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Repository: 'oci://public.ecr.aws/karpenter/karpenter' }), ['Karpenter: Stack/Chart, as a Helm chart']],
    ['Auto Mode', ({ cluster }) => cluster.addPropertyOverride('ComputeConfig', { Enabled: true, NodePools: ['general-purpose', 'system'] }), ["EKS Auto Mode: general-purpose, system, by 'ComputeConfig'"]],
    ['Auto Mode whose NodePools are told later, beside one of the app', (parts) => {
      parts.cluster.addPropertyOverride('ComputeConfig', { Enabled: true, NodePools: { 'Fn::ImportValue': 'Pools' } });
      applied(parts, json(parts.stack, AUTO_POOL));
    }, ["EKS Auto Mode: a token, by 'ComputeConfig'", 'EKS Auto Mode: NodePool auto, in a manifest']],
    ['a NodePool of Auto Mode', (parts) => applied(parts, json(parts.stack, AUTO_POOL)), ['EKS Auto Mode: NodePool auto, in a manifest']],
    ['hybrid nodes whose networks are told later', ({ cluster }) => cluster.addPropertyOverride('RemoteNetworkConfig', { RemoteNodeNetworks: { 'Fn::ImportValue': 'Networks' } }),
      ["hybrid nodes: Stack/Cluster, by 'RemoteNetworkConfig'"]],
    ['hybrid nodes', ({ cluster }) => cluster.addPropertyOverride('RemoteNetworkConfig', { RemoteNodeNetworks: [{ Cidrs: ['10.200.0.0/16'] }] }), ["hybrid nodes: Stack/Cluster, by 'RemoteNetworkConfig'"]],
  ])('%s', (_, add, expected) => {
    expect(sourcesWith(add)).toEqual(expected);
  });
});

describe('nothing is named of', () => {
  test.each<[string, (parts: PlainCluster) => void]>([
    ['a cluster with groups alone', () => {}],
    ['an Auto Scaling group of something else', ({ stack }) => asg(stack, tagged('Name', 'web'))],
    ['one that the autoscaler may scale, of some cluster', ({ stack }) => asg(stack, tagged('k8s.io/cluster-autoscaler/enabled', 'true'))],
    ['one with labels for the autoscaler', ({ stack }) => asg(stack, tagged('k8s.io/cluster-autoscaler/node-template/label/x', 'y'))],
    ['one whose launch template has the name of one in another stack', ({ stack, cluster }) => {
      const other = stackIn({ app: appOf(stack), id: 'Other' });
      resource(other, 'Template', 'AWS::EC2::LaunchTemplate', { LaunchTemplateName: 'nodes', LaunchTemplateData: { UserData: Fn.base64('/etc/eks/bootstrap.sh prod') } });
      cluster.name = 'prod';
      asg(stack, { LaunchTemplate: { LaunchTemplateName: 'nodes', Version: '1' } });
    }],
    ['a bastion that talks to the cluster', ({ stack, cluster }) => resource(stack, 'Bastion', 'AWS::EC2::Instance', { UserData: Fn.base64(`aws eks update-kubeconfig --name ${cluster.ref}`) })],
    ['a bastion whose role is an administrator', ({ stack, cluster }) => {
      const { role, spec } = withRole(stack);
      new eks.CfnAccessEntry(stack, 'Entry', { clusterName: cluster.ref, principalArn: role.getAtt('Arn').toString(), type: 'STANDARD' });
      asg(stack, spec);
    }],
    ['a role in aws-auth that is no node', (parts) => {
      const { role, spec } = withRole(parts.stack);
      const mapRoles = parts.stack.toJsonString([{ rolearn: role.getAtt('Arn'), username: 'admin', groups: ['system:masters'] }]);
      applied(parts, json(parts.stack, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'aws-auth' }, data: { mapRoles } }));
      asg(parts.stack, spec);
    }],
    ['HyperPod on Slurm', ({ stack }) => resource(stack, 'Pods', 'AWS::SageMaker::Cluster', { InstanceGroups: [] })],
    ['Batch on Fargate', ({ stack }) => resource(stack, 'Jobs', 'AWS::Batch::ComputeEnvironment', { Type: 'MANAGED', ComputeResources: { Type: 'FARGATE' } })],
    ['Auto Mode that is off', ({ cluster }) => cluster.addPropertyOverride('ComputeConfig', { Enabled: false })],
    ['networks of remote pods alone', ({ cluster }) => cluster.addPropertyOverride('RemoteNetworkConfig', { RemotePodNetworks: [{ Cidrs: ['10.200.0.0/16'] }] })],
    ['other manifests', (parts) => applied(parts, json(parts.stack, { apiVersion: 'example.com/v1', kind: 'NodePool', metadata: { name: 'x' } }))],
    ['other charts', ({ stack, cluster }) => resource(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: cluster.ref, Chart: 'karpenter-crd' })],
    ['a manifest that cannot be read', (parts) => applied(parts, '{ [')],
    ['an Auto Scaling group of which all is a token', ({ stack }) => asg(stack, { Tags: new CfnParameter(stack, 'P').value, LaunchTemplate: new CfnParameter(stack, 'Q').value })],
  ])('%s', (_, add) => {
    expect(sourcesWith(add)).toEqual([]);
  });
});

describe('whatever library makes them', () => {
  const layer = (stack: Stack) => lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
  const machine = { instanceType: new ec2.InstanceType('m5.large'), minCapacity: 1 };

  test('aws-eks: Auto Scaling groups and manifests, beside which a chart says nothing more', () => {
    const stack = stackIn();
    const cluster = new legacy.Cluster(stack, 'Cluster', { version: legacy.KubernetesVersion.V1_34, defaultCapacity: 0, kubectlLayer: layer(stack) });
    cluster.addAutoScalingGroupCapacity('Own', machine);
    cluster.addManifest('Nodes', CLASS, POOL);
    cluster.addHelmChart('Chart', { chart: 'karpenter' });

    expect(sourcesOf(appOf(stack))).toEqual([
      'Karpenter: NodePool general, in a manifest',
    ]);
    expect(saidOf(appOf(stack), INFOS)).toContain(`info ${ID} at Cluster/Resource/Resource/Default`);
  });

  test('aws-eks-v2: Auto Scaling groups and manifests', () => {
    const stack = stackIn();
    const kubectlProviderOptions = { kubectlLayer: layer(stack) };
    const { NODEGROUP: defaultCapacityType } = eks.DefaultCapacityType;
    const cluster = new eks.Cluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34, defaultCapacityType, defaultCapacity: 0, kubectlProviderOptions });
    cluster.addAutoScalingGroupCapacity('Own', machine);
    new eks.KubernetesManifest(stack, 'Nodes', { cluster, manifest: [CLASS, POOL] });

    expect(sourcesOf(appOf(stack))).toEqual(['Karpenter: NodePool general, in a manifest']);
  });

  test('aws-eks-v2 with Auto Mode', () => {
    const stack = stackIn();
    new eks.Cluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34 });

    expect(sourcesOf(appOf(stack))).toEqual(["EKS Auto Mode: system, general-purpose, by 'ComputeConfig'"]);
  });

  test('an Auto Scaling group of CDK with a NodeConfig and the role of an access entry', () => {
    const stack = stackIn();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const cluster = new eks.Cluster(stack, 'Cluster', { vpc, version: eks.KubernetesVersion.V1_34, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 0 });
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    new eks.AccessEntry(stack, 'Entry', { cluster, principal: role.roleArn, accessEntryType: eks.AccessEntryType.EC2_LINUX, accessPolicies: [] });
    new autoscaling.AutoScalingGroup(stack, 'Own', { vpc, instanceType: machine.instanceType, machineImage: ec2.MachineImage.latestAmazonLinux2023(), role });

    expect(sourcesOf(appOf(stack))).toEqual([]);
  });

  test('Batch by its constructs', () => {
    const stack = stackIn();
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const eksCluster = new legacy.Cluster(stack, 'Cluster', { vpc, version: legacy.KubernetesVersion.V1_34, defaultCapacity: 0, kubectlLayer: layer(stack) });
    new batch.ManagedEc2EksComputeEnvironment(stack, 'Jobs', { vpc, eksCluster, kubernetesNamespace: 'jobs' });

    expect(sourcesOf(appOf(stack))).toEqual([]);
  });
});

describe('a cluster is found', () => {
  test('by a name that is written out, in another stack', () => {
    const app = new App();
    plainCluster({ cluster: { name: 'main' } }, stackIn({ app }));
    asg(stackIn({ app, id: 'Workers' }), tagged('kubernetes.io/cluster/main'));

    expect(saidOf(app, INFOS)).toEqual(expect.arrayContaining([`info ${ID} at Cluster`]));
    expect(sourcesOf(app)).toEqual(['Auto Scaling groups: Workers/Workers, by a tag']);
  });

  test('by a name that is made of parameters, whatever their defaults', () => {
    const stack = stackIn();
    const name = `${new CfnParameter(stack, 'Prefix', { default: 'team' }).valueAsString}-cluster`;
    plainCluster({ cluster: { name } }, stack);
    asg(stack, tagged(`kubernetes.io/cluster/${name}`));

    expect(messagesOf(appOf(stack), ID, INFOS)).toEqual([expect.stringMatching(/^Stack\/Cluster has/)]);
  });

  test('also where the app does not make it', () => {
    const stack = stackIn();
    asg(stack, tagged('kubernetes.io/cluster/elsewhere'));
    asg(stack, tagged('kubernetes.io/cluster/elsewhere'), 'More');

    expect(saidOf(appOf(stack), INFOS)).toEqual([`info ${ID} at Workers`]);
    expect(sourcesOf(appOf(stack))).toHaveLength(2);
  });

  test.each<[string, (stack: Stack) => unknown, string]>([
    ['an Auto Scaling group', (stack) => asg(stack, tagged('kubernetes.io/cluster/elsewhere')), '(the app does not make the cluster)'],
    ['a NodePool', (stack) => resource(stack, 'Applied', 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: 'elsewhere', Manifest: json(stack, POOL) }), '(the app does not make the cluster)'],
    ['a chart, which is no nodes', (stack) => resource(stack, 'Chart', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: 'elsewhere', Chart: 'karpenter' }), 'as a Helm chart'],
  ])('with the reason why it is not counted: %s', (_, add, ending) => {
    const stack = stackIn();
    add(stack);

    expect(messagesOf(appOf(stack), ID, INFOS).map((message) => message.split('\n')[1].endsWith(ending))).toEqual([true]);
  });

  test('each with a finding of its own', () => {
    const app = new App();
    for (const id of ['One', 'Other']) {
      const { stack, cluster } = plainCluster({}, stackIn({ app, id }));
      asg(stack, tagged(`kubernetes.io/cluster/${cluster.ref}`));
    }

    expect(saidOf(app, INFOS).filter((each) => each.includes(ID))).toEqual([`info ${ID} at One/Cluster`, `info ${ID} at Other/Cluster`]);
  });
});

test.each(['kind: NodeConfig\nmetadata:\n  name: other\nspec:\n  cluster:\n    name: NAME\n', '{"kind":"NodeConfig","metadata":{"name":"other"},"spec":{"cluster":{"name":"NAME"}}}'])(
  'the name of the cluster is the one under its word: %j', (text) => {
    const plain = plainCluster({ cluster: { name: 'prod' } });
    asg(plain.stack, withUserData(plain.stack, text.replace('NAME', 'prod')));

    expect(saidOf(appOf(plain.stack), INFOS).filter((each) => each.includes(ID))).toEqual([`info ${ID} at Cluster`]);
  },
);
