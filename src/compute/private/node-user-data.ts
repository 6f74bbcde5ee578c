import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };
import { NodeBootstrapOptions } from '../node-bootstrap-options';
import { NodeOs } from '../node-os';

/** The content type by which nodeadm finds its configuration. */
export const NODE_CONFIG_TYPE = 'application/node.eks.aws';

/** What nodes are told beside their pod count. */
export type NodeSettings = Pick<NodeBootstrapOptions, 'kubeletConfig' | 'kubeletFlags' | 'userDataParts' | 'bottlerocketSettings'>;

/**
 * User data that tells kubelet its pod count, in the form of the operating system, and the settings of the user. EKS adds its own part.
 */
export function nodeUserData(os: NodeOs, maxPods: number, settings: NodeSettings = {}): ec2.UserData {
  return os === NodeOs.BOTTLEROCKET ? ec2.UserData.custom(bottlerocketToml(maxPods, settings)) : multipart(maxPods, settings);
}

/**
 * A NodeConfig part for nodeadm, the last of the user's, for the later wins. kubelet takes its pod count from `config.maxPods`, and nodeadm the memory that kubelet
 * withholds from `maxPodsExpression`: both say the same number.
 *
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
 */
function multipart(maxPods: number, { kubeletConfig, kubeletFlags: flags = [], userDataParts = [] }: NodeSettings): ec2.UserData {
  const kubelet = {
    maxPodsExpression: String(maxPods),
    config: { ...kubeletConfig, maxPods },
    ...(flags.length === 0 ? {} : { flags }),
  };
  const config = { apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet } };
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
function bottlerocketToml(maxPods: number, { bottlerocketSettings: own = {} }: NodeSettings): string {
  // Required here: the package offers CommonJS code, but describes its types as an ES module only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { stringify } = require('smol-toml') as typeof toml;
  return stringify({ settings: { ...own, kubernetes: { ...own.kubernetes, 'max-pods': maxPods } } });
}
