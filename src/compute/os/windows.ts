import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { OperatingSystemDesign } from './os-design';
import { windowsSettingsFindings, windowsUserData } from './private/windows-bootstrap';
import { WINDOWS_AMI_PREFIX, windowsRoleFindings } from './private/windows-role';
import { CpuArchitecture } from '../../capacity/instance-type-limits';
import { IpAssignment } from '../../capacity/ip-assignment';
import { kernelUnder } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODE_SETTING_WORDS as WORDS } from '../../findings/words/nodes/node-settings';
import { PodPlacement } from '../../network/pod-placement';
import { NodeOs } from '../node-os';

/** Size of the root volume, in GiB: that of the snapshot in EKS's image. */
const DISK_GIB = 50;

/**
 * Windows: pods have addresses of the node's one ENI, in its own subnet, whatever the VPC CNI does on Linux. EKS starts
 * nodes with an image of its own and tells kubelet 110 pods; those with an image of the user's own are started by a
 * script in PowerShell.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export const WINDOWS: OperatingSystemDesign = {
  name: NodeOs.WINDOWS,
  title: 'Windows',
  kernel: kernelUnder(NodeOs.WINDOWS),
  features: {
    amiPrefix: WINDOWS_AMI_PREFIX,
    architectures: [CpuArchitecture.X86_64],
    settings: ['kubeletFlags'],
    runsCoreDns: false,
    takesPodSubnets: false,
    efa: false,
    outsideOfGroups: false,
    needsServiceCidr: true,
    podsToldByEks: 110,
    countMergedByEks: false,
    accessEntry: eks.AccessEntryType.EC2_WINDOWS,
    ownAmiNeedsEntry: true,
    ownAmiRoleId: 'WindowsRole',
    releases: { form: /^\d+\.\d+-\d/, example: '1.34-2026.11.01' },
    leastVolumeGib: DISK_GIB,
    cdkType: ec2.OperatingSystemType.WINDOWS,
    remoteAccess: { protocol: 'RDP', port: 3389 },
  },
  // The latest Windows Server that CDK knows; containers need no desktop, so Core. It has no drivers of EKS's own.
  imageFor: () => eks.NodegroupAmiType.WINDOWS_CORE_2022_X86_64,
  volumes: (sizeGib = DISK_GIB) => [{ device: '/dev/sda1', sizeGib }],
  modeOf: ({ windows }) => ({
    assignment: windows?.ipAssignment ?? IpAssignment.secondaryIp(),
    family: PodIpFamily.IPV4,
    placement: PodPlacement.NODE_SUBNETS,
    trunkEni: false,
  }),
  // What a slot of the ENI holds, which nodes keep. What Linux nodes do is no part of it.
  modeId: ({ assignment }) => assignment.usesPrefixes ? 'WindowsPrefix' : 'WindowsSecondaryIp',
  networkingFindings,
  settingsFindings: windowsSettingsFindings,
  heldFindings,
  roleFindings: windowsRoleFindings,
  userData: windowsUserData,
};

function networkingFindings({ generation, windows, node: { path } }: IPodNetworking): Finding[] {
  if (generation !== undefined) {
    return [findingOf(WORDS.generationOnWindows, about.prop('podNetworking'), { generation })];
  }
  return windows === undefined
    ? [findingOf(WORDS.noAddressOnWindows, about.prop('podNetworking'), { podNetworking: path })]
    : [];
}

/**
 * What is said of the count that kubelet has by default holds with AMIs of EKS only, and the lowest count of several
 * types with the user's own only.
 */
function heldFindings(findings: readonly Finding[], isTold: boolean): Finding[] {
  const untrue = isTold ? 'windows-one-eni' : 'mixed-types-lose-pods';
  return findings.filter((finding) => !isOf(finding, untrue));
}
