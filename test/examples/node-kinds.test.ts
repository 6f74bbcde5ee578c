/** @jest-environment-options {"validatesTemplates": true} */
import { App } from 'aws-cdk-lib';
import { Ipv6NodesStack } from '../../examples/node-kinds/ipv6-nodes-stack';
import { ManagedNodesStack } from '../../examples/node-kinds/managed-nodes-stack';
import { nodeTable } from '../../examples/node-kinds/node-table';
import { OwnNodesStack } from '../../examples/node-kinds/own-nodes-stack';
import { documentIn } from '../nodes/node-kind';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { idsOfType } from '../private/template-graph';

const env = { region: 'us-west-2' };

interface Stacks {
  readonly ManagedNodes: ManagedNodesStack;
  readonly OwnNodes: OwnNodesStack;
  readonly Ipv6Nodes: Ipv6NodesStack;
}

function stacksOf(app: App): Stacks {
  return {
    ManagedNodes: new ManagedNodesStack(app, 'ManagedNodes', { env }),
    OwnNodes: new OwnNodesStack(app, 'OwnNodes', { env }),
    Ipv6Nodes: new Ipv6NodesStack(app, 'Ipv6Nodes', { env }),
  };
}

const example = new Example('node-kinds', stacksOf);
const synthesized = example.synthesized();

/** What each launch template tells its nodes, by the name of the group. */
const told = Object.fromEntries(Object.entries(synthesized).flatMap(([, { template }]) => idsOfType(template, 'AWS::EC2::LaunchTemplate')
  .filter((id) => template.Resources[id].Properties.LaunchTemplateData.UserData !== undefined)
  .map((id) => [id.replace(/^PlatformNodegroup|(LaunchTemplate|Template)[0-9A-F]{8}$/g, ''), documentIn(template.Resources[id].Properties.LaunchTemplateData.UserData)])));

/** What a node must know where EKS does not tell it. */
const CLUSTER = { name: expect.stringMatching(/^PlatformCluster/), apiServerEndpoint: 'Endpoint', certificateAuthority: 'CertificateAuthorityData', cidr: '172.20.0.0/16' };
const SETTINGS = { 'cluster-name': CLUSTER.name, 'api-server': 'Endpoint', 'cluster-certificate': 'CertificateAuthorityData', 'cluster-dns-ip': '172.20.0.10' };

const nodeConfig = (maxPods: number, more: { config?: object; cluster?: object } = {}) => ({
  apiVersion: 'node.eks.aws/v1alpha1',
  kind: 'NodeConfig',
  spec: { ...more.cluster && { cluster: more.cluster }, kubelet: { maxPodsExpression: String(maxPods), config: { maxPods, kubeReserved: { memory: `${255 + 11 * maxPods}Mi` }, ...more.config } } },
});
const settings = (kubernetes: object) => ({ settings: { kubernetes } });

test('its context is the one that cdk init writes, and there is nothing to warn of', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect(Object.values(synthesized).map(({ warnings }) => warnings)).toEqual([[], [], []]);
});

test.each<[string, object]>([
  ['Al2023', nodeConfig(110)],
  ['Arm', nodeConfig(110, { config: { imageGCHighThresholdPercent: 75 } })],
  ['Spot', nodeConfig(110)],
  ['Gpu', nodeConfig(110)],
  ['Training', nodeConfig(250)],
  ['OwnImage', nodeConfig(60, { cluster: CLUSTER })],
  ['System', nodeConfig(110)],
  ['Ipv6', nodeConfig(110)],
  ['OwnImageIpv6', nodeConfig(110, { cluster: { ...CLUSTER, cidr: 'KubernetesNetworkConfig.ServiceIpv6Cidr' } })],
  ['SelfManaged', nodeConfig(110, { cluster: CLUSTER })],
  ['Bottlerocket', settings({ 'image-gc-high-threshold-percent': 75, 'max-pods': 110 })],
  ['OwnBottlerocket', settings({ ...SETTINGS, 'max-pods': 110, 'node-taints': { dedicated: ['build:NoSchedule'] } })],
  ['SelfManagedBottlerocket', settings({ ...SETTINGS, 'max-pods': 110 })],
])('%s is told what is intended, and no more', (name, document) => {
  expect(told[name]).toEqual(document);
});

test('Windows with an image of its own is told so in PowerShell, with one of EKS nothing', () => {
  expect(Object.keys(told)).toHaveLength(14);
  expect(told.OwnWindows).toMatch(/^<powershell>[^]*--max-pods=40[^]*<\/powershell>$/);
  expect(told).not.toHaveProperty('Windows');
});

test('groups have the image of their architecture and accelerator, those with one of their own none', () => {
  const { template } = synthesized.ManagedNodes;
  const images = idsOfType(template, 'AWS::EKS::Nodegroup').map((id) => [id.replace(/^PlatformNodegroup|(Windows)?Prefix.*$/g, ''), template.Resources[id].Properties.AmiType]);

  expect(Object.fromEntries(images)).toEqual({
    Al2023: 'AL2023_x86_64_STANDARD',
    Arm: 'AL2023_ARM_64_STANDARD',
    Bottlerocket: 'BOTTLEROCKET_ARM_64',
    Gpu: 'AL2023_x86_64_NVIDIA',
    OwnBottlerocket: undefined,
    OwnImage: undefined,
    OwnWindows: undefined,
    Spot: 'AL2023_x86_64_STANDARD',
    Training: 'AL2023_x86_64_NVIDIA',
    Windows: 'WINDOWS_CORE_2022_x86_64',
  });
});

test('what it prints', () => {
  const { ManagedNodes, OwnNodes, Ipv6Nodes } = example.stacks(stacksOf);
  const groups = [ManagedNodes, OwnNodes, Ipv6Nodes].flatMap(({ platform }) => platform.nodegroups.map((group) => [group.node.id.replace('Nodegroup', ''), group]));

  expect(nodeTable({ ...Object.fromEntries(groups), ...OwnNodes.bootstraps, Karpenter: OwnNodes.karpenter })).toMatchInlineSnapshot(`
"nodes                     type          for pods  pods by ENIs  max pods  bound by
Al2023                    m7i.xlarge    3 ENIs    674           110       cap
Arm                       m7g.xlarge    3 ENIs    674           110       cap
Bottlerocket              m7g.xlarge    3 ENIs    674           110       cap
Spot                      m5.xlarge     3 ENIs    674           110       cap
Gpu                       g5.2xlarge    3 ENIs    674           110       cap
Training                  p4d.24xlarge  14 ENIs   10978         250       cap
OwnImage                  m7i.xlarge    3 ENIs    674           60        choice
OwnBottlerocket           m7i.xlarge    3 ENIs    674           110       cap
Windows                   m7i.xlarge    1 ENI     224           110       cap
OwnWindows                m7i.xlarge    1 ENI     224           40        choice
System                    m6i.large     2 ENIs    290           110       cap
Ipv6                      m7i.large     1 ENI     2^48          110       cap
OwnImageIpv6              m7g.large     1 ENI     2^48          110       cap
SelfManaged               m6i.xlarge    3 ENIs    674           110       cap
SelfManagedBottlerocket   m6i.xlarge    3 ENIs    674           110       cap
Karpenter                 m6i.xlarge    3 ENIs    674           110       cap"
`);
});

test('the manifests for Karpenter', () => {
  expect(example.stacks(stacksOf).OwnNodes.manifests()).toMatchSnapshot();
});

test.each(Object.entries(synthesized))('the template of %s as a whole', (_, { template }) => {
  expect(template).toMatchSnapshot();
});
