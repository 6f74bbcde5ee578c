import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { textIn } from './node-kind';
import { VpcCniAddonOptions } from '../../src/cni/vpc-cni-addon-props';
import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { AddonSettings, Platform, platformOf } from '../private/cdk-addon';
import { clusterWithGroup, plainStack } from '../private/cdk-cluster';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { groupOn, launchDataOf, types } from '../private/cdk-nodegroup';
import { bottlerocketSettingsOf, nodeConfigOf } from '../private/cdk-user-data';
import { KEY_ORDERS, KeyOrder, mapsIn } from '../private/map-order';

const LABELS = { 'team': 'a', 'example.com/zebra': 'z', 'Upper': 'u', 'example.com/ant': 'a', 'a9': '9', 'a10': '10' };
const TAGS = { owner: 'team', Cost: 'x', area: 'y', a10: '10', a9: '9' };
const TAINTS = [
  { key: 'z', value: 'last', effect: eks.TaintEffect.NO_SCHEDULE },
  { key: 'a', value: 'first', effect: eks.TaintEffect.NO_EXECUTE },
];

const KUBELET = {
  topologyManagerPolicy: 'single-numa-node',
  evictionHard: { 'nodefs.available': '10%', 'memory.available': '100Mi', 'imagefs.available': '15%' },
  allowedUnsafeSysctls: ['net.core.somaxconn', 'kernel.msg*'],
  featureGates: { Zed: true, Alpha: false },
  shutdownGracePeriodByPodPriority: [{ priority: 100, shutdownGracePeriodSeconds: 10 }, { shutdownGracePeriodSeconds: 5, priority: 1 }],
  cpuCFSQuota: true,
};

const BOTTLEROCKET = {
  'updates': { 'seed': 1, 'ignore-waves': true },
  'motd': 'hello',
  'kernel': { sysctl: { 'net.core.somaxconn': '1024', 'kernel.pid_max': '4194304' }, lockdown: 'integrity' },
  'kubernetes': {
    'eviction-hard': { 'nodefs-available': '10%', 'memory-available': '15%' },
    'registry-qps': 10,
    'allowed-unsafe-sysctls': ['net.core.somaxconn', 'kernel.msg'],
    'container-log-max-files': 4,
    'node-labels': { 'example.com/own': '1', 'Own': '2' },
  },
  'host-containers': { control: { superpowered: false, enabled: true }, admin: { enabled: true } },
};

const OWN = { machineImageId: 'ami-0123456789abcdef0' };
const SERVICES = { serviceIpv4Cidr: '172.20.0.0/16' };

/** A map of ours with the keys of all that is in it in an order. */
type Ordered = <T>(value: T) => T;

interface Written {
  /** What is compared: a template, or objects. */
  readonly all: unknown;

  /** The user data of a node. */
  readonly userData?: string;
}

function group(options: Partial<PodNodegroupOptions>): (ordered: Ordered) => Written {
  return (ordered) => {
    const platform = platformOf({ windows: {} });
    const { userData } = launchDataOf(groupOn(platform, ordered({ ...options, labels: LABELS, tags: TAGS, taints: TAINTS })));
    return { all: templateOf(platform.stack), userData: userData === undefined ? undefined : textIn(userData) };
  };
}

function bootstrap(os: NodeOs, options: object): (ordered: Ordered) => Written {
  return (ordered) => {
    const { stack, cluster, cni } = platformOf();
    const { userData } = new NodeBootstrap(stack, 'Nodes', {
      cluster, podNetworking: cni, os, instanceTypes: types('m5.large'), ...ordered({ ...options, labels: LABELS, taints: TAINTS }),
    });
    const text = textIn(stack.resolve(userData.render()));
    return { all: text, userData: text };
  };
}

function addon(settings: VpcCniAddonOptions & AddonSettings, after: (platform: Platform) => void = () => {}): Written {
  const platform = platformOf(settings);
  after(platform);
  return { all: templateOf(platform.stack) };
}

function templateOf(stack: Stack): string {
  return JSON.stringify(Template.fromStack(stack).toJSON());
}

function zonesOfSubnets(ordered: Ordered): Written {
  const stack = stackIn();
  const zones = ['eu-west-1a', 'eu-west-1b'];
  const vpc = importedVpc(stack, { zones });
  const [a, b] = ['100.64.0.0/16', '100.65.0.0/16'].map((cidr, index) => new SecondaryCidr(stack, `Block${index}`, { vpc, cidr }));
  const { cidrs } = new PodSubnets(stack, 'Pods', {
    vpc,
    cidrs: ordered({ 'eu-west-1b': b, 'eu-west-1a': a }),
    routeTables: ordered({ 'eu-west-1b': 'rtb-b', 'eu-west-1a': 'rtb-a' }),
  });
  return { all: [templateOf(stack), cidrs] };
}

