import { tmpdir } from 'os';
import { join } from 'path';
import { App, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import fc from 'fast-check';
import { flawIn, HostileEntry } from './hostile-entry';
import { limits, warmPoolOf, warmPools } from './model-entries';
import { numbers, partial, texts } from './values';
import {
  AddonConflictResolution, CniPermissions, ExistingCidr, IpAssignment, IPodNetworking, KarpenterCapacity, NodeBootstrap, NodeOs, OvercommitPolicy,
  PodCapacityCluster, PodNetwork, PodNodegroup,
  PodSubnets, PrefixReservation, ReservationShare, SecondaryCidr, SecurityGroupsForPods, SnatPolicy, VpcCniAddon, WindowsNetworking,
  WindowsWarmPool,
} from '../../src';
import { documentIn } from '../nodes/node-kind';
import { headOf } from '../private/printed-findings';

/** What an entry builds on: nothing that costs more than a few milliseconds. */
export interface Ground {
  readonly stack: Stack;
  readonly vpc: ec2.IVpc;
  readonly cluster: eks.ICluster;
}

const ZONES = ['eu-west-1a', 'eu-west-1b'];

export function ground(): Ground {
  // Nothing is synthesized, so that all apps can have one folder: each would make another one.
  const app = new App({ outdir: join(tmpdir(), 'hostile-cdk.out') });
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1' } });
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidrBlock: '10.0.0.0/16',
    availabilityZones: ZONES,
    privateSubnetIds: ZONES.map((_, index) => `subnet-0123456789abcdef${index}`),
    privateSubnetRouteTableIds: ZONES.map((_, index) => `rtb-0123456789abcdef${index}`),
    privateSubnetIpv4CidrBlocks: ['10.0.0.0/20', '10.0.16.0/20'],
  });
  const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', {
    clusterName: 'main', clusterEndpoint: 'https://example.eks', clusterCertificateAuthorityData: 'Q0E=', clusterSecurityGroupId: 'sg-0123456789abcdef0', vpc,
  });
  return { stack, vpc, cluster };
}

/** What the app would deploy; throws what its validation says. */
export function deployed(stack: Stack): unknown {
  const problems = stack.node.findAll().flatMap(({ node }) => node.validate()).map(headOf);
  const foreign = problems.filter((problem) => !/\[cdk-eks-pod-capacity:[a-z0-9-]+\]$/.test(problem));
  if (foreign.length > 0) throw new TypeError(foreign.join('\n'));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const template = stack.resolve((stack as any)._toCloudFormation());
  const flaw = flawIn(template) ?? emptyListIn(template.Resources);
  if (flaw !== undefined) throw new TypeError(`the template holds ${flaw}`);
  return template;
}

function emptyListIn(value: unknown, path: string = ''): string | undefined {
  // EKS takes it for no logs at all.
  if (path.endsWith('.ClusterLogging.EnabledTypes')) return undefined;
  if (Array.isArray(value) && value.length === 0) return `an empty list at '${path}'`;
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).map(([name, part]) => emptyListIn(part, `${path}.${name}`)).find((found) => found !== undefined);
}

const orToken = <T>(value: fc.Arbitrary<T>, token: () => T) => fc.oneof(
  { weight: 30, arbitrary: value }, { weight: 1, arbitrary: fc.constant(0).map(token) });
const count = (least: number, most: number) => orToken(numbers(least, most), () => Lazy.number({ produce: () => 3 }));
const text = (...good: string[]) => orToken(texts(...good), () => Lazy.string({ produce: () => 'text' }));
const cidrs = text('100.64.0.0/16', '100.65.0.0/18', '10.0.128.0/17', '10.1.0.0/16');
const record = (names: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>) =>
  fc.dictionary(names, values, { maxKeys: 3 }) as fc.Arbitrary<Record<string, any>>;

const zoneOptions = partial({
  availabilityZones: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(ZONES, ZONES.slice(1)) }, { weight: 1, arbitrary: fc.uniqueArray(text(...ZONES, 'eu-west-1c'), { maxLength: 3 }) }),
  zoneSlots: fc.oneof(fc.constantFrom(2, 4, 8), count(2, 8)),
  slots: fc.oneof(fc.constantFrom({ 'eu-west-1a': 1, 'eu-west-1b': 0 }), record(texts(...ZONES), numbers(0, 3)) as fc.Arbitrary<{ [zone: string]: number }>),
  reservation: fc.constantFrom(...Object.values(ReservationShare)),
});

