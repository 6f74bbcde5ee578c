/** The beginning of the AMI types of Amazon Linux 2. */
const AL2_PREFIX = 'AL2_';

/** The last minor version of Kubernetes for which EKS has an AMI of Amazon Linux 2. */
const LAST_WITH_AL2 = 32;

/** What has become of an image that EKS no longer makes. */
export interface Retirement {
  /** The last version of Kubernetes that has such an image, as in 1.32. */
  readonly lastVersion?: string;

  /** The version of the cluster, where it is known to be a later one. */
  readonly version?: string;
}

/**
 * What has become of images that EKS no longer makes; nothing for an AMI type of others.
 *
 * @param version of Kubernetes, as in 1.34, where it is known
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html
 */
export function retirementOf(amiType: string, version?: string): Retirement {
  if (!amiType.startsWith(AL2_PREFIX)) return {};
  const minor = Number(/^1\.(\d+)$/.exec(version ?? '')?.[1]);
  return { lastVersion: `1.${LAST_WITH_AL2}`, version: minor > LAST_WITH_AL2 ? version : undefined };
}
