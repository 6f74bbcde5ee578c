import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };
import { ClusterIntroduction, dnsAddress } from './cluster-introduction';
import { Registration, registrationFlags, registrationSettings } from './registration';
import { NodeBootstrapOptions } from '../node-bootstrap-options';
import { NodeOs } from '../node-os';

/** The content type by which nodeadm finds its configuration. */
export const NODE_CONFIG_TYPE = 'application/node.eks.aws';

/** What nodes are told beside their pod count. */
export type NodeSettings = Pick<NodeBootstrapOptions, 'kubeletConfig' | 'kubeletFlags' | 'userDataParts' | 'bottlerocketSettings'>;

/** The same, with what EKS tells nodes unless they have an AMI of their own. */
export interface NodeTold extends NodeSettings {
  /** The cluster, for nodes that EKS does not introduce to it. */
  readonly introduction?: ClusterIntroduction;

  /** What they register with, where EKS does not see to it. */
  readonly registration?: Registration;
}

/**
 * User data that tells kubelet its pod count, in the form of the operating system, and the settings of the user. EKS adds its own part, unless the nodes have an AMI
 * of their own: then it says all that a node must know.
 */
export function nodeUserData(os: NodeOs, maxPods: number, settings: NodeTold = {}): ec2.UserData {
  return os === NodeOs.BOTTLEROCKET ? ec2.UserData.custom(bottlerocketToml(maxPods, settings)) : multipart(maxPods, settings);
}

/**
 * A NodeConfig part for nodeadm, the last of the user's, for the later wins. kubelet takes its pod count from `config.maxPods`, and nodeadm the memory that kubelet
 * withholds from `maxPodsExpression`: both say the same number.
 *
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
 */
function multipart(maxPods: number, told: NodeTold): ec2.UserData {
  const { kubeletConfig, kubeletFlags = [], userDataParts = [], introduction, registration = {} } = told;
  const flags = [...registrationFlags(registration), ...kubeletFlags];
  const kubelet = {
    maxPodsExpression: String(maxPods),
    config: { ...kubeletConfig, maxPods },
    ...(flags.length === 0 ? {} : { flags }),
  };
  const config = {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: introduction === undefined ? { kubelet } : { cluster: introduction, kubelet },
  };
  const userData = new ec2.MultipartUserData();
  for (const part of userDataParts) userData.addPart(part);
  userData.addPart(ec2.MultipartBody.fromRawBody({ contentType: NODE_CONFIG_TYPE, body: JSON.stringify(config, undefined, 2) }));
  return userData;
}

/**
 * Bottlerocket settings; they win over those of EKS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
function bottlerocketToml(maxPods: number, { bottlerocketSettings: own = {}, introduction, registration = {} }: NodeTold): string {
  // Required here: the package offers CommonJS code, but describes its types as an ES module only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { stringify } = require('smol-toml') as typeof toml;
  const kubernetes = {
    ...introduction && introductionSettings(introduction),
    ...own.kubernetes,
    ...registrationSettings(registration, own.kubernetes),
    'max-pods': maxPods,
  };
  return stringify({ settings: { ...own, kubernetes } });
}

function introductionSettings(introduction: ClusterIntroduction): { [name: string]: string } {
  const dns = dnsAddress(introduction);
  return {
    'api-server': introduction.apiServerEndpoint,
    'cluster-certificate': introduction.certificateAuthority,
    'cluster-name': introduction.name,
    ...dns === undefined ? {} : { 'cluster-dns-ip': dns },
  };
}
