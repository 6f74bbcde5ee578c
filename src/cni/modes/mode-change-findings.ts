import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { MODE_CHANGE_WORDS as WORDS } from '../../findings/words/vpc-cni/mode-changes';
import { PLACEMENTS } from '../../network/placement-rules';
import { PodNetwork } from '../../network/pod-network';
import { PodPlacement } from '../../network/pod-placement';
import { having, shapeFindings } from '../../validation/prop-shapes';
import { nodesByMode } from '../noted-nodes';
import { IPodNetworking } from '../pod-networking';
import { EarlierMode } from '../vpc-cni-addon-props';

/** The mode of now, beside that of before. */
export interface ModeOfNow {
  readonly ipFamily: PodIpFamily;
  readonly ipAssignment: IpAssignment;
  readonly podNetwork?: PodNetwork;
}

/** An earlier mode that cannot be one, and a change of all that a mode is at once. */
export function modeChangeFindings(was: EarlierMode | undefined, now: ModeOfNow): Finding[] {
  if (was === undefined) return [];
  const unread = shapeFindings(
    { 'earlierMode.ipAssignment': was.ipAssignment, 'earlierMode.podNetwork': was.podNetwork },
    {
      'earlierMode.ipAssignment': having('an IpAssignment', 'usesPrefixes'),
      'earlierMode.podNetwork': having('a PodNetwork', 'placement'),
    },
    [],
  );
  if (unread.length > 0) return unread;
  const subject = about.prop('earlierMode');
  if (now.ipFamily === PodIpFamily.IPV6) return [findingOf(WORDS.withIpv6, subject, {})];
  const placement = placementOf(now.podNetwork);
  const before = was.podNetwork === undefined ? placement : placementOf(was.podNetwork);
  const assignmentChanges = (was.ipAssignment ?? now.ipAssignment).usesPrefixes !== now.ipAssignment.usesPrefixes;
  if (was.podNetwork !== undefined && before === placement) {
    return [findingOf(WORDS.samePlacement, subject, { placement })];
  }
  if (was.podNetwork !== undefined && now.podNetwork?._makesOther(was.podNetwork)) {
    return [findingOf(WORDS.networkTwice, subject, { placement, before })];
  }
  if (before === placement && !assignmentChanges) return [findingOf(WORDS.unchanged, subject, {})];
  if (before === placement || !assignmentChanges) return [];
  return [findingOf(WORDS.bothAtOnce, subject, {
    was: (was.ipAssignment ?? now.ipAssignment).mode,
    is: now.ipAssignment.mode,
    before,
    placement,
    canStop: now.ipAssignment.usesPrefixes && PLACEMENTS[placement].foundBy === 'eni-config',
  })];
}

/** Node groups of an add-on that change their mode in one deployment, though it was said which mode they had. */
export function replacedAtOnceFindings(addon: IPodNetworking, was: EarlierMode | undefined): Finding[] {
  if (was === undefined) return [];
  const { earlier, now } = nodesByMode(addon);
  if (earlier.length > 0 || now.length === 0) return [];
  return [findingOf(WORDS.replacedAtOnce, about.prop('earlierMode'), { groups: now.map(({ node }) => node.path) })];
}

function placementOf(podNetwork?: PodNetwork): PodPlacement {
  return podNetwork?.placement ?? PodPlacement.NODE_SUBNETS;
}
