import { CfnResource, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { isNoted } from './noted-addons';
import { kernelUnder } from '../capacity/kernel/kernels';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { ADDON_ORDER_WORDS as WORDS } from '../findings/words/vpc-cni/addon-order';
import { formsOf, isUnknown } from '../templates/forms';
import { grouped } from '../templates/grouped';
import { formOf, keyOf, resourceName } from '../templates/rendering';
import { StageTree } from '../templates/stage-tree';
import { changedSettings, MODE_VARIABLES } from '../vpc-cni/changed-settings';

/** Resources by the key of the cluster that they are of. */
type ByCluster = ReadonlyMap<string, readonly CfnResource[]>;

/** The VPC CNI of a cluster, as its add-on sets it up. */
export interface OrderedCni {
  /** The add-on vpc-cni. */
  readonly addon: eks.CfnAddon;

  /** Its configuration values. */
  readonly configuration: () => Readonly<Record<string, unknown>>;
  readonly ipv6: boolean;

  /** Whether the nodes of a group started before, under what runs, on purpose. */
  readonly isBefore: (group: CfnResource) => boolean;
}

/**
 * What the finished tree has against the order in which add-on and nodes must come. Node groups of the cluster, by
 * whatever construct, have to wait for the add-on, and what it needs must not wait for them. The cluster must not wait
 * for resources that need it.
 *
 * @param tree the finished tree
 */
export function orderFindings(tree: StageTree, cni: OrderedCni): Finding[] {
  const { addon } = cni;
  const cluster = keyOf(addon.clusterName, addon);
  const [groups, addons, clusters] = [groupsByCluster, addonsByCluster, clustersByKey].map(
    (read) => tree.fact<ByCluster>(read).get(cluster) ?? [],
  );
  const [made] = clusters as readonly eks.CfnCluster[];
  const { waiting } = tree;
  const late = lateNeeds(tree, cni, addons as readonly eks.CfnAddon[], made).flatMap((need) => groups
    .filter((group) => startsNodes(group) && waiting.alwaysWaitsFor(need.addon, group))
    .map((group) => ({ group, need })));
  const stopped = late.filter(({ need }) => need.addon === addon).map(({ group }) => group);
  const configured = configuredBy(cni, selfManagedAddons(made));
  return [
    ...secondAddons(addons as readonly eks.CfnAddon[], addon),
    ...late.map(({ group, need }) => lateAddon(need, group, waiting.wayTo(need.addon, group))),
    ...configured === undefined ? [] : groups
      .filter((group) => !stopped.includes(group) && !waiting.waitsFor(group, addon) && !cni.isBefore(group))
      .map((group) => earlyGroup(group.node.path, addon.node.path, waiting.waitsFor(addon, group), configured)),
    ...[addon, ...groups].flatMap((resource) =>
      made !== undefined && waiting.waitsFor(made, resource) ? [circle(resource, made)] : [],
    ),
  ];
}

/** The node groups of the tree by the cluster that they are of. */
export function groupsByCluster(tree: StageTree): ByCluster {
  return grouped(tree.ofType(eks.CfnNodegroup.CFN_RESOURCE_TYPE_NAME), (group) =>
    keyOf((group as eks.CfnNodegroup).clusterName, group),
  );
}

function addonsByCluster(tree: StageTree): ByCluster {
  return grouped(tree.ofType(eks.CfnAddon.CFN_RESOURCE_TYPE_NAME), (addon) =>
    keyOf((addon as eks.CfnAddon).clusterName, addon),
  );
}

/** The clusters of the tree, each by the key that names it where something is of it. */
export function clustersByKey(tree: StageTree): ByCluster {
  return grouped(tree.ofType(eks.CfnCluster.CFN_RESOURCE_TYPE_NAME), (cluster) => keyOf(cluster.ref, cluster));
}

/**
 * Add-ons of a cluster that has another one of the name; not those that a condition may leave out, nor what another
 * `VpcCniAddon` says of itself.
 */
function secondAddons(addons: readonly eks.CfnAddon[], own: eks.CfnAddon): Finding[] {
  return addons.flatMap((addon, index) => {
    const first = addons
      .slice(0, index)
      .find(
        (other) =>
          other.addonName === addon.addonName
          && !Token.isUnresolved(addon.addonName)
          && other.cfnOptions.condition === undefined
          && addon.cfnOptions.condition === undefined,
      );
    const saysItself = () => addon !== own && isNoted(addon.node.scope!);
    return first === undefined || saysItself() ? [] : [secondAddon(addon.addonName, addon.node.path, first.node.path)];
  });
}

/** An add-on that its cluster has already. */
export function secondAddon(name: string, path: string, first: string): Finding {
  return findingOf(WORDS.secondAddon, about.resource(path), { addon: path, name, first });
}

/** What comes with an add-on, to nodes that may have started before. */
export interface ComingSettings {
  readonly settings: readonly string[];

  /** Whether the pod count of nodes, or the subnets of their pods, follows from these. */
  readonly changesMode: boolean;

  /** Whether EKS installs a VPC CNI by itself, as far as it is known. */
  readonly selfManaged: boolean | undefined;
}

/**
 * A node group that can start before the VPC CNI is set up.
 *
 * @param isBefore whether the add-on even waits for the group
 */
export function earlyGroup(group: string, addon: string, isBefore: boolean, coming: ComingSettings): Finding {
  const { settings, changesMode, selfManaged } = coming;
  return findingOf(isBefore ? WORDS.addonWaitsForGroup : WORDS.groupDoesNotWait, about.resource(group), {
    groups: [group],
    addon,
    settings,
    changesMode,
    selfManaged,
  });
}

/** What comes with the add-on; undefined where it is nothing but what EKS sets by itself. */
function configuredBy(
  { configuration, ipv6 }: OrderedCni,
  selfManaged: boolean | undefined,
): ComingSettings | undefined {
  const settings = changedSettings(configuration(), ipv6);
  if (settings.length === 0) return undefined;
  return { settings, changesMode: settings.some((name) => MODE_SETTINGS.includes(name)), selfManaged };
}

/** An add-on that nodes need to become Ready. */
interface NeededAddon {
  readonly addon: eks.CfnAddon;
  readonly words: typeof WORDS.vpcCniLate;
}

/** The add-ons without which no node of a cluster becomes Ready. */
function lateNeeds(
  tree: StageTree,
  { addon, configuration }: OrderedCni,
  addons: readonly eks.CfnAddon[],
  cluster: eks.CfnCluster | undefined,
): NeededAddon[] {
  const named = (name: string) => addons.filter(({ addonName }) => addonName === name);
  const isBare = selfManagedAddons(cluster) === false;
  const { env } = configuration() as { readonly env?: Readonly<Record<string, unknown>> };
  // Another plug-in, or proxy, can come by a chart.
  if (tree.ofType('Custom::AWSCDK-EKS-HelmChart').length > 0) return [];
  return [
    ...isBare ? [{ addon, words: WORDS.vpcCniLate }] : [],
    ...isBare && env?.CLUSTER_ENDPOINT === undefined
      ? named('kube-proxy').map((proxy) => ({ addon: proxy, words: WORDS.kubeProxyLate }))
      : [],
    ...isBare && addon.podIdentityAssociations !== undefined
      ? named('eks-pod-identity-agent').map((agent) => ({ addon: agent, words: WORDS.agentLate }))
      : [],
  ];
}

function lateAddon(
  { addon, words }: NeededAddon,
  group: CfnResource,
  way: readonly CfnResource[],
): Finding {
  const { node: { path } } = addon;
  const through = way.map(resourceName);
  return findingOf(words, about.resource(path), { groups: [group.node.path], addon: path, through });
}

/** Whether EKS installs add-ons in a cluster by itself; undefined where that is not known. */
function selfManagedAddons(cluster: eks.CfnCluster | undefined): boolean | undefined {
  if (cluster === undefined) return undefined;
  const { bootstrapSelfManagedAddons: given } = cluster;
  if (typeof given === 'boolean') return given;
  // In Auto Mode EKS installs none.
  return given === undefined && cluster.computeConfig === undefined ? true : undefined;
}

/** Whether a node group starts nodes on which the VPC CNI runs, for all that is known. */
function startsNodes(group: CfnResource): boolean {
  const { amiType, scalingConfig } = group as eks.CfnNodegroup;
  const sizes = formsOf(formOf(scalingConfig, group));
  const [system] = (Token.isUnresolved(amiType) ? '' : amiType ?? '').split('_');
  if (!kernelUnder(system.toLowerCase()).runsVpcCni) return false;
  const { desiredSize, minSize } = sizes;
  const start = desiredSize ?? minSize ?? 2;
  return typeof start === 'number' && start > 0 && !isUnknown(formOf(scalingConfig, group));
}

function circle({ node: { path } }: CfnResource, cluster: CfnResource): Finding {
  return findingOf(WORDS.circle, about.resource(path), { cluster: cluster.node.path, resources: [path] });
}

const MODE_SETTINGS = MODE_VARIABLES.map((name) => `env.${name}`);
