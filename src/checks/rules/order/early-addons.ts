import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { TEMPLATE_ORDER_WORDS } from '../../../findings/words/checks/order/template-order';
import { AppResource } from '../../../templates/app-resources';
import { formsOf, isUnknown, listOf, textOf } from '../../../templates/forms';
import { AppModel, ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { PartOrder, STARTED, startedNodes } from '../../facts/order/part-order';
import { located, LocatedFinding } from '../located-finding';

/** Add-ons of EKS that are Deployments, with the namespace that they run in: without a node they stay DEGRADED. */
export const NEEDING_NODES: Readonly<Record<string, string>> = {
  'coredns': 'kube-system',
  'aws-ebs-csi-driver': 'kube-system',
  'aws-efs-csi-driver': 'kube-system',
  'metrics-server': 'kube-system',
};

/** What can be nodes of a cluster that it does not name. */
export const OF_ANY_CLUSTER = ['AWS::AutoScaling::AutoScalingGroup', 'AWS::SageMaker::Cluster'];

/** Add-ons that need a node, and that all nodes wait for. */
export function earlyAddonFindings(model: ClusterModel, order: PartOrder, app: AppModel): LocatedFinding[] {
  return model.addons.flatMap((addon) => {
    const name = textOf(addon.properties.AddonName) ?? '';
    if (!Object.hasOwn(NEEDING_NODES, name) || canRunElsewhere(addon, model, order, app)) return [];
    const hosts = [
      ...model.groups.filter((group) => canHost(group, addon)).map(({ resource }) => resource),
      ...startedNodes(model),
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
  { cluster, nodeSources, unplaced }: ClusterModel,
  order: PartOrder,
  { resources, nodeSources: all }: AppModel,
): boolean {
  if (cluster === undefined) return true;
  const autoMode = formsOf(cluster.properties.ComputeConfig).Enabled;
  const known = all.map(({ resource }) => resource.path);
  const strays = resources.ofType(...OF_ANY_CLUSTER).filter(({ path }) => !known.includes(path));
  return isUnknown(cluster.properties.ComputeConfig) || isUnknown(autoMode)
    || nodeSources.some(({ kind }) => !STARTED.includes(kind))
    || [...strays, ...unplaced.hosts].some((stray) => !order.always(stray, addon));
}

/** Whether pods of an add-on may run on the nodes of a group, for all that is known. */
export function canHost({ os, resource: { properties } }: GroupFacts, addon: AppResource): boolean {
  if (!os.features.runsCoreDns) return false;
  // What it tolerates can be told in its configuration.
  if (addon.properties.ConfigurationValues !== undefined) return true;
  return !listOf(properties.Taints).map(formsOf).some(({ Key: key, Effect: effect }) => (
    textOf(key) !== undefined && textOf(key) !== 'CriticalAddonsOnly'
    && ['NO_SCHEDULE', 'NO_EXECUTE'].includes(textOf(effect) ?? '')));
}

/** Whether a Fargate profile takes pods of a namespace, for all that is known. */
export function selects({ properties: { Selectors: selectors } }: AppResource, namespace: string): boolean {
  if (!Array.isArray(selectors)) return true;
  return selectors.map(formsOf).some(({ Namespace: pattern }) => (
    textOf(pattern) === undefined || /[*?]/.test(textOf(pattern)!) || textOf(pattern) === namespace));
}
