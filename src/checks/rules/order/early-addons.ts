import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { TEMPLATE_ORDER_WORDS } from '../../../findings/words/checks/template-order';
import { AppResource } from '../../../templates/app-resources';
import { formsOf, isUnknown, listOf, textOf, truthOf } from '../../../templates/forms';
import { AppModel, ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { chartName } from '../../facts/kubernetes-facts';
import { PartOrder } from '../../facts/order/part-order';
import { located, LocatedFinding } from '../located-finding';

/** Add-ons of EKS that are Deployments, with the namespace that they run in: without a node they stay DEGRADED. */
const NEEDING_NODES: Readonly<Record<string, string>> = {
  'coredns': 'kube-system',
  'aws-ebs-csi-driver': 'kube-system',
  'aws-efs-csi-driver': 'kube-system',
  'metrics-server': 'kube-system',
};

/** What makes nodes of its own, and is no node group. */
const NODE_MAKERS = ['karpenter', 'karpenter-crd', 'cluster-autoscaler'];

/** Add-ons that need a node, and that all nodes wait for. */
export function earlyAddonFindings(model: ClusterModel, order: PartOrder, app: AppModel): LocatedFinding[] {
  return model.addons.flatMap((addon) => {
    const name = textOf(addon.properties.AddonName) ?? '';
    if (!Object.hasOwn(NEEDING_NODES, name) || canRunElsewhere(addon, model, order, app)) return [];
    const hosts = [
      ...model.groups.filter((group) => canHost(group, addon)).map(({ resource }) => resource),
      ...model.scalingGroups,
      ...model.fargateProfiles.filter((profile) => selects(profile, NEEDING_NODES[name])),
    ];
    if (hosts.length === 0 || !hosts.every((host) => order.always(host, addon))) return [];
    return located(addon, [], [
      findingOf(TEMPLATE_ORDER_WORDS.addonBeforeNodes, about.resource(addon.path), {
        name,
        addon: addon.path,
        nodes: hosts.map(({ path }) => path),
      }),
    ]);
  });
}

/** Whether there can be nodes that the app does not tell of. */
function canRunElsewhere(
  addon: AppResource,
  { cluster, charts }: ClusterModel,
  order: PartOrder,
  { resources, strayScalingGroups }: AppModel,
): boolean {
  if (cluster === undefined) return true;
  const autoMode = formsOf(cluster.properties.ComputeConfig).Enabled;
  return isUnknown(cluster.properties.ComputeConfig) || (autoMode !== undefined && truthOf(autoMode) !== false)
    || charts.some((chart) => NODE_MAKERS.includes(chartName(chart)))
    || strayScalingGroups.some((group) => !order.always(group, addon))
    || resources.ofType('AWS::SageMaker::Cluster').length > 0;
}

/** Whether pods of an add-on may run on the nodes of a group, for all that is known. */
function canHost({ os, resource: { properties } }: GroupFacts, addon: AppResource): boolean {
  if (!os.features.runsCoreDns) return false;
  // What it tolerates can be told in its configuration.
  if (addon.properties.ConfigurationValues !== undefined) return true;
  return !listOf(properties.Taints).map(formsOf).some(({ Key: key, Effect: effect }) => (
    textOf(key) !== undefined && textOf(key) !== 'CriticalAddonsOnly'
    && ['NO_SCHEDULE', 'NO_EXECUTE'].includes(textOf(effect) ?? '')));
}

/** Whether a Fargate profile takes pods of a namespace, for all that is known. */
function selects({ properties: { Selectors: selectors } }: AppResource, namespace: string): boolean {
  if (!Array.isArray(selectors)) return true;
  return selectors.map(formsOf).some(({ Namespace: pattern }) => (
    textOf(pattern) === undefined || /[*?]/.test(textOf(pattern)!) || textOf(pattern) === namespace));
}
