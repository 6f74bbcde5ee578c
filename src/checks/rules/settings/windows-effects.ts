import { settingTruth } from '../../../cni/settings/setting-truth';
import { WINDOWS_TARGETS, windowsTarget } from '../../../cni/settings/told-windows';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { IDLE_SETTING_WORDS } from '../../../findings/words/checks/idle-settings';
import { UNUSED_SETTING_WORDS as WORDS } from '../../../findings/words/vpc-cni/unused-settings';
import { Form, Forms, isUnknown, textOf } from '../../../templates/forms';
import { WINDOWS_SETTINGS } from '../../../vpc-cni/addon-schema';
import { unknownSetting } from '../../../vpc-cni/variable-findings';
import { truthIn, wholeIn } from '../../../vpc-cni/variable-reader';
import { CniFacts } from '../../facts/cni-facts';
import { WINDOWS_KEYS, windowsConfigMaps } from '../../facts/settings/windows-config';
import { located, LocatedFinding } from '../located-finding';

/** Other keys of the ConfigMap, and the second names of targets. */
const OTHER_KEYS = [
  'branch-eni-cooldown', 'enable-network-policy-controller',
  'windows-minimum-ip-target', 'windows-warm-ip-target', 'windows-warm-prefix-target',
];

type WindowsTarget = keyof typeof WINDOWS_TARGETS;

/** Settings of the add-on that nothing reads where Windows nodes are off, or that others of Windows nodes make idle. */
export function windowsSettingEffects(cni: CniFacts, isIpv6: boolean): Finding[] {
  const { configuration: { values, isUnknown: isUnread }, windowsValues: all } = cni;
  const given = WINDOWS_SETTINGS.filter((name) => values[name] !== undefined);
  if (isUnread) return [];
  if (isIpv6) {
    const settings = [...values.enableWindowsIpam === undefined ? [] : ['enableWindowsIpam'], ...given];
    return settings.map((setting) => findingOf(WORDS.withIpv6, about.setting(setting), { settings: [setting] }));
  }
  // A switch that is a token may be on, and so may one in a manifest that cannot be read.
  if (isOff(all.enableWindowsIpam) && !cni.hasUnreadManifests) {
    return given.map((setting) =>
      findingOf(IDLE_SETTING_WORDS.windowsSetting, about.setting(setting), { settings: [setting] }));
  }
  return prefixTargetFindings(all, (name) => (values[name] === undefined ? undefined : name));
}

/** The same of the ConfigMap amazon-vpc-cni, which a manifest can hold in place of the add-on's configuration. */
export function windowsConfigMapFindings(cni: CniFacts): LocatedFinding[] {
  const { configuration: { values }, manifests, windowsValues: all } = cni;
  return windowsConfigMaps(manifests).flatMap(({ manifest, data }) => {
    const keys = Object.keys(data);
    const ofTargets = Object.values(WINDOWS_KEYS)
      .filter((key) => key !== WINDOWS_KEYS.enableWindowsIpam && keys.includes(key));
    const keyOf = (name: string) => {
      const key = WINDOWS_KEYS[name];
      return keys.includes(key) && values[name] === undefined ? key : undefined;
    };
    return located(manifest, ['Manifest'], [
      ...keys.flatMap((key) => dataFindings(key, data[key])),
      ...isOff(all.enableWindowsIpam)
        ? ofTargets.map((key) => findingOf(WORDS.windowsConfigMap, about.setting(key), { keys: [key] }))
        : prefixTargetFindings(all, keyOf),
    ]);
  });
}

/** Whole prefixes with single addresses, or beside a target of addresses; nothing of those that are set elsewhere. */
function prefixTargetFindings(all: Forms, pathOf: (name: WindowsTarget) => string | undefined): Finding[] {
  const path = pathOf('warmWindowsPrefixTarget');
  const target = windowsTarget(all, 'warmWindowsPrefixTarget');
  if (path === undefined || target === undefined || target === 0) return [];
  const subject = about.setting(path);
  const inMap = path === WINDOWS_KEYS.warmWindowsPrefixTarget;
  const shown = (name: string) => (inMap ? WINDOWS_KEYS[name] : name);
  if (isOff(all.enableWindowsPrefixDelegation)) {
    const facts = { path, target, on: shown('enableWindowsPrefixDelegation') };
    return [findingOf(WORDS.windowsPrefixesAlone, subject, facts)];
  }
  const others = (['warmWindowsIPTarget', 'minimumWindowsIPTarget'] as const)
    .filter((name) => (windowsTarget(all, name) ?? 0) > 0);
  return others.length === 0 || isUnknown(all.enableWindowsPrefixDelegation) ? []
    : [findingOf(WORDS.windowsPrefixesBeside, subject, { path, target, others: others.map(shown) })];
}

/** What Kubernetes, or the controller, has against an entry of the ConfigMap. */
function dataFindings(key: string, form: Form): Finding[] {
  const read = Object.values(WINDOWS_KEYS);
  const known = [...read, ...OTHER_KEYS];
  if (!known.includes(key)) return [unknownSetting(key, known)];
  if (isUnknown(form)) return [];
  if (typeof form !== 'string') return [findingOf(WORDS.configMapNoText, about.setting(key), { keys: [key] })];
  if (!read.includes(key)) return [];
  const isSwitch = key.startsWith('enable-');
  const isRead = isSwitch ? truthIn(form) !== undefined : wholeIn(form) !== undefined;
  return isRead ? [] : [
    findingOf(WORDS.configMapUnread, about.setting(key), { key, text: form, taken: isSwitch ? 'false' : '0' }),
  ];
}

/** Whether it is known that a switch is not on. */
function isOff(form: Form): boolean {
  return form === undefined || (textOf(form) !== undefined && settingTruth(form) !== true);
}