const addon = partial({
  ipAssignment: fc.constantFrom(IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()),
  warmPool: warmPools,
  snat: fc.oneof(fc.constant<string[] | boolean>(true), fc.array(cidrs, { maxLength: 2 })),
  maxEni: count(1, 4),
  securityGroupsForPods: fc.constantFrom(SecurityGroupsForPods.strict(), SecurityGroupsForPods.standard()),
  networkPolicy: fc.boolean(),
  windows: fc.record({ kind: fc.constantFrom('none', 'addresses', 'prefixes'), one: numbers(0, 3), other: numbers(0, 9), prefixes: fc.boolean() }),
  environment: record(texts('AWS_VPC_K8S_CNI_LOGLEVEL', 'WARM_IP_TARGET', 'DISABLE_TCP_EARLY_DEMUX'), text('DEBUG')) as fc.Arbitrary<{ [name: string]: string }>,
  permissions: fc.constantFrom(CniPermissions.nodeRole(), CniPermissions.podIdentity()),
  addonVersion: text('v1.20.4-eksbuild.1'),
  conflictResolution: fc.constantFrom(...Object.values(AddonConflictResolution)),
});

function addonOptions({ warmPool, snat, windows, ...rest }: any): object {
  const policy = snat === undefined ? undefined : snat === true ? SnatPolicy.external() : SnatPolicy.nodeExcept(snat);
  return { ...rest, warmPool: warmPool && warmPoolOf(warmPool), snat: policy, windows: windows && windowsOf(windows) };
}

function windowsOf({ kind, one, other, prefixes }: any): WindowsNetworking {
  const ipAssignment = prefixes ? IpAssignment.prefixDelegation() : undefined;
  if (kind === 'none') return { ipAssignment };
  return { ipAssignment, warmPool: kind === 'prefixes' ? WindowsWarmPool.prefixes(one) : WindowsWarmPool.addresses(one, other) };
}

const instanceTypes = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(['m5.large'], ['m6i.xlarge', 'm5.xlarge'], ['m7g.large']) }, { weight: 1, arbitrary: fc.array(text('t3.nano', 'i3.large', 'm7g.large', 'm5.large'), { maxLength: 2 }) });

/** What no format of nodes can hold, in lists and objects. */
const noData = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 3 }, fc.constantFrom<unknown>(undefined, NaN, () => 1, new Date(0), Symbol('x'), 1n, new Map(), /x/, null, 'x', 1),
    fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b'), tie('any'), { maxKeys: 2 })),
})).any;

const bootstrap = partial({
  maxPods: count(1, 60),
  hostNetworkPods: count(0, 4),
  efaOnlyEnis: count(0, 1),
  kubeletConfig: record(texts('imageGCHighThresholdPercent', 'maxPods', 'podsPerCore', 'clusterDNS'), fc.oneof(count(1, 90), text('x'), fc.jsonValue({ maxDepth: 2 }), noData)),
  kubeletFlags: fc.array(text('--v=4', '--max-pods=3', '--node-labels=a=b'), { maxLength: 2 }),
  bottlerocketSettings: record(texts('kubernetes', 'motd', 'host-containers'), fc.oneof(text('x'), fc.jsonValue({ maxDepth: 3 }), noData)),
  instanceTypeLimits: fc.array(limits, { maxLength: 1 }),
});

function bootstrapOptions({ instanceTypeLimits, ...rest }: any): object {
  return { ...rest, instanceTypeLimits: instanceTypeLimits?.map((make: () => unknown) => make()) };
}

/** Of several options a few, so that most inputs are wrong in one place at most. */
const few = (options: fc.Arbitrary<object>, most: number) => options
  .chain((all) => fc.subarray(Object.keys(all), { maxLength: Math.min(most, Object.keys(all).length) })
    .map((names) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)))));

const registration = partial({
  labels: record(texts('team', 'kubernetes.io/x', 'node-role.kubernetes.io/y'), text('web')) as fc.Arbitrary<{ [name: string]: string }>,
  taints: fc.array(fc.record({ key: text('dedicated'), value: text('batch'), effect: fc.constantFrom(...Object.values(eks.TaintEffect)) }), { maxLength: 2 }),
});

