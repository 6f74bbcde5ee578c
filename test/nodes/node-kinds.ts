import { documentIn, NodeKind, Told } from './node-kind';
import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { Platform } from '../private/cdk-addon';
import { groupOn, launchDataOf, types } from '../private/cdk-nodegroup';

const OWN = { machineImageId: 'ami-0123456789abcdef0' };
const SERVICES = { serviceIpv4Cidr: '172.20.0.0/16' };
const LINUX_COUNTS = [29, 20, 110, 110]; // 3 x 9 + 2; 2 x 9 + 2; min(110, 3 x 9 x 16 + 2); min(110, 2 x 9 x 16 + 2)
const NODE_CONFIG = ['spec.kubelet.maxPodsExpression', 'spec.kubelet.config.maxPods'];
const TOML = ['settings.kubernetes.max-pods'];

const NODEADM = 'nodeadm, where nobody does: 29, without prefixes, custom networking or cap ([code](https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go))';
const PLUTO = 'Bottlerocket, where nobody does: its table of single addresses ([code](https://github.com/bottlerocket-os/bottlerocket/blob/develop/sources/api/pluto/src/main.rs))';
const EKS = 'EKS, by the lowest type and the settings of the VPC CNI that runs when the group is made or updated'
  + ' ([doc](https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#max-pods-precedence))';
const KARPENTER = 'Karpenter, where nobody does: 29, less what RESERVED_ENIS takes, without prefixes or cap'
  + ' ([code](https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go))';
const OURS = 'this number';

function managed(options: Partial<PodNodegroupOptions>): (platform: Platform) => Told {
  return (platform) => {
    const group = groupOn(platform, options);
    return { maxPods: group.maxPods, document: documentIn(launchDataOf(group).userData) };
  };
}

function selfManaged(os: NodeOs): (platform: Platform) => Told {
  return ({ stack, cluster, cni }) => {
    const bootstrap = new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking: cni, os, instanceTypes: types('m5.large'), ...SERVICES });
    return { maxPods: bootstrap.maxPods, document: documentIn(stack.resolve(bootstrap.userData.render())) };
  };
}

function karpenter({ stack, cni }: Platform): Told {
  const pool = new KarpenterCapacity(stack, 'Karpenter', { podNetworking: cni, instanceTypes: types('m5.large') });
  return { maxPods: pool.maxPods, document: pool.nodeClass('general') };
}

/**
 * How the pod count reaches the nodes: each operating system in each way of running it.
 */
export const NODE_KINDS: readonly NodeKind[] = [
  {
    os: 'AL2023',
    way: 'managed node group',
    image: 'of EKS',
    told: managed({}),
    written: NODE_CONFIG,
    others: `${EKS}; ${NODEADM}`,
    wins: 'not settled: the documentation says EKS, and a test of eksctl saw the NodeConfig win ([code](https://github.com/eksctl-io/eksctl/pull/8078)). Both are the same number unless'
      + ' you ask for another one, which is the finding `max-pods-differs-from-eks`',
    counts: LINUX_COUNTS,
  },
  {
    os: 'AL2023',
    way: 'managed node group',
    image: 'your own',
    told: managed({ ...OWN, ...SERVICES, os: NodeOs.AL2023 }),
    written: NODE_CONFIG,
    others: `nobody: EKS merges nothing ([doc](https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-custom-ami)); ${NODEADM}`,
    wins: OURS,
    counts: LINUX_COUNTS,
  },
  {
    os: 'AL2023',
    way: 'Auto Scaling group (`NodeBootstrap`)',
    image: 'any with nodeadm',
    told: selfManaged(NodeOs.AL2023),
    written: NODE_CONFIG,
    others: NODEADM,
    wins: OURS,
    counts: LINUX_COUNTS,
  },
  {
    os: 'Bottlerocket',
    way: 'managed node group',
    image: 'of EKS',
    told: managed({ os: NodeOs.BOTTLEROCKET }),
    written: TOML,
    others: `${EKS}; ${PLUTO}`,
    wins: `${OURS} ([doc](https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data))`,
    counts: LINUX_COUNTS,
  },
  {
    os: 'Bottlerocket',
    way: 'managed node group',
    image: 'your own',
    told: managed({ ...OWN, os: NodeOs.BOTTLEROCKET }),
    written: TOML,
    others: PLUTO,
    wins: OURS,
    counts: LINUX_COUNTS,
  },
  {
    os: 'Bottlerocket',
    way: 'Auto Scaling group (`NodeBootstrap`)',
    image: 'any Bottlerocket',
    told: selfManaged(NodeOs.BOTTLEROCKET),
    written: TOML,
    others: PLUTO,
    wins: OURS,
    counts: LINUX_COUNTS,
  },
  {
    os: 'AL2023, Bottlerocket',
    way: 'Karpenter (`KarpenterCapacity`)',
    image: 'any',
    told: karpenter,
    written: ['spec.kubelet.maxPods'],
    others: KARPENTER,
    wins: `${OURS}, unless \`podsPerCore\` makes it less ([doc](https://karpenter.sh/docs/concepts/nodeclasses/#podspercore))`,
    counts: LINUX_COUNTS,
  },
];
