import { PLANNING } from './plan-files';
import { CLUSTER, CLUSTER_DETAILS } from '../../eks/detail-shapes';
import { Finding } from '../../findings/finding';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { argumentFindings, having, listOf, oneOf } from '../../validation/prop-shapes';
import { ClusterPlanProps } from '../cluster-plan-props';

/** Props of a plan that cannot be read, to be asked before they are. */
export function planShapeFindings(props: ClusterPlanProps): Finding[] {
  return argumentFindings('ClusterPlanProps', props, {
    cluster: CLUSTER,
    clusterDetails: CLUSTER_DETAILS,
    podNetworking: having("a VpcCniAddon, or the 'podNetworking' of a PodCapacityCluster", 'ipAssignment'),
    controlPlaneSubnets: listOf('subnets', having('a subnet', 'subnetId')),
    onOvercommit: oneOf(OvercommitPolicy),
    planning: PLANNING,
  }, ['cluster']);
}
