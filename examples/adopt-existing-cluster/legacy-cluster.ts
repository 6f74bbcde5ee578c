import * as eks from 'aws-cdk-lib/aws-eks';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { plainVpc } from './plain-vpc';

/** A layer with kubectl, as `aws-eks` wants one. */
const KUBECTL_LAYER = 'arn:aws:lambda:us-west-2:111122223333:layer:kubectl:1';

/** A cluster of `aws-eks`, which no step touches. */
export function plainCluster(scope: Construct): eks.Cluster {
  return new eks.Cluster(scope, 'Cluster', {
    vpc: plainVpc(scope, 24),
    version: eks.KubernetesVersion.V1_34,
    kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(scope, 'Kubectl', KUBECTL_LAYER),
    defaultCapacity: 0,
    authenticationMode: eks.AuthenticationMode.API_AND_CONFIG_MAP,
  });
}

/**
 * Keeps the ConfigMap aws-auth, which `aws-eks` makes for node groups of its own and deletes with the last of them.
 * Other nodes are let in by access entries.
 */
export function keepAwsAuth(cluster: eks.Cluster): eks.AwsAuth {
  return cluster.awsAuth;
}
