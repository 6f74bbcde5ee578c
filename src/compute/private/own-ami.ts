import { Token } from 'aws-cdk-lib';
import { ClusterIntroduction, clusterIntroduction } from './cluster-introduction';
import { kubeletLabels, registrationFindings } from './registration';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** Whether the nodes have an AMI of their own, and what they must then be told. */
export interface OwnAmi {
  readonly given: boolean;
  readonly introduction?: ClusterIntroduction;
  readonly findings: Finding[];
}

/**
 * What follows from an AMI of the user's own, and options that contradict it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-custom-ami
 */
export function ownAmi(props: PodNodegroupProps): OwnAmi {
  const { machineImageId, os, amiType, releaseVersion, taints } = props;
  const findings: Finding[] = [];
  const refuse = (name: string, message: string) => findings.push(findingOf('option-refused', name, `'${name}' ${message}`));
  if (machineImageId === undefined) {
    if (os !== undefined && amiType !== undefined) refuse('os', `is ${os}, and 'amiType' ${amiType} says already what the nodes run; give one of them`);
    for (const name of ['serviceIpv4Cidr', 'serviceIpv6Cidr'] as const) {
      if (props[name] !== undefined) refuse(name, "is for nodes with 'machineImageId'; EKS tells it the others, so leave it out");
    }
    return { given: false, findings: [...findings, ...registrationFindings(props)] };
  }
  if (!Token.isUnresolved(machineImageId) && !/^ami-[0-9a-f]{8,}$/.test(machineImageId)) {
    refuse('machineImageId', `must be the id of an AMI, as in ami-0123456789abcdef0, or a token; got '${machineImageId}'`);
  }
  if (os === undefined) refuse('os', "is not given, and what is on the AMI of 'machineImageId' cannot be seen; give NodeOs.AL2023, NodeOs.BOTTLEROCKET or NodeOs.WINDOWS");
  if (amiType !== undefined) refuse('amiType', `is ${amiType}, which names an AMI of EKS beside 'machineImageId'; give one of them`);
  if (releaseVersion !== undefined) refuse('releaseVersion', "is of the AMIs of EKS, and 'machineImageId' names another; leave it out");
  if (os === undefined) return { given: true, findings };
  const { introduction, findings: missing } = clusterIntroduction(props, os, props.podNetworking.ipFamily);
  const ofRegistration = registrationFindings({ labels: kubeletLabels(props.labels), taints }, props.kubeletFlags);
  return { given: true, introduction, findings: [...findings, ...missing, ...ofRegistration] };
}
