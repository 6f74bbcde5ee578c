import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { WARM_TARGET_WORDS } from '../../findings/words/nodes/warm-targets';
import { WindowsNetworking } from '../windows-networking';

/** A pool of whole prefixes beside single addresses. */
export function windowsPoolFindings(windows: WindowsNetworking = {}): Finding[] {
  if (windows.warmPool?.fits(windows.ipAssignment) !== false) return [];
  return [findingOf(WARM_TARGET_WORDS.windowsPrefixesUnused, about.prop('windows'), {})];
}
