import { isBefore } from './addon-version';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';

/** What the VPC CNI can do since a version of its own. */
export interface CniFeature {
  /** The version that brought it: major, minor, patch. */
  readonly since: readonly [number, number, number];
}

/**
 * Features by the version that brought them. ENIConfigs by the add-on itself stand in the oldest schema that is
 * published, that of v1.15.1; with which earlier version they came was not established.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 */
export const CNI_FEATURES = {
  prefixes: { since: [1, 9, 0] },
  ipv6: { since: [1, 10, 1] },
  eniConfigs: { since: [1, 15, 0] },
  podGroupsWithIpv6: { since: [1, 16, 0] },
  windowsTargets: { since: [1, 16, 0] },
  discovery: { since: [1, 18, 0] },
} as const satisfies Record<string, CniFeature>;

/** Whether a version of the add-on, as in `v1.21.1-eksbuild.1`, is known to be too old for a feature. */
export function lacks(version: string | undefined, { since }: CniFeature): boolean {
  return isBefore(version, since);
}

/** The version since which there is a feature, as in `v1.9`. */
export function sinceText({ since }: CniFeature): string {
  return `v${(since[2] === 0 ? since.slice(0, 2) : since).join('.')}`;
}

/** That a version which is asked for is too old for a feature that is asked for too. */
export function tooOldFindings(
  version: string | undefined,
  feature: Exclude<keyof typeof CNI_FEATURES, 'eniConfigs'>,
): Finding[] {
  if (!lacks(version, CNI_FEATURES[feature])) return [];
  return [
    findingOf(CNI_VERSION_WORDS[feature], about.prop('addonVersion'), {
      version: version!,
      since: sinceText(CNI_FEATURES[feature]),
    }),
  ];
}
