import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { InstanceTypeLimits, IpAssignment, KarpenterCapacity, VpcCniAddon } from '../../../../src';
import { clusterOf, stackIn, vpcOf } from '../../../private/cdk-fixtures';
import { fixesOf, messagesOf, plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const SINGLE: PlainParts = { env: {} };
const PREFIXES: PlainParts = {};
const OUT = 'max-pods-out-of-range';

const appOf = (stack: Stack) => stack.node.root as App;
const nodeClass = (maxPods: unknown, spec: object = {}, name: string = 'default') =>
  ({ apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name }, spec: { kubelet: { maxPods }, ...spec } });
const requirement = (key: string, operator: string, ...values: unknown[]) => ({ key, operator, values });
const ofTypes = (...types: unknown[]) => requirement('node.kubernetes.io/instance-type', 'In', ...types);
const ofKarpenter = (label: string, operator: string, ...values: string[]) => requirement(`karpenter.k8s.aws/${label}`, operator, ...values);
const pool = (requirements: unknown, more: object = {}, name: string = 'general', className: string = 'default') => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name },
  spec: { template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: className }, requirements, ...more } } },
});

/** What is said of objects in one manifest of a cluster of plain resources. */
const saidOfObjects = (parts: PlainParts, ...objects: unknown[]) => {
  const stack = stackIn();
  const { cluster } = plainCluster(parts, stack);
  new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) } });
  return saidOf(appOf(stack)).filter((each) => each.endsWith(' at Nodes')).map((each) => each.replace(' at Nodes', ''));
};

