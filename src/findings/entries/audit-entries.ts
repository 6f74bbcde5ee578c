import { CNI_README, Entry, IPV6_PAGE, MAX_PODS_PAGE, PREFIX_PAGE, RESERVATION_PAGE, seen } from './entry';
import { FindingSeverity } from '../finding';

const { ERROR, WARNING, INFO } = FindingSeverity;

/** What is seen of a cluster that runs. */
export const AUDIT_ENTRIES = {
  'running-blocks-used-up': seen(ERROR, PREFIX_PAGE),
  'running-subnet-full': seen(ERROR, PREFIX_PAGE),
  'running-max-pods-too-high': seen(ERROR, MAX_PODS_PAGE),
  'running-eni-config-missing': seen(ERROR, CNI_README),
  'running-cni-missing': seen(WARNING),
  'running-cni-not-rolled-out': seen(WARNING),
  'running-health-issue': seen(WARNING),
  'running-subnet-tight': seen(WARNING, PREFIX_PAGE),
  'running-control-plane-short': seen(WARNING, 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html'),
  'running-nodes-of-two-modes': seen(WARNING, PREFIX_PAGE),
  'running-subnet-fragmented': seen(WARNING, RESERVATION_PAGE),
  'running-enis-leaked': seen(WARNING, CNI_README),
  'running-cni-not-as-told': seen(WARNING, 'https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-field-management.html'),
  'running-addon-unreadable': seen(WARNING),
  'running-pods-at-limit': seen(WARNING, MAX_PODS_PAGE),
  'running-subnet-of-clusters': seen(WARNING, RESERVATION_PAGE),
  'running-type-unknown': seen(WARNING),
  'running-addresses-unseen': seen(INFO),
  'running-subnet-of-owner': seen(INFO, 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html'),
  'running-cni-self-managed': seen(INFO, 'https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html'),
  'running-nodes-not-judged': seen(INFO),
  'running-ipv6-instead': seen(INFO, IPV6_PAGE),
  'running-auto-mode-instead': seen(INFO, 'https://docs.aws.amazon.com/eks/latest/userguide/automode.html'),
} as const satisfies Record<string, Entry>;
