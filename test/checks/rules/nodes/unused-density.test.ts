import { App, CfnParameter, CfnResource, Fn, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FindingSeverity, InstanceTypeLimits, IpAssignment, PodCapacityChecks, PodNodegroup, VpcCniAddon } from '../../../../src';
import { clusterOf, stackIn, vpcOf } from '../../../private/cdk-fixtures';
import { fixesOf, groupOf, messagesOf, plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const INFOS = { lowestSeverity: FindingSeverity.INFO };
const ID = 'density-unused';
const SINGLE: PlainParts = { env: {} };

const appOf = (stack: Stack) => stack.node.root as App;

/** The first details of what is said: a line for each group. */
const groupsOf = (app: App) => messagesOf(app, ID, INFOS).flatMap((message) => message.split('\n').filter((line) => / pods in place of .* kubelet/.test(line)).map((line) => line.trim()));
const summaryOf = (app: App) => new PodCapacityChecks().validateScope(app).metadata;

const said = (parts: PlainParts | ((stack: Stack) => PlainParts)) => {
  const stack = stackIn();
  plainCluster(typeof parts === 'function' ? parts(stack) : parts, stack);
  return groupsOf(appOf(stack));
};
const types = (...instanceTypes: string[]): PlainParts => ({ ...SINGLE, group: { instanceTypes } });
const withTemplate = (stack: Stack, data: Record<string, unknown>, group: PlainParts['group'] = {}): PlainParts => {
  const template = new CfnResource(stack, 'Template', { type: 'AWS::EC2::LaunchTemplate', properties: { LaunchTemplateData: data } });
  return { ...SINGLE, group: { launchTemplate: { id: template.ref, version: '1' }, ...group } };
};

/** 29 of m5.large by its ENIs, 110 by its cap; 255 + 11 x 29 = 574 and 255 + 11 x 110 = 1,465 MiB. */
const M5 = 'Stack/Group (m5.large): 110 pods in place of 29, kubelet keeps 1,465 MiB of 8,192 in place of 574';
const T3 = 'Stack/Group (t3.medium): 110 pods in place of 17, kubelet keeps 1,465 MiB of 4,096 in place of 442';

describe('a group that could run more pods has its numbers said', () => {
  test.each<[string, PlainParts | ((stack: Stack) => PlainParts), string[]]>([
    ['of one type', SINGLE, [M5]],
    ['with little memory', types('t3.medium'), [T3]],
    ['of several types, by the one that binds', types('m5.xlarge', 't3.medium'), [T3]],
    ['under custom networking', { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } },
      ['Stack/Group (m5.large): 110 pods in place of 20, kubelet keeps 1,465 MiB of 8,192 in place of 475']],
    ['without an add-on, by the defaults of EKS', { env: null, cluster: { bootstrapSelfManagedAddons: true } }, [M5]],
    ['with an image type', { ...SINGLE, group: { amiType: 'BOTTLEROCKET_x86_64' } }, [M5]],
    ['with a launch template that says nothing of pods', (stack) => withTemplate(stack, { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } }), [M5]],
    ['with user data that says nothing of pods', (stack) => withTemplate(stack, { UserData: Fn.base64('echo hello') }), [M5]],
    ['of a type that is the default of a parameter', (stack) => types(new CfnParameter(stack, 'Type', { default: 'm5.large' }).valueAsString), [M5]],
  ])('%s', (_, parts, expected) => {
    expect(said(parts)).toEqual(expected);
  });
});

