import { ABSENT, RunningCluster } from '../../model/running-cluster';
import { NodeKind } from '../../model/running-nodes';
import { MigrationProblem } from '../migration';

/** What a plan cannot be made without, with the command that shows it. */
const NEEDED: ReadonlyArray<{
  readonly part: keyof RunningCluster;
  readonly what: string;
  readonly command: string;
}> = [
  { part: 'controlPlane', what: 'the cluster', command: 'aws eks describe-cluster --name CLUSTER' },
  {
    part: 'subnets',
    what: 'the subnets of its VPC',
    command: 'aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC',
  },
  {
    part: 'interfaces',
    what: 'the network interfaces of its VPC',
    command: 'aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=VPC',
  },
  {
    part: 'reservations',
    what: 'the reservations of its subnets',
    command: 'aws ec2 get-subnet-cidr-reservations --subnet-id SUBNET, for each subnet',
  },
  { part: 'nodes', what: 'its nodes', command: 'kubectl get nodes -o json' },
  { part: 'pods', what: 'its pods', command: 'kubectl get pods -A -o json' },
  {
    part: 'awsNode',
    what: 'the DaemonSet aws-node',
    command: 'kubectl get daemonset aws-node -n kube-system -o json',
  },
];

/** Each part of a cluster that no file holds: what is not known is neither none nor zero. */
export function missingParts(cluster: RunningCluster): MigrationProblem[] {
  return [
    ...NEEDED.filter(({ part }) => cluster[part] === undefined).map(({ what, command }) => missing(what, command)),
    ...missingReservations(cluster),
  ];
}

/** A part that is not known, with the command that shows it. */
export function missing(what: string, command: string): MigrationProblem {
  return {
    kind: 'missing-file',
    message: `No file holds ${what}`,
    details: ['an unknown value is not zero, so there is no plan without it'],
    fix: [`add the output of: ${command}`],
  };
}

/** The subnets of nodes for which nobody asked whether they have reservations. */
function missingReservations({ reservations, nodes, interfaces }: RunningCluster): MigrationProblem[] {
  if (reservations === undefined || nodes === undefined || interfaces === undefined) return [];
  const instances = new Set(nodes.flatMap(({ instanceId }) => instanceId ?? []));
  const subnets = new Set(interfaces
    .filter(({ instanceId }) => instanceId !== undefined && instances.has(instanceId))
    .map(({ subnetId }) => subnetId));
  return [...subnets].sort().filter((id) => !reservations.has(id)).map((id) =>
    missing(`the reservations of ${id}, in which nodes are`, `aws ec2 get-subnet-cidr-reservations --subnet-id ${id}`));
}

const problem = (kind: string, message: string, fix: string[], details: string[] = []): MigrationProblem =>
  ({ kind, message, details, fix });

/** Clusters of which no node can get prefixes by the VPC CNI, or not by this plan. */
export function unfitClusters(cluster: RunningCluster): MigrationProblem[] {
  const { controlPlane, awsNode, nodes } = cluster;
  const kinds = new Set(nodes?.map(({ kind }) => kind));
  const hasVpcCniNodes = kinds.has(NodeKind.VPC_CNI);
  return [
    ...controlPlane?.ipFamily === 'ipv6'
      ? [problem('ipv6', 'Pods of this cluster have IPv6 addresses, from a /80 of each node', [
        'nothing has to move: nodes with IPv6 already run as many pods as their cap allows',
      ])] : [],
    ...controlPlane?.autoMode === true && !hasVpcCniNodes
      ? [problem('auto-mode', 'All nodes are of EKS Auto Mode, which has prefixes by itself', [
        'nothing has to move: settings of the VPC CNI have no effect on these nodes',
      ])] : [],
    ...awsNode === ABSENT
      ? [problem('no-vpc-cni', 'The cluster has no DaemonSet aws-node: another CNI gives its pods addresses', [
        'this command cannot plan for it: read the documentation of that CNI',
      ])] : [],
    ...nodes !== undefined && !hasVpcCniNodes && controlPlane?.autoMode !== true ? [noNodes(kinds)] : [],
  ];
}

function noNodes(kinds: ReadonlySet<NodeKind>): MigrationProblem {
  if (kinds.size === 0) {
    return problem('no-nodes', 'The cluster has no nodes', [
      'set the mode before there are nodes: VpcCniAddon with IpAssignment.prefixDelegation()',
    ]);
  }
  const of: Partial<Record<NodeKind, string>> = {
    [NodeKind.OTHER_OS]: 'run Windows, where a controller of EKS gives pods addresses',
    [NodeKind.HYBRID]: 'are hybrid nodes, which the VPC CNI does not run on',
    [NodeKind.FARGATE]: 'are of Fargate, one pod each',
    [NodeKind.AUTO_MODE]: 'are of EKS Auto Mode, which has prefixes by itself',
  };
  const words = [...kinds].flatMap((kind) => of[kind] ?? []);
  const kind = kinds.size === 1 ? { [NodeKind.OTHER_OS]: 'other-os', [NodeKind.HYBRID]: 'hybrid-nodes' } : {};
  return problem(
    (kind as Record<string, string>)[[...kinds][0]] ?? 'no-vpc-cni-nodes',
    `No node has pods by the VPC CNI on Linux: all ${words.join(', or ')}`,
    ['settings of the VPC CNI have no effect on them: nothing has to move'],
  );
}

/** Nodes that the plan leaves out, a line for each kind. */
export function leftOutNodes({ nodes = [] }: RunningCluster): string[] {
  const counts = new Map<NodeKind, number>();
  for (const { kind } of nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const words: ReadonlyArray<readonly [NodeKind, string]> = [
    [NodeKind.OTHER_OS, 'with Windows: its settings stay, and its addresses count as in use'],
    [NodeKind.AUTO_MODE, 'of EKS Auto Mode: its addresses count as in use where EC2 shows them'],
    [NodeKind.HYBRID, 'hybrid: they take no address of the VPC'],
    [NodeKind.FARGATE, 'of Fargate: its interface counts as in use'],
  ];
  return words.flatMap(([kind, line]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${count === 1 ? 'node is' : 'nodes are'} left out, ${line}`];
  });
}
