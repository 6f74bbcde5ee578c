import { KarpenterRequirement } from './karpenter-pool';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { KarpenterKubelet, KarpenterSubnetTerm } from '../karpenter-capacity-props';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';
import { NodeMode } from '../nodes/node-mode';

/** Fields of a manifest, by name. */
export type Fields = Record<string, any>;

/** What a capacity puts into NodePools. */
export interface NodePoolFacts {
  readonly requirements: readonly KarpenterRequirement[];
  readonly labels: Readonly<Record<string, string>>;
  readonly types: readonly InstanceTypeLimits[];

  /** The zones that the nodes are kept to; none where any will do. */
  readonly zones: readonly string[];

  /** What the NodePools may become, where they do not say it themselves. */
  readonly sizes: KarpenterPoolSizes;
}

/** What a pool's capacity puts into manifests. */
export interface PoolFacts extends NodePoolFacts {
  readonly kubelet?: KarpenterKubelet;
  readonly subnetSelectorTerms: readonly KarpenterSubnetTerm[];

  /** Pods that a node runs, of the type that runs the most. */
  readonly mostPods: number;
  readonly mode: NodeMode;

  /** EFA-only interfaces on the default card that were counted. */
  readonly efaOnlyEnis: number;
}
