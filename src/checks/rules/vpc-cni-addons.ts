import { located, LocatedFinding } from './located-finding';
import { familyFindings } from './settings/family-settings';
import { settingEffectFindings } from './settings/setting-effects';
import { windowsConfigMapFindings } from './settings/windows-effects';
import { missingFindings, unseenFindings } from './unseen-cnis';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { secondAddon } from '../../cni/order-findings';
import { isUnlisted } from '../../cni/settings/addon-version';
import { ConfigurationProblem } from '../../cni/settings/configuration-text';
import { settingFormatFindings } from '../../cni/settings/setting-formats';
import { findingOf } from '../../findings/catalogue';
import { Finding, FindingSeverity } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { TEMPLATE_ADDON_WORDS } from '../../findings/words/checks/template-addons';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { UNUSED_SETTING_WORDS } from '../../findings/words/vpc-cni/unused-settings';
import { AppResources, areBothThere } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { ClusterModel } from '../facts/cluster-model';
import { hasAutoModeNodesOnly } from '../facts/settings/auto-mode';

const CONFIGURATION = ['ConfigurationValues'];

/** What there is to say of the add-ons of a cluster, and of the ones that it lacks. */
export function addonFindings(
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  return [
    ...configurationFindings(model, resources, stated),
    ...windowsConfigMapFindings(model.cni),
    ...unlistedVersionFindings(model),
    ...conflictFindings(model),
    ...twiceFindings(model),
    ...unseenFindings(model),
    ...missingFindings(model),
  ];
}

function configurationFindings(
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  const { cni, cluster } = model;
  const { addon, configuration, unknown } = cni;
  const { values, problem } = configuration;
  if (addon === undefined) return [];
  if (problem !== undefined) {
    return located(addon, CONFIGURATION, [unreadable(addon.path, problem)]);
  }
  const isIpv6 = cluster?.isIpv6 === true;
  const ofFormat = settingFormatFindings(values, isIpv6);
  if (hasAutoModeNodesOnly(model, resources)) {
    const isGiven = configuration.isUnknown || Object.keys(values).length > 0;
    const idle = !isGiven ? [] : [
      findingOf(UNUSED_SETTING_WORDS.inAutoMode, about.resource(addon.path), { cluster: cluster!.resource.path }),
    ];
    // EKS refuses these all the same.
    const refused = ofFormat.filter(({ severity }) => severity === FindingSeverity.ERROR);
    return located(addon, CONFIGURATION, [...refused, ...idle]);
  }
  const unchecked: Finding[] = unknown.length === 0 ? [] : [
    findingOf(TEMPLATE_ADDON_WORDS.settingsUnresolved, about.setting(unknown[0]), { settings: unknown }),
  ];
  return located(addon, CONFIGURATION, [
    ...unchecked,
    ...ofFormat,
    ...settingEffectFindings(model, stated),
    ...(cluster === undefined ? [] : familyFindings(cni, cluster.isIpv6)),
  ]);
}

function unreadable(path: string, problem: ConfigurationProblem): Finding {
  const subject = about.resource(path);
  return problem.kind === 'malformed'
    ? findingOf(TEMPLATE_ADDON_WORDS.malformed, subject, { reason: problem.reason })
    : findingOf(TEMPLATE_ADDON_WORDS[problem.kind], subject, {});
}

function unlistedVersionFindings({ cni: { addon, version } }: ClusterModel): LocatedFinding[] {
  if (addon === undefined || !isUnlisted(version)) return [];
  return located(
    addon,
    ['AddonVersion'],
    [findingOf(CNI_VERSION_WORDS.notListedInTemplate, about.setting('AddonVersion'), { got: version })],
  );
}

/** What EKS does with settings that are there already. */
function conflictFindings({ cni: { addon, configuration }, cluster }: ClusterModel): LocatedFinding[] {
  if (addon === undefined) return [];
  const resolution = textOf(addon.properties.ResolveConflicts);
  const said = (words: Wording<{}>) =>
    located(addon, ['ResolveConflicts'], [findingOf(words, about.resource(addon.path), {})]);
  const hasSettings = Object.keys(configuration.values).length > 0 || configuration.isUnknown;
  if (resolution === 'PRESERVE' && hasSettings) return said(TEMPLATE_ADDON_WORDS.keptByHand);
  const unset = addon.properties.ResolveConflicts === undefined;
  if (!(unset || resolution === 'NONE') || cluster?.selfManagedAddons !== true) return [];
  return said(unset ? TEMPLATE_ADDON_WORDS.noneByDefault : TEMPLATE_ADDON_WORDS.none);
}

/** Add-ons of one name; not those that a condition may leave out beside each other, as in the rules of constructs. */
function twiceFindings({ addons }: ClusterModel): LocatedFinding[] {
  return addons.flatMap((addon, index) => {
    const name = textOf(addon.properties.AddonName);
    const first = addons
      .slice(0, index)
      .find(
        (earlier) =>
          name !== undefined && textOf(earlier.properties.AddonName) === name && areBothThere(earlier, addon),
      );
    return first === undefined ? [] : located(addon, ['AddonName'], [secondAddon(name!, addon.path, first.path)]);
  });
}