describe('nothing is said of', () => {
  test.each<[string, PlainParts | ((stack: Stack) => PlainParts)]>([
    ['a group with prefixes', {}],
    ['a type that cannot take them', types('m4.large')],
    ['types of which one cannot', types('m5.large', 'm4.large')],
    // 58 of m4.2xlarge are more than 29 of m5.large, and no type without prefixes has them by itself.
    ['types of which the larger one cannot', types('m5.large', 'm4.2xlarge')],
    ['types of which the larger one cannot, the first one', types('m4.2xlarge', 'm5.large')],
    ['a type that its cap binds already', types('m5.4xlarge')],
    ['Windows', { ...SINGLE, group: { amiType: 'WINDOWS_CORE_2022_x86_64' } }],
    ['IPv6', { ...SINGLE, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }],
    ['a cluster with Auto Mode', { ...SINGLE, cluster: { computeConfig: { enabled: true } } }],
    ['an add-on of a version without prefixes', { ...SINGLE, addon: { addonVersion: 'v1.8.0-eksbuild.1' } }],
    ['a mode that is not known', (stack) => ({ env: { ENABLE_PREFIX_DELEGATION: new CfnParameter(stack, 'P').valueAsString } })],
    ['a configuration that cannot be read', { addon: { configurationValues: '{ [' } }],
    ['types that are not known', (stack) => types(new CfnParameter(stack, 'P').valueAsString)],
    ['types that are not in the table', types('m99.large')],
    ['user data that tells a number', (stack) => withTemplate(stack, { UserData: Fn.base64("/etc/eks/bootstrap.sh x --kubelet-extra-args '--max-pods=20'") })],
    ['user data of Bottlerocket that does', (stack) => withTemplate(stack, { UserData: Buffer.from('[settings.kubernetes]\nmax-pods = 20\n').toString('base64') }, { amiType: 'BOTTLEROCKET_x86_64' })],
    ['user data in YAML that does', (stack) => withTemplate(stack, { UserData: Fn.base64('kind: NodeConfig\nspec:\n  kubelet:\n    config:\n      maxPods: 20\n') })],
    ['user data that is not known', (stack) => withTemplate(stack, { UserData: Fn.base64(new CfnParameter(stack, 'P').valueAsString) })],
    ['an image of the user\'s own', (stack) => withTemplate(stack, { ImageId: 'ami-1', UserData: Fn.base64('x') }, { amiType: 'CUSTOM' })],
    ['a launch template of somewhere else', { ...SINGLE, group: { launchTemplate: { id: 'lt-1', version: '1' } } }],
    ['the same of an image type', { ...SINGLE, group: { launchTemplate: { id: 'lt-1', version: '1' }, amiType: 'AL2023_x86_64_STANDARD' } }],
    ['a launch template of which all is told later', (stack) => withTemplate(stack, { 'Fn::ImportValue': 'Data' })],
    ['the same of an image type', (stack) => withTemplate(stack, { 'Fn::ImportValue': 'Data' }, { amiType: 'AL2023_x86_64_STANDARD' })],
    ['an image of the user\'s own beside an image type', (stack) => withTemplate(stack, { ImageId: 'ami-1', UserData: Fn.base64('x') }, { amiType: 'AL2023_x86_64_STANDARD' })],
  ])('%s', (_, parts) => {
    expect(said(parts)).toEqual([]);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['another network plug-in', 'Custom::AWSCDK-EKS-HelmChart', { Chart: 'cilium' }],
    ['a chart of the VPC CNI', 'Custom::AWSCDK-EKS-HelmChart', { Chart: 'aws-vpc-cni' }],
    ['a patch of the VPC CNI', 'Custom::AWSCDK-EKS-KubernetesPatch', { ResourceName: 'daemonset/aws-node' }],
  ])('a cluster with %s', (_, type, properties) => {
    const stack = stackIn();
    const { cluster } = plainCluster(SINGLE, stack);
    new CfnResource(stack, 'More', { type, properties: { ClusterName: cluster.ref, ...properties } });

    expect(groupsOf(appOf(stack))).toEqual([]);
  });

  // An add-on whose name is told at deployment may be the VPC CNI, where no other is.
  test.each<[string, PlainParts, string[]]>([
    ['the VPC CNI', SINGLE, [M5]],
    ['no other', { env: null, cluster: { bootstrapSelfManagedAddons: true } }, []],
  ])('an add-on whose name is not known, beside %s', (_, parts, expected) => {
    const { stack, cluster } = plainCluster(parts);
    new eks.CfnAddon(stack, 'More', { clusterName: cluster.ref, addonName: new CfnParameter(stack, 'Name').valueAsString });

    expect(groupsOf(appOf(stack))).toEqual(expected);
  });

  // So may one that is for a cluster that is told at deployment.
  test.each<[string, string, PlainParts, string[]]>([
    ['vpc-cni', 'the VPC CNI', SINGLE, [M5]],
    ['vpc-cni', 'no other', { env: null, cluster: { bootstrapSelfManagedAddons: true } }, []],
    ['kube-proxy', 'no other', { env: null, cluster: { bootstrapSelfManagedAddons: true } }, [M5]],
  ])('%s of a cluster that is not known, beside %s', (addonName, _, parts, expected) => {
    const { stack } = plainCluster(parts);
    new eks.CfnAddon(stack, 'More', { clusterName: new CfnParameter(stack, 'Name').valueAsString, addonName });

    expect(groupsOf(appOf(stack))).toEqual(expected);
  });

  test('a group of a cluster whose network plug-in is not in the app', () => {
    const stack = stackIn();
    new eks.CfnNodegroup(stack, 'Group', { clusterName: 'elsewhere', nodeRole: 'arn:aws:iam::111122223333:role/nodes', subnets: ['subnet-1'], instanceTypes: ['m5.large'] });

    expect(groupsOf(appOf(stack))).toEqual([]);
  });
});

