import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { NODE_SETTING_WORDS as WORDS } from '../../../findings/words/nodes/node-settings';
import { shown } from '../../../validation/shown-value';
import { NodeSettings } from '../os-design';

/** The settings of users, by the title of the operating system that they are for. */
const READERS: Readonly<Record<keyof NodeSettings, string>> = {
  kubeletConfig: 'AL2023',
  kubeletFlags: 'AL2023',
  userDataParts: 'AL2023',
  bottlerocketSettings: 'Bottlerocket',
};

const NAMES = Object.keys(READERS) as Array<keyof NodeSettings>;

/** The settings that are for an operating system. */
export function settingsOf(title: string): Array<keyof NodeSettings> {
  return NAMES.filter((name) => READERS[name] === title);
}

/** Settings that are given, and are for another operating system than the nodes run. */
export function foreignSettings(settings: NodeSettings, title: string): Finding[] {
  const foreign = NAMES.filter((name) => settings[name] !== undefined && READERS[name] !== title);
  return foreign.map((name) => findingOf(WORDS.foreign, about.prop(name),
    { setting: name, reader: READERS[name], system: title, own: settingsOf(title) }));
}

/** Another pod count than that of the nodes in a setting. */
export function otherCount(name: string, count: unknown, maxPods?: number): Finding[] {
  if (count === undefined || maxPods === undefined || count === maxPods) return [];
  return [findingOf(WORDS.otherCount, about.prop(name.split('.')[0]), { setting: name, got: shown(count), maxPods })];
}
