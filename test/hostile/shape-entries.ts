import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import fc from 'fast-check';
import { deployed, Ground, ground } from './construct-entries';
import { HostileEntry } from './hostile-entry';
import { hostileJson, hostileText } from './values';
import {
  AddonConflictResolution, AutoModeCapacity, AutoModePrefixSize, CniPermissions, ExistingCidr, FleetSpread, IpAssignment, KarpenterCapacity,
  NodeBootstrap, NodeOs, OvercommitPolicy, PodCapacityCluster, PodNetwork, PodNodegroup, PodSubnets, PrefixReservation, ReservationShare,
  RunningVpcCni, SecondaryCidr, SecurityGroupsForPods, SnatPolicy, VpcCniAddon, WarmPool,
} from '../../src';

type Props = Record<string, unknown>;

/** A construct, and props of it that hold. */
interface Sample {
  readonly props: (on: Ground) => Props;
  readonly define: (on: Ground, props: any) => unknown;
}

const M5_LARGE = new ec2.InstanceType('m5.large');
const networkingOn = ({ stack, cluster }: Ground) => new VpcCniAddon(stack, 'Cni', { cluster, permissions: CniPermissions.nodeRole() });
const ofAllNodes = (on: Ground) => ({
  cluster: on.cluster,
  podNetworking: networkingOn(on),
  instanceTypes: [M5_LARGE],
  instanceTypeLimits: [],
  maxPods: 20,
  hostNetworkPods: 4,
  efaOnlyEnis: 0,
  kubeletConfig: { imageGCHighThresholdPercent: 70 },
  kubeletFlags: ['--v=4'],
  labels: { team: 'web' },
  taints: [{ key: 'a', value: 'b', effect: eks.TaintEffect.NO_SCHEDULE }],
});

