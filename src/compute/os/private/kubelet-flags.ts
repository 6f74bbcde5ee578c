import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';

/** Flags of kubelet that are none, or say another pod count. */
export function kubeletFlagFindings(kubeletFlags: readonly string[] = []): Finding[] {
  if (Token.isUnresolved(kubeletFlags)) return [findingOf('unresolved-value', 'kubeletFlags', "'kubeletFlags' is a token, and flags are written one by one at synth; give a list")];
  return kubeletFlags.flatMap((flag) => {
    if (/^-+max-pods\b/.test(flag)) {
      return [findingOf('bootstrap-contradiction', 'kubeletFlags', `'kubeletFlags' holds ${Token.isUnresolved(flag) ? '--max-pods' : flag}, and a flag beats the pod count in kubelet's configuration; give 'maxPods' instead`)];
    }
    return Token.isUnresolved(flag) || /^--[a-z]/.test(flag) ? [] : [findingOf('option-refused', 'kubeletFlags', `'kubeletFlags' holds '${flag}', which is no flag; write each with its value, as in --v=4`)];
  });
}
