import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { clusterOf, importedVpc, stackIn, vpcOf } from './cdk-fixtures';
import { types } from './cdk-nodegroup';
import {
  AddressDemand, AutoModeCapacity, CapacityPlan, ClusterPlan, ExistingCidr, InstanceTypeLimits, InstanceTypeSelection, IpamCidr, Ipv4Cidr,
  KarpenterCapacity,
  NodeBootstrap, NodeCapacity, NodegroupCapacity, PlanReport, PodCapacityChecks, PodCapacityCluster, PodForecast,
  PodNetwork, PodNodegroup, PodSubnets,
  PrefixReservation, RunningVpcCni, SecondaryCidr, SubnetPurpose, VpcCniAddon,
} from '../../src';
import { StructName } from '../../src/findings/struct-findings';
import { Facts } from '../../src/findings/wording';

/** Where something is built. */
interface Ground {
  readonly stack: Stack;

  /** A cluster of this library, made when it is first read. */
  readonly platform: PodCapacityCluster;
}

/** An entry of the library that takes a struct. */
export interface Entry {
  readonly name: string;

  /** The struct that it says its argument is. */
  readonly struct: StructName;

  /** What its argument is called. */
  readonly argument: string;

  /** The path of the construct that refuses; none of a factory. */
  readonly path?: string;

  /** An argument that is legal, and not all of it is required. */
  readonly given: (ground: Ground) => Record<string, unknown>;

  readonly call: (ground: Ground, argument: any) => unknown;
}

/** An empty stack with a cluster to come. */
export function ground(): Ground {
  const stack = stackIn();
  let platform: PodCapacityCluster | undefined;
  return {
    stack,
    get platform() {
      platform ??= new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, vpc: vpcOf(stack), podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'), serviceIpv4Cidr: '172.20.0.0/16' });
      return platform;
    },
  };
}

