import { Token } from 'aws-cdk-lib';
import { CountedPool } from './counted-pool';
import { ClusterFleet, ClusterNodes, FleetInPlan, noteFleet } from '../cluster-nodes';

/**
 * The NodePools that a capacity makes, as the plan of the cluster counts them.
 *
 * Where there are none, the plan counts the capacity itself, as one fleet without a name.
 */
export class NotedPools {
  private readonly pools = new Map<string, CountedPool>();

  constructor(
    private readonly nodes: ClusterNodes,
    ofCapacity: Pick<CountedPool, 'sizes' | 'types'>,
    private readonly inPlan: (pool: CountedPool, name?: string) => FleetInPlan | undefined,
  ) {
    const whole: CountedPool = { sizes: ofCapacity.sizes, types: ofCapacity.types, admits: () => true };
    this.note(() => (this.pools.size === 0 ? whole : undefined));
  }

  /** A NodePool; one that is made again under its name takes the place of the earlier one. */
  public set(name: string, pool: CountedPool): void {
    const isNoted = this.pools.has(name);
    this.pools.set(name, pool);
    if (!isNoted) this.note(() => this.pools.get(name), Token.isUnresolved(name) ? `pool ${this.pools.size}` : name);
  }

  private note(counted: () => CountedPool | undefined, name?: string): void {
    const inPlan: ClusterFleet['inPlan'] = () => {
      const pool = counted();
      return pool && this.inPlan(pool, name);
    };
    noteFleet({ ...this.nodes, name, inPlan });
  }
}
