import { settingTruth } from './setting-truth';
import { IpAssignment } from '../../capacity/ip-assignment';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { WindowsWarmPool } from '../../capacity/windows-warm-pool';
import { Form, Forms, textOf } from '../../templates/forms';
import { wholeIn } from '../../vpc-cni/variable-reader';

/** What the add-on sets where it is told nothing: the targets of addresses stand above that of prefixes. */
export const WINDOWS_TARGETS = { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3, warmWindowsPrefixTarget: 0 };

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

/** A target of Windows nodes as EKS reads it: what it cannot read is 0. */
export function windowsTarget(values: Forms, name: keyof typeof WINDOWS_TARGETS): number | undefined {
  const form: Form = values[name];
  if (form === undefined) return WINDOWS_TARGETS[name];
  const text = textOf(form);
  return text === undefined ? undefined : wholeIn(text) ?? 0;
}

/**
 * A target of addresses, or a floor, that is not 0 stands above that of prefixes. With single addresses one is kept
 * spare at least.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/blob/master/pkg/config/loader.go
 */
function warmPool(values: Forms, usesPrefixes: boolean): WindowsWarmPool | undefined {
  const targetOf = (name: keyof typeof WINDOWS_TARGETS) => windowsTarget(values, name) ?? WINDOWS_TARGETS[name];
  const [warm, minimum] = [targetOf('warmWindowsIPTarget'), targetOf('minimumWindowsIPTarget')];
  const prefixes = targetOf('warmWindowsPrefixTarget');
  const spare = usesPrefixes ? warm : Math.max(warm, 1);
  if (spare >= 1) return WindowsWarmPool.addresses(spare, Math.max(minimum, 0));
  return usesPrefixes && minimum <= 0 && prefixes >= 1 ? WindowsWarmPool.prefixes(prefixes) : undefined;
}
