import { Token } from 'aws-cdk-lib';
import { SettingFormat } from './addon-schema';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { likelyNames } from '../../findings/nearest-names';

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
  return findingOf('cni-setting-unknown', path,
    `'${path}' is no setting of the VPC CNI that is published, and the schema of its add-on refuses what it does not know${near === undefined ? '' : `; did you mean ${near}?`};`
    + ' compare with `aws eks describe-addon-configuration` for your version');
}

/** A setting that its add-on refuses, or that the VPC CNI cannot read. */
export function invalidSetting(path: string, why: string): Finding {
  return findingOf('cni-setting-invalid', path, `'${path}' ${why}`);
}

/** What is wrong with the text of a variable; nothing of a token. */
export function textFindings(path: string, text: string, format: SettingFormat): Finding[] {
  if (Token.isUnresolved(text)) return [];
  if (format === 'integer' && !(/^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)))) {
    return [invalidSetting(path, `is '${text}', which is no whole number; give one as text, as in '1'`)];
  }
  if (format === 'boolean' && truthIn(text) === undefined) return [invalidSetting(path, `is '${text}'; give 'true' or 'false'`)];
  return [];
}
