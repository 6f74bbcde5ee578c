import { settingTruth } from './cni-facts';
import { IpAssignment } from '../../capacity/ip-assignment';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { WindowsWarmPool } from '../../capacity/windows-warm-pool';
import { Forms, numberOf } from '../../templates/forms';

/**
 * How pods on Windows nodes get addresses, by the configuration of the VPC CNI. Where it says nothing that can be read,
 * the add-on's own targets hold.
 */
export function windowsNetworking(values: Forms): WindowsNetworking {
  const usesPrefixes = settingTruth(values.enableWindowsPrefixDelegation) === true;
  return {
    ipAssignment: usesPrefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
    warmPool: warmPool(values, usesPrefixes),
  };
}

/**
 * A target of addresses, or a floor, that is not 0 stands above that of prefixes. The add-on sets 1 and 3 where neither
 * is given.
 */
function warmPool(values: Forms, usesPrefixes: boolean): WindowsWarmPool | undefined {
  const { warmWindowsIPTarget: addresses, minimumWindowsIPTarget: floor, warmWindowsPrefixTarget: prefixes } = values;
  const [warm = 1, minimum = 3, whole = 0] = [addresses, floor, prefixes].map((form) => numberOf(form));
  if (warm >= 1) return WindowsWarmPool.addresses(warm, Math.max(minimum, 0));
  return usesPrefixes && minimum <= 0 && whole >= 1 ? WindowsWarmPool.prefixes(whole) : undefined;
}
