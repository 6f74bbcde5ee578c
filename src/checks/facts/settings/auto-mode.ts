import { AppResources } from '../../../templates/app-resources';
import { formsOf, truthOf } from '../../../templates/forms';
import { ClusterModel } from '../cluster-model';

/** Types of what can start nodes of other kinds, on which the VPC CNI runs. */
const OTHER_NODES = ['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::Instance', 'AWS::SageMaker::Cluster'];

/** The API of Karpenter's own classes of nodes; those of Auto Mode have another one. */
const KARPENTER = /karpenter\.k8s\.aws/;

/** Whether all nodes of a cluster are known to be of Auto Mode, which has a network plug-in of its own. */
export function hasAutoModeNodesOnly({ cluster, groups, cni }: ClusterModel, resources: AppResources): boolean {
  if (cluster === undefined || truthOf(formsOf(cluster.properties.ComputeConfig).Enabled) !== true) return false;
  return groups.length === 0
    && resources.ofType(...OTHER_NODES).length === 0
    && !cni.manifests.some(({ properties }) => KARPENTER.test(JSON.stringify(properties)));
}