describe('a count above what the types of a pool hold', () => {
  test.each<[string, PlainParts, unknown[], string[]]>([
    ['of one type, by its name', SINGLE, [nodeClass(110), pool([ofTypes('t3.medium')])], [`error ${OUT}`]],
    ['by one pod', SINGLE, [nodeClass(18), pool([ofTypes('t3.medium')])], [`error ${OUT}`]],
    ['not by one that they hold', SINGLE, [nodeClass(17), pool([ofTypes('t3.medium')])], []],
    ['of the smaller one of two', SINGLE, [nodeClass(29), pool([ofTypes('m5.large', 't3.medium')])], [`error ${OUT}`]],
    ['by an earlier name of the label', SINGLE, [nodeClass(110), pool([requirement('beta.kubernetes.io/instance-type', 'In', 't3.medium')])], [`error ${OUT}`]],
    ['by family and size', SINGLE, [nodeClass(110), pool([ofKarpenter('instance-family', 'In', 't3'), ofKarpenter('instance-size', 'In', 'medium')])], [`error ${OUT}`]],
    ['given as text', SINGLE, [nodeClass('110'), pool([ofTypes('t3.medium')])], [`error ${OUT}`]],
    ['beside requirements that leave out no type', SINGLE, [nodeClass(110), pool([
      ofTypes('t3.medium'), requirement('karpenter.sh/capacity-type', 'In', 'spot'), requirement('topology.kubernetes.io/zone', 'In', 'eu-west-1a'),
    ])], [`error ${OUT}`]],
    ['of a type that others leave out', SINGLE, [nodeClass(29), pool([ofTypes('m5.large', 't4g.medium'), requirement('kubernetes.io/arch', 'In', 'amd64')])], []],
    ['of one of two pools', SINGLE, [nodeClass(29), pool([ofTypes('m5.large')]), pool([ofTypes('t3.medium')], {}, 'small')], [`error ${OUT}`]],
    ['of a class of another name', SINGLE, [nodeClass(29), nodeClass(110, {}, 'other'), pool([ofTypes('m5.large')]), pool([ofTypes('m5.large')], {}, 'more', 'other')], [`error ${OUT}`]],
    ['with prefixes', PREFIXES, [nodeClass(110), pool([ofTypes('t3.medium')])], []],
    ['with prefixes, of a type without them', PREFIXES, [nodeClass(110), pool([ofTypes('t2.medium')])], [`error ${OUT}`]],
    ['under custom networking', { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } }, [nodeClass(29), pool([ofTypes('m5.large')])], [`error ${OUT}`]],
    ['beside a trunk ENI', { env: { ENABLE_POD_ENI: 'true' } }, [nodeClass(29), pool([ofTypes('m5.large')])], [`error ${OUT}`]],
    ['with fewer ENIs', { env: { MAX_ENI: '1' } }, [nodeClass(29), pool([ofTypes('m5.large')])], [`error ${OUT}`]],
    ['of some types of a pool', SINGLE, [nodeClass(110), pool([ofKarpenter('instance-category', 'In', 'm'), ofKarpenter('instance-generation', 'Gt', '4')])], ['warning max-pods-above-some-types']],
    ['of a pool that asks for nothing', SINGLE, [nodeClass(110), pool(undefined)], ['warning max-pods-above-some-types']],
    ['of a type that a label which is not known can leave out', SINGLE, [nodeClass(29), pool([
      ofTypes('m5.large', 't3.medium'), ofKarpenter('instance-network-bandwidth', 'Gt', '100'),
    ])], ['warning max-pods-above-some-types']],
    ['above the cap', PREFIXES, [nodeClass(250), pool([ofTypes('m5.large', 'm5.12xlarge')])], ['warning max-pods-above-cap']],
    ['above that of the named types of one of two pools, of which the other can have larger ones', PREFIXES, [
      nodeClass(150), pool([ofTypes('m5.large')]), pool([ofKarpenter('instance-family', 'In', 'm5')], {}, 'more'),
    ], []],
    ['above that of the named types of both of two pools', PREFIXES, [nodeClass(150), pool([ofTypes('m5.large')]), pool([ofTypes('m5.xlarge')], {}, 'more')], ['warning max-pods-above-cap']],
    ['at the cap', PREFIXES, [nodeClass(110), pool([ofTypes('m5.large')])], []],
    ['above that of some types of a pool', PREFIXES, [nodeClass(150), pool([ofKarpenter('instance-family', 'In', 'm5')])], []],
    ['in a NodePool of an earlier release', SINGLE, [{ ...pool([ofTypes('t3.medium')], { kubelet: { maxPods: 110 } }), apiVersion: 'karpenter.sh/v1beta1' }], [`error ${OUT}`]],
    ['in a Provisioner', SINGLE, [{
      apiVersion: 'karpenter.sh/v1alpha5', kind: 'Provisioner', metadata: { name: 'default' }, spec: { requirements: [ofTypes('t3.medium')], kubeletConfiguration: { maxPods: 110 } },
    }], [`error ${OUT}`]],
    ['in a List', SINGLE, [{ apiVersion: 'v1', kind: 'List', items: [nodeClass(110), pool([ofTypes('t3.medium')])] }], [`error ${OUT}`]],
  ])('%s', (_, parts, objects, expected) => {
    expect(saidOfObjects(parts, ...objects)).toEqual(expected);
  });
});

