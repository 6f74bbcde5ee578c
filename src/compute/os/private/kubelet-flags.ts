import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { NODE_SETTING_WORDS as WORDS } from '../../../findings/words/nodes/node-settings';

const SUBJECT = about.prop('kubeletFlags');

/** Flags of kubelet that are none, or say another pod count. */
export function kubeletFlagFindings(kubeletFlags: readonly string[] = []): Finding[] {
  if (Token.isUnresolved(kubeletFlags)) return [findingOf(WORDS.flagsUnresolved, SUBJECT, {})];
  return kubeletFlags.flatMap((flag) => {
    if (/^-+max-pods\b/.test(flag)) {
      return [findingOf(WORDS.countFlag, SUBJECT, { flag: Token.isUnresolved(flag) ? '--max-pods' : flag })];
    }
    return Token.isUnresolved(flag) || /^--[a-z]/.test(flag) ? [] : [findingOf(WORDS.noFlag, SUBJECT, { flag })];
  });
}
