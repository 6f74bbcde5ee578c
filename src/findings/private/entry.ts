import { FindingDelivery, FindingSeverity } from '../finding';

/** What the catalogue says of an id. */
export interface Entry {
  readonly severity: FindingSeverity;
  readonly delivery: FindingDelivery;
  readonly cause: string;
  readonly why: string;
  readonly remedy: string;
  readonly source?: string;
}

export const refused = (cause: string, why: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.ERROR, delivery: FindingDelivery.THROW, cause, why, remedy, source });
export const contradiction = (cause: string, why: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.ERROR, delivery: FindingDelivery.VALIDATION, cause, why, remedy, source });
export const warning = (cause: string, why: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.WARNING, delivery: FindingDelivery.WARNING, cause, why, remedy, source });
export const info = (cause: string, why: string, remedy: string, source?: string): Entry =>
  ({ severity: FindingSeverity.INFO, delivery: FindingDelivery.REPORT, cause, why, remedy, source });

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
