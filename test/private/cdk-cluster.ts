import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { configurationOf } from './cdk-addon';
import { types } from './cdk-nodegroup';
import { CfnTemplate, idsOfType } from './template-graph';
import { PodCapacityCluster } from '../../src/cluster/pod-capacity-cluster';
import { ClusterNodegroupOptions, PodCapacityClusterProps } from '../../src/cluster/pod-capacity-cluster-props';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../src/network/pod-network';

export const M5_LARGE = { instanceTypes: types('m5.large') };

/** A stack of an app without further context. */
export function plainStack(region?: string, app: App = new App()): Stack {
  return new Stack(app, 'Stack', { env: { region } });
}

/** A cluster in zones a to c of the stack's Region, with pods in 100.64.0.0/16, unless told otherwise; it has no group yet. */
export function clusterIn(stack: Stack, props: Partial<PodCapacityClusterProps> = {}): PodCapacityCluster {
  const zones = ['a', 'b', 'c'].map((letter) => `${stack.region}${letter}`);
  return new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    ...(props.vpc === undefined ? { availabilityZones: zones } : {}),
    ...props,
  });
}

/** Such a cluster in eu-west-1 with one group, `General`, of m5.large unless told otherwise. */
export function clusterWithGroup(props: Partial<PodCapacityClusterProps> = {}, group: Partial<ClusterNodegroupOptions> = {}, stack = plainStack('eu-west-1')): PodCapacityCluster {
  const platform = clusterIn(stack, props);
  platform.addNodegroup('General', { ...M5_LARGE, ...group });
  return platform;
}

/** The template of a cluster's stack. */
export function templateOf(platform: PodCapacityCluster): CfnTemplate {
  return Template.fromStack(Stack.of(platform)).toJSON() as CfnTemplate;
}

/** The logical id of an add-on by its name. */
export function addonNamed(template: CfnTemplate, name: string): string {
  return idsOfType(template, 'AWS::EKS::Addon').find((id) => template.Resources[id].Properties.AddonName === name)!;
}

/** The configuration of a cluster's VPC CNI. */
export function vpcCniConfigurationOf(platform: PodCapacityCluster): ReturnType<typeof configurationOf> {
  return configurationOf(platform.podNetworking as VpcCniAddon);
}
