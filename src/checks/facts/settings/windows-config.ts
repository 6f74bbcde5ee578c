import { AppResource } from '../../../templates/app-resources';
import { Forms, formsOf } from '../../../templates/forms';
import { appliedObjects } from '../kubernetes-facts';

/**
 * Keys of the ConfigMap amazon-vpc-cni that a controller of EKS reads, by the setting of the add-on that writes them.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/charts/aws-vpc-cni/templates/configmap.yaml
 */
export const WINDOWS_KEYS: Readonly<Record<string, string>> = {
  enableWindowsIpam: 'enable-windows-ipam',
  enableWindowsPrefixDelegation: 'enable-windows-prefix-delegation',
  warmWindowsPrefixTarget: 'warm-prefix-target',
  warmWindowsIPTarget: 'warm-ip-target',
  minimumWindowsIPTarget: 'minimum-ip-target',
};

/** A ConfigMap amazon-vpc-cni that an app applies. */
export interface WindowsConfigMap {
  readonly manifest: AppResource;
  readonly data: Forms;
}

/** The ConfigMaps by which pods on Windows nodes get addresses, of the manifests of a cluster. */
export function windowsConfigMaps(manifests: readonly AppResource[]): WindowsConfigMap[] {
  return appliedObjects(manifests)
    .filter(({ object: { kind, metadata } }) => kind === 'ConfigMap' && formsOf(metadata).name === 'amazon-vpc-cni')
    .map(({ manifest, object: { data } }) => ({ manifest, data: formsOf(data) }));
}

/**
 * What EKS is told of Windows nodes, by the names that the add-on has for it: its configuration, and where that says
 * nothing, the ConfigMaps of the app.
 */
export function windowsValues(values: Forms, manifests: readonly AppResource[]): Forms {
  const ofMaps = windowsConfigMaps(manifests).map(({ data }) => Object.fromEntries(
    Object.entries(WINDOWS_KEYS).filter(([, key]) => data[key] !== undefined).map(([name, key]) => [name, data[key]]),
  ));
  return Object.assign({}, ...ofMaps, values) as Forms;
}
