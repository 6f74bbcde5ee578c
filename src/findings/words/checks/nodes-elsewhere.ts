import { few } from '../../phrases';
import { wording } from '../../wording';

/** What nodes come from, as readers call it. */
const KINDS: Readonly<Record<string, string>> = {
  'asg': 'Auto Scaling groups',
  'warm-pool': 'warm pools',
  'instance': 'EC2 instances',
  'fleet': 'EC2 fleets',
  'hyperpod': 'SageMaker HyperPod',
  'batch': 'AWS Batch',
  'karpenter': 'Karpenter',
  'auto-mode': 'EKS Auto Mode',
  'hybrid': 'hybrid nodes',
  'fargate': 'Fargate',
};

/** How that was told, as readers call it. */
const SIGNS: Readonly<Record<string, string>> = {
  'tag': 'by a tag',
  'user-data': 'by its user data',
  'access-entry': 'by the access entry of its role',
  'aws-auth': 'by its role in the ConfigMap aws-auth',
  'cluster-arn': 'by the ARN of the cluster',
  'manifest': 'in a manifest',
  'chart': 'as a Helm chart',
  'compute-config': "by 'ComputeConfig'",
  'remote-network': "by 'RemoteNetworkConfig'",
  'profile': 'by a Fargate profile',
  'group': 'of a node group',
};

/** Why nodes are not counted, as readers call it. */
const REASONS: Readonly<Record<string, string>> = {
  'limit': 'it states no limit',
  'sizes': 'its sizes are not known',
  'types': 'its instance types are not known',
  'subnets': 'its subnets are not known',
  'pod-subnets': 'the subnets of its pods are not known',
  'settings': 'the settings of the VPC CNI are not known',
  'built-in': 'EKS publishes no limits of these NodePools',
  'pools': 'no NodePool is seen',
  'cluster': 'the app does not make the cluster',
  'planned': 'the plan of the app does not know of it',
  'contradiction': 'its numbers contradict each other',
  'autoscaling': 'it is scaled beyond what it says',
};

/** Where nodes of a cluster come from, beside node groups. */
type Sources = {
  readonly cluster: string;
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly signs: readonly string[];

  /** Why each is not counted, where that is known. */
  readonly reasons: readonly string[];
};

const reasonOf = (reason: string) => (reason === '' ? '' : ` (${REASONS[reason] ?? reason})`);

const kindOf = (kind: string) => KINDS[kind] ?? kind;

/** Of nodes that no plan counts. */
export const NODES_ELSEWHERE_WORDS = {
  uncounted: wording('nodes-not-counted', ({ cluster, kinds, names, signs, reasons }: Sources) => ({
    message: `${cluster} has nodes that are not counted, of ${few([...new Set(kinds.map(kindOf))])}`,
    details: [
      ...kinds.map((kind, index) => `${kindOf(kind)}: ${names[index]}, ${SIGNS[signs[index]] ?? signs[index]}`
        + reasonOf(reasons[index])),
      'the addresses that they take are in no plan',
    ],
  }), {
    cluster: 'Stack/Cluster',
    kinds: ['asg', 'karpenter'],
    names: ['Stack/Workers/ASG', 'NodePool general'],
    signs: ['tag', 'manifest'],
    reasons: ['', 'limit'],
  }),
};
