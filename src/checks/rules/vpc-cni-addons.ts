import { located, LocatedFinding } from './located-finding';
import { settingEffectFindings } from './setting-effects';
import { settingFormatFindings } from './setting-formats';
import { earlyGroup, secondAddon } from '../../cni/order-findings';
import { isUnlisted } from '../../cni/settings/addon-version';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { CNI_VARIABLE_WORDS } from '../../findings/words/vpc-cni/cni-variables';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { AppResource, areTogether } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { AppModel, ClusterModel, vpcCnis } from '../facts/cluster-model';
import { CniFacts, settingTruth } from '../facts/cni-facts';
import { chartName, eniConfigsIn, VPC_CNI_CHART } from '../facts/kubernetes-facts';

const CONFIGURATION = ['ConfigurationValues'];

/** What is counted with where nothing is known of the VPC CNI. */
const DEFAULTS = 'the defaults of the VPC CNI (single addresses, one warm ENI)';

/** What there is to say of the add-ons of a cluster, and of the ones that it lacks. */
export function addonFindings(model: ClusterModel, { waiting }: AppModel): LocatedFinding[] {
  return [
    ...configurationFindings(model),
    ...unlistedVersionFindings(model),
    ...conflictFindings(model),
    ...twiceFindings(model),
    ...unseenFindings(model),
    ...missingFindings(model),
    ...model.groups.flatMap(({ resource }) => orderFindings(resource, model, (one, other) => waiting.waitsFor(one.construct, other.construct))),
  ];
}

function configurationFindings(model: ClusterModel): LocatedFinding[] {
  const { cni, cluster } = model;
  const { addon, configuration: { values, problem, isUnknown }, unknown } = cni;
  if (addon === undefined) return [];
  if (problem !== undefined) return located(addon, CONFIGURATION, [findingOf('cni-configuration-unreadable', addon.path, `'ConfigurationValues' ${problem}`)]);
  const unchecked: Finding[] = unknown.length === 0 ? [] : [findingOf('value-unchecked', unknown[0],
    `${unknown.join(', ')} of the VPC CNI ${unknown.length === 1 ? 'is a token' : 'are tokens'}; what follows from ${isUnknown ? 'it' : 'that'} was not checked: pod counts, warm targets, addresses`)];
  const ofFamily = cluster?.isIpv6 ? ipv6Findings(cni) : [];
  return located(addon, CONFIGURATION, [...unchecked, ...settingFormatFindings(values), ...settingEffectFindings(model), ...ofFamily]);
}

/**
 * Settings with which the VPC CNI does not start in a cluster with IPv6.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 */
function ipv6Findings({ environment }: CniFacts): Finding[] {
  const wrong = (name: string, value: boolean, words: Wording<{ path: string; text: string }>) => (settingTruth(environment[name]) === value
    ? [findingOf(words, about.setting(`env.${name}`), { path: `env.${name}`, text: `${textOf(environment[name])}` })] : []);
  return [
    ...wrong('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', true, CNI_VARIABLE_WORDS.customNetworkingWithIpv6),
    ...wrong('ENABLE_PREFIX_DELEGATION', false, CNI_VARIABLE_WORDS.noPrefixesWithIpv6),
  ];
}

function unlistedVersionFindings({ cni: { addon, version } }: ClusterModel): LocatedFinding[] {
  if (addon === undefined || !isUnlisted(version)) return [];
  return located(addon, ['AddonVersion'], [findingOf(CNI_VERSION_WORDS.notListedInTemplate, about.setting('AddonVersion'), { got: version })]);
}

/** What EKS does with settings that are there already. */
function conflictFindings({ cni: { addon, configuration }, cluster }: ClusterModel): LocatedFinding[] {
  if (addon === undefined) return [];
  const resolution = textOf(addon.properties.ResolveConflicts);
  const finding = (why: string) => located(addon, ['ResolveConflicts'], [findingOf('addon-conflicts', addon.path, `${why}; use OVERWRITE, on the CfnAddon (\`node.defaultChild\`) where an L2 has no property for it`)]);
  const hasSettings = Object.keys(configuration.values).length > 0 || configuration.isUnknown;
  if (resolution === 'PRESERVE' && hasSettings) return finding("'ResolveConflicts' is PRESERVE: settings that were changed by hand stay, in place of those in 'ConfigurationValues'");
  const unset = addon.properties.ResolveConflicts === undefined;
  if (!(unset || resolution === 'NONE') || cluster?.selfManagedAddons !== true) return [];
  return finding(`'ResolveConflicts' is ${unset ? 'not given, so NONE' : 'NONE'}, and EKS has installed a VPC CNI of its own in the cluster: where its settings differ, the add-on cannot be created`);
}

