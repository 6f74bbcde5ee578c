import { Hypervisor, InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { RunningCluster } from '../model/running-cluster';
import { RunningInstanceType } from '../model/running-nodes';

const HYPERVISORS: Readonly<Record<string, Hypervisor>> = {
  nitro: Hypervisor.NITRO, xen: Hypervisor.XEN, none: Hypervisor.NONE,
};

/** What EC2 allows types to attach: by the table of this library, else by what EC2 says in a file. */
export class RunningTypes {
  private readonly seen: ReadonlyMap<string, RunningInstanceType>;
  private readonly known = new Map<string, InstanceTypeLimits | undefined>();

  constructor(cluster: RunningCluster) {
    this.seen = new Map((cluster.instanceTypes ?? []).map((type) => [type.instanceType, type]));
  }

  /** The limits of a type; undefined where neither has it. */
  public limitsOf(type: string | undefined): InstanceTypeLimits | undefined {
    if (type === undefined) return undefined;
    if (!this.known.has(type)) this.known.set(type, this.find(type));
    return this.known.get(type);
  }

  private find(type: string): InstanceTypeLimits | undefined {
    if (!/^[a-z0-9-]+\.[a-z0-9-]+$/.test(type)) return undefined;
    const ours = InstanceTypeLimits.find(type);
    const theirs = this.seen.get(type);
    if (ours !== undefined || theirs === undefined) return ours;
    const { maxEnis, ipv4PerEni, vcpus, memoryMib, hypervisor = 'nitro' } = theirs;
    return InstanceTypeLimits.custom({
      instanceType: type,
      maxEnis,
      ipv4PerEni,
      vcpus: vcpus || undefined,
      memoryMib: memoryMib || undefined,
      hypervisor: HYPERVISORS[hypervisor],
    });
  }
}
