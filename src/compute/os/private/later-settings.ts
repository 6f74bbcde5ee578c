import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as toml from 'smol-toml' with { 'resolution-mode': 'import' };
import { WatchedUserData } from './later-parts';
import { findingOf } from '../../../findings/catalogue';
import { Finding, FindingSeverity } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { LATER_USER_DATA_WORDS as WORDS } from '../../../findings/words/nodes/later-user-data';

const PART = 'userData';

/**
 * Reads settings of Bottlerocket in user data, to read them again when the app is complete: it can get further lines.
 *
 * @param judge what there is to say of settings of the user
 */
export function watchedSettings(
  userData: ec2.UserData,
  judge: (settings: Record<string, unknown>) => Finding[],
): WatchedUserData {
  const before = userData.render();
  return () => {
    const now = userData.render();
    if (now === before) return [];
    const settings = settingsIn(now);
    if (settings === undefined) {
      return [findingOf(WORDS.unreadable, about.prop(PART), { part: PART, reader: 'Bottlerocket' })];
    }
    const findings = judge(added(settings, settingsIn(before) ?? {}));
    const kept = findings.filter(({ severity }) => severity !== FindingSeverity.ERROR);
    return kept.length === findings.length ? kept
      : [findingOf(WORDS.contradicts, about.prop(PART), { part: PART }), ...kept];
  };
}

/** The settings of a text; undefined where it is no TOML. */
function settingsIn(text: string): Record<string, unknown> | undefined {
  // Required here: the package offers CommonJS code, but describes its types as an ES module only.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { parse } = require('smol-toml') as typeof toml;
  try {
    const { settings } = parse(text);
    return isTable(settings) ? settings : undefined;
  } catch {
    return undefined;
  }
}

/** What a table has beyond another one. TOML has no key twice, so nothing in it is another value. */
function added(table: Record<string, unknown>, before: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).flatMap(([key, value]) => {
    if (!(key in before)) return [[key, value]];
    const [now, then] = [value, before[key]];
    const more = isTable(now) && isTable(then) ? added(now, then) : {};
    return Object.keys(more).length === 0 ? [] : [[key, more]];
  }));
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
