import { CfnResource, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';

/** The version of Kubernetes of a cluster that the app makes, where it is known at synth. */
export function kubernetesOf(cluster: eks.ICluster): string | undefined {
  const made = cluster.node.defaultChild ?? cluster.node.tryFindChild('Resource');
  if (made === undefined || !CfnResource.isCfnResource(made)) return undefined;
  const { version } = made as eks.CfnCluster;
  return typeof version === 'string' && !Token.isUnresolved(version) ? version : undefined;
}
