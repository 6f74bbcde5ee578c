import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { GivenFlags, idleFlagFindings, kubeletFlagFindings } from './flag-findings';
import { parsedFlags, SYSTEMD } from './kubelet-flag';
import { PartFault, ReadPart, readPart } from './node-config-part';
import { podsPerCoreFindings } from './pods-per-core';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { saysWording } from '../../../findings/identity';
import { about } from '../../../findings/subject';
import { Wording } from '../../../findings/wording';
import { KUBELET_FLAG_WORDS } from '../../../findings/words/kubelet/kubelet-flags';
import { NODE_SETTING_WORDS as WORDS } from '../../../findings/words/nodes/node-settings';
import { shown } from '../../../validation/shown-value';
import { NodeSettings, SettledNode } from '../os-design';

/** What is said of a part that nodeadm cannot read. */
const UNREADABLE: Readonly<Record<PartFault, Wording<{ readonly part: string; readonly got: string }>>> = {
  type: WORDS.partType,
  gzip: WORDS.partGzip,
  text: WORDS.partText,
  kind: WORDS.partKind,
  field: WORDS.partField,
};

/** A part with its place in the list. */
export interface PlacedPart extends ReadPart {
  /** As in `userDataParts[0]`. */
  readonly option: string;
}

/**
 * What there is to say of flags and of parts of user data: nodeadm puts the NodeConfigs together, ours as the last, and
 * the flags of all of them one after the other.
 */
export function toldKubeletFindings(settings: NodeSettings, node: SettledNode): Finding[] {
  const parts = placedParts(settings.userDataParts);
  const own: GivenFlags = { option: 'kubeletFlags', items: settings.kubeletFlags ?? [], splitting: SYSTEMD };
  return [
    ...kubeletFlagFindings(own, node, true),
    ...partsFindings(parts, settings, node),
    ...idleFlagFindings([...flagsOf(parts), own]),
    ...replacedTaints(parts, settings, node),
  ];
}

/** What there is to say of each part, whatever else nodes are told. */
export function partsFindings(parts: readonly PlacedPart[], settings: NodeSettings, node: SettledNode): Finding[] {
  return [
    ...parts.flatMap((part) => partFindings(part, settings, node)),
    ...flagsOf(parts).flatMap((given) => kubeletFlagFindings(given, node, true)),
  ];
}

function flagsOf(parts: readonly PlacedPart[]): GivenFlags[] {
  return parts.map(({ option, flags }) => ({ option, items: flags, splitting: SYSTEMD }));
}

function placedParts(parts: readonly ec2.MultipartBody[] = []): PlacedPart[] {
  return parts.map((part, index) => placedPart(part, `userDataParts[${index}]`));
}

export function placedPart(part: ec2.MultipartBody, option: string): PlacedPart {
  return { ...readPart(part), option };
}

/** What there is to say of one part beside the settings. */
export function partJudgement(part: PlacedPart, settings: NodeSettings, node: SettledNode): Finding[] {
  return [...partsFindings([part], settings, node), ...replacedTaints([part], settings, node)];
}

/** Whether a finding says that nodeadm cannot read a part. */
export function saysUnreadable(finding: Finding): boolean {
  return Object.values(UNREADABLE).some((wording) => saysWording(finding, wording));
}

function partFindings(part: PlacedPart, { kubeletConfig = {} }: NodeSettings, node: SettledNode): Finding[] {
  const { option, fault, hasTokens, config, maxPodsExpression } = part;
  const subject = about.prop(option.split(/[[ ]/)[0]);
  if (fault !== undefined) return [findingOf(UNREADABLE[fault.why], subject, { part: option, got: fault.got })];
  const counts: Readonly<Record<string, unknown>> = { 'config.maxPods': config.maxPods, maxPodsExpression };
  const idle = Object.entries(counts)
    .filter(([, count]) => count !== undefined && count !== null && String(count) !== String(node.maxPods));
  const { podsPerCore } = { ...config, ...kubeletConfig };
  return [
    ...(hasTokens ? [findingOf(WORDS.partUnchecked, subject, { part: option })] : []),
    ...(node.maxPods === undefined ? [] : idle.map(([name, count]) => (
      findingOf(WORDS.countIdle, subject, { part: option, name, got: shown(count), maxPods: node.maxPods })))),
    ...(typeof config.podsPerCore !== 'number' || podsPerCore !== config.podsPerCore ? []
      : podsPerCoreFindings(subject.name, `podsPerCore in ${option}`, config.podsPerCore, node)),
  ];
}

/** Taints in a configuration, where a flag gives others. */
function replacedTaints(parts: readonly PlacedPart[], settings: NodeSettings, node: SettledNode): Finding[] {
  const { kubeletConfig = {}, kubeletFlags = [] } = settings;
  const flags = [...parts.flatMap((part) => part.flags), ...kubeletFlags];
  const byFlag = parsedFlags(flags, SYSTEMD).some(({ name }) => name === 'register-with-taints');
  const byOption = (node.registration.taints ?? []).length > 0;
  if (!byFlag && !byOption) return [];
  const places: ReadonlyArray<readonly [string, unknown]> = [
    ['kubeletConfig', kubeletConfig.registerWithTaints],
    ...parts.map(({ option, config }) => [option, config.registerWithTaints] as const),
  ];
  return places
    .filter(([, taints]) => taints !== undefined && taints !== null && !(Array.isArray(taints) && taints.length === 0))
    .map(([option]) => findingOf(KUBELET_FLAG_WORDS.taintsReplaced, about.prop(option.split(/[[ ]/)[0]), {
      setting: option === 'kubeletConfig' ? 'kubeletConfig.registerWithTaints' : `registerWithTaints in ${option}`,
      by: byOption ? "'taints'" : 'the flag --register-with-taints',
    }));
}
