import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { WindowsNetworking } from '../windows-networking';

/** A pool of whole prefixes beside single addresses. */
export function windowsPoolFindings(windows: WindowsNetworking = {}): Finding[] {
  if (windows.warmPool?.fits(windows.ipAssignment) !== false) return [];
  return [findingOf('invalid-warm-pool', 'windows',
    "'windows.warmPool' keeps whole prefixes, which does nothing with secondary-ip; use WindowsWarmPool.addresses, or prefix delegation for Windows")];
}
