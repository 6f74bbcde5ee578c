import { truthIn, wholeIn } from './variable-reader';
import { CNI_VARIABLES, SettingFormat } from './variable-table';
import { valueFindings } from './variable-values';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { likelyNames } from '../findings/nearest-names';
import { about } from '../findings/subject';
import { CNI_VARIABLE_WORDS as WORDS } from '../findings/words/vpc-cni/cni-variables';

/** A name that no published schema of the add-on has. */
export function unknownSetting(path: string, known: readonly string[]): Finding {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [near] = likelyNames(name, known);
  return findingOf(WORDS.unknown, about.setting(path), { path, nearest: near });
}

/** What is wrong with the text of a setting, which is no token. */
export function textFindings(path: string, text: string, format: SettingFormat): Finding[] {
  if (format === 'integer' && wholeIn(text) === undefined) {
    return [findingOf(WORDS.notWhole, about.setting(path), { path, text })];
  }
  if (format === 'boolean' && truthIn(text) === undefined) {
    return [findingOf(WORDS.notBoolean, about.setting(path), { path, text })];
  }
  return [];
}

/**
 * What is wrong with the text of a variable of the VPC CNI: by its format, or where it has that, by what the VPC CNI
 * takes. It is no token.
 *
 * @param path where it is set, the name of the variable last
 */
export function variableTextFindings(path: string, text: string, isIpv6: boolean): Finding[] {
  const { format, rule } = CNI_VARIABLES[path.slice(path.lastIndexOf('.') + 1)];
  const ofFormat = textFindings(path, text, format);
  return ofFormat.length > 0 || rule === undefined ? ofFormat : valueFindings(rule, { path, text, isIpv6 });
}
