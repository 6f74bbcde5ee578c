import { Token } from 'aws-cdk-lib';
import { CapacityType, TaintEffect, TaintSpec } from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { NodeOs } from '../node-os';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** What the API of EKS takes: types, labels with their whole name and their value, tags with names and values. */
const MOST_TYPES = 20;
const MOST_LABEL = 63;
const MOST_TAINTS = 50;
const MOST_TAGS = 50;
const MOST_TAG_NAME = 128;
const MOST_TAG_VALUE = 256;

/** The least volumes of EKS's own images, which are the snapshots they start from, and the largest of gp3, in GiB. */
const LEAST_GIB: Partial<Record<NodeOs, number>> = { [NodeOs.AL2023]: 20, [NodeOs.WINDOWS]: 50 };
const MOST_GIB = 65_536;

/** How EKS names the releases of its images; of Windows the beginning. */
const RELEASES: Readonly<Record<NodeOs, { readonly form: RegExp; readonly example: string }>> = {
  [NodeOs.AL2023]: { form: /^\d+\.\d+\.\d+-\d{8}$/, example: '1.34.1-20261101' },
  [NodeOs.BOTTLEROCKET]: { form: /^\d+\.\d+\.\d+-[0-9a-f]{8}$/, example: '1.50.0-1a2b3c4d' },
  [NodeOs.WINDOWS]: { form: /^\d+\.\d+-\d/, example: '1.34-2026.11.01' },
};

/**
 * What EKS and EC2 refuse of a managed node group whatever its cluster, as far as it is known at synth.
 *
 * @param os that the nodes run
 * @param ownAmi whether they have an AMI of the user's
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export function eksLimitFindings(props: PodNodegroupProps, os: NodeOs, ownAmi: boolean): Finding[] {
  return [
    ...typeFindings(props),
    ...labelFindings(props.labels),
    ...taintFindings(props.taints),
    ...tagFindings(props.tags),
    ...diskFindings(props.diskSize, ownAmi ? undefined : LEAST_GIB[os]),
    ...ownAmi ? [] : releaseFindings(props.releaseVersion, os),
    ...capacityTypeFindings(props.capacityType),
  ];
}

function invalid(prop: string, message: string): Finding {
  return findingOf('nodegroup-setting-invalid', prop, message);
}

function typeFindings({ instanceTypes = [] }: PodNodegroupProps): Finding[] {
  if (instanceTypes.length <= MOST_TYPES) return [];
  return [invalid('instanceTypes', `'instanceTypes' has ${instanceTypes.length} types, and a node group takes ${MOST_TYPES}; leave some out, or make a node group for the rest`)];
}

function labelFindings(labels: { [name: string]: string } = {}): Finding[] {
  return Object.entries(labels).flatMap(([name, value]) => [
    ...Token.isUnresolved(name) || !name.includes('/') || name.length <= MOST_LABEL ? [] : [invalid('labels',
      `'labels' holds the name '${name}' of ${name.length} characters, and EKS takes ${MOST_LABEL} with its prefix; shorten it`)],
    ...value === '' ? [invalid('labels', `'labels' gives '${name}' an empty value, and EKS takes 1 to ${MOST_LABEL} characters; give one, as in 'true'`)] : [],
  ]);
}

function taintFindings(taints: TaintSpec[] = []): Finding[] {
  const names = taints.filter(({ key }) => key !== undefined).map(({ key, effect }) => `${key}:${effect}`);
  const twice = [...new Set(names.filter((name, index) => !Token.isUnresolved(name) && names.indexOf(name) < index))];
  const effects = Object.values(TaintEffect);
  const unknown = taints.filter(({ effect }) => effect !== undefined && !Token.isUnresolved(effect) && !effects.includes(effect));
  return [
    ...unknown.map(({ effect }) => invalid('taints', `'taints' holds the effect '${effect}'; give one of ${effects.join(', ')}`)),
    ...taints.length <= MOST_TAINTS ? [] : [invalid('taints', `'taints' has ${taints.length} taints, and a node group takes ${MOST_TAINTS}; leave some out`)],
    ...twice.map((name) => invalid('taints', `'taints' holds ${name} more than once, and a node has one taint of a key and an effect; leave one out`)),
  ];
}

function tagFindings(tags: { [name: string]: string } = {}): Finding[] {
  const names = Object.keys(tags);
  const tooLong = (text: string, most: number) => !Token.isUnresolved(text) && text.length > most;
  return [
    ...names.length <= MOST_TAGS ? [] : [invalid('tags', `'tags' has ${names.length} tags, and a resource takes ${MOST_TAGS}; leave some out`)],
    ...names.flatMap((name) => [
      ...name === '' ? [invalid('tags', "'tags' holds a tag without a name; give it one, or leave it out")] : [],
      ...tooLong(name, MOST_TAG_NAME) ? [invalid('tags', `'tags' holds the name '${name}' of ${name.length} characters, and a tag takes ${MOST_TAG_NAME}; shorten it`)] : [],
      ...tooLong(tags[name], MOST_TAG_VALUE)
        ? [invalid('tags', `'tags' gives '${name}' a value of ${tags[name].length} characters, and a tag takes ${MOST_TAG_VALUE}; shorten it`)] : [],
      ...name.toLowerCase().startsWith('aws:') ? [invalid('tags', `'tags' holds '${name}', and names that begin with aws: are those of AWS; use another prefix`)] : [],
    ]),
  ];
}

function diskFindings(diskSize: number | undefined, least: number = 1): Finding[] {
  if (diskSize === undefined || Token.isUnresolved(diskSize) || !Number.isSafeInteger(diskSize) || diskSize < 1) return [];
  if (diskSize > MOST_GIB) return [invalid('diskSize', `'diskSize' is ${diskSize} GiB, and a gp3 volume has at most ${MOST_GIB}; give less`)];
  if (diskSize >= least) return [];
  return [invalid('diskSize', `'diskSize' is ${diskSize} GiB, less than the ${least} of the snapshot that EKS's AMI starts from, so that no node would start; give ${least} or more`)];
}

function releaseFindings(releaseVersion: string | undefined, os: NodeOs): Finding[] {
  const { form, example } = RELEASES[os];
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
