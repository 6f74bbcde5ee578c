/**
 * Recommended most pods of a node, by vCPU count.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html
 */
export const LOWER_CAP = 110;
const UPPER_CAP = 250;

/**
 * The vCPU count up to which the lower cap holds. The page says below 30 and above 30; at exactly 30, which no
 * type in the table has, EKS's own calculator gave 110.
 */
const LOWER_CAP_VCPUS = 30;

/** The recommended most pods of a node with so many vCPUs; the lower cap where they are not known. */
export function capByVcpus(vcpus: number | undefined): number {
  return vcpus !== undefined && vcpus > LOWER_CAP_VCPUS ? UPPER_CAP : LOWER_CAP;
}
