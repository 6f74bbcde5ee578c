/** A version of the VPC CNI: major, minor, patch. */
export type CniVersionNumber = readonly [number, number, number];

/** What the VPC CNI can do since a version of its own. */
export interface CniFeature {
  /** The version that brought it. */
  readonly since: CniVersionNumber;
}

/**
 * Features by the version that brought them. With prefixes on bare metal the nodes of earlier versions have single
 * addresses. ENIConfigs by the add-on itself stand in the oldest schema that is
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
  prefixesOnMetal: { since: [1, 11, 0] },
  networkPolicy: { since: [1, 14, 0] },
  eniConfigs: { since: [1, 15, 0] },
  podGroupsWithIpv6: { since: [1, 16, 0] },
  windowsTargets: { since: [1, 16, 0] },
  discovery: { since: [1, 18, 0] },
  trunkPlaceByType: { since: [1, 20, 4] },
  taggedSubnets: { since: [1, 22, 1] },
} as const satisfies Record<string, CniFeature>;

/**
 * Variables by the version that brought them, as the README has it. Those without a row are older than all versions
 * that EKS has.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/README.md
 */
export const VARIABLE_VERSIONS: Readonly<Record<string, CniFeature>> = {
  ADDITIONAL_ENI_TAGS: { since: [1, 6, 0] },
  ANNOTATE_POD_IP: { since: [1, 9, 3] },
  AWS_EC2_ENDPOINT: { since: [1, 13, 0] },
  AWS_EXTERNAL_SERVICE_CIDRS: { since: [1, 12, 6] },
  AWS_MANAGE_ENIS_NON_SCHEDULABLE: { since: [1, 12, 6] },
  AWS_VPC_ENI_MTU: { since: [1, 6, 0] },
  AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: { since: [1, 6, 0] },
  CLUSTER_ENDPOINT: { since: [1, 12, 1] },
  DISABLE_LEAKED_ENI_CLEANUP: { since: [1, 13, 0] },
  DISABLE_NETWORK_RESOURCE_PROVISIONING: { since: [1, 9, 1] },
  DISABLE_POD_V6: { since: [1, 15, 0] },
  ENABLE_BANDWIDTH_PLUGIN: { since: [1, 10, 0] },
  ENABLE_IMDS_ONLY_MODE: { since: [1, 19, 6] },
  ENABLE_MULTI_NIC: { since: [1, 20, 0] },
  ENABLE_NFTABLES: { since: [1, 12, 1] },
  ENABLE_POD_ENI: { since: [1, 7, 0] },
  ENABLE_V4_EGRESS: { since: [1, 15, 1] },
  ENABLE_V6_EGRESS: { since: [1, 13, 0] },
  IP_COOLDOWN_PERIOD: { since: [1, 15, 0] },
  MINIMUM_IP_TARGET: { since: [1, 6, 0] },
  NETWORK_POLICY_ENFORCING_MODE: { since: [1, 17, 1] },
  POD_MTU: { since: [1, 16, 4] },
  POD_SECURITY_GROUP_ENFORCING_MODE: { since: [1, 11, 0] },
};

/**
 * The oldest version that the README recommends for a version of Kubernetes, by the minor of that. It ends with 1.33.
 * Of 1.34, EKS lists v1.20.4 first, whose rules the pod counts of all later versions have.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/README.md#recommended-version
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
 */
const OLDEST_BY_KUBERNETES: ReadonlyArray<readonly [minor: number, oldest: CniFeature]> = [
  [28, { since: [1, 13, 4] }],
  [29, { since: [1, 14, 1] }],
  [30, { since: [1, 16, 0] }],
  [31, { since: [1, 16, 4] }],
  [32, { since: [1, 17, 1] }],
  [33, { since: [1, 17, 1] }],
  [34, { since: [1, 20, 4] }],
];

/** The minor of a version of Kubernetes, or of what is versioned like it, as in `1.34` and `v1.34.1-eksbuild.2`. */
export function kubernetesMinor(version: string | undefined): number | undefined {
  const minor = /^v?1\.(\d+)(?:\.\d+)?(?:-[\w.-]+)?$/.exec(version ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** The oldest version of the VPC CNI for a version of Kubernetes; undefined where that is not known. */
export function oldestFor(kubernetes: string | undefined): CniFeature | undefined {
  const minor = kubernetesMinor(kubernetes);
  return minor === undefined ? undefined : OLDEST_BY_KUBERNETES.filter(([least]) => least <= minor).pop()?.[1];
}

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
export function isBefore(version: string | undefined, first: CniVersionNumber): boolean {
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
