import { Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { ClusterIntroduction, readCluster } from '../join/cluster-introduction';
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
  readonly kubeletFlags?: string[];
}

const SYSTEMS = Object.values(OPERATING_SYSTEMS).map(enumName);

/**
 * What nodes with an AMI of the user's own must be told to join, and options that contradict it. Nodes with one of EKS's are told nothing.
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
  const { machineImageId, os, taints, kubeletFlags } = asked;
  if (machineImageId === undefined) return { value: {}, findings: [...withoutOwnAmi(asked), ...registrationFindings(asked)] };
  const refused = besideOwnAmi(machineImageId, asked);
  if (os === undefined) return { findings: refused };
  const { value: introduction, findings } = readCluster(asked, mode.family, features.needsServiceCidr);
  const ofRegistration = registrationFindings({ labels: kubeletLabels(asked.labels), taints }, kubeletFlags);
  const all = [...refused, ...findings, ...ofRegistration];
  if (introduction === undefined) return { findings: all };
  return { value: { introduction, registration: { labels: kubeletLabels(labels), taints } }, findings: all };
}

function withoutOwnAmi(asked: OwnAmiAsked): Finding[] {
  const { os, amiType } = asked;
  const cidrs = (['serviceIpv4Cidr', 'serviceIpv6Cidr'] as const).filter((name) => asked[name] !== undefined);
  return [
    ...os === undefined || amiType === undefined ? [] : [refusal('os', `is ${os}, and 'amiType' ${amiType} says already what the nodes run; give one of them`)],
    ...cidrs.map((name) => refusal(name, "is for nodes with 'machineImageId'; EKS tells it the others, so leave it out")),
  ];
}

function besideOwnAmi(machineImageId: string, { os, amiType, releaseVersion }: OwnAmiAsked): Finding[] {
  const isId = Token.isUnresolved(machineImageId) || /^ami-[0-9a-f]{8,}$/.test(machineImageId);
  return [
    ...isId ? [] : [refusal('machineImageId', `must be the id of an AMI, as in ami-0123456789abcdef0, or a token; got '${machineImageId}'`)],
    ...os !== undefined ? [] : [refusal('os',
      `is not given, and what is on the AMI of 'machineImageId' cannot be seen; give ${SYSTEMS.slice(0, -1).join(', ')} or ${SYSTEMS[SYSTEMS.length - 1]}`)],
    ...amiType === undefined ? [] : [refusal('amiType', `is ${amiType}, which names an AMI of EKS beside 'machineImageId'; give one of them`)],
    ...releaseVersion === undefined ? [] : [refusal('releaseVersion', "is of the AMIs of EKS, and 'machineImageId' names another; leave it out")],
  ];
}

function refusal(name: string, message: string): Finding {
  return findingOf('option-refused', name, `'${name}' ${message}`);
}
