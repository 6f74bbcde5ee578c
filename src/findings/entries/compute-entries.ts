import { contradiction, Entry, info, MAX_PODS_PAGE, refused, warning } from './entry';

const KARPENTER_SOURCE = 'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go';
const SCHEDULING_PAGE = 'https://karpenter.sh/docs/concepts/scheduling/';
const ACCELERATED_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/ml-eks-optimized-ami.html';
const NODE_ROLE_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html';
const NODEADM_API = 'https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/';

/** What node groups, nodes of the user's own and Karpenter can be told wrong. */
export const COMPUTE_ENTRIES = {
  'architectures-mixed': refused(),
  'ami-type-mismatch': refused(),
  'nodegroup-sizes': refused(),
  'nodegroup-setting-invalid': refused('https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html'),
  'user-data-too-large': contradiction(
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html',
  ),
  'nodegroup-subnets': refused(),
  'karpenter-pool-split': warning(KARPENTER_SOURCE),
  'karpenter-max-pods-needed': refused(KARPENTER_SOURCE),
  'karpenter-contradiction': refused(),
  'type-selection-refused': refused(),
  'type-selection-open': info(SCHEDULING_PAGE),
  'type-selection-mixed': info(KARPENTER_SOURCE),
  'bootstrap-contradiction': refused(MAX_PODS_PAGE),
  'user-data-unreadable': refused(NODEADM_API),
  'user-data-changed': contradiction(NODEADM_API),
  'node-setting-idle': warning(NODEADM_API),
  'accelerators-mixed': warning(ACCELERATED_PAGE),
  'ami-drivers-unused': warning(ACCELERATED_PAGE),
  'launch-template-refused': contradiction('https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html'),
  'cluster-attributes-missing': refused(NODEADM_API),
  'node-role-lacks-policies': warning(NODE_ROLE_PAGE),
  'node-role-unseen': info(NODE_ROLE_PAGE),
  'node-role-of-two-systems': contradiction(
    'https://docs.aws.amazon.com/eks/latest/userguide/launch-windows-workers.html',
  ),
  'cni-permissions-twice': warning('https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html'),
} as const satisfies Record<string, Entry>;
