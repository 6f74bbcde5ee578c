import { Token } from 'aws-cdk-lib';
import { kubeletFlagFindings } from './kubelet-flags';
import { NODE_CONFIG_TYPE, NodeSettings } from './node-user-data';
import { unfitValues } from './unfit-values';
import { windowsSettingsFindings } from './windows-bootstrap';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { having, listOf, orToken, RECORD, TEXT_LIST } from '../../validation/prop-shapes';
import { NodeOs } from '../node-os';

/** Operating systems on Linux. */
type LinuxOs = Exclude<NodeOs, NodeOs.WINDOWS>;

/** Which settings are for which of them. */
const SETTINGS_OF: Readonly<Record<LinuxOs, ReadonlyArray<keyof NodeSettings>>> = {
  [NodeOs.AL2023]: ['kubeletConfig', 'kubeletFlags', 'userDataParts'],
  [NodeOs.BOTTLEROCKET]: ['bottlerocketSettings'],
};

/** What they are. */
export const SETTING_SHAPES = {
  kubeletConfig: orToken(RECORD),
  kubeletFlags: orToken(TEXT_LIST),
  userDataParts: listOf('parts of user data', having('a part', 'renderBodyPart')),
  bottlerocketSettings: orToken(RECORD),
};

const NAMES: Readonly<Record<LinuxOs, string>> = { [NodeOs.AL2023]: 'AL2023', [NodeOs.BOTTLEROCKET]: 'Bottlerocket' };

/** What the settings of the user must agree with. */
export interface ToldNode {
  readonly os: NodeOs;

  /** The pod count of the nodes, where it could be computed. */
  readonly maxPods?: number;

  /** The fewest vCPUs of the types, where they are known. */
  readonly vcpus?: number;

  /** Whether EKS reads the user data, to add its own to it. */
  readonly mergedByEks: boolean;
}

/**
 * Settings of the user for their nodes that are for another operating system, cannot be written, or contradict the pod count.
 */
export function settingsFindings(settings: NodeSettings, node: ToldNode): Finding[] {
  const { os } = node;
  if (os === NodeOs.WINDOWS) return windowsSettingsFindings(settings, !node.mergedByEks);
  return [
    ...foreign(settings, os),
    ...os === NodeOs.AL2023
      ? [...ofKubelet(settings, node), ...kubeletFlagFindings(settings.kubeletFlags), ...ofParts(settings)]
      : ofBottlerocket(settings, node),
  ];
}

/** The fewest vCPUs of the types; undefined where those of one are not known. */
export function fewestVcpus(limits: readonly InstanceTypeLimits[]): number | undefined {
  const vcpus = limits.map((type) => type.vcpus).filter((count) => count !== undefined);
  return vcpus.length < limits.length ? undefined : Math.min(...vcpus);
}

function foreign(settings: NodeSettings, os: LinuxOs): Finding[] {
  const other = os === NodeOs.AL2023 ? NodeOs.BOTTLEROCKET : NodeOs.AL2023;
  return SETTINGS_OF[other].filter((name) => settings[name] !== undefined).map((name) => findingOf('option-refused', name,
    `'${name}' is for ${NAMES[other]}, and the nodes run ${NAMES[os]}, which would not read it; use ${SETTINGS_OF[os].map((own) => `'${own}'`).join(', ')}, or run ${NAMES[other]}`));
}

function ofKubelet({ kubeletConfig = {} }: NodeSettings, { maxPods, vcpus }: ToldNode): Finding[] {
  const { podsPerCore } = kubeletConfig;
  const findings = unfitValues('kubeletConfig', kubeletConfig, true);
  if (!Token.isUnresolved(kubeletConfig.maxPods)) findings.push(...otherCount('kubeletConfig.maxPods', kubeletConfig.maxPods, maxPods));
  if (typeof podsPerCore !== 'number' || Token.isUnresolved(podsPerCore) || podsPerCore === 0 || maxPods === undefined) return findings;
  if (vcpus === undefined || podsPerCore * vcpus < maxPods) {
    findings.push(findingOf('bootstrap-contradiction', 'kubeletConfig',
      `'kubeletConfig.podsPerCore' is ${podsPerCore}, which makes ${vcpus === undefined ? 'a number that is not known' : podsPerCore * vcpus} of the ${maxPods} pods of a node;`
      + " leave it out, and give 'maxPods' the number wanted"));
  }
  return findings;
}

/** A flag in another NodeConfig, which nodeadm puts together with ours. */
function ofParts({ userDataParts = [] }: NodeSettings): Finding[] {
  const texts = userDataParts.map((part) => part.renderBodyPart().join('\n'));
  if (!texts.some((text) => text.includes(NODE_CONFIG_TYPE) && text.includes('--max-pods'))) return [];
  return [findingOf('bootstrap-contradiction', 'userDataParts',
    "'userDataParts' holds a NodeConfig with the flag --max-pods, which beats the pod count in kubelet's configuration; leave the flag out, and give 'maxPods' instead")];
}

function ofBottlerocket({ bottlerocketSettings: settings = {} }: NodeSettings, { maxPods, mergedByEks }: ToldNode): Finding[] {
  const { kubernetes = {} } = settings;
  const findings = unfitValues('bottlerocketSettings', settings, false, mergedByEks);
  const refuse = (why: string) => findings.push(findingOf('option-refused', 'bottlerocketSettings', why));
  if ('settings' in settings) refuse("'bottlerocketSettings' begins with 'settings', which would stand twice; give what is below it");
  if (!Token.isUnresolved(kubernetes) && (typeof kubernetes !== 'object' || kubernetes === null || Array.isArray(kubernetes))) {
    refuse(`'bottlerocketSettings.kubernetes' must be a table of settings; got ${JSON.stringify(kubernetes)}`);
    return findings;
  }
  const count = kubernetes['max-pods'];
  return Token.isUnresolved(count) && typeof count !== 'string' ? findings : [...findings, ...otherCount('bottlerocketSettings.kubernetes.max-pods', count, maxPods)];
}

function otherCount(name: string, count: unknown, maxPods?: number): Finding[] {
  if (count === undefined || maxPods === undefined || count === maxPods) return [];
  const got = Token.isUnresolved(count) ? 'a token' : JSON.stringify(count);
  return [findingOf('bootstrap-contradiction', name.split('.')[0],
    `'${name}' is ${got}, and the nodes are told ${maxPods} pods, by which their addresses are counted; leave it out, and give 'maxPods' the number wanted`)];
}
