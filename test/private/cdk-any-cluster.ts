import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ClusterDetails } from '../../src/eks/cluster-details';

/** What is said of an import, so that nodes can join it. */
const ATTRIBUTES = {
  clusterName: 'production',
  clusterEndpoint: 'https://A.gr7.eu-west-1.eks.amazonaws.com',
  clusterCertificateAuthorityData: 'QQ==',
  clusterSecurityGroupId: 'sg-0123456789abcdef0',
};

/** A cluster of one kind, and what has to be said beside it. */
export interface AnyCluster {
  readonly cluster: eks.IClusterRef;
  readonly clusterDetails?: ClusterDetails;
}

/** Props of clusters of `aws-eks`. */
export function legacyProps(stack: Stack, vpc: ec2.IVpc): legacy.ClusterProps {
  return {
    vpc,
    version: legacy.KubernetesVersion.V1_34,
    kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(stack, 'Kubectl', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1'),
    defaultCapacity: 0,
    authenticationMode: legacy.AuthenticationMode.API_AND_CONFIG_MAP,
  };
}

/** A cluster as CloudFormation knows it. */
export function plainCluster(stack: Stack, vpc: ec2.IVpc, props: Partial<eks.CfnClusterProps> = {}): eks.CfnCluster {
  return new eks.CfnCluster(stack, 'Cluster', {
    roleArn: 'arn:aws:iam::111122223333:role/cluster',
    version: '1.34',
    accessConfig: { authenticationMode: 'API' },
    resourcesVpcConfig: { subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId) },
    ...props,
  });
}

/** Each kind of cluster, in a VPC. */
export const CLUSTER_KINDS: Readonly<Record<string, (stack: Stack, vpc: ec2.IVpc) => AnyCluster>> = {
  'made by aws-eks': (stack, vpc) => ({ cluster: new legacy.Cluster(stack, 'Cluster', legacyProps(stack, vpc)) }),
  'imported by aws-eks': (stack, vpc) => ({ cluster: legacy.Cluster.fromClusterAttributes(stack, 'Cluster', { ...ATTRIBUTES, vpc }) }),
  'made by aws-eks-v2': (stack, vpc) => ({
    cluster: new eks.Cluster(stack, 'Cluster', {
      vpc,
      version: eks.KubernetesVersion.V1_34,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
    }),
  }),
  'imported by aws-eks-v2': (stack, vpc) => ({ cluster: eks.Cluster.fromClusterAttributes(stack, 'Cluster', { ...ATTRIBUTES, vpc }) }),
  'a CfnCluster': (stack, vpc) => ({ cluster: plainCluster(stack, vpc), clusterDetails: { vpc } }),
  'known by its name': (stack, vpc) => ({
    cluster: eks.CfnCluster.fromClusterName(stack, 'Cluster', ATTRIBUTES.clusterName),
    clusterDetails: {
      vpc,
      clusterEndpoint: ATTRIBUTES.clusterEndpoint,
      clusterCertificateAuthorityData: ATTRIBUTES.clusterCertificateAuthorityData,
      clusterSecurityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'OfCluster', ATTRIBUTES.clusterSecurityGroupId),
    },
  }),
};