const SAMPLES: Readonly<Record<string, Sample>> = {
  'SecondaryCidr': { props: ({ vpc }) => ({ vpc, cidr: '100.64.0.0/16' }), define: ({ stack }, props) => new SecondaryCidr(stack, 'It', props) },
  'ExistingCidr': { props: ({ vpc }) => ({ vpc, cidr: '100.64.0.0/16' }), define: ({ stack }, props) => new ExistingCidr(stack, 'It', props) },
  'PodSubnets': {
    props: ({ stack, vpc }) => ({
      vpc,
      cidr: new ExistingCidr(stack, 'Cidr', { vpc, cidr: '100.64.0.0/16' }),
      availabilityZones: ['eu-west-1a'],
      zoneSlots: 4,
      slots: { 'eu-west-1a': 0 },
      reservation: ReservationShare.HALF,
      routeTables: { 'eu-west-1a': 'rtb-0' },
      internalLoadBalancers: true,
    }),
    define: ({ stack }, props) => new PodSubnets(stack, 'It', props),
  },
  'PrefixReservation': {
    props: ({ vpc }) => ({ subnet: vpc.privateSubnets[0], subnetCidr: '10.0.0.0/20', share: ReservationShare.HALF }),
    define: ({ stack }, props) => new PrefixReservation(stack, 'It', props),
  },
  'VpcCniAddon': {
    props: ({ cluster }) => ({
      cluster,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      ipAssignment: IpAssignment.prefixDelegation(),
      warmPool: WarmPool.prefixes(1),
      snat: SnatPolicy.node(),
      maxEni: 3,
      securityGroupsForPods: SecurityGroupsForPods.standard(),
      windows: {},
      networkPolicy: true,
      environment: { AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG' },
      permissions: CniPermissions.nodeRole(),
      addonVersion: 'v1.20.4-eksbuild.1',
      conflictResolution: AddonConflictResolution.OVERWRITE,
      logicalId: 'VpcCni',
    }),
    define: ({ stack }, props) => new VpcCniAddon(stack, 'It', props),
  },
  'VpcCniAddon.fromVpcCniAddonAttributes': {
    props: ({ cluster }) => ({ cluster, running: RunningVpcCni.fromConfiguration(), windows: {}, permissionsOnNodeRole: false }),
    define: ({ stack }, attrs) => VpcCniAddon.fromVpcCniAddonAttributes(stack, 'It', attrs),
  },
  'PodNodegroup': {
    props: (on) => ({
      ...ofAllNodes(on),
      minSize: 1,
      maxSize: 5,
      desiredSize: 2,
      diskSize: 30,
      maxUnavailable: 1,
      os: NodeOs.AL2023,
      tags: { team: 'web' },
      subnets: { subnets: on.vpc.privateSubnets },
      releaseVersion: '1.34.1-20261101',
      capacityType: eks.CapacityType.SPOT,
      forceUpdate: true,
      enableNodeAutoRepair: true,
      expectedPods: { podsPerNode: 9 },
      amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD,
      remoteAccess: { sshKeyName: 'key' },
    }),
    define: ({ stack }, { amiType, os, ...props }) => new PodNodegroup(stack, 'It', typeof amiType === 'string' ? { ...props, os } : { ...props, amiType }),
  },
  'NodeBootstrap': {
    props: (on) => ({ ...ofAllNodes(on), os: NodeOs.AL2023, serviceIpv4Cidr: '172.20.0.0/16' }),
    define: ({ stack }, props) => new NodeBootstrap(stack, 'It', props),
  },
  'KarpenterCapacity': {
    props: (on) => ({
      podNetworking: networkingOn(on),
      instanceTypes: [M5_LARGE],
      instanceTypeLimits: [],
      maxPods: 20,
      hostNetworkPods: 4,
      staticMaxPods: true,
      limits: { cpu: 100 },
      expectedNodes: 5,
      expectedType: 'm5.large',
      spread: FleetSpread.ANY_ZONE,
    }),
    define: ({ stack }, props) => new KarpenterCapacity(stack, 'It', props),
  },
  'AutoModeCapacity': {
    props: ({ stack, vpc }) => ({
      cluster: eks.CfnCluster.fromClusterName(stack, 'Known', 'known'),
      subnets: vpc.privateSubnets,
      securityGroups: [],
      instanceTypes: [M5_LARGE],
      instanceTypeLimits: [],
      ipv4PrefixSize: AutoModePrefixSize.AUTO,
      limits: { cpu: 100 },
      expectedNodes: 5,
      podsPerNode: 20,
    }),
    define: ({ stack }, props) => new AutoModeCapacity(stack, 'It', props).nodePool('general', 'own'),
  },
  'PodCapacityCluster': {
    props: ({ vpc }) => ({
      version: eks.KubernetesVersion.V1_34,
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      vpc,
      vpcCni: {},
      onOvercommit: OvercommitPolicy.WARN,
      planning: { growthPercent: 10 },
      coreDns: false,
      clusterName: 'main',
      clusterLogging: [eks.ClusterLoggingTypes.API],
      endpointAccess: eks.EndpointAccess.PRIVATE,
      ipFamily: eks.IpFamily.IP_V4,
      serviceIpv4Cidr: '172.20.0.0/16',
      vpcSubnets: [{ subnets: vpc.privateSubnets }],
      tags: { team: 'web' },
    }),
    define: ({ stack }, props) => new PodCapacityCluster(stack, 'It', props),
  },
};

/** Names that no struct has, and some that objects have of their own. */
const strangeNames = fc.oneof(fc.constantFrom('maxsize', 'podNetworks', 'vpcid', 'defaultCapacity', 'cluster', '__proto__', 'constructor', 'toString'), hostileText);

/** Each prop of each construct, in place of which something else stands, and now and then one beside them that nobody knows: what plain JavaScript lets through. */
export const SHAPE_ENTRIES: readonly HostileEntry[] = Object.entries(SAMPLES).map(([name, { props, define }]) => ({
  name: `${name} of other shapes`,
  // Now and then nothing is wrong.
  input: fc.tuple(
    fc.option(fc.nat(), { freq: 9, nil: undefined }), fc.oneof({ weight: 9, arbitrary: hostileJson }, fc.constant(undefined)),
    fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, strangeNames),
  ),
  outcome: ([place, value, strange]) => {
    const on = ground();
    const given = props(on);
    const names = Object.keys(given);
    const replaced = place === undefined ? {} : { [names[place % names.length]]: value };
    define(on, strange === undefined ? { ...given, ...replaced } : { ...given, ...replaced, [strange]: value });
    return deployed(on.stack);
  },
}));
