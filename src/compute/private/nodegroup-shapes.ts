import { SETTING_SHAPES } from './settings-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { PropShape, shapeFindings } from '../../validation/prop-shapes';
import { NodeOs } from '../node-os';
import { PodNodegroupProps } from '../pod-nodegroup-props';

const { LIST, RECORD, TEXTS, TEXT, BOOLEAN, CONSTRUCT } = PropShape;

/** Props of a group that cannot be read, to be asked before they are. */
export function nodegroupShapeFindings(props: PodNodegroupProps): Finding[] {
  const findings = shapeFindings(props, {
    cluster: CONSTRUCT,
    podNetworking: CONSTRUCT,
    nodeRole: CONSTRUCT,
    instanceTypes: LIST,
    instanceTypeLimits: LIST,
    labels: TEXTS,
    taints: LIST,
    tags: TEXTS,
    subnets: RECORD,
    amiType: TEXT,
    os: TEXT,
    releaseVersion: TEXT,
    machineImageId: TEXT,
    capacityType: TEXT,
    forceUpdate: BOOLEAN,
    enableNodeAutoRepair: BOOLEAN,
    expectedPods: RECORD,
    remoteAccess: RECORD,
    ...SETTING_SHAPES,
  });
  const systems = Object.values(NodeOs);
  if (typeof props.os !== 'string' || systems.includes(props.os)) return findings;
  return [...findings, findingOf('option-refused', 'os', `'os' is '${props.os}'; give one of ${systems.join(', ')}`)];
}
