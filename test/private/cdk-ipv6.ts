import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { AddonSettings, Platform } from './cdk-addon';
import { stackIn } from './cdk-fixtures';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';

/** A dual-stack VPC of the app with a public and a private subnet in two zones. */
export function dualStackVpc(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', { ipProtocol: ec2.IpProtocol.DUAL_STACK, availabilityZones: ['eu-west-1a', 'eu-west-1b'], natGateways: 1 });
}

/** A cluster with IPv6. */
export function ipv6ClusterOf(stack: Stack, vpc: ec2.IVpc = dualStackVpc(stack), ipFamily = eks.IpFamily.IP_V6): eks.Cluster {
  return new eks.Cluster(stack, 'Cluster', {
    vpc,
    ipFamily,
    version: eks.KubernetesVersion.V1_34,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
}

/** A cluster with IPv6, with the add-on on it. */
export function ipv6PlatformOf(settings: AddonSettings = {}, stack: Stack = stackIn()): Platform {
  const cluster = ipv6ClusterOf(stack);
  return { stack, cluster, cni: new VpcCniAddon(stack, 'Cni', { cluster, ...settings }) };
}

/** An imported cluster with IPv6, as far as nodes must know it. */
export function importedIpv6Cluster(stack: Stack): eks.ICluster {
  return eks.Cluster.fromClusterAttributes(stack, 'Imported', {
    clusterName: 'imported', ipFamily: eks.IpFamily.IP_V6, vpc: dualStackVpc(stack), clusterEndpoint: 'https://endpoint', clusterCertificateAuthorityData: 'Q0E=',
  });
}