const m5 = () => InstanceTypeLimits.of('m5.large');
const pool = ({ stack }: Ground) => ec2.CfnIPAMPool.fromIpamPoolId(stack, 'Pool', 'ipam-pool-1');
const forecast = () => ({
  subnets: [{ name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/20' }],
  nodegroups: [{ name: 'web', instanceTypes: [m5()], minSize: 1, maxSize: 3 }],
});
const ofNodes = ({ platform }: Ground) => ({ cluster: platform.cluster, podNetworking: platform.podNetworking, instanceTypes: types('m5.large') });
const construct = (name: string, struct: StructName, given: Entry['given'], call: Entry['call']): Entry => ({ name, struct, argument: 'props', path: 'Stack/It', given, call });
const factory = (name: string, struct: StructName, argument: string, given: Entry['given'], call: Entry['call']): Entry => ({ name, struct, argument, given, call });

/** Every entry that takes a struct. */
export const ENTRIES: readonly Entry[] = [
  construct('SecondaryCidr', 'SecondaryCidrProps', ({ stack }) => ({ vpc: importedVpc(stack), cidr: '100.64.0.0/16' }), ({ stack }, props) => new SecondaryCidr(stack, 'It', props)),
  construct('ExistingCidr', 'ExistingCidrProps', ({ stack }) => ({ vpc: importedVpc(stack), cidr: '100.64.0.0/16' }), ({ stack }, props) => new ExistingCidr(stack, 'It', props)),
  construct('IpamCidr', 'IpamCidrProps', (on) => ({ vpc: importedVpc(on.stack), pool: pool(on), netmaskLength: 16 }), ({ stack }, props) => new IpamCidr(stack, 'It', props)),
  construct('PodSubnets', 'PodSubnetsProps', ({ stack }) => {
    const vpc = importedVpc(stack);
    return { vpc, cidr: new ExistingCidr(stack, 'Cidr', { vpc, cidr: '100.64.0.0/16' }) };
  }, ({ stack }, props) => new PodSubnets(stack, 'It', props)),
  { ...construct('PodSubnets.fromSubnets', 'GivenPodSubnetsOptions', () => ({}), ({ stack }, options) => PodSubnets.fromSubnets(stack, 'It', importedVpc(stack).privateSubnets, options)), argument: 'options' },
  construct('PrefixReservation', 'PrefixReservationProps', ({ stack }) => ({ subnet: importedVpc(stack).privateSubnets[0], subnetCidr: '10.0.0.0/20' }),
    ({ stack }, props) => new PrefixReservation(stack, 'It', props)),
  construct('VpcCniAddon', 'VpcCniAddonProps', ({ stack }) => ({ cluster: clusterOf(stack, vpcOf(stack)) }), ({ stack }, props) => new VpcCniAddon(stack, 'It', props)),
  {
    ...construct('VpcCniAddon.fromVpcCniAddonAttributes', 'VpcCniAddonAttributes', ({ stack }) => ({ cluster: clusterOf(stack, vpcOf(stack)), running: RunningVpcCni.fromConfiguration() }),
      ({ stack }, attrs) => VpcCniAddon.fromVpcCniAddonAttributes(stack, 'It', attrs)),
    argument: 'attrs',
  },
  construct('PodNodegroup', 'PodNodegroupProps', ofNodes, ({ stack }, props) => new PodNodegroup(stack, 'It', props)),
  construct('NodeBootstrap', 'NodeBootstrapProps', ofNodes, ({ stack }, props) => new NodeBootstrap(stack, 'It', props)),
  construct('KarpenterCapacity', 'KarpenterCapacityProps', ({ platform: { podNetworking } }) => ({ podNetworking, instanceTypes: types('m5.large') }), ({ stack }, props) => new KarpenterCapacity(stack, 'It', props)),
  construct('AutoModeCapacity', 'AutoModeCapacityProps', ({ stack }) => ({ cluster: eks.CfnCluster.fromClusterName(stack, 'Cluster', 'known'), subnets: importedVpc(stack).privateSubnets }),
    ({ stack }, props) => new AutoModeCapacity(stack, 'It', props)),
  construct('PodCapacityCluster', 'PodCapacityClusterProps', () => ({ version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16') }),
    ({ stack }, props) => new PodCapacityCluster(stack, 'It', props)),
  construct('ClusterPlan', 'ClusterPlanProps', ({ stack }) => {
    const cluster = clusterOf(stack, vpcOf(stack));
    return { cluster, podNetworking: new VpcCniAddon(stack, 'VpcCni', { cluster }) };
  }, ({ stack }, props) => new ClusterPlan(stack, 'It', props)),
  { ...construct('addNodegroup', 'PodNodegroupProps', () => ({ instanceTypes: types('m5.large') }), ({ platform }, options) => platform.addNodegroup('It', options)), argument: 'options', path: 'Stack/Platform/NodegroupIt' },
  { ...construct('addFargateProfile', 'PodFargateProfileOptions', () => ({ selectors: [{ namespace: 'web' }] }), ({ platform }, options) => platform.addFargateProfile('It', options)), argument: 'options', path: 'Stack/Platform' },
  factory('PodNetwork.secondaryCidr', 'PodNetworkOptions', 'options', () => ({}), (_, options) => PodNetwork.secondaryCidr('100.64.0.0/16', options)),
  factory('PodNetwork.secondaryCidrs', 'PodNetworkOptions', 'options', () => ({}), (_, options) => PodNetwork.secondaryCidrs({ 'eu-west-1a': '100.64.0.0/16' }, options)),
  factory('PodNetwork.existingCidr', 'PodNetworkOptions', 'options', () => ({}), (_, options) => PodNetwork.existingCidr('100.64.0.0/16', options)),
  factory('PodNetwork.ipam', 'IpamPodNetworkOptions', 'options', (on) => ({ subnetPool: pool(on), subnetNetmaskLength: 18 }), (_, options) => PodNetwork.ipam(options)),
  factory('PodNetwork.nodeSubnets', 'NodeSubnetsOptions', 'options', () => ({}), (_, options) => PodNetwork.nodeSubnets(options)),
  factory('PodCapacityChecks', 'PodCapacityChecksProps', 'props', () => ({}), (_, props) => new PodCapacityChecks(props)),
  factory('NodeCapacity.of', 'NodeCapacityOptions', 'options', () => ({}), (_, options) => NodeCapacity.of(m5(), options)),
  factory('NodegroupCapacity.of', 'NodeCapacityOptions', 'options', () => ({}), (_, options) => NodegroupCapacity.of([m5()], options)),
  factory('AddressDemand.of', 'AddressDemandOptions', 'options', () => ({}), (_, options) => AddressDemand.of(m5(), 3, options)),
  factory('InstanceTypeLimits.custom', 'CustomInstanceTypeLimitsProps', 'props', () => ({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10 }), (_, props) => InstanceTypeLimits.custom(props)),
  factory('InstanceTypeSelection.families', 'InstanceTypeSelectionOptions', 'options', () => ({ minGeneration: 5 }), (_, options) => InstanceTypeSelection.families(['m'], options)),
  factory('PodForecast.of', 'PodForecastProps', 'props', forecast, (_, props) => PodForecast.of(props)),
  factory('PlanReport.of', 'PlanReportOptions', 'options', () => ({}), (_, options) => PlanReport.of(CapacityPlan.of(PodForecast.of(forecast())), options)),
  factory('CapacityPlan.of', 'CapacityPlanOptions', 'options', () => ({}), (_, options) => CapacityPlan.of(PodForecast.of(forecast()), options)),
];

/** What an entry takes beside a struct, and what it says where it is not there. */
export const TOO_FEW: ReadonlyArray<readonly [name: string, call: (on: Ground) => unknown, path: string | undefined, problems: readonly Facts[]]> = [
  ['addNodegroup()', ({ platform }) => (platform as any).addNodegroup(), 'Stack/Platform', [{ prop: 'id', words: 'a string' }]],
  ["addNodegroup('G')", ({ platform }) => (platform as any).addNodegroup('G'), 'Stack/Platform/NodegroupG', [{}]],
  ["addFargateProfile('F')", ({ platform }) => (platform as any).addFargateProfile('F'), 'Stack/Platform', [{ prop: 'selectors', words: 'a list of objects' }]],
  ['addPodNetwork()', ({ platform }) => (platform as any).addPodNetwork(), undefined, [{ prop: 'generation', words: 'a string' }, { prop: 'podNetwork', words: 'a PodNetwork' }]],
  ["addPodNetwork('x')", ({ platform }) => (platform as any).addPodNetwork('x'), 'Stack/Platform/VpcCni', [{ prop: 'podNetwork', words: 'a PodNetwork' }]],
  ['new PodCapacityCluster', ({ stack }) => new (PodCapacityCluster as any)(stack, 'P'), 'Stack/P', [{ prop: 'version' }, { prop: 'podNetwork', words: 'a PodNetwork' }]],
  ['new PodNodegroup', ({ stack }) => new (PodNodegroup as any)(stack, 'N'), undefined, [{ prop: 'podNetworking' }, { prop: 'cluster', words: 'a cluster: an eks.Cluster, an eks.CfnCluster or an import' }]],
  ['new NodeBootstrap', ({ stack }) => new (NodeBootstrap as any)(stack, 'N'), 'Stack/N', [{ prop: 'podNetworking' }, { prop: 'cluster' }]],
  ['new KarpenterCapacity', ({ stack }) => new (KarpenterCapacity as any)(stack, 'N'), 'Stack/N', [{ prop: 'podNetworking' }]],
  ['new VpcCniAddon', ({ stack }) => new (VpcCniAddon as any)(stack, 'N'), 'Stack/N', [{ prop: 'cluster', words: 'a cluster: an eks.Cluster, an eks.CfnCluster or an import' }]],
  ['new ClusterPlan', ({ stack }) => new (ClusterPlan as any)(stack, 'N'), 'Stack/N', [{ prop: 'cluster', words: 'a cluster: an eks.Cluster, an eks.CfnCluster or an import' }]],
  ['new IpamCidr', ({ stack }) => new (IpamCidr as any)(stack, 'N'), undefined, [{ prop: 'vpc', words: 'a construct' }, { prop: 'pool', words: 'an IPAM pool, as ec2.CfnIPAMPool' }]],
  ['new SecondaryCidr', ({ stack }) => new (SecondaryCidr as any)(stack, 'N'), undefined, [{ prop: 'vpc', words: 'a construct' }, { prop: 'cidr', words: 'a string' }]],
  ['new PodSubnets', ({ stack }) => new (PodSubnets as any)(stack, 'N'), 'Stack/N', [{ prop: 'vpc', words: 'a construct' }]],
  ['PodSubnets.fromSubnets', ({ stack }) => (PodSubnets as any).fromSubnets(stack, 'N'), 'Stack/N', [{ prop: 'subnets', words: 'a list of subnets' }]],
  ['PodSubnets.allowTo', ({ platform }) => (platform.podSubnets as any).allowTo(), undefined, [{ prop: 'other', words: 'what has connections, as a security group' }]],
  ['PodNetwork.secondaryCidr', () => (PodNetwork as any).secondaryCidr(), undefined, [{ prop: 'cidr', words: 'a string' }]],
  ['PodNetwork.secondaryCidrs', () => (PodNetwork as any).secondaryCidrs(), undefined, [{ prop: 'cidrs', words: 'an object of strings' }]],
  ['PodNetwork.existingCidr', () => (PodNetwork as any).existingCidr(), undefined, [{ prop: 'cidr', words: 'a string' }]],
  ['PodNetwork.ipam', () => (PodNetwork as any).ipam(), undefined, [{ prop: 'subnetPool', words: 'an IPAM pool, as ec2.CfnIPAMPool' }]],
  ['PodNetwork.subnets', () => (PodNetwork as any).subnets(), undefined, [{ prop: 'subnets', words: 'subnets for pods, as a PodSubnets is' }]],
  ['PodNetwork.subnetDiscovery', () => (PodNetwork as any).subnetDiscovery(), undefined, [{ prop: 'podNetwork', words: 'a PodNetwork' }]],
  ['nodeClass', (on) => (karpenter(on) as any).nodeClass(), 'Stack/It', [{ prop: 'name', words: 'a string' }]],
  ['nodeClass of null', (on) => (karpenter(on) as any).nodeClass('x', null), 'Stack/It', [{ prop: 'spec', words: 'an object', got: 'null' }]],
  ['nodePool', (on) => (karpenter(on) as any).nodePool(), undefined, [{ prop: 'name', words: 'a string' }, { prop: 'nodeClassName', words: 'a string' }]],
  ['NodeBootstrap.join', (on) => (new NodeBootstrap(on.stack, 'It', ofNodes(on)) as any).join(), 'Stack/It', [{ prop: 'asg', words: 'a construct' }]],
  ['validateScope', () => (new PodCapacityChecks() as any).validateScope(), undefined, [{ prop: 'scope', words: 'a construct' }]],
  ['NodeCapacity.of', () => (NodeCapacity as any).of(), undefined, [{ prop: 'limits', words: 'InstanceTypeLimits' }]],
  ['NodegroupCapacity.of', () => (NodegroupCapacity as any).of(), undefined, [{ prop: 'instanceTypes', words: 'a list of InstanceTypeLimits' }]],
  ['AddressDemand.of', () => (AddressDemand as any).of('m5.large'), undefined, [{ prop: 'limits', words: 'InstanceTypeLimits', got: "'m5.large'" }]],
  ['InstanceTypeLimits.of', () => (InstanceTypeLimits as any).of(), undefined, [{ prop: 'instanceType', words: 'the name of a type, as in m5.large' }]],
  ['InstanceTypeLimits.custom', () => (InstanceTypeLimits as any).custom(), undefined, [{ prop: 'props', words: 'an object of CustomInstanceTypeLimitsProps' }]],
  ['Ipv4Cidr.parse', () => (Ipv4Cidr as any).parse(), undefined, [{ prop: 'text', words: 'an IPv4 CIDR, as in 100.64.0.0/16' }]],
  ['PodForecast.of', () => (PodForecast as any).of(), undefined, [{ prop: 'subnets', words: 'a list of SubnetForecast' }, { prop: 'nodegroups', words: 'a list of NodegroupForecast' }]],
  ['PlanReport.of', () => (PlanReport as any).of(), undefined, [{ prop: 'plan', words: 'a CapacityPlan' }]],
  ['CapacityPlan.of', () => (CapacityPlan as any).of(), undefined, [{ prop: 'forecast', words: 'a PodForecast' }]],
];

function karpenter({ stack, platform: { podNetworking } }: Ground): KarpenterCapacity {
  return new KarpenterCapacity(stack, 'It', { podNetworking, instanceTypes: types('m5.large') });
}
