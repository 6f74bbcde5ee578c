import { KarpenterRequirement } from './karpenter-pool';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { KarpenterKubelet, KarpenterSubnetTerm } from '../karpenter-capacity-props';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';
import { NodeMode } from '../nodes/node-mode';

/** Fields of a manifest, by name. */
export type Fields = Record<string, any>;

/** What a pool's capacity puts into manifests. */
export interface PoolFacts {
  readonly kubelet?: KarpenterKubelet;
  readonly requirements: readonly KarpenterRequirement[];
  readonly labels: Readonly<Record<string, string>>;
  readonly subnetSelectorTerms: readonly KarpenterSubnetTerm[];
  readonly types: readonly InstanceTypeLimits[];

  /** Pods that a node runs, of the type that runs the most. */
  readonly mostPods: number;

  /** The zones that the nodes are kept to; none where any will do. */
  readonly zones: readonly string[];
  readonly mode: NodeMode;

  /** EFA-only interfaces on the default card that were counted. */
  readonly efaOnlyEnis: number;

  /** What the NodePools may become, where they do not say it themselves. */
  readonly sizes: KarpenterPoolSizes;
}
