import { mostBySize, Rates, ratesOf, SizeLimits } from './fleet-bounds';
import { addressesOf, FleetNode, FleetNodeOptions } from './fleet-node';
import { LikeTypes, likeTypes } from './like-types';
import { nodeByNetworking } from './node-by-networking';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { kernelOf } from '../../capacity/kernel/kernels';

/** Types that are alike, and a node of them. */
interface LikeNodes extends LikeTypes {
  readonly node: FleetNode;
}

/** What a node takes that is counted of many. */
type Metric = (node: FleetNode) => number;

/** Something that is counted. */
export type MetricName = keyof typeof METRICS;

/** What is counted of nodes, by name. Units are those of network address usage. */
const METRICS = {
  nodes: () => 1,
  nodeSubnetPrefixes: ({ nodeSubnetPrefixes }) => nodeSubnetPrefixes,
  podSubnetPrefixes: ({ podSubnetPrefixes }) => podSubnetPrefixes,
  nodeSubnetAddresses: ({ nodeSubnetAddresses }) => nodeSubnetAddresses,
  podSubnetAddresses: ({ podSubnetAddresses }) => podSubnetAddresses,
  prefixes: ({ prefixes }) => prefixes,
  addresses: addressesOf,
  pods: ({ pods }) => pods,
  idlePodAddresses: ({ idlePodAddresses }) => idlePodAddresses,
  enis: ({ enis }) => enis,
  units: ({ prefixes, nodeSubnetAddresses, podSubnetAddresses, enis }) =>
    Math.max(0, prefixes + nodeSubnetAddresses + podSubnetAddresses + enis - 1),
} as const satisfies Record<string, Metric>;

/**
 * The types that a fleet may start, and the most that nodes of them take within limits. What each type takes is worked
 * out once, and once for all that are alike.
 */
export class FleetTypes {
  /** The types with what a node of each takes. */
  public static of(types: readonly InstanceTypeLimits[], options: FleetNodeOptions): FleetTypes {
    const kinds = likeTypes(types, kernelOf(options.options));
    return new FleetTypes(kinds.map((kind) => ({ ...kind, node: nodeByNetworking(kind.smallest, options) })));
  }

  private readonly rates = new Map<MetricName, Rates>();

  private constructor(private readonly kinds: readonly LikeNodes[]) {}

  /** The most nodes within limits, or undefined where they limit none. */
  public mostNodes(limits: SizeLimits): number | undefined {
    const most = Math.min(limits.nodes ?? Infinity, mostBySize(this.ratesOf('nodes'), limits));
    return most === Infinity ? undefined : most;
  }

  /** The most that some nodes take of something, within limits of what they have. */
  public most(metric: MetricName, nodes: number, limits: Omit<SizeLimits, 'nodes'> = {}): number {
    const rates = this.ratesOf(metric);
    return Math.min(nodes * rates.perNode, mostBySize(rates, limits));
  }

  /** The type that runs the fewest pods, as far as it has addresses for them; undefined where there is no type. */
  public get fewestPods(): { readonly instanceType: string; readonly maxPods: number } | undefined {
    return this.byPods((one, other) => one < other);
  }

  /** The type that runs the most pods. */
  public get mostPods(): { readonly instanceType: string; readonly maxPods: number } | undefined {
    return this.byPods((one, other) => one > other);
  }

  /** The type with the fewest vCPUs; undefined where they are known of none. */
  public get smallest(): InstanceTypeLimits | undefined {
    const known = this.kinds.filter(({ vcpus }) => vcpus !== undefined);
    if (known.length === 0) return undefined;
    return known.reduce((one, other) => (other.vcpus! < one.vcpus! ? other : one)).smallest;
  }

  /** The type that takes the most of something for its vCPUs; undefined where they are known of none. */
  public greediest(metric: MetricName): InstanceTypeLimits | undefined {
    const known = this.kinds.filter(({ vcpus }) => vcpus !== undefined);
    const rate = ({ node, vcpus }: LikeNodes) => METRICS[metric](node) / vcpus!;
    if (known.length === 0) return undefined;
    return known.reduce((one, other) => (rate(other) > rate(one) ? other : one)).smallest;
  }

  private byPods(isBetter: (pods: number, than: number) => boolean) {
    if (this.kinds.length === 0) return undefined;
    const { smallest, node } = this.kinds.reduce(
      (one, other) => (isBetter(other.node.maxPods, one.node.maxPods) ? other : one),
    );
    return { instanceType: smallest.instanceType, maxPods: node.maxPods };
  }

  private ratesOf(metric: MetricName): Rates {
    const known = this.rates.get(metric);
    if (known !== undefined) return known;
    const rates = ratesOf(this.kinds, ({ node }) => METRICS[metric](node));
    this.rates.set(metric, rates);
    return rates;
  }
}
