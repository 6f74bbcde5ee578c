import { Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { ClusterView } from '../../eks/cluster-view';
import { NodeTold, OperatingSystemDesign } from '../os/os-design';

/** What the launch template of a node group is made from. */
export interface TemplateDesign {
  readonly told: NodeTold;
  readonly ownAmi?: string;
  readonly diskSize?: number;
  readonly remoteAccess?: eks.NodegroupRemoteAccess;
  readonly tags?: { [name: string]: string };
}

/**
 * The launch template of a managed node group: pod count, encrypted gp3 volumes, instance metadata by IMDSv2 with one
 * hop, so that pods cannot take the role of the node.
 */
export function nodeLaunchTemplate(
  scope: Construct,
  id: string,
  cluster: ClusterView,
  os: OperatingSystemDesign,
  { told, ownAmi: imageId, diskSize, remoteAccess, tags = {} }: TemplateDesign,
): ec2.LaunchTemplate {
  const userData = os.userData(told);
  const { cdkType: osType } = os.features;
  const template = new ec2.LaunchTemplate(scope, id, {
    machineImage:
      imageId === undefined || userData === undefined ? undefined : { getImage: () => ({ imageId, osType, userData }) },
    userData,
    blockDevices: os.volumes(diskSize).map(blockDevice),
    httpTokens: ec2.LaunchTemplateHttpTokens.REQUIRED,
    httpPutResponseHopLimit: 1,
    keyPair: remoteAccess && ec2.KeyPair.fromKeyPairName(scope, 'KeyPair', remoteAccess.sshKeyName),
    securityGroup: remoteAccess?.sourceSecurityGroups && cluster.securityGroupIn(scope),
  });
  if (remoteAccess?.sourceSecurityGroups) {
    template.addSecurityGroup(remoteAccessGroup(scope, cluster, os, remoteAccess.sourceSecurityGroups));
  }
  leaveSizesToImage(template, os);
  for (const [key, value] of Object.entries(tags)) Tags.of(template).add(key, value);
  return template;
}

function blockDevice({
  device: deviceName,
  sizeGib = 1,
}: ReturnType<OperatingSystemDesign['volumes']>[number]): ec2.BlockDevice {
  const volume = ec2.BlockDeviceVolume.ebs(sizeGib, {
    encrypted: true,
    volumeType: ec2.EbsDeviceVolumeType.GP3,
    deleteOnTermination: true,
  });
  return { deviceName, volume };
}

/** CDK wants a size of each volume. */
function leaveSizesToImage(template: ec2.LaunchTemplate, os: OperatingSystemDesign): void {
  const resource = template.node.defaultChild as ec2.CfnLaunchTemplate;
  for (const [index, { sizeGib }] of os.volumes().entries()) {
    if (sizeGib === undefined) {
      resource.addPropertyDeletionOverride(`LaunchTemplateData.BlockDeviceMappings.${index}.Ebs.VolumeSize`);
    }
  }
}

/**
 * A launch template that names a security group gets none from EKS, so the cluster's own stands beside this one.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
 */
function remoteAccessGroup(
  scope: Construct,
  { known: { vpc } }: ClusterView,
  os: OperatingSystemDesign,
  sources: ec2.ISecurityGroup[],
): ec2.SecurityGroup {
  const { protocol, port } = os.features.remoteAccess;
  const group = new ec2.SecurityGroup(scope, 'RemoteAccess', {
    vpc: vpc!,
    description: `${protocol} to the nodes`,
    allowAllOutbound: false,
  });
  for (const source of sources) group.addIngressRule(source, ec2.Port.tcp(port), protocol);
  return group;
}
