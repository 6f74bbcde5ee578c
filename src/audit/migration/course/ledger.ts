import { Course, Generation } from './course';
import { Ipv4Cidr } from '../../../addressing/ipv4-cidr';
import { NodeDemand } from '../../../forecast/groups/node-demand';
import { SeenSubnet } from '../../judge/seen-subnet';
import { OldNode } from '../facts/old-node';
import { PodRange, PodSubnetPlan } from '../facts/pod-range';
import { StartingPoint } from '../facts/starting-point';
import { MigrationMode, StepSubnet, StepSupply } from '../migration';

/** What runs at a point of a course. */
export interface CourseState {
  /** What the VPC CNI is told. */
  readonly mode: MigrationMode;

  /** Whether ranges are reserved and pod subnets made. */
  readonly hasNetwork: boolean;
  readonly hasOldNodes: boolean;
  readonly generations: readonly Generation[];
}

/** A subnet at a point of a course, with what is certain of it. */
export interface Entry extends StepSubnet {
  /** Whole blocks that are left wherever the addresses of those unseen are. */
  readonly certainlyLeft: number;

  /** Nodes that are to start at this point, and how many of them the addresses allow at once. */
  readonly starting: number;
  readonly atOnce: number;
}

/**
 * Blocks and addresses of each subnet at each point of a course, for old and new nodes. What a node takes is what
 * `AddressDemand` says.
 */
export class Ledger {
  private readonly zones: ReadonlyMap<string, string | undefined>;

  constructor(
    private readonly start: StartingPoint,
    private readonly range: PodRange | undefined,
    private readonly course: Course,

    /** Ranges to reserve, by subnet. */
    public readonly reserved: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    this.zones = new Map([...start.subnets].map(([id, { zone }]) => [id, zone]));
  }

  /** All subnets of nodes and pods. */
  public at(state: CourseState): Entry[] {
    const ofNodes = new Set(this.start.groups.flatMap(({ subnets }) => [...subnets.keys()]));
    return [
      ...[...this.start.subnets.values()].filter(({ subnetId }) => ofNodes.has(subnetId))
        .map((subnet) => this.nodeSubnet(subnet, state)),
      ...state.hasNetwork ? (this.range?.subnets ?? []).map((plan) => this.podSubnet(plan, state)) : [],
      ...this.start.mode.customNetworking ? this.seenPodSubnets().map((subnet) => this.seenPods(subnet, state)) : [],
    ];
  }

  /** The subnets that ENIConfigs name today. */
  private seenPodSubnets(): SeenSubnet[] {
    const named = new Set((this.start.cluster.eniConfigs ?? []).flatMap(({ subnetId }) => subnetId ?? []));
    return [...this.start.subnets.values()].filter(({ subnetId }) => named.has(subnetId));
  }

  private nodeSubnet(subnet: SeenSubnet, state: CourseState): Entry {
    const old = this.start.nodes.filter(({ subnetId }) => subnetId === subnet.subnetId);
    const held = sum(old.map((node) => node.prefixesIn(subnet.cidr)));
    const blocks = supply(
      subnet.wholeBlocks + held,
      state.hasOldNodes ? sum(old.map((node) => this.oldBlocks(node, subnet, state))) : 0,
      this.ofGenerations(state, ({ nodeSubnetPrefixes }) => nodeSubnetPrefixes, subnet.subnetId),
    );
    const reserved = state.hasNetwork ? sum((this.reserved.get(subnet.subnetId) ?? []).map(addressesIn)) : 0;
    const returned = state.hasOldNodes ? 0 : sum(old.map((node) => node.addressesIn(subnet.cidr)));
    const has = Math.max(0, subnet.freeAddresses - reserved) + returned;
    const extra = state.hasOldNodes && state.mode.prefixes && !this.start.mode.prefixes && !state.mode.customNetworking
      ? old.filter((node) => !node.unschedulable && node.hasFreeEni && node.freeSlots(false) === 0).length
      : 0;
    const newest = state.generations[state.generations.length - 1];
    const before = this.ofGenerations(
      { ...state, generations: state.generations.slice(0, -1) },
      ({ nodeSubnetAddresses }) => nodeSubnetAddresses, subnet.subnetId,
    );
    const wanted = newest === undefined ? 0 : this.ofGenerations(
      { ...state, generations: [newest] }, ({ nodeSubnetAddresses }) => nodeSubnetAddresses, subnet.subnetId,
    );
    const starting = newest === undefined ? 0 : this.nodesIn(newest, subnet.subnetId);
    const room = Math.max(0, has - extra - before);
    const each = starting === 0 ? 0 : Math.ceil(wanted / starting);
    const atOnce = each === 0 ? starting : Math.min(starting, Math.floor(room / each));
    return {
      subnet: subnet.subnetId,
      cidr: subnet.cidr,
      zone: subnet.zone,
      blocks,
      addresses: supply(has, extra, before + Math.min(wanted, atOnce * each)),
      atMost: subnet.unseen !== 0,
      certainlyLeft: subnet.certainBlocks + held - blocks.oldNodes - blocks.newNodes,
      starting,
      atOnce,
    };
  }

