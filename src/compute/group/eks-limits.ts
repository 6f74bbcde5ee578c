import { Token } from 'aws-cdk-lib';
import { CapacityType, TaintEffect, TaintSpec } from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { SERVICE_LIMITS } from '../nodes/service-limits';
import { OperatingSystemDesign } from '../os/os-design';

const { types: TYPES, label: LABEL, taints: TAINTS, tags: TAGS, tagName: TAG_NAME, tagValue: TAG_VALUE, volumeGib: VOLUME } = SERVICE_LIMITS;

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

function invalid(prop: string, message: string): Finding {
  return findingOf('nodegroup-setting-invalid', prop, message);
}

function typeFindings(instanceTypes: unknown[] = []): Finding[] {
  if (instanceTypes.length <= TYPES.most) return [];
  return [invalid('instanceTypes', `'instanceTypes' has ${instanceTypes.length} types, and a node group takes ${TYPES.most}; leave some out, or make a node group for the rest`)];
}

function labelFindings(labels: { [name: string]: string } = {}): Finding[] {
  return Object.entries(labels).flatMap(([name, value]) => [
    ...Token.isUnresolved(name) || !name.includes('/') || name.length <= LABEL.most ? [] : [invalid('labels',
      `'labels' holds the name '${name}' of ${name.length} characters, and EKS takes ${LABEL.most} with its prefix; shorten it`)],
    ...value === '' ? [invalid('labels', `'labels' gives '${name}' an empty value, and EKS takes 1 to ${LABEL.most} characters; give one, as in 'true'`)] : [],
  ]);
}

function taintFindings(taints: TaintSpec[] = []): Finding[] {
  const names = taints.filter(({ key }) => key !== undefined).map(({ key, effect }) => `${key}:${effect}`);
  const twice = [...new Set(names.filter((name, index) => !Token.isUnresolved(name) && names.indexOf(name) < index))];
  const effects = Object.values(TaintEffect);
  const unknown = taints.filter(({ effect }) => effect !== undefined && !Token.isUnresolved(effect) && !effects.includes(effect));
  return [
    ...unknown.map(({ effect }) => invalid('taints', `'taints' holds the effect '${effect}'; give one of ${effects.join(', ')}`)),
    ...taints.length <= TAINTS.most ? [] : [invalid('taints', `'taints' has ${taints.length} taints, and a node group takes ${TAINTS.most}; leave some out`)],
    ...twice.map((name) => invalid('taints', `'taints' holds ${name} more than once, and a node has one taint of a key and an effect; leave one out`)),
  ];
}

function tagFindings(tags: { [name: string]: string } = {}): Finding[] {
  const names = Object.keys(tags);
  const tooLong = (text: string, most: number) => !Token.isUnresolved(text) && text.length > most;
  return [
    ...names.length <= TAGS.most ? [] : [invalid('tags', `'tags' has ${names.length} tags, and a resource takes ${TAGS.most}; leave some out`)],
    ...names.flatMap((name) => [
      ...name === '' ? [invalid('tags', "'tags' holds a tag without a name; give it one, or leave it out")] : [],
      ...tooLong(name, TAG_NAME.most) ? [invalid('tags', `'tags' holds the name '${name}' of ${name.length} characters, and a tag takes ${TAG_NAME.most}; shorten it`)] : [],
      ...tooLong(tags[name], TAG_VALUE.most)
        ? [invalid('tags', `'tags' gives '${name}' a value of ${tags[name].length} characters, and a tag takes ${TAG_VALUE.most}; shorten it`)] : [],
      ...name.toLowerCase().startsWith('aws:') ? [invalid('tags', `'tags' holds '${name}', and names that begin with aws: are those of AWS; use another prefix`)] : [],
    ]),
  ];
}

function diskFindings(diskSize: number | undefined, least: number = 1): Finding[] {
  if (diskSize === undefined || Token.isUnresolved(diskSize) || !Number.isSafeInteger(diskSize) || diskSize < 1) return [];
  if (diskSize > VOLUME.most) return [invalid('diskSize', `'diskSize' is ${diskSize} GiB, and a gp3 volume has at most ${VOLUME.most}; give less`)];
  if (diskSize >= least) return [];
  return [invalid('diskSize', `'diskSize' is ${diskSize} GiB, less than the ${least} of the snapshot that EKS's AMI starts from, so that no node would start; give ${least} or more`)];
}

function releaseFindings(releaseVersion: string | undefined, { name: os, features }: OperatingSystemDesign): Finding[] {
  const { form, example } = features.releases;
  if (releaseVersion === undefined || Token.isUnresolved(releaseVersion) || form.test(releaseVersion)) return [];
  return [invalid('releaseVersion', `'releaseVersion' is '${releaseVersion}', which is no release of an AMI of ${os}; give one as EKS lists it, as in ${example}, or leave it out for the latest`)];
}

function capacityTypeFindings(capacityType?: CapacityType): Finding[] {
  if (capacityType === undefined || Token.isUnresolved(capacityType)) return [];
  if (capacityType === CapacityType.CAPACITY_BLOCK) {
    return [invalid('capacityType', "'capacityType' is CAPACITY_BLOCK, for which EKS wants the reservation, its market type and the instance type in the launch template, and the one of this group has none of them;"
      + ' make an eks.Nodegroup with a launch template of your own, and take its user data from a NodeBootstrap')];
  }
  const known = [CapacityType.ON_DEMAND, CapacityType.SPOT];
  return known.includes(capacityType) ? [] : [invalid('capacityType', `'capacityType' is '${capacityType}'; give one of ${known.join(', ')}`)];
}
