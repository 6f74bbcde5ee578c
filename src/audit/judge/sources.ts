import { RunningCluster } from '../model/running-cluster';

/** What an audit reads, by a name of ours. */
export type SourceName =
  | 'cluster' | 'vpc' | 'subnets' | 'interfaces' | 'reservations' | 'instances' | 'instance-types' | 'nodes' | 'pods'
  | 'nodegroups' | 'addons' | 'addon' | 'aws-node' | 'eni-configs' | 'node-pools' | 'node-classes' | 'node-claims'
  | 'disruption-budgets';

/** A thing to collect: the file that the collecting script writes, and the call that gives the same by hand. */
export interface Source {
  readonly file: string;
  readonly command: string;

  /** What the call takes: an action of IAM, or a right in the cluster. */
  readonly permission: string;
  readonly isSeen: (cluster: RunningCluster) => boolean;
}

const aws = (file: string, command: string, permission: string, isSeen: Source['isSeen']): Source =>
  ({ file, command: `aws ${command} --output json`, permission, isSeen });
const kubectl = (file: string, what: string, permission: string, isSeen: Source['isSeen']): Source =>
  ({ file, command: `kubectl get ${what} -o json`, permission, isSeen });

/** All that is read, in the order of its worth. */
export const SOURCES: Readonly<Record<SourceName, Source>> = {
  'cluster': aws('cluster.json', 'eks describe-cluster --name CLUSTER', 'eks:DescribeCluster',
    ({ controlPlane }) => controlPlane !== undefined),
  'subnets': aws('subnets.json', 'ec2 describe-subnets --filters Name=vpc-id,Values=VPC', 'ec2:DescribeSubnets',
    ({ subnets }) => subnets !== undefined),
  'interfaces': aws('network-interfaces.json', 'ec2 describe-network-interfaces --filters Name=vpc-id,Values=VPC',
    'ec2:DescribeNetworkInterfaces', ({ interfaces }) => interfaces !== undefined),
  'reservations': aws('reservations.json', 'ec2 get-subnet-cidr-reservations --subnet-id SUBNET',
    'ec2:GetSubnetCidrReservations', ({ reservations, subnets }) => reservations !== undefined
      && (subnets ?? []).every(({ subnetId, cidr }) => cidr === undefined || reservations.has(subnetId))),
  'nodes': kubectl('nodes.json', 'nodes', 'list nodes', ({ nodes }) => nodes !== undefined),
  'aws-node': kubectl('aws-node.json', 'daemonset aws-node -n kube-system', 'list daemonsets.apps',
    ({ awsNode }) => awsNode !== undefined),
  'pods': kubectl('pods.json', 'pods -A', 'list pods', ({ pods }) => pods !== undefined),
  'addons': aws('addons.json', 'eks list-addons --cluster-name CLUSTER', 'eks:ListAddons',
    ({ addon }) => addon !== undefined),
  'addon': aws('vpc-cni.json', 'eks describe-addon --cluster-name CLUSTER --addon-name vpc-cni', 'eks:DescribeAddon',
    ({ addon }) => addon !== undefined),
  'instances': aws('instances.json', 'ec2 describe-instances --filters Name=vpc-id,Values=VPC',
    'ec2:DescribeInstances', ({ instances }) => instances !== undefined),
  'vpc': aws('vpcs.json', 'ec2 describe-vpcs --vpc-ids VPC', 'ec2:DescribeVpcs', ({ vpc }) => vpc !== undefined),
  'nodegroups': aws('nodegroup-1.json', 'eks describe-nodegroup --cluster-name CLUSTER --nodegroup-name GROUP',
    'eks:ListNodegroups, eks:DescribeNodegroup', ({ nodegroups, nodegroupNames }) =>
      nodegroups !== undefined || nodegroupNames?.length === 0),
  'eni-configs': kubectl('eniconfigs.json', 'eniconfigs.crd.k8s.amazonaws.com', 'list eniconfigs.crd.k8s.amazonaws.com',
    ({ eniConfigs }) => eniConfigs !== undefined),
  'node-pools': kubectl('nodepools.json', 'nodepools.karpenter.sh', 'list nodepools.karpenter.sh',
    ({ nodePools }) => nodePools !== undefined),
  'node-classes': kubectl('ec2nodeclasses.json', 'ec2nodeclasses.karpenter.k8s.aws',
    'list ec2nodeclasses.karpenter.k8s.aws', ({ nodeClasses }) => nodeClasses !== undefined),
  'node-claims': kubectl('nodeclaims.json', 'nodeclaims.karpenter.sh', 'list nodeclaims.karpenter.sh',
    ({ nodeClaims }) => nodeClaims !== undefined),
  'disruption-budgets': kubectl('poddisruptionbudgets.json', 'poddisruptionbudgets -A',
    'list poddisruptionbudgets.policy', ({ disruptionBudgets }) => disruptionBudgets !== undefined),
  'instance-types': aws('instance-types.json', 'ec2 describe-instance-types --instance-types TYPE',
    'ec2:DescribeInstanceTypes', ({ instanceTypes }) => instanceTypes !== undefined),
};

