import { CLUSTER, CLUSTER_DETAILS } from '../../eks/detail-shapes';
import { Finding } from '../../findings/finding';
import {
  argumentFindings, BOOLEAN, having, listOf, LITERAL, oneOf, orToken, structOf, TEXT, TEXTS,
} from '../../validation/prop-shapes';
import { AddonConflictResolution, VpcCniAddonProps } from '../vpc-cni-addon-props';

/** Props of the add-on that cannot be read, to be asked before they are. */
export function addonShapeFindings(props: VpcCniAddonProps): Finding[] {
  return argumentFindings('VpcCniAddonProps', props, {
    cluster: CLUSTER,
    clusterDetails: CLUSTER_DETAILS,
    podNetwork: having('a PodNetwork', 'placement'),
    ipAssignment: having('an IpAssignment', 'usesPrefixes'),
    earlierMode: structOf('EarlierMode'),
    warmPool: having('a WarmPool', 'environment'),
    snat: having('a SnatPolicy', 'environment'),
    podSecurityGroups: listOf('security groups', having('a security group', 'securityGroupId')),
    securityGroupsForPods: having('a SecurityGroupsForPods', 'initEnvironment'),
    windows: structOf('WindowsNetworking'),
    networkPolicy: orToken(BOOLEAN),
    environment: TEXTS,
    permissions: having('a CniPermissions', 'onNodeRole'),
    addonVersion: TEXT,
    conflictResolution: orToken(oneOf(AddonConflictResolution)),
    logicalId: LITERAL,
    adopt: having('a RunningVpcCni', '_facts'),
  }, ['cluster']);
}
