import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import { reservedMemoryFindings, reservedResources } from './kube-reserved';
import { LINUX_BEHAVIOUR, LINUX_DISK_GIB, LINUX_FEATURES, LINUX_ROOT_DEVICE } from './linux-nodes';
import { NodeSettings, NodeTold, OperatingSystemDesign, SettledNode } from './os-design';
import { NodeOs } from '../node-os';
import { foreignSettings, otherCount, settingsOf } from './private/foreign-settings';
import { watchedParts } from './private/later-parts';
import { NODE_CONFIG_TYPE } from './private/node-config-part';
import { podsPerCoreFindings } from './private/pods-per-core';
import { toldKubeletFindings } from './private/user-data-parts';
import { unfitValues } from './unfit-values';
import { CpuArchitecture } from '../../capacity/instance-type-limits';
import { kernelUnder } from '../../capacity/kernel/kernels';
import { Finding } from '../../findings/finding';
import { inKeyOrder } from '../../templates/key-order';
import { registrationFlags } from '../join/registration';
import { Accelerator } from '../nodes/accelerators';

const { X86_64, ARM_64 } = CpuArchitecture;

/** Its name in sentences. */
const TITLE = 'AL2023';

/** EKS has no Neuron drivers for Arm. */
const AMI_TYPES: Readonly<Record<CpuArchitecture, Readonly<Record<Accelerator, NodegroupAmiType>>>> = {
  [X86_64]: {
    [Accelerator.NONE]: NodegroupAmiType.AL2023_X86_64_STANDARD,
    [Accelerator.NVIDIA]: NodegroupAmiType.AL2023_X86_64_NVIDIA,
    [Accelerator.NEURON]: NodegroupAmiType.AL2023_X86_64_NEURON,
  },
  [ARM_64]: {
    [Accelerator.NONE]: NodegroupAmiType.AL2023_ARM_64_STANDARD,
    [Accelerator.NVIDIA]: NodegroupAmiType.AL2023_ARM_64_NVIDIA,
    [Accelerator.NEURON]: NodegroupAmiType.AL2023_ARM_64_STANDARD,
  },
};

/** Amazon Linux 2023: nodeadm reads what nodes are told from a NodeConfig, one part of multipart user data. */
export const AL2023: OperatingSystemDesign = {
  ...LINUX_BEHAVIOUR,
  name: NodeOs.AL2023,
  title: TITLE,
  kernel: kernelUnder(NodeOs.AL2023),
  features: {
    ...LINUX_FEATURES,
    amiPrefix: 'AL2023_',
    settings: settingsOf(TITLE),
    needsServiceCidr: true,
    countMergedByEks: true,
    releases: { form: /^\d+\.\d+\.\d+-\d{8}$/, example: '1.34.1-20261101' },
    leastVolumeGib: 20,
  },
  imageFor: (architecture, accelerator) => AMI_TYPES[architecture][accelerator],
  volumes: (sizeGib = LINUX_DISK_GIB) => [{ device: LINUX_ROOT_DEVICE, sizeGib }],
  settingsFindings: (settings, node) => [
    ...foreignSettings(settings, TITLE),
    ...kubeletFindings(settings, node),
    ...reservedMemoryFindings(settings, node),
    ...toldKubeletFindings(settings, node),
  ],
  userData: multipart,
  watched: watchedParts,
};

/**
 * A NodeConfig part for nodeadm, the last of the user's, for the later wins. kubelet takes its pod count from
 * `config.maxPods`, and nodeadm the memory that kubelet withholds from `maxPodsExpression`: both say the same number.
 * Older ones do not read the expression, so the memory stands in kubelet's configuration too.
 *
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
 */
function multipart({
  maxPods,
  kubeletConfig,
  kubeletFlags = [],
  userDataParts = [],
  introduction,
  registration = {},
}: NodeTold): ec2.UserData {
  const flags = [...registrationFlags(registration), ...kubeletFlags];
  const kubelet = {
    maxPodsExpression: String(maxPods),
    config: { ...kubeletConfig, maxPods, ...reservedResources({ kubeletConfig, userDataParts }, maxPods) },
    ...(flags.length === 0 ? {} : { flags }),
  };
  const config = {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: introduction === undefined ? { kubelet } : { cluster: introduction, kubelet },
  };
  const userData = new ec2.MultipartUserData();
  for (const part of userDataParts) userData.addPart(part);
  userData.addPart(
    ec2.MultipartBody.fromRawBody({
      contentType: NODE_CONFIG_TYPE,
      body: JSON.stringify(inKeyOrder(config), undefined, 2),
    }),
  );
  return userData;
}

function kubeletFindings({ kubeletConfig = {} }: NodeSettings, node: SettledNode): Finding[] {
  const { podsPerCore } = kubeletConfig;
  const findings = unfitValues('kubeletConfig', kubeletConfig, true);
  if (!Token.isUnresolved(kubeletConfig.maxPods)) {
    findings.push(...otherCount('kubeletConfig.maxPods', kubeletConfig.maxPods, node.maxPods));
  }
  if (typeof podsPerCore !== 'number' || Token.isUnresolved(podsPerCore)) return findings;
  return [...findings, ...podsPerCoreFindings('kubeletConfig', 'kubeletConfig.podsPerCore', podsPerCore, node)];
}