function twiceFindings({ addons }: ClusterModel): LocatedFinding[] {
  return addons.flatMap((addon, index) => {
    const name = textOf(addon.properties.AddonName);
    const first = addons.slice(0, index)
      .find((earlier) => name !== undefined && textOf(earlier.properties.AddonName) === name && areTogether(earlier, addon));
    return first === undefined ? [] : located(addon, ['AddonName'], [secondAddon(name!, addon.path, first.path)]);
  });
}

/** What changes the VPC CNI, and is not read. */
function unseenFindings({ addons, groups, networkCharts, nodePatches }: ClusterModel): LocatedFinding[] {
  if (groups.length === 0) return [];
  const [addon] = vpcCnis(addons);
  const chart = addon && networkCharts.find((each) => chartName(each) === VPC_CNI_CHART);
  const counted = addon === undefined ? DEFAULTS : `what the add-on '${addon.path}' is told`;
  return [
    ...nodePatches.flatMap((patch) => unseen(patch, 'ResourceName', 'the patch changes the DaemonSet of the VPC CNI, and is not read', counted)),
    ...(chart === undefined ? [] : unseen(chart, 'Chart', `the Helm chart '${VPC_CNI_CHART}' installs the VPC CNI beside the add-on, and its values are not read`, counted)),
  ];
}

function unseen(resource: AppResource, property: string, why: string, counted: string = DEFAULTS): LocatedFinding[] {
  return located(resource, [property], [findingOf('vpc-cni-unseen', resource.path, `${why}: pods and addresses were counted by ${counted}`)]);
}

/** A cluster whose nodes find no network plug-in, and one of which it cannot be seen. */
function missingFindings({ addons, cluster, groups, networkCharts: [chart], nodePatches, cni }: ClusterModel): LocatedFinding[] {
  const hasUnknownNames = addons.some(({ properties }) => textOf(properties.AddonName) === undefined);
  if (groups.length === 0 || vpcCnis(addons).length > 0 || hasUnknownNames) return [];
  if (chart !== undefined) return unseen(chart, 'Chart', `the Helm chart '${chartName(chart)}' installs the network plug-in, and its values are not read`);
  if (cluster === undefined) {
    const [{ resource }] = groups;
    return unseen(resource, 'ClusterName', `neither the cluster ${clusterName(resource)} nor an add-on vpc-cni of it is in the app`);
  }
  if (cluster.selfManagedAddons !== false) {
    const manifest = nodePatches.length > 0 ? undefined : cni.manifests.find((each) => eniConfigsIn([each]).size > 0);
    return manifest === undefined ? [] : unseen(manifest, 'Manifest',
      'the manifest makes ENIConfigs, and nothing in the app switches on custom networking, without which nothing reads them (AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG of an add-on vpc-cni)');
  }
  return located(cluster.resource, ['BootstrapSelfManagedAddons'], [findingOf('vpc-cni-missing', cluster.resource.path,
    `the cluster has no self-managed add-ons (BootstrapSelfManagedAddons false, or Auto Mode) and no add-on vpc-cni, and node groups ('${groups[0].name}'), whose nodes never become Ready;`
    + ' add vpc-cni with a dependency of the node groups on it, or acknowledge where another network plug-in is installed')]);
}

/** A node group that can start before the VPC CNI is set up. */
function orderFindings(group: AppResource, { addons }: ClusterModel, waitsFor: (one: AppResource, other: AppResource) => boolean): LocatedFinding[] {
  const cnis = vpcCnis(addons);
  if (cnis.length === 0 || cnis.some((cni) => waitsFor(group, cni))) return [];
  return located(group, ['ClusterName'], [earlyGroup(group.path, cnis[0].path, waitsFor(cnis[0], group))]);
}

function clusterName({ properties: { ClusterName: name }, path }: AppResource): string {
  const text = textOf(name);
  return text === undefined ? `of '${path}'` : `'${text}'`;
}
