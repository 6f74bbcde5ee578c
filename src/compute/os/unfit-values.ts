import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about, Subject } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { NODE_SETTING_WORDS as WORDS } from '../../findings/words/nodes/node-settings';
import { isPlainObject } from '../../templates/key-order';

/** Keys that TOML takes without quotes. */
const BARE_KEY = /^[A-Za-z0-9_-]+$/;

/** Half of a character, which no text of a node can hold. */
const HALF_CHARACTER = /\p{Surrogate}/u;

/** What reads the settings. */
interface Reader {
  readonly subject: Subject;

  /** Whether its format has null. */
  readonly withNull: boolean;

  /** Whether EKS reads the text, which takes not all of TOML. */
  readonly forEks?: boolean;

  /** Whether it is written at deployment, when tokens have their values. */
  readonly withTokens?: boolean;
}

/**
 * Values in a tree of settings that cannot be written as JSON or TOML: tokens other than texts, numbers that are none,
 * null in TOML, what is no data, and what has no end.
 *
 * @param name of the tree, as messages give it
 * @param settings the tree
 * @param withNull whether the format has null
 * @param forEks whether EKS reads the text, which takes not all of TOML
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function unfitValues(name: string, settings: unknown, withNull: boolean, forEks: boolean = false): Finding[] {
  return valueFindings(name, settings, [], { subject: about.prop(name.split(/[.[]/)[0]), withNull, forEks });
}

/** The same in fields of a manifest, which may hold tokens of all kinds. */
export function unfitFields(name: string, fields: unknown): Finding[] {
  return valueFindings(name, fields, [], { subject: about.prop(name), withNull: true, withTokens: true });
}

/** @param around the lists and objects that hold the value */
function valueFindings(name: string, value: unknown, around: readonly unknown[], reader: Reader): Finding[] {
  const { subject, withNull, withTokens } = reader;
  const refuse = (words: Wording<{ readonly setting: string }>) => [findingOf(words, subject, { setting: name })];
  const notData = (got: string) => [findingOf(WORDS.notData, subject, { setting: name, got })];
  if (typeof value === 'string') return textFindings(name, value, reader);
  if (Token.isUnresolved(value)) return withTokens ? [] : refuse(WORDS.unresolved);
  if (value === undefined || typeof value === 'boolean') return [];
  if (value === null) return withNull ? [] : refuse(WORDS.isNull);
  if (typeof value === 'number') {
    return Number.isFinite(value) ? [] : [findingOf(WORDS.notNumber, subject, { setting: name, got: String(value) })];
  }
  if (typeof value !== 'object') return notData(typeof value);
  if (around.includes(value)) return refuse(WORDS.holdsItself);
  if (Array.isArray(value)) return listFindings(name, value, [...around, value], reader);
  if (!isPlainObject(value)) return notData(`value of class ${value.constructor?.name || 'without a name'}`);
  return tableFindings(name, value, [...around, value], reader);
}

function textFindings(setting: string, text: string, { subject, forEks }: Reader): Finding[] {
  if (HALF_CHARACTER.test(text)) return [findingOf(WORDS.halfCharacter, subject, { setting })];
  return forEks && text.includes('"') ? [findingOf(WORDS.quotationMark, subject, { setting })] : [];
}

function listFindings(
  setting: string,
  list: readonly unknown[],
  around: readonly unknown[],
  reader: Reader,
): Finding[] {
  const { subject, forEks } = reader;
  // Of a list with holes only this has them.
  const items = Array.from(list);
  const kinds = new Set(items.filter((item) => item !== undefined && item !== null).map(tomlType));
  const mixed = forEks && kinds.size > 1 ? [findingOf(WORDS.severalTypes, subject, { setting })] : [];
  return [...mixed, ...items.flatMap((item, place) => item === undefined
    ? [findingOf(WORDS.withoutItem, subject, { setting, place })]
    : valueFindings(`${setting}[${place}]`, item, around, reader))];
}

function tableFindings(setting: string, table: object, around: readonly unknown[], reader: Reader): Finding[] {
  const { subject, forEks } = reader;
  const entries: Array<[string, unknown]> = Object.entries(table).filter(([, value]) => value !== undefined);
  return entries.flatMap(([key, value]) => [
    ...(HALF_CHARACTER.test(key) ? [findingOf(WORDS.halfKey, subject, { setting })] : []),
    ...(forEks && key.includes('"') ? [findingOf(WORDS.quotedKey, subject, { setting, key })] : []),
    ...(forEks && !BARE_KEY.test(key) && isTable(value)
      ? [findingOf(WORDS.quotedHeader, subject, { setting, key })] : []),
    ...valueFindings(`${setting}.${key}`, value, around, reader),
  ]);
}

/** As TOML has them: integers and floats are two. */
function tomlType(value: unknown): string {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'float';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (!Array.isArray(value) || value.some(isTable));
}
