import { located, LocatedFinding } from './located-finding';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { TEMPLATE_ADDON_WORDS } from '../../findings/words/checks/template-addons';
import { AppResource } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { ClusterModel, hasCniNodes, vpcCnis } from '../facts/cluster-model';
import {
  chartName, eniConfigsIn, holderOfObjects, nodeManifests, pluginManifests, VPC_CNI_CHART,
} from '../facts/kubernetes-facts';

/** What sets up the VPC CNI beside its add-on, and is not read. */
export function unseenFindings(model: ClusterModel): LocatedFinding[] {
  if (!hasCniNodes(model)) return [];
  const { addons, networkCharts, nodePatches, cni: { manifests } } = model;
  const [addon] = vpcCnis(addons);
  const chart = addon && networkCharts.find((each) => chartName(each) === VPC_CNI_CHART);
  const path = addon?.path;
  return [
    ...nodePatches.flatMap((patch) => unseen(patch, 'ResourceName', TEMPLATE_ADDON_WORDS.patchUnread, { addon: path })),
    ...nodeManifests(manifests).flatMap((manifest) => (
      unseen(manifest, holderOfObjects(manifest), TEMPLATE_ADDON_WORDS.daemonSetUnread, { addon: path }))),
    ...(chart === undefined ? []
      : unseen(chart, 'Chart', TEMPLATE_ADDON_WORDS.chartBesideAddon, { chart: VPC_CNI_CHART, addon: addon.path })),
  ];
}

function unseen<F extends Facts>(
  resource: AppResource,
  property: string,
  words: Wording<F>,
  facts: NoInfer<F>,
): LocatedFinding[] {
  return located(resource, [property], [findingOf(words, about.resource(resource.path), facts)]);
}

/** A cluster whose nodes find no network plug-in, and one of which it cannot be seen. */
export function missingFindings(model: ClusterModel): LocatedFinding[] {
  const { addons, cluster, groups, networkCharts: [chart], nodePatches, cni, unplaced: { plugins: [stray] } } = model;
  const hasUnknownNames = addons.some(({ properties }) => textOf(properties.AddonName) === undefined);
  if (!hasCniNodes(model) || vpcCnis(addons).length > 0 || hasUnknownNames) return [];
  if (chart !== undefined) {
    return unseen(chart, 'Chart', TEMPLATE_ADDON_WORDS.chartUnread, { chart: `${chartName(chart)}` });
  }
  // Of nodes outside of groups what they have is not known, and of a manifest that brings a plug-in what it does.
  if (groups.length === 0 || pluginManifests(cni.manifests).length > 0) return [];
  if (cluster === undefined) {
    const [{ resource }] = groups;
    return unseen(resource, 'ClusterName', TEMPLATE_ADDON_WORDS.clusterElsewhere, {
      name: textOf(resource.properties.ClusterName),
      groups: [resource.path],
    });
  }
  if (cluster.selfManagedAddons !== false) {
    const manifest = nodePatches.length > 0 ? undefined : cni.manifests.find((each) => eniConfigsIn([each]).size > 0);
    return manifest === undefined ? [] : unseen(manifest, 'Manifest', TEMPLATE_ADDON_WORDS.manifestUnread, {});
  }
  if (stray !== undefined) return unseen(stray, 'ClusterName', TEMPLATE_ADDON_WORDS.unplaced, { part: stray.path });
  return located(
    cluster.resource,
    ['BootstrapSelfManagedAddons'],
    [
      findingOf(TEMPLATE_ADDON_WORDS.missing, about.resource(cluster.resource.path), {
        groups: groups.map(({ name }) => name),
      }),
    ],
  );
}