const sizes = partial({
  minSize: count(0, 2),
  maxSize: count(3, 6),
  desiredSize: count(2, 3),
  diskSize: count(20, 100),
  maxUnavailable: count(1, 2),
  maxUnavailablePercentage: count(1, 50),
  os: fc.constantFrom(...Object.values(NodeOs)),
  amiType: fc.constantFrom(...Object.values(eks.NodegroupAmiType)),
  machineImageId: text('ami-0123456789abcdef0'),
  expectedPods: partial({ podsPerNode: count(0, 9), pods: count(0, 30), daemonSetPods: count(0, 3), branchPods: count(0, 2) }),
});

function networkingOn({ stack, cluster }: Ground): IPodNetworking {
  return new VpcCniAddon(stack, 'Cni', { cluster, permissions: CniPermissions.nodeRole() });
}

const asTypes = (names: string[]) => names.map((name) => new ec2.InstanceType(name));

/** What users wrote stands in what nodes read as what they wrote, and nothing else does but what follows from max pods. */
function expectWritten(userData: unknown, { kubeletConfig, bottlerocketSettings }: any): void {
  const document: any = documentIn(userData);
  const [given, found] = document.settings === undefined ? [kubeletConfig, document.spec.kubelet.config] : [bottlerocketSettings, document.settings];
  const extra = Object.keys(found).filter((name) => !['kubeReserved', 'maxPods', 'kubernetes'].includes(name) && !Object.hasOwn(given ?? {}, name));
  const kept = found.kubeReserved?.memory;
  if (given?.kubeReserved === undefined && kept !== undefined && !/^\d+Mi$/.test(kept)) throw new TypeError(`the nodes keep ${kept}`);
  if (extra.length > 0) throw new TypeError(`the nodes read ${extra.join(', ')}, which nobody wrote`);
}

