import { isBefore } from './addon-version';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';

/** What the VPC CNI can do since a version of its own. */
export interface CniFeature {
  readonly what: string;

  /** The version that brought it: major, minor, patch. */
  readonly since: readonly [number, number, number];
}

/**
 * Features by the version that brought them. ENIConfigs by the add-on itself stand in the oldest schema that is published, that of v1.15.1; with which
 * earlier version they came was not established.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 */
export const CNI_FEATURES = {
  prefixes: { what: 'gives prefixes', since: [1, 9, 0] },
  ipv6: { what: 'knows IPv6', since: [1, 10, 1] },
  eniConfigs: { what: 'is known to take ENIConfigs from its add-on', since: [1, 15, 0] },
  podGroupsWithIpv6: { what: 'has security groups for pods with IPv6', since: [1, 16, 0] },
  windowsTargets: { what: 'has prefixes and warm targets for Windows in the configuration of its add-on', since: [1, 16, 0] },
  discovery: { what: 'finds subnets', since: [1, 18, 0] },
} as const satisfies Record<string, CniFeature>;

/** Whether a version of the add-on, as in `v1.21.1-eksbuild.1`, is known to be too old for a feature. */
export function lacks(version: string | undefined, { since }: CniFeature): boolean {
  return isBefore(version, since);
}

/** What a feature does, and since when. */
export function sinceText({ what, since }: CniFeature): string {
  return `${what} since v${(since[2] === 0 ? since.slice(0, 2) : since).join('.')}`;
}

/** That a version which is asked for is too old for a feature that is asked for too; `otherwise` is what else can be done. */
export function tooOldFindings(version: string | undefined, feature: CniFeature, otherwise: string = ''): Finding[] {
  return !lacks(version, feature) ? []
    : [findingOf('option-refused', 'addonVersion', `'addonVersion' is ${version}, and the VPC CNI ${sinceText(feature)}; use a later version${otherwise}`)];
}
