import { Token } from 'aws-cdk-lib';
import { CapacityType, TaintEffect, TaintSpec } from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODEGROUP_LIMIT_WORDS as WORDS } from '../../findings/words/nodes/nodegroup-limits';
import { SERVICE_LIMITS } from '../nodes/service-limits';
import { OperatingSystemDesign } from '../os/os-design';

const {
  types: TYPES, label: LABEL, taints: TAINTS, tags: TAGS, tagName: TAG_NAME, tagValue: TAG_VALUE, volumeGib: VOLUME,
} = SERVICE_LIMITS;

/** Options of a group that EKS and EC2 have limits for. */
export interface LimitedOptions {
  readonly instanceTypes?: unknown[];
  readonly labels?: { [name: string]: string };
  readonly taints?: TaintSpec[];
  readonly tags?: { [name: string]: string };
  readonly diskSize?: number;
  readonly releaseVersion?: string;
  readonly capacityType?: CapacityType;
}

/**
 * What EKS and EC2 refuse of a managed node group whatever its cluster, as far as it is known at synth.
 *
 * @param os that the nodes run
 * @param ownAmi whether they have an AMI of the user's
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export function eksLimitFindings(given: LimitedOptions, os: OperatingSystemDesign, ownAmi: boolean): Finding[] {
  const { instanceTypes, labels, taints, tags, diskSize, releaseVersion, capacityType } = given;
  return [
    ...typeFindings(instanceTypes),
    ...labelFindings(labels),
    ...taintFindings(taints),
    ...tagFindings(tags),
    ...diskFindings(diskSize, ownAmi ? undefined : os.features.leastVolumeGib),
    ...ownAmi ? [] : releaseFindings(releaseVersion, os),
    ...capacityTypeFindings(capacityType),
  ];
}

function typeFindings(instanceTypes: unknown[] = []): Finding[] {
  if (instanceTypes.length <= TYPES.most) return [];
  return [findingOf(WORDS.types, about.prop('instanceTypes'), { count: instanceTypes.length, most: TYPES.most })];
}

function labelFindings(labels: { [name: string]: string } = {}): Finding[] {
  return Object.entries(labels).flatMap(([name, value]) => [
    ...Token.isUnresolved(name) || !name.includes('/') || name.length <= LABEL.most ? [] : [
      findingOf(WORDS.labelName, about.prop('labels'), { name, length: name.length, most: LABEL.most }),
    ],
    ...value === '' ? [findingOf(WORDS.labelEmpty, about.prop('labels'), { name, most: LABEL.most })] : [],
  ]);
}

function taintFindings(taints: TaintSpec[] = []): Finding[] {
  const names = taints.filter(({ key }) => key !== undefined).map(({ key, effect }) => `${key}:${effect}`);
  const twice = [...new Set(names.filter((name, index) => !Token.isUnresolved(name) && names.indexOf(name) < index))];
  const effects = Object.values(TaintEffect);
  const unknown = taints.filter(
    ({ effect }) => effect !== undefined && !Token.isUnresolved(effect) && !effects.includes(effect),
  );
  return [
    ...unknown.map(({ effect }) => findingOf(WORDS.effect, about.prop('taints'), { effect: String(effect), effects })),
    ...(taints.length <= TAINTS.most
      ? []
      : [findingOf(WORDS.taints, about.prop('taints'), { count: taints.length, most: TAINTS.most })]),
    ...twice.map((taint) => findingOf(WORDS.taintTwice, about.prop('taints'), { taints: [taint] })),
  ];
}

function tagFindings(tags: { [name: string]: string } = {}): Finding[] {
  const names = Object.keys(tags);
  const tooLong = (text: string, most: number) => !Token.isUnresolved(text) && text.length > most;
  return [
    ...(names.length <= TAGS.most
      ? []
      : [findingOf(WORDS.tags, about.prop('tags'), { count: names.length, most: TAGS.most })]),
    ...names.flatMap((name) => [
      ...(name === '' ? [findingOf(WORDS.tagWithoutName, about.prop('tags'), {})] : []),
      ...(tooLong(name, TAG_NAME.most)
        ? [findingOf(WORDS.tagName, about.prop('tags'), { name, length: name.length, most: TAG_NAME.most })]
        : []),
      ...(tooLong(tags[name], TAG_VALUE.most)
        ? [findingOf(WORDS.tagValue, about.prop('tags'), { name, length: tags[name].length, most: TAG_VALUE.most })]
        : []),
      ...(name.toLowerCase().startsWith('aws:')
        ? [findingOf(WORDS.tagOfAws, about.prop('tags'), { names: [name] })]
        : []),
    ]),
  ];
}

function diskFindings(diskSize: number | undefined, least: number = 1): Finding[] {
  if (diskSize === undefined || Token.isUnresolved(diskSize) || !Number.isSafeInteger(diskSize) || diskSize < 1) {
    return [];
  }
  if (diskSize > VOLUME.most) {
    return [findingOf(WORDS.diskTooLarge, about.prop('diskSize'), { gib: diskSize, most: VOLUME.most })];
  }
  if (diskSize >= least) return [];
  return [findingOf(WORDS.diskTooSmall, about.prop('diskSize'), { gib: diskSize, least })];
}

function releaseFindings(
  releaseVersion: string | undefined,
  { title: os, features }: OperatingSystemDesign,
): Finding[] {
  const { form, example } = features.releases;
  if (releaseVersion === undefined || Token.isUnresolved(releaseVersion) || form.test(releaseVersion)) return [];
  return [findingOf(WORDS.release, about.prop('releaseVersion'), { release: releaseVersion, os, asIn: example })];
}

function capacityTypeFindings(capacityType?: CapacityType): Finding[] {
  if (capacityType === undefined || Token.isUnresolved(capacityType)) return [];
  if (capacityType === CapacityType.CAPACITY_BLOCK) {
    return [findingOf(WORDS.capacityBlock, about.prop('capacityType'), {})];
  }
  const known = [CapacityType.ON_DEMAND, CapacityType.SPOT];
  return known.includes(capacityType)
    ? []
    : [findingOf(WORDS.capacityType, about.prop('capacityType'), { got: capacityType, known })];
}