/** The constructs, each on imported ground. */
export const CONSTRUCT_ENTRIES: readonly HostileEntry[] = [
  {
    name: 'SecondaryCidr, PodSubnets',
    input: fc.record({ cidr: cidrs, own: fc.boolean(), options: few(zoneOptions, 2) }),
    outcome: ({ cidr, own, options }) => {
      const { stack, vpc } = ground();
      const block = own ? new SecondaryCidr(stack, 'Cidr', { vpc, cidr }) : new ExistingCidr(stack, 'Cidr', { vpc, cidr });
      new PodSubnets(stack, 'Pods', { vpc, cidr: block, ...options });
      return deployed(stack);
    },
  },
  {
    name: 'PrefixReservation',
    input: fc.record({
      subnetCidr: text('10.0.0.0/20'),
      rest: few(partial({
        subnetPrefixLength: count(20, 24), share: fc.constantFrom(...Object.values(ReservationShare)), cidrs: fc.array(text('10.0.8.0/21', '10.0.4.0/22'), { maxLength: 2 }),
      }), 2),
    }),
    outcome: ({ subnetCidr, rest }) => {
      const { stack, vpc } = ground();
      new PrefixReservation(stack, 'Reserved', { subnet: vpc.privateSubnets[0], subnetCidr, ...rest });
      return deployed(stack);
    },
  },
  {
    name: 'VpcCniAddon',
    input: fc.record({ options: few(addon, 2), cidr: fc.option(cidrs, { nil: undefined }) }),
    outcome: ({ options, cidr }) => {
      const { stack, cluster } = ground();
      new VpcCniAddon(stack, 'Cni', { cluster, ...addonOptions(options), podNetwork: cidr === undefined ? undefined : PodNetwork.secondaryCidr(cidr) });
      return deployed(stack);
    },
  },
  {
    name: 'PodNodegroup',
    input: fc.record({
      types: instanceTypes,
      options: few(fc.tuple(sizes, bootstrap, registration).map((parts) => Object.assign({}, ...parts)), 3),
    }),
    outcome: ({ types, options }) => {
      const on = ground();
      const given = { cluster: on.cluster, podNetworking: networkingOn(on), instanceTypes: asTypes(types) };
      const group = new PodNodegroup(on.stack, 'Group', { ...given, ...bootstrapOptions(options) });
      const template: any = deployed(on.stack);
      const launch: any = Object.values(template.Resources).find(({ Type }: any) => Type === 'AWS::EC2::LaunchTemplate');
      expectWritten(launch.Properties.LaunchTemplateData.UserData, options);
      return [group.maxPods, group.findings];
    },
    weight: 2,
  },
  {
    name: 'NodeBootstrap',
    input: fc.record({
      types: instanceTypes,
      os: fc.constantFrom(NodeOs.AL2023, NodeOs.BOTTLEROCKET),
      services: text('172.20.0.0/16'),
      options: few(fc.tuple(bootstrap, registration).map((parts) => Object.assign({}, ...parts)), 2),
    }),
    outcome: ({ types, os, services, options }) => {
      const on = ground();
      const nodes = new NodeBootstrap(on.stack, 'Nodes', {
        cluster: on.cluster,
        podNetworking: networkingOn(on),
        instanceTypes: asTypes(types),
        os,
        serviceIpv4Cidr: services,
        ...bootstrapOptions(options),
      });
      deployed(on.stack);
      expectWritten(on.stack.resolve(nodes.userData.render()), options);
      return [nodes.maxPods, nodes.findings];
    },
  },
  {
    name: 'KarpenterCapacity',
    input: fc.record({
      types: instanceTypes,
      options: few(partial({ maxPods: count(1, 60), hostNetworkPods: count(0, 4), efaOnlyEnis: count(0, 1), staticMaxPods: fc.boolean() }), 3),
      poolSizes: few(partial({
        limits: partial({ cpu: count(1, 2000), memoryMib: count(1, 9_000_000), nodes: count(1, 50) }),
        replicas: count(0, 50),
        expectedNodes: count(0, 60),
        expectedType: text('m5.large'),
        podsPerNode: count(0, 60),
        daemonSetPods: count(0, 9),
        budgetNodes: count(0, 9),
        budgetPercent: count(0, 100),
      }), 3),
      name: text('general'),
      spec: record(texts('role', 'kubelet', 'amiSelectorTerms', 'subnetSelectorTerms'), fc.oneof(text('x'), fc.jsonValue({ maxDepth: 3 }), noData)),
      pool: record(texts('limits', 'template', 'disruption'), fc.oneof(text('x'), fc.jsonValue({ maxDepth: 4 }), noData)),
    }),
    outcome: ({ types, options, poolSizes, name, spec, pool }) => {
      const on = ground();
      const capacity = new KarpenterCapacity(on.stack, 'Karpenter', { podNetworking: networkingOn(on), instanceTypes: asTypes(types), ...options, ...poolSizes });
      on.stack.resolve([capacity.nodeClass(name, spec), capacity.nodePool(name, name, pool)]);
      deployed(on.stack);
      return capacity.findings;
    },
  },
  {
    name: 'PodCapacityCluster',
    input: fc.record({
      cidr: cidrs,
      options: few(zoneOptions, 1),
      cni: few(addon, 2),
      types: instanceTypes,
      group: few(sizes, 2),
      planning: few(partial({ growthPercent: count(0, 100), zonesLost: count(0, 1), otherAddresses: count(0, 100) }), 2),
      services: fc.option(text('172.20.0.0/16', '10.100.0.0/16'), { nil: undefined }),
      ipFamily: fc.constantFrom(undefined, undefined, undefined, eks.IpFamily.IP_V6),
    }),
    outcome: ({ cidr, options, cni, types, group, planning, services, ipFamily }) => {
      const { stack, vpc } = ground();
      const platform = new PodCapacityCluster(stack, 'Platform', {
        version: eks.KubernetesVersion.V1_34,
        vpc,
        podNetwork: ipFamily === undefined ? PodNetwork.secondaryCidr(cidr, options) : PodNetwork.nodeSubnets(),
        ipFamily,
        vpcCni: addonOptions(cni),
        planning,
        serviceIpv4Cidr: services,
        onOvercommit: OvercommitPolicy.WARN,
      });
      platform.addNodegroup('General', { instanceTypes: asTypes(types), ...group });
      // The add-ons of a cluster run on Linux.
      if (group.os === NodeOs.WINDOWS) platform.addNodegroup('System', { instanceTypes: asTypes(['m5.large']) });
      return [platform.plan.toJSON(), platform.findings, deployed(stack)].slice(0, 2);
    },
  },
  {
    name: 'addPodNetwork',
    input: fc.record({ generation: text('second'), cidr: cidrs }),
    outcome: ({ generation, cidr }) => {
      const { stack, cluster } = ground();
      const cni = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'), permissions: CniPermissions.nodeRole() });
      cni.addGeneration(generation, PodNetwork.secondaryCidr(cidr));
      return deployed(stack);
    },
  },
];
