import {
  CLUSTER_SUBNETS_PAGE, CNI_README, contradiction, CUSTOM_NETWORKING_PAGE, Entry, info, IPV6_PAGE, refused, warning,
} from './entry';

const ADDON_PAGE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html';
const DESCRIBE_PAGE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddon.html';
const SCHEMA_PAGE = 'https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html';

/** The cluster and its add-ons. */
export const CLUSTER_ENTRIES = {
  'control-plane-subnets': refused(CLUSTER_SUBNETS_PAGE),
  'nodes-isolated': info('https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html'),
  'pod-identity-agent-unseen': warning('https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html'),
  'branch-pods-keep-address': warning('https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html'),
  'cluster-role-unseen': warning('https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html'),
  'cni-role-lacks-permissions': contradiction('https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html'),
  'cni-role-unseen': warning('https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html'),
  'ipv6-subnet': contradiction(IPV6_PAGE),
  'ipv6-subnet-unseen': warning(IPV6_PAGE),
  'fargate-pods-unknown': warning('https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html'),
  'coredns-without-nodes': contradiction('https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html'),
  'coredns-group-elsewhere': warning(),
  'service-cidr-overlap': refused(
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  ),
  'service-cidr-default': warning(
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  ),
  'earlier-mode': refused(),
  'mode-change-at-once': warning(
    'https://docs.aws.amazon.com/eks/latest/userguide/delete-managed-node-group.html',
  ),
  'mode-change-both': warning('https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go'),
  'cni-setting-invalid': contradiction(SCHEMA_PAGE),
  'cni-setting-unknown': warning(SCHEMA_PAGE),
  'cni-version-too-old': warning(CNI_README),
  'cni-version-behind': warning(CNI_README),
  'cni-setting-ignored': warning(CNI_README),
  'cni-gives-no-addresses': contradiction(CNI_README),
  'addon-conflicts': warning(ADDON_PAGE),
  'nodegroup-before-vpc-cni': warning(
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html',
  ),
  'node-need-after-nodes': contradiction('https://docs.aws.amazon.com/eks/latest/userguide/troubleshooting.html'),
  'cluster-circle': contradiction(
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-dependency-error',
  ),
  'aws-auth-lacks-nodes': warning('https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html'),
  'addon-twice': contradiction(ADDON_PAGE),
  'running-cni-unreadable': refused(DESCRIBE_PAGE),
  'adoption-contradicted': refused(ADDON_PAGE),
  'adoption-untold': refused(ADDON_PAGE),
  'adopted-setting-refused': warning(CNI_README),
  'adopted-setting-left-out': warning(SCHEMA_PAGE),
  'adopted-by-hand': warning('https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-field-management.html'),
  'adopted-permissions-unseen': warning('https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html'),
  'adopted-logical-id-unseen': warning(ADDON_PAGE),
  'adopted-pod-subnets-unseen': warning(CUSTOM_NETWORKING_PAGE),
  'cni-role-trust': contradiction('https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html'),
  'logical-id-taken': contradiction(
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html',
  ),
} as const satisfies Record<string, Entry>;