  /** Blocks of the subnet of a node that it takes, or holds already. */
  private oldBlocks(node: OldNode, { cidr }: SeenSubnet, { mode }: CourseState): number {
    const held = node.prefixesIn(cidr);
    // With prefixes on already, nothing that is planned makes a node take more of its subnet than it would anyway.
    const { mode: before } = this.start;
    if (!mode.prefixes || before.prefixes || before.customNetworking || node.unschedulable) return held;
    if (this.course.way === 'A') {
      const { nodeSubnetPrefixes } = node.fullestDemand(this.start.inMode({ prefixes: true, customNetworking: false }));
      return Math.max(held, nodeSubnetPrefixes);
    }
    if (this.course.way === 'C' && !node.hasFreeEni) {
      // Its further ENIs are in this subnet, and so are their prefixes.
      return Math.max(held, node.fullestDemand(this.start.inMode(mode)).podSubnetPrefixes);
    }
    return held;
  }

  private podSubnet({ zone, cidr, wholeBlocks, addresses }: PodSubnetPlan, state: CourseState): Entry {
    return this.pods({ subnet: `pods ${zone}`, cidr, zone }, wholeBlocks, addresses, 0, state, wholeBlocks);
  }

  private seenPods(subnet: SeenSubnet, state: CourseState): Entry {
    const { subnetId, cidr, zone } = subnet;
    const held = sum(this.start.nodes.map((node) => node.prefixesIn(cidr)));
    return {
      ...this.pods(
        { subnet: subnetId, cidr, zone }, subnet.wholeBlocks, subnet.freeAddresses, held, state, subnet.certainBlocks,
      ),
      atMost: subnet.unseen !== 0,
    };
  }

  private pods(
    named: { readonly subnet: string; readonly cidr: string; readonly zone?: string },
    wholeBlocks: number,
    freeAddresses: number,
    held: number,
    state: CourseState,
    certainBlocks: number,
  ): Entry {
    const { mode } = state;
    const old = state.hasOldNodes && mode.customNetworking
      ? this.start.nodes.filter(({ subnetId }) => this.zones.get(subnetId) === named.zone) : [];
    const taken = old.map((node) => this.oldPods(node, mode));
    const blocks = supply(
      wholeBlocks + held,
      Math.max(state.hasOldNodes ? held : 0, sum(taken.map(({ prefixes }) => prefixes))),
      this.ofGenerations(state, ({ podSubnetPrefixes }) => podSubnetPrefixes, undefined, named.zone),
    );
    return {
      ...named,
      blocks,
      addresses: supply(
        freeAddresses,
        sum(taken.map(({ addresses }) => addresses)),
        this.ofGenerations(state, ({ podSubnetAddresses }) => podSubnetAddresses, undefined, named.zone),
      ),
      atMost: false,
      certainlyLeft: certainBlocks + held - blocks.oldNodes - blocks.newNodes,
      starting: 0,
      atOnce: 0,
    };
  }

  /** What further ENIs of an old node, and prefixes on them, take of the subnet for pods in its zone. */
  private oldPods(node: OldNode, mode: MigrationMode): { readonly prefixes: number; readonly addresses: number } {
    const further = Math.max(0, node.mostEnis - node.attached);
    if (!mode.prefixes) return { prefixes: 0, addresses: further * node.limits.ipv4PerEni };
    if (node.unschedulable) return { prefixes: 0, addresses: 0 };
    const isThere = further > 0 || this.start.mode.customNetworking;
    return {
      prefixes: isThere ? node.fullestDemand(this.start.inMode(mode)).podSubnetPrefixes : 0,
      addresses: further,
    };
  }

  private nodesIn({ nodes }: Generation, subnetId: string): number {
    return sum([...nodes].map(([group, made]) => group.nodesIn(subnetId, made.nodes)));
  }

  /** What the new nodes in a subnet, or in the subnets of a zone, take. */
  private ofGenerations(
    { generations, mode }: CourseState,
    each: (demand: NodeDemand) => number,
    subnetId?: string,
    zone?: string,
  ): number {
    return sum(generations.flatMap(({ nodes, inPrefixes }) => [...nodes].map(([group, made]) => {
      const ids = [...group.subnets.keys()]
        .filter((id) => (subnetId === undefined ? this.zones.get(id) === zone : id === subnetId));
      // Nodes that start before prefixes are on keep the single addresses of their pods beside them.
      const later = mode.prefixes ? inPrefixes?.get(group) : undefined;
      const taken = Math.max(each(made.demand), later === undefined ? 0 : each(later.demand));
      return sum(ids.map((id) => group.nodesIn(id, made.nodes))) * taken;
    })));
  }
}

function supply(has: number, oldNodes: number, newNodes: number): StepSupply {
  return { has, oldNodes, newNodes, left: has - oldNodes - newNodes };
}

function addressesIn(range: string): number {
  return Ipv4Cidr.parse(range).addressCount;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
