import { SETTING_SHAPES } from './settings-findings';
import { Finding } from '../../findings/finding';
import { BOOLEAN, CONSTRUCT, having, LIST, oneOf, RECORD, shapeFindings, TEXT, TEXTS } from '../../validation/prop-shapes';
import { NodeBootstrapProps } from '../node-bootstrap-props';
import { NodeOs } from '../node-os';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** What all nodes are told. */
const SHAPES = {
  cluster: CONSTRUCT,
  podNetworking: having("a VpcCniAddon, or the 'podNetworking' of a PodCapacityCluster", 'ipAssignment'),
  instanceTypes: LIST,
  instanceTypeLimits: LIST,
  labels: TEXTS,
  taints: LIST,
  os: oneOf(NodeOs),
  ...SETTING_SHAPES,
};

/** Props of a group that cannot be read, to be asked before they are. */
export function nodegroupShapeFindings(props: PodNodegroupProps): Finding[] {
  return shapeFindings(props, {
    ...SHAPES,
    nodeRole: CONSTRUCT,
    tags: TEXTS,
    subnets: RECORD,
    amiType: TEXT,
    releaseVersion: TEXT,
    machineImageId: TEXT,
    capacityType: TEXT,
    forceUpdate: BOOLEAN,
    enableNodeAutoRepair: BOOLEAN,
    expectedPods: RECORD,
    remoteAccess: RECORD,
  }, ['cluster', 'podNetworking']);
}

/** The same of nodes outside of groups. */
export function bootstrapShapeFindings(props: NodeBootstrapProps): Finding[] {
  return shapeFindings(props, SHAPES, ['cluster', 'podNetworking']);
}
