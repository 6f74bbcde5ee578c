import { few } from '../../phrases';
import { wording } from '../../wording';

/** What nodes come from, as readers call it. */
const KINDS: Readonly<Record<string, string>> = {
  'asg': 'Auto Scaling groups',
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
};

/** Where nodes of a cluster come from, beside node groups. */
type Sources = {
  readonly cluster: string;
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly signs: readonly string[];
};

const kindOf = (kind: string) => KINDS[kind] ?? kind;

/** Of nodes that no plan counts. */
export const NODES_ELSEWHERE_WORDS = {
  uncounted: wording('nodes-not-counted', ({ cluster, kinds, names, signs }: Sources) => ({
    message: `${cluster} has nodes that are not counted, of ${few([...new Set(kinds.map(kindOf))])}`,
    details: [
      ...kinds.map((kind, index) => `${kindOf(kind)}: ${names[index]}, ${SIGNS[signs[index]] ?? signs[index]}`),
      'the plan counts managed node groups, and the addresses that others take are not in it',
    ],
  }), {
    cluster: 'Stack/Cluster',
    kinds: ['asg', 'karpenter'],
    names: ['Stack/Workers/ASG', 'NodePool general'],
    signs: ['tag', 'manifest'],
  }),
};
