import { CfnResource, Token } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { isNoted } from './private/pod-network-findings';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { ADDON_ORDER_WORDS as WORDS } from '../findings/words/vpc-cni/addon-order';
import { grouped } from '../templates/grouped';
import { keyOf } from '../templates/rendering';
import { StageTree } from '../templates/stage-tree';

/** Resources by the key of the cluster that they are of. */
type ByCluster = ReadonlyMap<string, readonly CfnResource[]>;

/**
 * What the finished tree has against the order in which add-on and nodes must come. Node groups of the cluster, by
 * whatever construct, have to wait for the add-on. The cluster must not wait for resources that need it.
 *
 * @param tree the finished tree
 * @param addon the add-on vpc-cni
 */
export function orderFindings(tree: StageTree, addon: eks.CfnAddon): Finding[] {
  const cluster = keyOf(addon.clusterName, addon);
  const [groups, addons, clusters] = [groupsByCluster, addonsByCluster, clustersByKey].map(
    (read) => tree.fact<ByCluster>(read).get(cluster) ?? [],
  );
  const [made] = clusters;
  const { waiting } = tree;
  return [
    ...secondAddons(addons as eks.CfnAddon[], addon),
    ...groups.filter((group) => !waiting.waitsFor(group, addon))
      .map((group) => earlyGroup(group.node.path, addon.node.path, waiting.waitsFor(addon, group))),
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

function clustersByKey(tree: StageTree): ByCluster {
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
    const saysItself = addon !== own && isNoted(addon.node.scope!);
    return first === undefined || saysItself ? [] : [secondAddon(addon.addonName, addon.node.path, first.node.path)];
  });
}

/** An add-on that its cluster has already. */
export function secondAddon(name: string, path: string, first: string): Finding {
  return findingOf(WORDS.secondAddon, about.resource(path), { addon: path, name, first });
}

/**
 * A node group that can start before the VPC CNI is set up.
 *
 * @param isBefore whether the add-on even waits for the group
 */
export function earlyGroup(group: string, addon: string, isBefore: boolean): Finding {
  return findingOf(isBefore ? WORDS.addonWaitsForGroup : WORDS.groupDoesNotWait, about.resource(group), {
    groups: [group],
    addon,
  });
}

function circle({ node: { path } }: CfnResource, cluster: CfnResource): Finding {
  return findingOf(WORDS.circle, about.resource(path), { cluster: cluster.node.path, resources: [path] });
}