describe('nothing is said of', () => {
  const token = (stack: Stack = stackIn()) => new CfnParameter(stack, 'P').valueAsString;

  test.each<[string, PlainParts, unknown[]]>([
    ['a class without a count', SINGLE, [nodeClass(undefined), pool([ofTypes('t3.medium')])]],
    ['a count that is none', SINGLE, [nodeClass('many'), pool([ofTypes('t3.medium')])]],
    ['a class that no pool has', SINGLE, [nodeClass(110)]],
    ['pools of Auto Mode', SINGLE, [nodeClass(110), pool([ofTypes('t3.medium')], { nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: 'default' } })]],
    ['nodes of another system', SINGLE, [nodeClass(110, { amiFamily: 'Windows2022' }), pool([ofTypes('t3.medium')])]],
    ['nodes of another system, of a pool of an earlier release', SINGLE, [
      nodeClass(undefined, { amiFamily: 'Windows2022' }), { ...pool([ofTypes('t3.medium')], { kubelet: { maxPods: 110 } }), apiVersion: 'karpenter.sh/v1beta1' },
    ]],
    ['nodes of another system, by an alias', SINGLE, [nodeClass(110, { amiSelectorTerms: [{ alias: 'windows2022@latest' }] }), pool([ofTypes('t3.medium')])]],
    ['nodes of another system, by a requirement', SINGLE, [nodeClass(110), pool([ofTypes('t3.medium'), requirement('kubernetes.io/os', 'In', 'windows')])]],
    ['images of somebody\'s own', SINGLE, [nodeClass(110, { amiFamily: 'Custom' }), pool([ofTypes('t3.medium')])]],
    ['types that are not in the table', SINGLE, [nodeClass(110), pool([ofTypes('m99.large')])]],
    ['requirements that exclude each other', SINGLE, [nodeClass(110), pool([ofTypes('t3.medium'), requirement('kubernetes.io/arch', 'In', 'arm64')])]],
    ['requirements of a wrong shape', SINGLE, [nodeClass(110), pool({ key: 'x' }), pool([null, 3, 'x', {}, { key: [], operator: {}, values: 'x' }], {}, 'other')].slice(0, 2)],
    ['pods with IPv6', { ...SINGLE, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, [nodeClass(110), pool([ofTypes('t3.medium')])]],
    ['a mode that is not known', { env: { ENABLE_PREFIX_DELEGATION: token() } }, [nodeClass(110), pool([ofTypes('t3.medium')])]],
    ['a configuration that cannot be read', { addon: { configurationValues: '{ [' } }, [nodeClass(110), pool([ofTypes('t3.medium')])]],
  ])('%s', (_, parts, objects) => {
    expect(saidOfObjects(parts, ...objects).filter((each) => /max-pods/.test(each) && !/some-types/.test(each))).toEqual([]);
  });

  test('types that are known at deployment only, and counts', () => {
    const stack = stackIn();
    const { cluster } = plainCluster(SINGLE, stack);
    const [type, maxPods] = [new CfnParameter(stack, 'Type').valueAsString, new CfnParameter(stack, 'Count', { type: 'Number' }).valueAsNumber];
    const objects = [nodeClass(110), pool([ofTypes(type)]), nodeClass(maxPods, {}, 'more'), pool([ofTypes('t3.medium')], {}, 'more', 'more')];
    new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) } });

    expect(saidOf(appOf(stack))).toEqual([]);
  });

  test.each<[string, (stack: Stack, clusterName: string) => void]>([
    ['another network plug-in', (stack, clusterName) => new CfnResource(stack, 'Chart', { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: clusterName, Chart: 'cilium' } })],
    ['a VPC CNI that is patched', (stack, clusterName) => new CfnResource(stack, 'Patch', { type: 'Custom::AWSCDK-EKS-KubernetesPatch', properties: { ClusterName: clusterName, ResourceName: 'daemonset/aws-node' } })],
  ])('nodes of a cluster with %s', (_, add) => {
    const stack = stackIn();
    const { cluster } = plainCluster(SINGLE, stack);
    add(stack, cluster.ref);
    new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([nodeClass(110), pool([ofTypes('t3.medium')])]) } });

    expect(saidOf(appOf(stack)).filter((each) => each.includes('max-pods'))).toEqual([]);
  });
});

test('names the types, what they hold, and ways out that work', () => {
  const stack = stackIn();
  const { cluster } = plainCluster(SINGLE, stack);
  new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([nodeClass(110), pool([ofTypes('t3.medium')])]) } });

  expect(messagesOf(appOf(stack), OUT)).toEqual([expect.stringMatching(/EC2NodeClass default is 110, and nodes of t3\.medium have addresses for 17 pods/)]);
});

