import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';

/** Keys that TOML takes without quotes. */
const BARE_KEY = /^[A-Za-z0-9_-]+$/;

/**
 * Values in a tree of settings that cannot be written as JSON or TOML: tokens other than texts, numbers that are none, null in TOML, and what is no data.
 *
 * @param name of the tree, as messages give it
 * @param settings the tree
 * @param withNull whether the format has null
 * @param forEks whether EKS reads the text, which takes not all of TOML
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
 */
export function unfitValues(name: string, settings: unknown, withNull: boolean, forEks: boolean = false): Finding[] {
  const prop = name.split(/[.[]/)[0];
  const refuse = (why: string) => [findingOf('option-refused', prop, `'${name}' ${why}`)];
  const nested = (path: string, value: unknown) => unfitValues(path, value, withNull, forEks);
  if (Token.isUnresolved(settings) && typeof settings !== 'string') {
    return [findingOf('unresolved-value', prop, `'${name}' is a token, and settings are written at synth, where only texts may be tokens; give the value itself`)];
  }
  switch (typeof settings) {
    case 'string':
      return forEks && settings.includes('"') ? refuse('holds a quotation mark, which EKS does not read in the settings of Bottlerocket; write it without') : [];
    case 'boolean':
    case 'undefined':
      return [];
    case 'number':
      return Number.isFinite(settings) ? [] : refuse(`must be a number; got ${settings}`);
    case 'object':
      break;
    default:
      return refuse(`must be data; got a ${typeof settings}`);
  }
  if (settings === null) return withNull ? [] : refuse('is null, which TOML does not have; leave it out');
  if (Array.isArray(settings)) {
    const mixed = forEks && new Set(settings.map((item) => typeof item)).size > 1 ? refuse('holds items of several types, which EKS does not read in the settings of Bottlerocket') : [];
    return [...mixed, ...settings.flatMap((item, index) => item === undefined ? refuse(`has no item ${index}; leave the place out`) : nested(`${name}[${index}]`, item))];
  }
  const entries = Object.entries(settings);
  const headers = forEks ? entries.filter(([key, value]) => !BARE_KEY.test(key) && isTable(value)).flatMap(([key]) =>
    refuse(`has a table under the key '${key}', which would be quoted in a header, and EKS does not read that; use an AMI of your own, or a key of letters, digits, _ and -`)) : [];
  return [...headers, ...entries.flatMap(([key, value]) => nested(`${name}.${key}`, value))];
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (!Array.isArray(value) || value.some(isTable));
}
