import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { TEMPLATE_ORDER_WORDS } from '../../../findings/words/checks/order/template-order';
import { ADDON_ORDER_WORDS } from '../../../findings/words/vpc-cni/addon-order';
import { AppResource, areTogether } from '../../../templates/app-resources';
import { ClusterModel, vpcCnis } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { chartName, pluginManifests } from '../../facts/kubernetes-facts';
import { credentialsNeedAgent } from '../../facts/order/cni-credentials';
import {
  addonsNamed, firstNodes, hasUnknownAddons, PartOrder, startedNodes, startsBare,
} from '../../facts/order/part-order';
import { located, LocatedFinding } from '../located-finding';

const AGENT = 'eks-pod-identity-agent';

/** Add-ons and charts without which nodes never become Ready, and which wait for the nodes. */
export function lateAddonFindings(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  return [...latePlugins(model, order), ...lateProxies(model, order), ...lateAgents(model, order)];
}

/** Whether nodes of a group have no network plug-in because one waits for them, and there is no other. */
export function isLatePlugin(plugin: AppResource, group: GroupFacts, model: ClusterModel, order: PartOrder): boolean {
  return startsBare(model) && isOnlyLate(plugin, pluginsOf(model), group.resource, order);
}

function latePlugins(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  if (!startsBare(model)) return [];
  const addons = vpcCnis(model.addons).flatMap((addon) => [
    ...firstNodes(model)
      .filter((group) => isLatePlugin(addon, group, model, order))
      .flatMap((group) => late(addon, group, order, ADDON_ORDER_WORDS.vpcCniLate)),
    ...scaledNodes(addon, pluginsOf(model), model, order),
  ]);
  const charts = model.networkCharts.flatMap((chart) => [
    ...firstNodes(model)
      .filter((group) => isLatePlugin(chart, group, model, order))
      .flatMap(({ resource }) => located(chart, [], [
        findingOf(TEMPLATE_ORDER_WORDS.chartLate, about.resource(chart.path), {
          groups: [resource.path],
          chart: chartName(chart),
          resource: chart.path,
          through: order.between(chart, resource),
        }),
      ])),
    ...scaledNodes(chart, pluginsOf(model), model, order),
  ]);
  return [...addons, ...charts];
}

/** The VPC CNI reaches the API server through kube-proxy, unless it is told the endpoint. */
function lateProxies(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  const { cni: { addon, configuration, environment }, networkCharts } = model;
  const isTold = environment.CLUSTER_ENDPOINT !== undefined && environment.CLUSTER_ENDPOINT !== '';
  const isUnread = configuration.isUnknown || configuration.problem !== undefined;
  if (!startsBare(model) || addon === undefined || isTold || isUnread) return [];
  if (networkCharts.length > 0 || hasUnknownAddons(model)) return [];
  const proxies = addonsNamed('kube-proxy', model);
  return proxies.flatMap((proxy) => [
    ...firstNodes(model)
      .filter(({ resource }) => isOnlyLate(proxy, proxies, resource, order))
      .flatMap((group) => late(proxy, group, order, ADDON_ORDER_WORDS.kubeProxyLate)),
    ...scaledNodes(proxy, proxies, model, order),
  ]);
}

function lateAgents(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  if (hasUnknownAddons(model) || model.charts.some((chart) => chartName(chart) === AGENT)) return [];
  const agents = addonsNamed(AGENT, model);
  return agents.flatMap((agent) => firstNodes(model)
    .filter(({ resource }) => isOnlyLate(agent, agents, resource, order))
    .filter((group) => credentialsNeedAgent(group, model, order))
    .flatMap((group) => late(agent, group, order, ADDON_ORDER_WORDS.agentLate)));
}

/** Whether a part waits for nodes, and no other one of its kind that is there with it can come before them. */
function isOnlyLate(part: AppResource, kind: readonly AppResource[], nodes: AppResource, order: PartOrder): boolean {
  return order.always(part, nodes) && kind.every((other) => !areTogether(part, other) || order.always(other, nodes));
}

function late(
  addon: AppResource,
  { resource }: GroupFacts,
  order: PartOrder,
  words: typeof ADDON_ORDER_WORDS.vpcCniLate,
): LocatedFinding[] {
  return located(addon, [], [
    findingOf(words, about.resource(addon.path), {
      groups: [resource.path],
      addon: addon.path,
      through: order.between(addon, resource),
    }),
  ]);
}

/** Auto Scaling groups and instances are there once they run, whether or not the nodes are Ready. */
function scaledNodes(
  need: AppResource,
  kind: readonly AppResource[],
  model: ClusterModel,
  order: PartOrder,
): LocatedFinding[] {
  return startedNodes(model)
    .filter((nodes) => isOnlyLate(need, kind, nodes, order))
    .flatMap((nodes) => located(need, [], [
      findingOf(TEMPLATE_ORDER_WORDS.neededByStarted, about.resource(need.path), {
        nodes: [nodes.path],
        need: need.path,
        through: order.between(need, nodes),
      }),
    ]));
}

/** What brings a network plug-in to the nodes of a cluster that has none by itself. */
function pluginsOf({ addons, networkCharts, cni: { manifests } }: ClusterModel): AppResource[] {
  return [...vpcCnis(addons), ...networkCharts, ...pluginManifests(manifests)];
}
