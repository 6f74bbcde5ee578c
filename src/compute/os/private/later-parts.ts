import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PlacedPart, placedPart, partJudgement, saysUnreadable } from './user-data-parts';
import { findingOf } from '../../../findings/catalogue';
import { Finding, FindingSeverity } from '../../../findings/finding';
import { identityKey, saysWording } from '../../../findings/identity';
import { about } from '../../../findings/subject';
import { LATER_USER_DATA_WORDS as WORDS } from '../../../findings/words/nodes/later-user-data';
import { NODE_SETTING_WORDS } from '../../../findings/words/nodes/node-settings';
import { shown } from '../../../validation/shown-value';
import { reservedInPart, reservedResources } from '../kube-reserved';
import { NodeSettings, SettledNode } from '../os-design';
import { memoryFindings, unfitReserved } from '../reserved-resources';

/** What user data says when it is written, beside what it said when it was made. */
export type WatchedUserData = () => Finding[];

/**
 * Reads the parts of user data, to read them again when the app is complete: user data that a part is made of can get
 * commands later, and the whole further parts, which nodeadm reads after ours.
 */
export function watchedParts(userData: ec2.UserData, settings: NodeSettings, node: SettledNode): WatchedUserData {
  const ownPlace = partsOf(userData).length - 1;
  const ours = node.maxPods === undefined ? {} : { ...reservedResources(settings, node.maxPods).kubeReserved };
  const isAdded = (place: number) => place > ownPlace;
  const read = () => partsOf(userData).flatMap((part, place) => {
    if (place === ownPlace) return [];
    const placed = placedPart(part, isAdded(place) ? `userData (part ${place + 1})` : `userDataParts[${place}]`);
    const reserved = reservedInPart(placed);
    const unfit = unfitReserved(reserved);
    const memory = unfit.length === 0 && (isAdded(place) || !('memory' in ours)) ? memoryFindings(reserved, node) : [];
    const findings = [...partJudgement(placed, settings, node), ...unfit, ...memory];
    return [{ placed, isAfterOurs: isAdded(place), findings }];
  });
  const before = new Set(read().flatMap(({ findings }) => findings).map(identityKey));
  return () => read().flatMap(({ placed, isAfterOurs, findings }) => {
    const later = findings.filter((finding) => !before.has(identityKey(finding)));
    if (!isAfterOurs) return changeFindings(placed, later);
    // After ours a count is not idle.
    const others = later.filter((finding) => !saysWording(finding, NODE_SETTING_WORDS.countIdle));
    return [...countFindings(placed, node), ...changeFindings(placed, others)];
  });
}

/** Parts in the order in which they are written; CDK keeps them to itself. */
function partsOf(userData: ec2.UserData): readonly ec2.MultipartBody[] {
  return (userData as { parts?: readonly ec2.MultipartBody[] }).parts ?? [];
}

/** The count of a NodeConfig after ours, which holds. */
function countFindings({ option, config: { maxPods: got } }: PlacedPart, { maxPods }: SettledNode): Finding[] {
  if (got === undefined || got === null || maxPods === undefined || got === maxPods) return [];
  return [findingOf(WORDS.count, subjectOf(option), { part: option, got: shown(got), maxPods })];
}

/** What a construct would have refused, as one error of the part; what it would have warned of, as it is. */
function changeFindings({ option }: PlacedPart, findings: readonly Finding[]): Finding[] {
  const refused = findings.filter(({ severity }) => severity === FindingSeverity.ERROR);
  const change = refused.some(saysUnreadable)
    ? findingOf(WORDS.unreadable, subjectOf(option), { part: option, reader: 'nodeadm' })
    : findingOf(WORDS.contradicts, subjectOf(option), { part: option });
  return [...(refused.length === 0 ? [] : [change]), ...findings.filter((finding) => !refused.includes(finding))];
}

function subjectOf(option: string) {
  return about.prop(option.split(/[[ ]/)[0]);
}
