import { documentIn, NodeKind, Told } from './node-kind';
import { PodIpFamily } from '../../src/capacity/node-capacity-options';
import { KarpenterCapacity } from '../../src/compute/karpenter-capacity';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { Platform } from '../private/cdk-addon';
import { groupOn, launchDataOf, types } from '../private/cdk-nodegroup';

const OWN = { machineImageId: 'ami-0123456789abcdef0' };
/** Addresses of services, which nodes of a cluster of the app with IPv6 have from the cluster. */
const servicesOf = ({ cni }: Platform) => (cni.ipFamily === PodIpFamily.IPV6 ? {} : { serviceIpv4Cidr: '172.20.0.0/16' });
const LINUX_COUNTS = [29, 20, 110, 110, 110]; // 3 x 9 + 2; 2 x 9 + 2; min(110, 3 x 9 x 16 + 2); min(110, 2 x 9 x 16 + 2); min(110, 2^48 + 2)
const WINDOWS_COUNTS = [9, 9, 110, 110, undefined]; // 10 - 1, in the node's subnet; min(110, 9 x 16)
const NODE_CONFIG = ['spec.kubelet.config.maxPods', 'spec.kubelet.maxPodsExpression'];
const TOML = ['settings.kubernetes.max-pods'];

const LAUNCH_TEMPLATES = '[doc](https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html)';
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
    const { userData } = launchDataOf(group);
    return { maxPods: group.maxPods, document: userData === undefined ? undefined : documentIn(userData) };
  };
}

function withOwnImage(os: NodeOs): (platform: Platform) => Told {
  return (platform) => managed({ ...OWN, ...os === NodeOs.BOTTLEROCKET ? {} : servicesOf(platform), os })(platform);
}

function selfManaged(os: NodeOs): (platform: Platform) => Told {
  return (platform) => {
    const { stack, cluster, cni } = platform;
    const bootstrap = new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking: cni, os, instanceTypes: types('m5.large'), ...servicesOf(platform) });
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
    told: withOwnImage(NodeOs.AL2023),
    written: NODE_CONFIG,
    others: `nobody: EKS merges nothing (${LAUNCH_TEMPLATES}); ${NODEADM}`,
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
    told: withOwnImage(NodeOs.BOTTLEROCKET),
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
    os: 'Windows',
    way: 'managed node group',
    image: 'of EKS',
    told: managed({ os: NodeOs.WINDOWS }),
    written: [],
    others: `kubelet's own 110: EKS runs the bootstrap itself, after any user data (${LAUNCH_TEMPLATES})`,
    wins: '110 for kubelet; a pod is placed by its address, `vpc.amazonaws.com/PrivateIPv4Address`, of which there are this many. Where that is less than 110 the finding `windows-one-eni` has both'
      + ' numbers',
    counts: WINDOWS_COUNTS,
  },
  {
    os: 'Windows',
    way: 'managed node group',
    image: 'your own',
    told: withOwnImage(NodeOs.WINDOWS),
    written: ["-KubeletExtraArgs '--max-pods'"],
    others: 'kubelet, where nobody does: 110',
    wins: OURS,
    counts: WINDOWS_COUNTS,
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
