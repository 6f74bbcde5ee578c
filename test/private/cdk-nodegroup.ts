import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { AddonSettings, Platform, platformOf } from './cdk-addon';
import { stackIn } from './cdk-fixtures';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';

/** Instance types by name. */
export function types(...names: string[]): ec2.InstanceType[] {
  return names.map((name) => new ec2.InstanceType(name));
}

/** A group of m5.large, unless told otherwise, on the platform of a test. */
export function groupOn({ stack, cluster, cni }: Platform, options: Partial<PodNodegroupOptions> = {}, id: string = 'Group'): PodNodegroup {
  return new PodNodegroup(stack, id, { cluster, podNetworking: cni, instanceTypes: types('m5.large'), ...options });
}

/** The same on a platform of its own. */
export function groupOf(options: Partial<PodNodegroupOptions> = {}, settings: AddonSettings = {}, stack: Stack = stackIn()): PodNodegroup {
  return groupOn(platformOf(settings, stack), options);
}

/** The `AWS::EKS::Nodegroup` of a group. */
export function resourceOf(group: PodNodegroup): eks.CfnNodegroup {
  return group.nodegroup.node.defaultChild as eks.CfnNodegroup;
}

/** The data of the launch template of a group, as the template holds it before tags are put on. */
export function launchDataOf(group: PodNodegroup): Record<string, unknown> {
  const { launchTemplateData } = group.launchTemplate.node.defaultChild as ec2.CfnLaunchTemplate;
  return Stack.of(group).resolve(launchTemplateData);
}
