/** The beginning of the AMI types of Amazon Linux 2. */
const AL2_PREFIX = 'AL2_';

/** The first minor version of Kubernetes for which EKS has no AMI of Amazon Linux 2. */
const FIRST_WITHOUT_AL2 = 33;

/**
 * What has become of images that EKS no longer makes; nothing for an AMI type of others.
 *
 * @param version of Kubernetes, as in 1.34, where it is known
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-deprecation-faqs.html
 */
export function retirementOf(amiType: string, version?: string): string {
  if (!amiType.startsWith(AL2_PREFIX)) return '';
  const minor = Number(/^1\.(\d+)$/.exec(version ?? '')?.[1]);
  return minor >= FIRST_WITHOUT_AL2
    ? `; EKS has no AMI of Amazon Linux 2 for Kubernetes ${version}, only up to 1.${FIRST_WITHOUT_AL2 - 1}`
    : `; EKS has published no AMI of Amazon Linux 2 since 2025-11-26, and none for Kubernetes 1.${FIRST_WITHOUT_AL2} and later`;
}
