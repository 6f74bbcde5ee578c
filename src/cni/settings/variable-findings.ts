import { Token } from 'aws-cdk-lib';
import { SettingFormat } from './addon-schema';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { likelyNames } from '../../findings/nearest-names';
import { about } from '../../findings/subject';
import { CNI_VARIABLE_WORDS as WORDS } from '../../findings/words/vpc-cni/cni-variables';

/** Spellings of true and false that the VPC CNI reads, as Go's strconv.ParseBool does. */
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** The truth value of a variable, where it is one that the VPC CNI reads. */
export function truthIn(text: string): boolean | undefined {
  return TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined;
}

/** A name that no published schema of the add-on has. */
export function unknownSetting(path: string, known: readonly string[]): Finding {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [near] = likelyNames(name, known);
  return findingOf(WORDS.unknown, about.setting(path), { path, nearest: near });
}

/** What is wrong with the text of a variable; nothing of a token. */
export function textFindings(path: string, text: string, format: SettingFormat): Finding[] {
  if (Token.isUnresolved(text)) return [];
  const isWhole = /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
  if (format === 'integer' && !isWhole) return [findingOf(WORDS.notWhole, about.setting(path), { path, text })];
  if (format === 'boolean' && truthIn(text) === undefined) {
    return [findingOf(WORDS.notBoolean, about.setting(path), { path, text })];
  }
  return [];
}
