import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { NodeCapacity } from '../../src/capacity/node-capacity';
import { SecurityGroupsForPods } from '../../src/cni/security-groups-for-pods';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeBootstrapProps } from '../../src/compute/node-bootstrap-props';
import { NodeOs } from '../../src/compute/node-os';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { importedVpc, stackIn } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { bottlerocketSettingsOf, nodeConfigOf } from '../private/cdk-user-data';

const SERVICES = { serviceIpv4Cidr: '172.20.0.0/16' };
const BOTTLEROCKET = { os: NodeOs.BOTTLEROCKET };
const SINGLE: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };

function bootstrapOf(options: Partial<NodeBootstrapProps> = {}, settings: AddonSettings = { podNetwork: POD_NETWORK }): NodeBootstrap {
  const { stack, cluster, cni } = platformOf(settings);
  return new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking: cni, instanceTypes: types('m5.large'), ...SERVICES, ...options });
}

/** The user data, with what CloudFormation fills in as the name of the attribute. */
function textOf(bootstrap: NodeBootstrap): string {
  const form = Stack.of(bootstrap).resolve(bootstrap.userData.render());
  if (typeof form === 'string') return form;
  return form['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part['Fn::GetAtt']?.[1] ?? part['Fn::ImportValue'] ?? 'name')).join('');
}

function specOf(bootstrap: NodeBootstrap): any {
  const config = nodeConfigOf(textOf(bootstrap));
  expect(config).toMatchObject({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig' });
  return config.spec;
}

function kubernetesOf(bootstrap: NodeBootstrap): any {
  return (bottlerocketSettingsOf(textOf(bootstrap)) as any).settings.kubernetes;
}

function expectRefused(options: Partial<NodeBootstrapProps>, ...problems: Problem[]): void {
  expectRefusal(() => bootstrapOf(options), 'Stack/Nodes', ...problems);
}

test('says all that nodeadm must know, and defines nothing', () => {
  const bootstrap = bootstrapOf();

  expect(specOf(bootstrap)).toEqual({
    cluster: { name: 'name', apiServerEndpoint: 'Endpoint', certificateAuthority: 'CertificateAuthorityData', cidr: '172.20.0.0/16' },
    kubelet: { maxPodsExpression: '110', config: { maxPods: 110, kubeReserved: { memory: '1465Mi' } } },
  });
  expect([bootstrap.maxPods, bootstrap.capacity.maxPods]).toEqual([110, 110]);
  expect(bootstrap.findings).toEqual([]);
  expect(bootstrap.node.children).toEqual([]);
});

test('says the same to Bottlerocket, which needs no addresses of services', () => {
  const kubernetes = { 'api-server': 'Endpoint', 'cluster-certificate': 'CertificateAuthorityData', 'cluster-name': 'name', 'max-pods': 110 };

  expect(kubernetesOf(bootstrapOf({ ...BOTTLEROCKET, serviceIpv4Cidr: undefined }))).toEqual(kubernetes);
  expect(kubernetesOf(bootstrapOf(BOTTLEROCKET))).toEqual({ ...kubernetes, 'cluster-dns-ip': '172.20.0.10' });
});

test.each<[string, AddonSettings, Partial<NodeBootstrapProps>, number]>([
  ['single addresses', SINGLE, {}, 29], // 3 * (10 - 1) + 2
  ['single addresses in pod subnets', { ...SINGLE, podNetwork: POD_NETWORK }, {}, 20], // 2 * 9 + 2
  ['the lowest of several types', SINGLE, { instanceTypes: types('t3a.xlarge', 't3a.medium') }, 17], // 3 * (6 - 1) + 2
  ['host network pods', SINGLE, { hostNetworkPods: 3 }, 30],
  ['host network pods alone', SINGLE, { hostNetworkPods: 20, maxPods: 20 }, 20],
  ['an EFA-only interface', SINGLE, { efaOnlyEnis: 1 }, 20], // (3 - 1) * 9 + 2
  ['a number asked for', SINGLE, { maxPods: 12 }, 12],
  ['MAX_ENI', { ...SINGLE, maxEni: 2 }, {}, 20],
])('the pod count follows from %s', (_, settings, options, maxPods) => {
  expect(bootstrapOf(options, settings).maxPods).toBe(maxPods);
  expect(specOf(bootstrapOf(options, settings)).kubelet).toEqual({
    maxPodsExpression: String(maxPods), config: { maxPods, kubeReserved: { memory: `${255 + 11 * maxPods}Mi` } },
  });
  expect(kubernetesOf(bootstrapOf({ ...options, ...BOTTLEROCKET }, settings))['max-pods']).toBe(maxPods);
});

test('a number other than that of EKS is no matter, for EKS does not enforce it here', () => {
  expect(bootstrapOf({ maxPods: 12 }).findings).toEqual([]);
  expect(namesOf(bootstrapOf({ maxPods: 290, instanceTypes: types('m5.large') }).findings)).toEqual(['max-pods-above-cap', 'memory-withheld']);
});

describe('labels and taints', () => {
  const registered = { labels: { team: 'web' }, taints: [{ key: 'gpu', value: 'yes', effect: eks.TaintEffect.PREFER_NO_SCHEDULE }] };

  test('are flags of kubelet on AL2023, before those of the user', () => {
    expect(specOf(bootstrapOf({ ...registered, kubeletFlags: ['--v=4'] })).kubelet.flags)
      .toEqual(['--node-labels=team=web', '--register-with-taints=gpu=yes:PreferNoSchedule', '--v=4']);
  });

  test('are settings on Bottlerocket', () => {
    expect(kubernetesOf(bootstrapOf({ ...registered, ...BOTTLEROCKET }))).toMatchObject({ 'node-labels': { team: 'web' }, 'node-taints': { gpu: ['yes:PreferNoSchedule'] } });
  });

  test('may be tokens', () => {
    const token = Fn.importValue('Exported');

    expect(specOf(bootstrapOf({ labels: { team: token }, taints: [{ key: token, effect: eks.TaintEffect.NO_EXECUTE }] })).kubelet.flags)
      .toEqual(['--node-labels=team=Exported', '--register-with-taints=Exported:NoExecute']);
    expect(kubernetesOf(bootstrapOf({ ...BOTTLEROCKET, labels: { [token]: 'a' } }))['node-labels']).toEqual({ Exported: 'a' });
  });

  test.each(['node.kubernetes.io/role', 'kubelet.kubernetes.io/x', 'kubernetes.io/arch', 'topology.kubernetes.io/zone', 'example.com/kubernetes.io', 'team'])('%s may be set', (label) => {
    expect(specOf(bootstrapOf({ labels: { [label]: 'a' } })).kubelet.flags).toEqual([`--node-labels=${label}=a`]);
  });

  test.each(['node-role.kubernetes.io/web', 'kubernetes.io/role', 'x.k8s.io/y', 'k8s.io/y'])('fails for %s, with which kubelet does not start', (label) => {
    expectRefused({ labels: { [label]: 'a' } }, ['option-refused', 'joining.labelNotAllowed', { option: 'labels', labels: [label] }]);
  });
});

describe('a later generation of pod subnets', () => {
  const generationOf = (options: Partial<NodeBootstrapProps>) => {
    const { stack, cluster, cni } = platformOf({ podNetwork: POD_NETWORK });
    const podNetworking = cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
    return new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking, instanceTypes: types('m5.large'), ...SERVICES, ...options });
  };

  test('has a label that names the ENIConfig of the zone', () => {
    expect(specOf(generationOf({ availabilityZone: 'eu-west-1b', labels: { team: 'a' } })).kubelet.flags)
      .toEqual(['--node-labels=team=a,vpc.amazonaws.com/externalEniConfig=eu-west-1b-second']);
    expect(kubernetesOf(generationOf({ availabilityZone: 'eu-west-1b', ...BOTTLEROCKET }))['node-labels'])
      .toEqual({ 'vpc.amazonaws.com/externalEniConfig': 'eu-west-1b-second' });
  });

  test('fails without a zone', () => {
    expectRefusal(() => generationOf({}), 'Stack/Nodes', ['pod-generation', 'node-places.zoneNotGiven', { generation: 'second' }]);
  });

  test('the first one needs no label', () => {
    expect(specOf(bootstrapOf({ availabilityZone: 'eu-west-1a' })).kubelet).not.toHaveProperty('flags');
  });
});

describe('what does not agree', () => {
  const otherCni = () => platformOf({}, stackIn({ id: 'Other' })).cni;

  test.each<[string, Partial<NodeBootstrapProps>, ...Problem[]]>([
    ['no type', { instanceTypes: [] }, ['instance-types-missing']],
    ['an unknown type', { instanceTypes: types('m5.larg') }, ['instance-type-unknown']],
    ['a type without prefixes', { instanceTypes: types('i3.large') }, ['prefixes-unsupported-in-group', { types: ['i3.large'] }]],
    ['both architectures', { instanceTypes: types('m5.large', 'm7g.large') }, ['architectures-mixed']],
    ['too many pods', { maxPods: 291 }, ['max-pods-out-of-range', 'asked-pod-counts.outOfRange', { got: 291 }]],
    ['a pod count that is a token', { maxPods: Lazy.number({ produce: () => 1 }) }, ['unresolved-value', 'asked-pod-counts.unresolved']],
    ['EFA-only interfaces that are no count', { efaOnlyEnis: -1 }, ['invalid-number', { prop: 'efaOnlyEnis', least: 0, got: -1 }]],
    ['host network pods that a node does not run', { hostNetworkPods: 21, maxPods: 20 },
      ['forecast-contradiction', 'asked-pod-counts.hostPodsAbove', { hostNetworkPods: 21, maxPods: 20 }]],
    ['host network pods that are a token', { hostNetworkPods: Lazy.number({ produce: () => 1 }) },
      ['unresolved-value', 'values.countUnresolved', { prop: 'hostNetworkPods' }]],
    ['a zone without pod subnet', { availabilityZone: 'eu-west-1d' }, ['pod-subnet-missing', 'node-places.withoutPodSubnet', { zones: ['eu-west-1d'] }]],
    ['the label of an ENIConfig', { labels: { 'vpc.amazonaws.com/externalEniConfig': 'x' } },
      ['option-refused', 'node-places.ownLabel', { option: 'labels', label: 'vpc.amazonaws.com/externalEniConfig' }]],
    ['settings of the other operating system', { bottlerocketSettings: {} },
      ['option-refused', { setting: 'bottlerocketSettings', reader: 'Bottlerocket', system: 'AL2023', own: ['kubeletConfig', 'kubeletFlags', 'userDataParts'] }]],
    ['another pod count in the settings', { kubeletConfig: { maxPods: 29 } },
      ['bootstrap-contradiction', { setting: 'kubeletConfig.maxPods', got: '29', maxPods: 110 }]],
    ['no addresses of services', { serviceIpv4Cidr: undefined }, ['cluster-attributes-missing', 'joining.serviceIpv4CidrMissing']],
    ['the networking of another cluster', { podNetworking: otherCni() },
      ['option-refused', { podNetworking: 'Other/Cni', of: 'Other/Cluster', cluster: 'Stack/Cluster' }]],
  ])('fails for %s', (_, options, ...problems) => {
    expectRefused(options, ...problems);
  });

  test('fails for what an imported cluster does not tell', () => {
    const stack = stackIn();
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: importedVpc(stack) });
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster });

    expectRefusal(() => new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking, instanceTypes: types('m5.large') }), 'Stack/Nodes',
      ['cluster-attributes-missing', { attributes: ['clusterEndpoint', 'clusterCertificateAuthorityData'] }],
      ['cluster-attributes-missing', 'joining.serviceIpv4CidrMissing']);
  });
});