function manifests(ordered: Ordered): Written {
  const { stack, cni } = platformOf();
  const pool = new KarpenterCapacity(stack, 'Karpenter', { podNetworking: cni, instanceTypes: types('m5.large', 'm5.xlarge') });
  const nodeClass = pool.nodeClass('general', ordered({
    tags: TAGS,
    role: 'Node',
    amiSelectorTerms: [{ name: 'b', owner: 'self' }, { alias: 'al2023@v20261101' }],
    kubelet: { kubeReserved: { 'ephemeral-storage': '1Gi', 'cpu': '100m' }, clusterDNS: ['10.0.0.2', '10.0.0.1'], cpuCFSQuota: true },
  }));
  const nodePool = pool.nodePool('general', 'general', ordered({
    weight: 10,
    template: { metadata: { labels: LABELS }, spec: { taints: [{ key: 'z', effect: 'NoSchedule' }], expireAfter: '720h' } },
    limits: { memory: '10Gi', cpu: 100 },
  }));
  return { all: [nodeClass, nodePool, pool.requirements, pool.nodeLabels, pool.kubelet].map((each) => JSON.stringify(each)) };
}

/** Each place where programs pass a map that is written. */
const PLACES: Readonly<Record<string, (ordered: Ordered) => Written>> = {
  'AL2023, managed': group({ kubeletConfig: KUBELET }),
  'AL2023, own image': group({ ...OWN, ...SERVICES, os: NodeOs.AL2023, kubeletConfig: KUBELET, kubeletFlags: ['--v=4', '--a=1'] }),
  'AL2023, NodeBootstrap': bootstrap(NodeOs.AL2023, { ...SERVICES, kubeletConfig: KUBELET, kubeletFlags: ['--v=4', '--a=1'] }),
  'Bottlerocket, managed': group({ os: NodeOs.BOTTLEROCKET, bottlerocketSettings: BOTTLEROCKET }),
  'Bottlerocket, own image': group({ ...OWN, os: NodeOs.BOTTLEROCKET, bottlerocketSettings: BOTTLEROCKET }),
  'Bottlerocket, NodeBootstrap': bootstrap(NodeOs.BOTTLEROCKET, { bottlerocketSettings: BOTTLEROCKET }),
  'Windows, managed': group({ os: NodeOs.WINDOWS }),
  'Windows, own image': group({ ...OWN, ...SERVICES, os: NodeOs.WINDOWS }),
  'Karpenter': manifests,
  'environment of the VPC CNI': (ordered) => addon({ environment: ordered({ AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG', ANNOTATE_POD_IP: 'true', DISABLE_METRICS: 'true' }) }),
  'a block for each zone': (ordered) => addon({
    podNetwork: PodNetwork.secondaryCidrs(ordered({ 'eu-west-1c': '100.66.0.0/16', 'eu-west-1a': '100.64.0.0/16', 'eu-west-1b': '100.65.0.0/16' })),
  }),
  'slots, and a later generation': (ordered) => addon({ podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16') }, ({ cni }) => cni.addGeneration(
    'second', PodNetwork.secondaryCidrs(ordered({ 'eu-west-1b': '100.67.0.0/16', 'eu-west-1a': '100.66.0.0/16' }), ordered({ slots: { 'eu-west-1b': 5, 'eu-west-1a': 4 } })))),
  'blocks and route tables of PodSubnets': zonesOfSubnets,
  'tags of a cluster': (ordered) => ({ all: templateOf(Stack.of(clusterWithGroup(ordered({ tags: TAGS }), ordered({ labels: LABELS }), plainStack('eu-west-1', new App())))) }),
};

function orderedBy(order: KeyOrder): Ordered {
  return (value) => mapsIn(order, value) as typeof value;
}

describe.each(Object.entries(PLACES))('%s', (_, written) => {
  const [given, ...others] = [(value: any) => value, ...Object.values(KEY_ORDERS).map(orderedBy)].map((ordered) => written(ordered));

  test('is the same, byte for byte, whatever the order of the maps', () => {
    for (const other of others) expect(other).toEqual(given);
  });

  test('has its keys by code unit, and lists as they were', () => {
    const documents = given.userData === undefined ? [] : [documentIn(given.userData)];
    for (const document of documents) expect(JSON.stringify(document)).toBe(JSON.stringify(mapsIn(KEY_ORDERS.forwards, document)));
    if (given.userData?.includes('kernel.msg')) expect(given.userData).toMatch(/net\.core\.somaxconn",\s*"kernel\.msg/);
  });
});

function documentIn(userData: string): unknown {
  if (userData.startsWith('<powershell>')) return [];
  return userData.startsWith('Content-Type: ') ? nodeConfigOf(userData) : bottlerocketSettingsOf(userData);
}

describe('labels and taints on a command line', () => {
  test.each([
    ['AL2023, own image'], ['AL2023, NodeBootstrap'], ['Windows, own image'],
  ])('%s: labels by code unit, taints as they were listed', (place) => {
    const { userData } = PLACES[place]((value) => value);

    expect(userData).toContain('--node-labels=Upper=u,a10=10,a9=9,example.com/ant=a,example.com/zebra=z,team=a');
    expect(userData).toContain('--register-with-taints=z=last:NoSchedule,a=first:NoExecute');
  });
});

test('TOML has the plain values of a table before its tables', () => {
  const { userData } = PLACES['Bottlerocket, managed']((value) => value);
  const headers = userData!.split('\n').filter((line) => line.startsWith('['));

  expect(userData!.split('\n').slice(0, 2)).toEqual(['[settings]', 'motd = "hello"']);
  expect(headers).toEqual([
    '[settings]', '[settings.host-containers.admin]', '[settings.host-containers.control]', '[settings.kernel]', '[settings.kernel.sysctl]',
    '[settings.kubernetes]', '[settings.kubernetes.eviction-hard]', '[settings.kubernetes.node-labels]', '[settings.updates]',
  ]);
});