/** Prefixes hold 242 pods on t3.medium: 3 x 5 x 16 + 2. */
test.each<[string, number, unknown[], boolean]>([
  ['on a type that takes them', 110, [pool([ofTypes('t3.medium')])], true],
  ['just so', 242, [pool([ofTypes('t3.medium')])], true],
  ['not by one pod', 243, [pool([ofTypes('t3.medium')])], false],
  ['not on a type that does not take them', 110, [pool([ofTypes('t2.medium')])], false],
  ['not on one of two', 110, [pool([ofTypes('t3.medium', 't2.medium')])], false],
  ['not on that of one of two pools', 110, [pool([ofTypes('t3.medium')]), pool([ofTypes('t2.medium')], {}, 'more')], false],
])('prefixes are a way out: %s', (_, maxPods, pools, isSaid) => {
  const stack = stackIn();
  const { cluster } = plainCluster(SINGLE, stack);
  new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([nodeClass(maxPods), ...pools]) } });

  expect(fixesOf(appOf(stack), OUT).map((fix) => fix!.includes('switch prefixes on'))).toEqual([isSaid]);
});

test('types and pools are named once each, and only those of pools of which it is sure', () => {
  const stack = stackIn();
  const { cluster } = plainCluster(SINGLE, stack);
  const objects = [
    nodeClass(60), pool([ofTypes('t3.medium', 'm5.large')], {}, 'one'), pool([ofTypes('m5.large')], {}, 'two'), pool([ofKarpenter('instance-family', 'In', 'r5')], {}, 'unsure'),
  ];
  new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) } });

  expect(messagesOf(appOf(stack), OUT)).toEqual([expect.stringMatching(/pods by type: m5\.large 29, t3\.medium 17\n/)]);
  expect(fixesOf(appOf(stack), OUT)).toEqual([expect.stringMatching(/of NodePool one, NodePool two\n/)]);
});

describe('types that differ in one limit alone are each counted by their own', () => {
  const BASE = { maxEnis: 3, ipv4PerEni: 10, vcpus: 2, memoryMib: 8192, branchInterfaces: 9 };
  const saidOfTypes = (types: object[], maxPods: number, parts: PlainParts) => {
    const limits = types.map((each, index) => InstanceTypeLimits.custom({ ...BASE, instanceType: `m99.${'ab'[index]}`, ...each }));
    const stack = stackIn();
    const { cluster } = plainCluster(parts, stack);
    const objects = [nodeClass(maxPods), pool([ofTypes('m99.a', 'm99.b')])];
    new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) } });
    return [OUT, 'max-pods-above-cap'].flatMap((id) => messagesOf(appOf(stack), id, { instanceTypeLimits: limits }));
  };

  // 3 x 9 + 2 of both, else 2 x 9 + 2 or 3 x 8 + 2; with a trunk 2 x 9 + 2 of the one that can have one
  test.each<[string, object, Record<string, string>, string]>([
    ['ENIs', { maxEnis: 2 }, {}, 'm99.a 29, m99.b 20'],
    ['addresses', { ipv4PerEni: 9 }, {}, 'm99.a 29, m99.b 26'],
    ['branch interfaces', { branchInterfaces: 0 }, { ENABLE_POD_ENI: 'true' }, 'm99.a 20, m99.b 29'],
  ])('%s', (_, more, env, expected) => {
    expect(saidOfTypes([{}, more], 99, { env })).toEqual([expect.stringContaining(`pods by type: ${expected}\n`)]);
  });

  // Prefixes hold 3 x 9 x 16 + 2 = 434 pods on each; the cap is 110 below 30 vCPUs, else 250.
  test.each([[32, 2], [2, 32]])('vCPUs: %i and %i', (...vcpus) => {
    expect(saidOfTypes(vcpus.map((each) => ({ vcpus: each })), 200, PREFIXES)).toEqual([expect.stringContaining('110')]);
  });
});