test('parts of the user stand before the NodeConfig', () => {
  const part = ec2.MultipartBody.fromRawBody({ contentType: 'text/x-shellscript', body: '#!/bin/bash\necho ready' });
  const text = textOf(bootstrapOf({ userDataParts: [part] }));

  expect(text.indexOf('echo ready')).toBeLessThan(text.indexOf('NodeConfig'));
});

test('Windows is refused, with the way out', () => {
  expectRefusal(() => bootstrapOf({ os: NodeOs.WINDOWS }), 'Stack/Nodes',
    ['option-refused', { os: 'windows', system: 'Windows', others: ['NodeOs.AL2023', 'NodeOs.BOTTLEROCKET'] }]);
});

const EVERY_TYPE: AddonSettings = {};

test.each<[string, AddonSettings]>([
  ['prefixes', EVERY_TYPE],
  ['prefixes in pod subnets', { podNetwork: POD_NETWORK }],
  ['single addresses', SINGLE],
  ['single addresses in pod subnets', { ...SINGLE, podNetwork: POD_NETWORK }],
])('with %s every type of the table is told what NodeCapacity says, on both systems of Linux', (_, settings) => {
  const { stack, cluster, cni } = platformOf(settings);
  const options = { ipAssignment: cni.ipAssignment, customNetworking: settings.podNetwork !== undefined };
  const able = InstanceTypeLimits.all().filter((limits) => (limits.supportsPrefixes || !cni.ipAssignment.usesPrefixes)
    && (limits.maxEnis > 1 || !options.customNetworking) && limits.ipv4PerEni > 1);
  expect(able.length).toBeGreaterThan(700);
  // With prefixes each type is told of; else one of those that differ in nothing but their names.
  const told = settings === EVERY_TYPE ? able : [...new Map(able.map((limits) => [JSON.stringify({ ...limits, instanceType: '' }), limits])).values()];
  expect(told.length).toBeGreaterThan(350);

  const differing = told.filter((limits) => {
    const { maxPods } = NodeCapacity.of(limits, options);
    return [NodeOs.AL2023, NodeOs.BOTTLEROCKET].some((os) => {
      const bootstrap = new NodeBootstrap(stack, `${limits.instanceType}-${os}`, { cluster, podNetworking: cni, instanceTypes: types(limits.instanceType), os, ...SERVICES });
      const text = bootstrap.userData.render();
      const patterns = os === NodeOs.AL2023 ? [/"maxPodsExpression": "(\d+)"/, /"maxPods": (\d+)/] : [/^max-pods = (\d+)$/m];
      return bootstrap.maxPods !== maxPods || patterns.some((pattern) => pattern.exec(text)![1] !== String(maxPods));
    });
  });
  expect(differing.map(({ instanceType }) => instanceType)).toEqual([]);
});

test('a trunk for security groups of pods takes the place of an ENI', () => {
  const settings = { ...SINGLE, securityGroupsForPods: SecurityGroupsForPods.standard() };

  expect([bootstrapOf({}, SINGLE).maxPods, bootstrapOf({}, settings).maxPods]).toEqual([29, 20]); // 3 * 9 + 2; (3 - 1) * 9 + 2
});
