/** What the VPC CNI can do since a version of its own. */
export interface CniFeature {
  /** The version that brought it: major, minor, patch. */
  readonly since: readonly [number, number, number];
}

/**
 * Features by the version that brought them. ENIConfigs by the add-on itself stand in the oldest schema that is
 * published, that of v1.15.1; with which earlier version they came was not established. Since v1.20.4 no ENI is kept
 * free for the trunk on types that cannot have one. Subnets are left out by their tag since v1.22.1: v1.22.0 reads an
 * older form of it.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md
 * @see https://github.com/aws/amazon-vpc-cni-k8s/pull/3250
 */
export const CNI_FEATURES = {
  prefixes: { since: [1, 9, 0] },
  ipv6: { since: [1, 10, 1] },
  eniConfigs: { since: [1, 15, 0] },
  podGroupsWithIpv6: { since: [1, 16, 0] },
  windowsTargets: { since: [1, 16, 0] },
  discovery: { since: [1, 18, 0] },
  trunkPlaceByType: { since: [1, 20, 4] },
  taggedSubnets: { since: [1, 22, 1] },
} as const satisfies Record<string, CniFeature>;

/** How a version of the add-on begins, as in `v1.21.1-eksbuild.1`. */
const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?/;

/** A whole version, of the add-on or of the VPC CNI in it. */
const WHOLE_VERSION = /^v?\d+\.\d+\.\d+(-eksbuild\.\d+)?$/;

/** Whether something can be read as a version of the add-on. */
export function isCniVersion(version: unknown): version is string {
  return typeof version === 'string' && WHOLE_VERSION.test(version);
}

/**
 * Whether a version of the add-on comes before another one. Not where it is not given or cannot be read.
 *
 * @param version as EKS writes it
 * @param first the other one: major, minor, patch
 */
export function isBefore(version: string | undefined, first: readonly [number, number, number]): boolean {
  const parts = version === undefined ? undefined : VERSION.exec(version)?.slice(1).map((part) => Number(part ?? 0));
  const differing = parts?.findIndex((part, index) => part !== first[index]) ?? -1;
  return differing >= 0 && parts![differing] < first[differing];
}

/** Whether a version of the add-on, as in `v1.21.1-eksbuild.1`, is known to be too old for a feature. */
export function lacks(version: string | undefined, { since }: CniFeature): boolean {
  return isBefore(version, since);
}

/** The version since which there is a feature, as in `v1.9`. */
export function sinceText({ since }: CniFeature): string {
  return `v${(since[2] === 0 ? since.slice(0, 2) : since).join('.')}`;
}