describe('whatever library applies it', () => {
  const layer = (stack: Stack) => lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1');
  const given = [nodeClass(110), pool([ofTypes('t3.medium')])];
  const ofCounts = (stack: Stack) => saidOf(appOf(stack)).filter((each) => each.includes('max-pods'));

  test('aws-eks, with the VPC CNI that EKS installs', () => {
    const stack = stackIn();
    const cluster = new legacy.Cluster(stack, 'Cluster', { version: legacy.KubernetesVersion.V1_34, defaultCapacity: 0, kubectlLayer: layer(stack) });
    cluster.addManifest('Nodes', ...given);

    expect(ofCounts(stack)).toEqual([`error ${OUT} at Cluster/manifest-Nodes/Resource/Default`]);
  });

  test('aws-eks-v2, an object in each manifest', () => {
    const stack = stackIn();
    const kubectlProviderOptions = { kubectlLayer: layer(stack) };
    const { NODEGROUP: defaultCapacityType } = eks.DefaultCapacityType;
    const cluster = new eks.Cluster(stack, 'Cluster', { version: eks.KubernetesVersion.V1_34, defaultCapacityType, defaultCapacity: 0, kubectlProviderOptions });
    given.forEach((object, index) => new eks.KubernetesManifest(stack, `Nodes${index}`, { cluster, manifest: [object] }));

    expect(ofCounts(stack)).toEqual([`error ${OUT} at Nodes0/Resource/Default`]);
  });

  test('a manifest of this library, which has checked its count, has nothing said of it', () => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, ipAssignment: IpAssignment.secondaryIp() });
    const capacity = new KarpenterCapacity(stack, 'Pool', { podNetworking, instanceTypes: [new ec2.InstanceType('t3.medium')], hostNetworkPods: 5 });
    const objects = [capacity.nodeClass('default', { amiSelectorTerms: [{ alias: 'al2023@latest' }] }), capacity.nodePool('general', 'default')];
    new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.clusterName, Manifest: stack.toJsonString(objects) } });

    expect(capacity.maxPods).toBe(20);
    expect(ofCounts(stack)).toEqual([]);
  });
});

test('limits that are stated count', () => {
  const limits = InstanceTypeLimits.custom({ instanceType: 'm99.large', maxEnis: 2, ipv4PerEni: 4, vcpus: 2, memoryMib: 8192 });
  const stack = stackIn();
  const { cluster } = plainCluster(SINGLE, stack);
  new CfnResource(stack, 'Nodes', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([nodeClass(9), pool([ofTypes('m99.large')])]) } });

  expect(saidOf(appOf(stack), { instanceTypeLimits: [limits] })).toEqual([`error ${OUT} at Nodes`]);
});

describe('labels by the names that earlier releases have for them', () => {
  // t3.medium holds 17 pods, m6g.medium 8
  test.each<[string, unknown[], string[]]>([
    ['the type', [requirement('beta.kubernetes.io/instance-type', 'In', 'm6g.medium')], [`error ${OUT}`]],
    ['the type, which fits', [requirement('beta.kubernetes.io/instance-type', 'In', 't3.medium')], []],
    ['the architecture', [ofTypes('t3.medium', 'm6g.medium'), requirement('beta.kubernetes.io/arch', 'In', 'arm64')], [`error ${OUT}`]],
    ['the architecture, which fits', [ofTypes('t3.medium', 'm6g.medium'), requirement('beta.kubernetes.io/arch', 'In', 'amd64')], []],
    ['the system', [ofTypes('m6g.medium'), requirement('beta.kubernetes.io/os', 'In', 'linux')], [`error ${OUT}`]],
    ['another system', [ofTypes('m6g.medium'), requirement('beta.kubernetes.io/os', 'In', 'windows')], []],
  ])('%s', (_, requirements, expected) => {
    expect(saidOfObjects(SINGLE, nodeClass(17), pool(requirements))).toEqual(expected);
  });
});
