import { CLUSTER, CLUSTER_DETAILS } from '../../eks/detail-shapes';
import { Finding } from '../../findings/finding';
import { StructPlace } from '../../findings/struct-findings';
import { AutoModePrefixSize, FleetSpread } from '../../forecast/fleets/fleet-forecast';
import { installedHas } from '../../validation/installed-structs';
import {
  argumentFindings, BOOLEAN, CONSTRUCT, having, listOf, LITERAL, oneOf, orToken, PropShape, RECORD, shapeFindings,
  structOf, TEXT, TEXT_LIST, textArgumentFindings, TEXTS,
} from '../../validation/prop-shapes';
import { AutoModeCapacityProps } from '../auto-mode-capacity-props';
import { KarpenterCapacityProps } from '../karpenter-capacity-props';
import { NodeBootstrapProps } from '../node-bootstrap-props';
import { NodeOs } from '../node-os';
import { PodNodegroupProps } from '../pod-nodegroup-props';

const INSTANCE_TYPE: PropShape = {
  words: 'an instance type',
  isOf: (value) => typeof value === 'string' || having('an ec2.InstanceType', 'architecture').isOf(value),
};

/** What pods are counted by. */
const CAPACITY_SHAPES = {
  podNetworking: having("a VpcCniAddon, or the 'podNetworking' of a PodCapacityCluster", 'ipAssignment'),
  instanceTypes: listOf('instance types', orToken(INSTANCE_TYPE)),
  instanceTypeLimits: listOf('InstanceTypeLimits', having('InstanceTypeLimits', 'instanceType')),
};

const SELECTION = having('an InstanceTypeSelection', 'minPods');

const SUBNETS = listOf('subnets', having('a subnet', 'subnetId'));

/** What NodePools may become. */
const POOL_SIZE_SHAPES = {
  limits: structOf('FleetLimits'),
  expectedType: LITERAL,
  expireAfter: having('a Duration', 'toSeconds'),
  spread: oneOf(FleetSpread),
};

/** What all nodes are told. */
const SHAPES = {
  ...CAPACITY_SHAPES,
  cluster: CLUSTER,
  clusterDetails: CLUSTER_DETAILS,
  labels: TEXTS,
  taints: listOf(
    'objects',
    structOf('eks.TaintSpec', (name) => (installedHas('TaintSpec', name) !== false ? true : undefined)),
  ),
  os: oneOf(NodeOs),
  kubeletConfig: orToken(RECORD),
  kubeletFlags: orToken(TEXT_LIST),
  userDataParts: listOf('parts of user data', having('a part', 'renderBodyPart')),
  bottlerocketSettings: orToken(RECORD),
};

/** Props of a group that cannot be read, to be asked before they are. */
export function nodegroupShapeFindings(props: PodNodegroupProps): Finding[] {
  return argumentFindings('PodNodegroupProps', props, {
    ...SHAPES,
    nodeRole: CONSTRUCT,
    tags: TEXTS,
    subnets: RECORD,
    amiType: LITERAL,
    releaseVersion: TEXT,
    machineImageId: TEXT,
    capacityType: TEXT,
    forceUpdate: orToken(BOOLEAN),
    enableNodeAutoRepair: orToken(BOOLEAN),
    expectedPods: structOf('ExpectedPods'),
    remoteAccess: structOf('eks.NodegroupRemoteAccess'),
  }, ['cluster', 'podNetworking'], newerOption);
}

/** The same of nodes outside of groups. */
export function bootstrapShapeFindings(props: NodeBootstrapProps): Finding[] {
  return argumentFindings('NodeBootstrapProps', props, SHAPES, ['cluster', 'podNetworking']);
}

/** The same of nodes that Karpenter starts. */
export function karpenterShapeFindings(props: KarpenterCapacityProps): Finding[] {
  return argumentFindings('KarpenterCapacityProps', props, {
    ...CAPACITY_SHAPES,
    subnets: SUBNETS,
    instanceTypeSelection: SELECTION,
    staticMaxPods: BOOLEAN,
    ...POOL_SIZE_SHAPES,
  }, ['podNetworking']);
}

/** The same of nodes of EKS Auto Mode. */
export function autoModeShapeFindings(props: AutoModeCapacityProps): Finding[] {
  const securityGroups = listOf('security groups', having('a security group', 'securityGroupId'));
  return argumentFindings('AutoModeCapacityProps', props, {
    cluster: CLUSTER,
    instanceTypes: CAPACITY_SHAPES.instanceTypes,
    instanceTypeLimits: CAPACITY_SHAPES.instanceTypeLimits,
    instanceTypeSelection: SELECTION,
    ...POOL_SIZE_SHAPES,
    subnets: SUBNETS,
    podSubnets: having('PodSubnets', 'subnets'),
    podSecurityGroups: securityGroups,
    securityGroups,
    ipv4PrefixSize: oneOf(AutoModePrefixSize),
  }, ['cluster', 'subnets']);
}

/** What is wrong with the arguments of a manifest. */
export function manifestArgumentFindings(names: Readonly<Record<string, string>>, spec: object): Finding[] {
  return [...textArgumentFindings(names), ...shapeFindings({ spec }, { spec: RECORD })];
}

/**
 * Options of groups that came to CDK after this library: they are passed on one by one, so that a new one would be
 * dropped.
 */
const newerOption: StructPlace['judge'] = (name) => installedHas('NodegroupOptions', name)
  ? {
    why: 'is an option of eks.NodegroupOptions that is newer than this library, which does not pass it on',
    instead: "set it on the eks.CfnNodegroup below 'nodegroup'",
  }
  : undefined;
