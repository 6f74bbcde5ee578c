import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };
import { NodeOs } from './node-os';

/**
 * User data that tells kubelet its pod count, in the form of the operating system. EKS adds its own part.
 */
export function nodeUserData(os: NodeOs, maxPods: number): ec2.UserData {
  return os === NodeOs.BOTTLEROCKET ? ec2.UserData.custom(bottlerocketSettings(maxPods)) : nodeConfig(maxPods);
}

/**
 * A NodeConfig part for nodeadm. kubelet takes its pod count from `config.maxPods`, and nodeadm the memory that kubelet
 * withholds from `maxPodsExpression`: both say the same number.
 *
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
 */
function nodeConfig(maxPods: number): ec2.UserData {
  const config = {
    apiVersion: 'node.eks.aws/v1alpha1',
    kind: 'NodeConfig',
    spec: { kubelet: { maxPodsExpression: String(maxPods), config: { maxPods } } },
  };
  const userData = new ec2.MultipartUserData();
  userData.addPart(ec2.MultipartBody.fromRawBody({ contentType: 'application/node.eks.aws', body: JSON.stringify(config, undefined, 2) }));
  return userData;
}

/**
 * Bottlerocket settings; they win over those of EKS.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
function bottlerocketSettings(maxPods: number): string {
  // Required here: the package offers CommonJS code, but describes its types as an ES module only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { stringify } = require('smol-toml') as typeof toml;
  return stringify({ settings: { kubernetes: { 'max-pods': maxPods } } });
}
