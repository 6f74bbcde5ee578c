import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { clustersByKey, groupsByCluster } from './order-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { UNUSED_SETTING_WORDS } from '../findings/words/vpc-cni/unused-settings';
import { keyOf } from '../templates/rendering';
import { StageTree } from '../templates/stage-tree';

/** Types of what can start nodes beside managed groups, or of what Karpenter reads. */
const OTHER_NODES = [
  'AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::Instance', 'AWS::SageMaker::Cluster', 'AWS::EC2::LaunchTemplate',
  'Custom::AWSCDK-EKS-KubernetesResource', 'Custom::AWSCDK-EKS-HelmChart',
];

/** That no node of a cluster reads the settings of the add-on: those of Auto Mode run a plug-in of their own. */
export function autoModeFindings(tree: StageTree, addon: eks.CfnAddon): Finding[] {
  const key = keyOf(addon.clusterName, addon);
  const cluster = tree.fact(clustersByKey).get(key)?.find((each) => each instanceof eks.CfnCluster);
  const { computeConfig } = cluster ?? {};
  const isOn = computeConfig !== undefined && 'enabled' in computeConfig && computeConfig.enabled === true;
  if (!isOn || (tree.fact(groupsByCluster).get(key) ?? []).length > 0) return [];
  if (OTHER_NODES.some((type) => tree.ofType(type).length > 0)) return [];
  const path = cluster!.node.path;
  return [findingOf(UNUSED_SETTING_WORDS.inAutoMode, about.resource(addon.node.path), { cluster: path })];
}
