import { Construct } from 'constructs';
import { PlannerProps } from './cluster-planner';
import { secondPlanFindings } from './noted-plans';
import { planningFindings } from './planning-numbers';
import { addonsIn } from '../../cni/noted-addons';
import { networkingFindings } from '../../compute/nodes/node-zones';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { about } from '../../findings/subject';
import { CLUSTER_PLAN_WORDS as WORDS } from '../../findings/words/cluster/plans-of-clusters';
import { ClusterPlanProps } from '../cluster-plan-props';

/**
 * Reads the props of a plan.
 *
 * @param scope the plan
 */
export function planDesign(props: ClusterPlanProps, scope: Construct): Checked<Omit<PlannerProps, 'fargatePods'>> {
  const { podNetworking, planning, onOvercommit } = props;
  const cluster = ClusterView.of(props);
  const { identity } = cluster;
  const controlPlaneSubnets = props.controlPlaneSubnets ?? cluster.controlPlaneSubnets;
  const addonOfCluster = () => addonsIn(scope.node.root).find((addon) => addon.cluster.isSameAs(identity) === true);
  return {
    value: {
      ...planning,
      onOvercommit,
      cluster: identity,
      podNetworking: () => podNetworking ?? addonOfCluster()?.podNetworking,
      ipFamily: cluster.ipFamily,
      controlPlaneSubnets: controlPlaneSubnets ?? [],
    },
    findings: [
      ...cluster.findings,
      ...cluster.accessFindings(scope),
      ...secondPlanFindings(scope, identity),
      ...podNetworking === undefined ? [] : networkingFindings(cluster, podNetworking),
      ...planningFindings(planning),
      ...controlPlaneSubnets === undefined
        ? [findingOf(WORDS.controlPlaneUnknown, about.prop('controlPlaneSubnets'), {})]
        : [],
    ],
  };
}
