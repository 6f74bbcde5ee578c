import { Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODEGROUP_OPTION_WORDS as WORDS } from '../../findings/words/nodes/nodegroup-options';
import { ClusterIntroduction, readIntroduction } from '../join/cluster-introduction';
import { kubeletLabels, Registration, registrationFindings } from '../join/registration';
import { ServiceCidrs } from '../join/service-cidrs';
import { NodeOs } from '../node-os';
import { NodeMode } from '../nodes/node-mode';
import { OperatingSystemDesign } from '../os/os-design';
import { enumName, OPERATING_SYSTEMS } from '../os/os-registry';

/** What nodes are told of the cluster and register with, where EKS does not see to it. */
export interface GroupJoin {
  readonly introduction?: ClusterIntroduction;
  readonly registration?: Registration;
}

/** Options that an AMI of the user's own bears on. */
export interface OwnAmiAsked extends ServiceCidrs, Registration {
  readonly machineImageId?: string;
  readonly os?: NodeOs;
  readonly amiType?: eks.NodegroupAmiType;
  readonly releaseVersion?: string;
}

const SYSTEMS = Object.values(OPERATING_SYSTEMS).map(enumName);

/**
 * What nodes with an AMI of the user's own must be told to join, and options that contradict it. Nodes with one of
 * EKS's are told nothing.
 *
 * @param labels those of the nodes, with that of their ENIConfig
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-custom-ami
 */
export function readJoin(
  asked: OwnAmiAsked,
  { features }: OperatingSystemDesign,
  mode: NodeMode,
  labels?: { [name: string]: string },
): Checked<GroupJoin> {
  const { machineImageId, os, taints } = asked;
  if (machineImageId === undefined) {
    return { value: {}, findings: [...withoutOwnAmi(asked), ...registrationFindings(asked)] };
  }
  const refused = besideOwnAmi(machineImageId, asked);
  if (os === undefined) return { findings: refused };
  const { value: introduction, findings } = readIntroduction(asked, mode.family, features.needsServiceCidr);
  const ofRegistration = registrationFindings({ labels: kubeletLabels(asked.labels), taints });
  const all = [...refused, ...findings, ...ofRegistration];
  if (introduction === undefined) return { findings: all };
  return { value: { introduction, registration: { labels: kubeletLabels(labels), taints } }, findings: all };
}

function withoutOwnAmi(asked: OwnAmiAsked): Finding[] {
  const { os, amiType } = asked;
  const cidrs = (['serviceIpv4Cidr', 'serviceIpv6Cidr'] as const).filter((name) => asked[name] !== undefined);
  return [
    ...os === undefined || amiType === undefined ? [] : [findingOf(WORDS.osTwice, about.prop('os'), { os, amiType })],
    ...cidrs.map((name) => findingOf(WORDS.cidrWithAmiOfEks, about.prop(name), { prop: name })),
  ];
}

function besideOwnAmi(machineImageId: string, { os, amiType, releaseVersion }: OwnAmiAsked): Finding[] {
  const isId = Token.isUnresolved(machineImageId) || /^ami-[0-9a-f]{8,}$/.test(machineImageId);
  return [
    ...isId ? [] : [findingOf(WORDS.noImageId, about.prop('machineImageId'), { got: machineImageId })],
    ...os !== undefined ? [] : [findingOf(WORDS.osMissing, about.prop('os'), { choices: SYSTEMS })],
    ...amiType === undefined ? [] : [findingOf(WORDS.amiTypeBesideOwn, about.prop('amiType'), { amiType })],
    ...releaseVersion === undefined ? [] : [findingOf(WORDS.releaseBesideOwn, about.prop('releaseVersion'), {})],
  ];
}
