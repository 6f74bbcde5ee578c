import { FindingDelivery, FindingSeverity } from '../finding';

/**
 * How much a finding of an id matters, how it is delivered, and the page that the rule comes from. Its cause, reason
 * and remedy are an `Explanation`.
 */
export interface Entry {
  readonly severity: FindingSeverity;
  readonly delivery: FindingDelivery;
  readonly source?: string;
}

export const refused = (source?: string): Entry =>
  ({ severity: FindingSeverity.ERROR, delivery: FindingDelivery.THROW, source });
export const contradiction = (source?: string): Entry =>
  ({ severity: FindingSeverity.ERROR, delivery: FindingDelivery.VALIDATION, source });
export const warning = (source?: string): Entry =>
  ({ severity: FindingSeverity.WARNING, delivery: FindingDelivery.WARNING, source });
export const info = (source?: string): Entry =>
  ({ severity: FindingSeverity.INFO, delivery: FindingDelivery.REPORT, source });

/** Seen of a cluster that runs: data, whatever it means. */
export const seen = (severity: FindingSeverity, source?: string): Entry =>
  ({ severity, delivery: FindingDelivery.REPORT, source });

export const VPC_CIDR_PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';
export const RESERVATION_PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html';
export const MAX_PODS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html';
export const PREFIX_PAGE = 'https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html';
export const CUSTOM_NETWORKING_PAGE = 'https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html';
export const SUBNET_SELECTION_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html';
export const POD_SECURITY_GROUPS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html';
export const CLUSTER_SUBNETS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html';
export const WINDOWS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html';
export const IPV6_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html';
export const CNI_README = 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md';
export const NODEADM_SOURCE = 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go';
export const NODE_POOLS_PAGE = 'https://karpenter.sh/docs/concepts/nodepools/';