/** A question that an audit answers, and what it takes. */
export interface Answer {
  readonly question: string;

  /** Without any of these it is unknown. */
  readonly needs: readonly SourceName[];

  /** What it is sharper with, and why. */
  readonly sharper: ReadonlyArray<{ readonly by: SourceName; readonly why: string }>;
}

/** Which answer takes which file. */
export const ANSWERS: readonly Answer[] = [
  {
    question: 'the /28 blocks of each subnet: free, mixed, prefix',
    needs: ['subnets', 'interfaces'],
    sharper: [],
  },
  {
    question: 'which free blocks are reserved, and how many addresses are held by ENIs that were not seen',
    needs: ['subnets', 'interfaces', 'reservations'],
    sharper: [],
  },
  { question: 'leaked ENIs', needs: ['interfaces'], sharper: [] },
  {
    question: 'how many more nodes fit into each subnet',
    needs: ['subnets', 'interfaces', 'nodes', 'aws-node'],
    sharper: [
      { by: 'reservations', why: 'whole free blocks in reservations' },
      { by: 'eni-configs', why: 'the subnets of pods under custom networking' },
    ],
  },
  {
    question: 'the mode and the ENIs of each node',
    needs: ['nodes', 'interfaces'],
    sharper: [{ by: 'instances', why: 'types of nodes without a label for it' }],
  },
  {
    question: 'max pods of each node, beside what its addresses allow',
    needs: ['nodes', 'interfaces', 'aws-node', 'subnets'],
    sharper: [
      { by: 'instance-types', why: 'types that this release does not know' },
      { by: 'eni-configs', why: 'where further ENIs go under custom networking' },
    ],
  },
  {
    question: 'the pods of each node, and whether it is full',
    needs: ['nodes', 'pods'],
    sharper: [{ by: 'interfaces', why: 'which of its addresses pods use' }],
  },
  { question: 'the memory that kubelet keeps from pods', needs: ['nodes'], sharper: [] },
  {
    question: 'the VPC CNI as it runs, beside the settings of its add-on',
    needs: ['aws-node', 'addon'],
    sharper: [{ by: 'addons', why: 'whether there is no add-on at all' }],
  },
  { question: 'the subnets of pods under custom networking', needs: ['eni-configs'], sharper: [] },
  { question: 'the sizes of node groups', needs: ['nodegroups'], sharper: [] },
  {
    question: 'nodes of Karpenter, and how they move',
    needs: ['node-pools', 'node-classes', 'node-claims'],
    sharper: [],
  },
  { question: 'pods that block the draining of a node', needs: ['disruption-budgets'], sharper: [] },
  { question: 'whose the cluster is: VPC, IP family, Auto Mode, other accounts', needs: ['cluster'], sharper: [] },
  { question: 'whether the VPC can take further CIDR blocks', needs: ['vpc'], sharper: [] },
];

/** An answer that is not known, and the files that it takes. */
export interface UnknownAnswer {
  readonly question: string;
  readonly files: readonly string[];
}

/** What cannot be answered of a cluster, and what is missing for it. */
export function unknownAnswers(cluster: RunningCluster): UnknownAnswer[] {
  return ANSWERS.flatMap(({ question, needs }) => {
    const files = needs.filter((name) => !SOURCES[name].isSeen(cluster)).map((name) => SOURCES[name].file);
    return files.length === 0 ? [] : [{ question, files }];
  });
}
