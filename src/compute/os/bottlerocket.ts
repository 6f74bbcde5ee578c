import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NodegroupAmiType } from 'aws-cdk-lib/aws-eks-v2';
import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };
import { bottlerocketReservedFindings } from './kube-reserved';
import { LINUX_BEHAVIOUR, LINUX_DISK_GIB, LINUX_FEATURES, LINUX_ROOT_DEVICE } from './linux-nodes';
import { NodeSettings, NodeTold, OperatingSystemDesign, SettledNode } from './os-design';
import { foreignSettings, otherCount, settingsOf } from './private/foreign-settings';
import { watchedSettings } from './private/later-settings';
import { registrationSettingFindings, registrationSettings } from './private/registration-settings';
import { unfitValues } from './unfit-values';
import { CpuArchitecture } from '../../capacity/instance-type-limits';
import { kernelUnder } from '../../capacity/kernel/kernels';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODE_SETTING_WORDS as WORDS } from '../../findings/words/nodes/node-settings';
import { inKeyOrder } from '../../templates/key-order';
import { shown } from '../../validation/shown-value';
import { ClusterIntroduction, dnsAddress } from '../join/cluster-introduction';
import { NodeOs } from '../node-os';
import { Accelerator } from '../nodes/accelerators';

const { X86_64, ARM_64 } = CpuArchitecture;

/** Its name in sentences. */
const TITLE = 'Bottlerocket';

/** The device of the volume for images and logs, beside that of the system. */
const DATA_DEVICE = '/dev/xvdb';

/** Neuron drivers are in the standard AMI. */
const AMI_TYPES: Readonly<Record<CpuArchitecture, Readonly<Record<Accelerator, NodegroupAmiType>>>> = {
  [X86_64]: {
    [Accelerator.NONE]: NodegroupAmiType.BOTTLEROCKET_X86_64,
    [Accelerator.NVIDIA]: NodegroupAmiType.BOTTLEROCKET_X86_64_NVIDIA,
    [Accelerator.NEURON]: NodegroupAmiType.BOTTLEROCKET_X86_64,
  },
  [ARM_64]: {
    [Accelerator.NONE]: NodegroupAmiType.BOTTLEROCKET_ARM_64,
    [Accelerator.NVIDIA]: NodegroupAmiType.BOTTLEROCKET_ARM_64_NVIDIA,
    [Accelerator.NEURON]: NodegroupAmiType.BOTTLEROCKET_ARM_64,
  },
};

/** Bottlerocket: settings in TOML, which win over those of EKS. It asks EKS for the addresses of services itself. */
export const BOTTLEROCKET: OperatingSystemDesign = {
  ...LINUX_BEHAVIOUR,
  name: NodeOs.BOTTLEROCKET,
  title: TITLE,
  kernel: kernelUnder(NodeOs.BOTTLEROCKET),
  features: {
    ...LINUX_FEATURES,
    amiPrefix: 'BOTTLEROCKET_',
    settings: settingsOf(TITLE),
    needsServiceCidr: false,
    countMergedByEks: false,
    releases: { form: /^\d+\.\d+\.\d+-[0-9a-f]{8}$/, example: '1.50.0-1a2b3c4d' },
  },
  imageFor: (architecture, accelerator) => AMI_TYPES[architecture][accelerator],
  // The system volume keeps the size of its image.
  volumes: (sizeGib = LINUX_DISK_GIB) => [{ device: LINUX_ROOT_DEVICE }, { device: DATA_DEVICE, sizeGib }],
  settingsFindings: (settings, node) => [...foreignSettings(settings, TITLE), ...ownFindings(settings, node)],
  userData: (told) => ec2.UserData.custom(settingsToml(told)),
  watched: (userData, _, node) => watchedSettings(userData, (bottlerocketSettings) =>
    ownFindings({ bottlerocketSettings }, { ...node, registration: {} })),
};

/**
 * Bottlerocket settings; they win over those of EKS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
function settingsToml({ maxPods, bottlerocketSettings: own = {}, introduction, registration = {} }: NodeTold): string {
  // Required here: the package offers CommonJS code, but describes its types as an ES module only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { stringify } = require('smol-toml') as typeof toml;
  const kubernetes = {
    ...introduction && introductionSettings(introduction),
    ...own.kubernetes,
    ...registrationSettings(registration, own.kubernetes),
    'max-pods': maxPods,
  };
  return stringify(inKeyOrder({ settings: { ...own, kubernetes } }));
}

function introductionSettings(introduction: ClusterIntroduction): { [name: string]: string } {
  const dns = dnsAddress(introduction);
  return {
    'api-server': introduction.apiServerEndpoint,
    'cluster-certificate': introduction.certificateAuthority,
    'cluster-name': introduction.name,
    ...dns === undefined ? {} : { 'cluster-dns-ip': dns },
  };
}

function ownFindings(settings: NodeSettings, node: SettledNode): Finding[] {
  return [...tomlFindings(settings, node), ...bottlerocketReservedFindings(settings, node)];
}

function tomlFindings(
  { bottlerocketSettings: settings = {} }: NodeSettings,
  { maxPods, mergedByEks, registration }: SettledNode,
): Finding[] {
  const { kubernetes = {} } = settings;
  const findings = unfitValues('bottlerocketSettings', settings, false, mergedByEks);
  const subject = about.prop('bottlerocketSettings');
  if ('settings' in settings) findings.push(findingOf(WORDS.settingsTwice, subject, {}));
  if (
    !Token.isUnresolved(kubernetes)
    && (typeof kubernetes !== 'object' || kubernetes === null || Array.isArray(kubernetes))
  ) {
    return [...findings, findingOf(WORDS.noTable, subject, { got: shown(kubernetes) })];
  }
  if (!Token.isUnresolved(kubernetes)) findings.push(...registrationSettingFindings(kubernetes, registration));
  const count = kubernetes['max-pods'];
  return Token.isUnresolved(count) && typeof count !== 'string'
    ? findings
    : [...findings, ...otherCount('bottlerocketSettings.kubernetes.max-pods', count, maxPods)];
}
