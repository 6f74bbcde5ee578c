import {
  CNI_README, contradiction, CUSTOM_NETWORKING_PAGE, Entry, info, MAX_PODS_PAGE, POD_SECURITY_GROUPS_PAGE, PREFIX_PAGE,
  RESERVATION_PAGE, VPC_CIDR_PAGE, warning, WINDOWS_PAGE,
} from './entry';

const ADDON_PAGE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html';
const ACCELERATED_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html';
const OWN_AMI_PAGE =
  'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-custom-ami';
const SCHEMA_PAGE = 'https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html';
const HYBRID_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html';
const NODE_CLASS_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html';
const PARAMETERS_PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html';

/** What only the checks of resources find, which other libraries define, or nobody's constructs. */
export const CHECK_ENTRIES = {
  'cni-configuration-unreadable': contradiction(SCHEMA_PAGE),
  'cni-setting-idle': warning(CNI_README),
  'cni-setting-unmodelled': warning(CNI_README),
  'warm-pool-none': warning(PREFIX_PAGE),
  'addon-version-refused': contradiction('https://kubernetes.io/releases/version-skew-policy/'),
  'eni-configs-unseen': warning(CUSTOM_NETWORKING_PAGE),
  'vpc-cni-missing': contradiction(ADDON_PAGE),
  'vpc-cni-unseen': warning(CNI_README),
  'node-need-late': warning('https://docs.aws.amazon.com/eks/latest/userguide/troubleshooting.html'),
  'cluster-not-awaited': contradiction(ADDON_PAGE),
  'cluster-stack-not-awaited': warning(ADDON_PAGE),
  'addon-before-nodes': contradiction('https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html'),
  'eni-config-before-crd': info(CUSTOM_NETWORKING_PAGE),
  'subnet-before-block': warning(VPC_CIDR_PAGE),
  'block-after-subnet': contradiction(VPC_CIDR_PAGE),
  'cidr-host-bits': warning(VPC_CIDR_PAGE),
  'reservation-without-blocks': warning(RESERVATION_PAGE),
  'endpoint-open': warning('https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'),
  'control-plane-logs-missing': warning('https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'),
  'node-metadata-open': warning(
    'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  ),
  'node-volume-unencrypted': warning('https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html'),
  'accelerator-without-drivers': warning(ACCELERATED_PAGE),
  'cluster-role-lacks-policy': warning(POD_SECURITY_GROUPS_PAGE),
  'addon-without-nodes': warning('https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html'),
  'nodes-never-join': contradiction(OWN_AMI_PAGE),
  'node-bootstrap-unseen': warning(OWN_AMI_PAGE),
  'image-pods-untold': warning(OWN_AMI_PAGE),
  'told-pods-above-addresses': warning(MAX_PODS_PAGE),
  'windows-ipam-unseen': warning(WINDOWS_PAGE),
  'parameter-default-judged': warning(PARAMETERS_PAGE),
  'density-unused': info(PREFIX_PAGE),
  'max-pods-above-some-types': warning('https://karpenter.sh/docs/concepts/nodeclasses/'),
  'karpenter-pods-above-addresses': warning('https://karpenter.sh/docs/reference/settings/'),
  'nodegroup-refused': contradiction('https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html'),
  'remote-network-overlap': contradiction(HYBRID_PAGE),
  'node-class-refused': contradiction(NODE_CLASS_PAGE),
  'auto-mode-zone-unused': warning(NODE_CLASS_PAGE),
  'nodes-not-counted': info('https://docs.aws.amazon.com/eks/latest/userguide/eks-compute.html'),
} as const satisfies Record<string, Entry>;
