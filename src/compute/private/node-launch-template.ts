import { Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { nodeUserData, NodeTold } from './node-user-data';
import { windowsUserData } from './windows-bootstrap';
import { NodeOs } from '../node-os';

/** Size of the volume that images and logs fill, in GiB: EKS's own default for Linux. */
const DEFAULT_DISK_GIB = 20;

/** The same for Windows. */
const DEFAULT_WINDOWS_DISK_GIB = 50;

const ROOT_DEVICE = '/dev/xvda';
const BOTTLEROCKET_DATA_DEVICE = '/dev/xvdb';
const WINDOWS_ROOT_DEVICE = '/dev/sda1';

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
  const windows = props.os === NodeOs.WINDOWS;
  const osType = windows ? ec2.OperatingSystemType.WINDOWS : ec2.OperatingSystemType.LINUX;
  const userData = windows ? windowsUserData(props.maxPods, props) : nodeUserData(props.os, props.maxPods, props);
  const template = new ec2.LaunchTemplate(scope, id, {
    machineImage: imageId === undefined ? undefined : { getImage: () => ({ imageId, osType, userData: userData! }) },
    userData,
    blockDevices: blockDevices(props),
    httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
    httpPutResponseHopLimit: 1,
    keyPair: remoteAccess && ec2.KeyPair.fromKeyPairName(scope, 'KeyPair', remoteAccess.sshKeyName),
    securityGroup: remoteAccess?.sourceSecurityGroups && props.cluster.clusterSecurityGroup,
  });
  if (remoteAccess?.sourceSecurityGroups) template.addSecurityGroup(remoteAccessGroup(scope, props, remoteAccess.sourceSecurityGroups));
  if (props.os === NodeOs.BOTTLEROCKET) {
    // The system volume keeps the size of its image.
    (template.node.defaultChild as ec2.CfnLaunchTemplate).addPropertyDeletionOverride('LaunchTemplateData.BlockDeviceMappings.0.Ebs.VolumeSize');
  }
  for (const [key, value] of Object.entries(props.tags ?? {})) Tags.of(template).add(key, value);
  return template;
}

function blockDevices({ os, diskSize: given }: NodeLaunchTemplateProps): ec2.BlockDevice[] {
  const diskSize = given ?? (os === NodeOs.WINDOWS ? DEFAULT_WINDOWS_DISK_GIB : DEFAULT_DISK_GIB);
  const encrypted = { encrypted: true, volumeType: ec2.EbsDeviceVolumeType.GP3, deleteOnTermination: true };
  const volume = ec2.BlockDeviceVolume.ebs(diskSize, encrypted);
  if (os !== NodeOs.BOTTLEROCKET) return [{ deviceName: os === NodeOs.WINDOWS ? WINDOWS_ROOT_DEVICE : ROOT_DEVICE, volume }];
  return [{ deviceName: ROOT_DEVICE, volume: ec2.BlockDeviceVolume.ebs(1, encrypted) }, { deviceName: BOTTLEROCKET_DATA_DEVICE, volume }];
}

/**
 * A launch template that names a security group gets none from EKS, so the cluster's own stands beside this one.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
 */
function remoteAccessGroup(scope: Construct, { cluster, os }: NodeLaunchTemplateProps, sources: ec2.ISecurityGroup[]): ec2.SecurityGroup {
  const [protocol, port] = os === NodeOs.WINDOWS ? ['RDP', ec2.Port.tcp(3389)] as const : ['SSH', ec2.Port.tcp(22)] as const;
  const group = new ec2.SecurityGroup(scope, 'RemoteAccess', { vpc: cluster.vpc, description: `${protocol} to the nodes`, allowAllOutbound: false });
  for (const source of sources) group.addIngressRule(source, port, protocol);
  return group;
}
