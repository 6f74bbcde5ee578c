import { IConstruct } from 'constructs';
import { ClusterIdentity } from './cluster-identity';

/** Things of an app by the cluster that they are of, so that in an app of many each is not compared with all others. */
export class ByCluster<T> {
  /** All of them, in the order in which they were added. */
  public readonly all: T[] = [];

  private readonly places = new Map<T, number>();
  private readonly byResource = new Map<IConstruct | undefined, T[]>();

  /**
   * Adds a thing at the end.
   *
   * @param cluster that it is of, where that is known
   */
  public add(thing: T, cluster?: ClusterIdentity): void {
    this.places.set(thing, this.all.length);
    this.all.push(thing);
    const others = this.byResource.get(cluster?.resource);
    if (others === undefined) this.byResource.set(cluster?.resource, [thing]);
    else others.push(thing);
  }

  /**
   * Those that can be of a cluster, in their order: all but those of other clusters that the app makes.
   *
   * @param others that are asked for as well, whatever cluster they are of
   */
  public near({ resource }: ClusterIdentity, others: readonly T[] = []): readonly T[] {
    if (resource === undefined) return this.all;
    const near = new Set([...this.of(resource), ...this.of(undefined), ...others]);
    return [...near].sort((one, other) => this.places.get(one)! - this.places.get(other)!);
  }

  private of(resource: IConstruct | undefined): readonly T[] {
    return this.byResource.get(resource) ?? [];
  }
}
