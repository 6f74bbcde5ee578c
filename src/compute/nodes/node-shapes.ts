import { Finding } from '../../findings/finding';
import { BOOLEAN, CONSTRUCT, having, listOf, LITERAL, oneOf, orToken, PropShape, RECORD, RECORD_LIST, shapeFindings, TEXT, TEXT_LIST, TEXTS } from '../../validation/prop-shapes';
import { KarpenterCapacityProps } from '../karpenter-capacity-props';
import { NodeBootstrapProps } from '../node-bootstrap-props';
import { NodeOs } from '../node-os';
import { PodNodegroupProps } from '../pod-nodegroup-props';

const INSTANCE_TYPE: PropShape = { words: 'an instance type', isOf: (value) => typeof value === 'string' || having('an ec2.InstanceType', 'architecture').isOf(value) };

/** What pods are counted by. */
const CAPACITY_SHAPES = {
  podNetworking: having("a VpcCniAddon, or the 'podNetworking' of a PodCapacityCluster", 'ipAssignment'),
  instanceTypes: listOf('instance types', orToken(INSTANCE_TYPE)),
  instanceTypeLimits: listOf('InstanceTypeLimits', having('InstanceTypeLimits', 'instanceType')),
};

/** What all nodes are told. */
const SHAPES = {
  ...CAPACITY_SHAPES,
  cluster: CONSTRUCT,
  labels: TEXTS,
  taints: RECORD_LIST,
  os: oneOf(NodeOs),
  kubeletConfig: orToken(RECORD),
  kubeletFlags: orToken(TEXT_LIST),
  userDataParts: listOf('parts of user data', having('a part', 'renderBodyPart')),
  bottlerocketSettings: orToken(RECORD),
};

/** Props of a group that cannot be read, to be asked before they are. */
export function nodegroupShapeFindings(props: PodNodegroupProps): Finding[] {
  return shapeFindings(props, {
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
    expectedPods: RECORD,
    remoteAccess: RECORD,
  }, ['cluster', 'podNetworking']);
}

/** The same of nodes outside of groups. */
export function bootstrapShapeFindings(props: NodeBootstrapProps): Finding[] {
  return shapeFindings(props, SHAPES, ['cluster', 'podNetworking']);
}

/** The same of nodes that Karpenter starts. */
export function karpenterShapeFindings(props: KarpenterCapacityProps): Finding[] {
  const subnets = listOf('subnets', having('a subnet', 'subnetId'));
  return shapeFindings(props, { ...CAPACITY_SHAPES, subnets, staticMaxPods: BOOLEAN }, ['podNetworking']);
}
