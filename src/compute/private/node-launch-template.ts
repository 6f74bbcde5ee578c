import { Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { nodeUserData, NodeTold } from './node-user-data';
import { NodeOs } from '../node-os';

/** Size of the volume that images and logs fill, in GiB: EKS's own default for Linux. */
const DEFAULT_DISK_GIB = 20;

const ROOT_DEVICE = '/dev/xvda';
const BOTTLEROCKET_DATA_DEVICE = '/dev/xvdb';

/** What the launch template of a node group is made from. */
export interface NodeLaunchTemplateProps extends NodeTold {
  readonly cluster: eks.ICluster;
  readonly os: NodeOs;
  readonly maxPods: number;
  readonly machineImageId?: string;
  readonly diskSize?: number;
  readonly remoteAccess?: eks.NodegroupRemoteAccess;
  readonly tags?: { [name: string]: string };
}

/**
 * The launch template of a managed node group: pod count, encrypted gp3 volumes, instance metadata by IMDSv2 with one hop, so that
 * pods cannot take the role of the node.
 */
export function nodeLaunchTemplate(scope: Construct, id: string, props: NodeLaunchTemplateProps): ec2.LaunchTemplate {
  const { remoteAccess, machineImageId: imageId } = props;
  const userData = nodeUserData(props.os, props.maxPods, props);
  const template = new ec2.LaunchTemplate(scope, id, {
    machineImage: imageId === undefined ? undefined : { getImage: () => ({ imageId, osType: ec2.OperatingSystemType.LINUX, userData }) },
    userData,
    blockDevices: blockDevices(props),
    httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
    httpPutResponseHopLimit: 1,
    keyPair: remoteAccess && ec2.KeyPair.fromKeyPairName(scope, 'KeyPair', remoteAccess.sshKeyName),
    securityGroup: remoteAccess?.sourceSecurityGroups && props.cluster.clusterSecurityGroup,
  });
  if (remoteAccess?.sourceSecurityGroups) template.addSecurityGroup(remoteAccessGroup(scope, props.cluster, remoteAccess.sourceSecurityGroups));
  if (props.os === NodeOs.BOTTLEROCKET) {
    // The system volume keeps the size of its image.
    (template.node.defaultChild as ec2.CfnLaunchTemplate).addPropertyDeletionOverride('LaunchTemplateData.BlockDeviceMappings.0.Ebs.VolumeSize');
  }
  for (const [key, value] of Object.entries(props.tags ?? {})) Tags.of(template).add(key, value);
  return template;
}

function blockDevices({ os, diskSize = DEFAULT_DISK_GIB }: NodeLaunchTemplateProps): ec2.BlockDevice[] {
  const encrypted = { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3, deleteOnTermination: true };
  const volume = ec2.BlockDeviceVolume.ebs(diskSize, encrypted);
  if (os === NodeOs.AL2023) return [{ deviceName: ROOT_DEVICE, volume }];
  return [{ deviceName: ROOT_DEVICE, volume: ec2.BlockDeviceVolume.ebs(1, encrypted) }, { deviceName: BOTTLEROCKET_DATA_DEVICE, volume }];
}

/**
 * A launch template that names a security group gets none from EKS, so the cluster's own stands beside this one.
 */
function remoteAccessGroup(scope: Construct, cluster: eks.ICluster, sources: ec2.ISecurityGroup[]): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, 'RemoteAccess', { vpc: cluster.vpc, description: 'SSH to the nodes', allowAllOutbound: false });
  for (const source of sources) group.addIngressRule(source, ec2.Port.tcp(22), 'SSH');
  return group;
}
