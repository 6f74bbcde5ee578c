import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { Wording } from '../../../findings/wording';
import { NODE_SETTING_WORDS as WORDS } from '../../../findings/words/nodes/node-settings';

/** Keys that TOML takes without quotes. */
const BARE_KEY = /^[A-Za-z0-9_-]+$/;

/**
 * Values in a tree of settings that cannot be written as JSON or TOML: tokens other than texts, numbers that are none,
 * null in TOML, and what is no data.
 *
 * @param name of the tree, as messages give it
 * @param settings the tree
 * @param withNull whether the format has null
 * @param forEks whether EKS reads the text, which takes not all of TOML
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function unfitValues(name: string, settings: unknown, withNull: boolean, forEks: boolean = false): Finding[] {
  const subject = about.prop(name.split(/[.[]/)[0]);
  const refuse = (words: Wording<{ readonly setting: string }>) => [findingOf(words, subject, { setting: name })];
  const nested = (path: string, value: unknown) => unfitValues(path, value, withNull, forEks);
  if (Token.isUnresolved(settings) && typeof settings !== 'string') {
    return [findingOf(WORDS.unresolved, subject, { setting: name })];
  }
  switch (typeof settings) {
    case 'string':
      return forEks && settings.includes('"') ? refuse(WORDS.quotationMark) : [];
    case 'boolean':
    case 'undefined':
      return [];
    case 'number':
      return Number.isFinite(settings)
        ? []
        : [findingOf(WORDS.notNumber, subject, { setting: name, got: String(settings) })];
    case 'object':
      break;
    default:
      return [findingOf(WORDS.notData, subject, { setting: name, got: typeof settings })];
  }
  if (settings === null) return withNull ? [] : refuse(WORDS.isNull);
  if (Array.isArray(settings)) {
    const mixed = forEks && new Set(settings.map((item) => typeof item)).size > 1 ? refuse(WORDS.severalTypes) : [];
    return [...mixed, ...settings.flatMap((item, index) => item === undefined
      ? [findingOf(WORDS.withoutItem, subject, { setting: name, place: index })] : nested(`${name}[${index}]`, item))];
  }
  const entries = Object.entries(settings);
  const headers = forEks ? entries.filter(([key, value]) => !BARE_KEY.test(key) && isTable(value))
    .map(([key]) => findingOf(WORDS.quotedHeader, subject, { setting: name, key })) : [];
  return [...headers, ...entries.flatMap(([key, value]) => nested(`${name}.${key}`, value))];
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (!Array.isArray(value) || value.some(isTable));
}