describe('the finding', () => {
  const twoGroups = (stack: Stack = stackIn()) => {
    const parts = plainCluster(SINGLE, stack);
    groupOf(parts.cluster, 'Small', { subnets: [parts.subnets[0].ref], instanceTypes: ['t3.medium'] }).addResourceDependency(parts.addon!);
    groupOf(parts.cluster, 'Large', { subnets: [parts.subnets[0].ref], instanceTypes: ['m5.4xlarge'] }).addResourceDependency(parts.addon!);
    return parts;
  };

  test('is one for each cluster, and names those whose memory would be short', () => {
    const { stack } = twoGroups();
    const [message, ...others] = messagesOf(appOf(stack), ID, INFOS);

    expect(others).toEqual([]);
    expect(message).toMatch(/^2 node groups could run more pods .*Stack\/Group 110 in place of 29, Stack\/Small 110 in place of 17\n/);
    expect(message).toMatch(/more than a quarter of the memory in Stack\/Small/);
    expect(saidOf(appOf(stack), INFOS).filter((each) => each.includes(ID))).toEqual([`info ${ID} at Cluster`]);
  });

  test('of a good memory names none', () => {
    expect(messagesOf(appOf(plainCluster(SINGLE).stack), ID, INFOS)[0]).not.toMatch(/quarter/);
  });

  test.each<[string, number | undefined, boolean]>([['little memory', 4096, true], ['much', 65536, false], ['memory that is not known', undefined, false]])('of a type that is stated, with %s', (_, memoryMib, isShort) => {
    const stated = InstanceTypeLimits.custom({ instanceType: 'm99.large', maxEnis: 3, ipv4PerEni: 10, memoryMib });
    const [message] = messagesOf(appOf(plainCluster(types('m99.large')).stack), ID, { ...INFOS, instanceTypeLimits: [stated] });

    expect(/more than a quarter/.test(message)).toBe(isShort);
  });

  test('says which lines to change, which are right', () => {
    const { stack, addon } = twoGroups();
    const fixes = new PodCapacityChecks(INFOS).validateScope(stack).violations.filter(({ ruleName }) => ruleName.endsWith(ID)).map(({ fix }) => fix);
    addon!.configurationValues = stack.toJsonString({ env: { ENABLE_PREFIX_DELEGATION: 'true' } });

    expect(fixes).toEqual([expect.stringMatching(/^set 'env\.ENABLE_PREFIX_DELEGATION' to "true" in 'ConfigurationValues' of Stack\/Cni\n/)]);
    expect(groupsOf(appOf(stack))).toEqual([]);
    expect(fixesOf(appOf(stack), ID)).toEqual([]);
  });
});

describe('the summary', () => {
  test('counts the groups of all clusters, without a violation', () => {
    const app = new App();
    for (const id of ['One', 'Other']) plainCluster(SINGLE, stackIn({ app, id }));
    const { violations, success, metadata } = new PodCapacityChecks().validateScope(app);

    expect({ violations, success, metadata }).toEqual({ violations: [], success: true, metadata: { density: '2 node groups could run more pods' } });
  });

  test('of one group is one', () => {
    expect(summaryOf(appOf(plainCluster(SINGLE).stack))).toEqual({ density: '1 node group could run more pods' });
  });

  test('is left out where there is none, and where it is acknowledged', () => {
    expect(summaryOf(appOf(plainCluster().stack))).toBeUndefined();
    const { stack, cluster } = plainCluster(SINGLE);
    Validations.of(cluster).acknowledge({ id: `cdk-eks-pod-capacity:${ID}`, reason: 'a test of ours' });

    expect(summaryOf(appOf(stack))).toBeUndefined();
  });
});

describe('whatever library makes the group', () => {
  const layer = (stack: Stack) => lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
  const instanceTypes = [new ec2.InstanceType('m5.large')];

  test('aws-eks', () => {
    const stack = stackIn();
    new legacy.Cluster(stack, 'Cluster', { version: legacy.KubernetesVersion.V1_34, kubectlLayer: layer(stack) });

    expect(groupsOf(appOf(stack))).toEqual([M5.replace('Stack/Group', 'Stack/Cluster/NodegroupDefaultCapacity')]);
    expect(saidOf(appOf(stack), INFOS)).toContain(`info ${ID} at Cluster/Resource/Resource/Default`);
  });

  test('aws-eks-v2', () => {
    const stack = stackIn();
    new eks.Cluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP });

    expect(groupsOf(appOf(stack))).toEqual([M5.replace('Stack/Group', 'Stack/Cluster/NodegroupDefaultCapacity')]);
  });

  test('this one, with the construct to change; not where it is told fewer', () => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, ipAssignment: IpAssignment.secondaryIp() });
    new PodNodegroup(stack, 'Own', { cluster, podNetworking, instanceTypes });
    new PodNodegroup(stack, 'Fewer', { cluster, podNetworking, instanceTypes, maxPods: 20 });

    expect(groupsOf(appOf(stack))).toEqual([M5.replace('Stack/Group', 'Stack/Own')]);
    expect(new PodCapacityChecks(INFOS).validateScope(stack).violations.find(({ ruleName }) => ruleName.endsWith(ID))!.fix)
      .toMatch(/^give IpAssignment\.prefixDelegation\(\) as 'ipAssignment' of the VpcCniAddon Stack\/VpcCni\n/);
  });
});
