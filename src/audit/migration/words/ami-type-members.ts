/** AMI types of EKS whose nodes the groups of this library can be: AL2023 and Bottlerocket. */
const SAME_AGAIN = /^(AL2023|BOTTLEROCKET)_\w+$/;

/**
 * The member of `eks.NodegroupAmiType` by which a new group has the image of the old one; undefined where it gets the
 * default image of its architecture.
 */
export function amiTypeMember(amiType: string | undefined): string | undefined {
  return amiType !== undefined && SAME_AGAIN.test(amiType) ? amiType.toUpperCase() : undefined;
}
