import { Ipv4Cidr } from '../../../addressing/ipv4-cidr';
import { AddressDemand } from '../../../capacity/address-demand';
import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { NodeCapacityOptions } from '../../../capacity/node-capacity-options';
import { WarmPool } from '../../../capacity/warm-pool';
import { RunningInterface } from '../../model/running-network';
import { RunningNode, RunningPod } from '../../model/running-nodes';

/** Pods on the host network of a node of which no pods are seen: aws-node and kube-proxy. */
const HOST_NETWORK_PODS = 2;

/** Interfaces that carry no pods: the trunk, those of pods on it, and those of EFA alone. */
const WITHOUT_PODS = ['trunk', 'branch', 'efa-only'];

/** How the VPC CNI is set up, as far as what a node takes depends on it. */
export interface NodeMode extends NodeCapacityOptions {
  readonly warmPool?: WarmPool;
}

/** What is known of an old node. */
export interface OldNodeFacts {
  readonly node: RunningNode;
  readonly limits: InstanceTypeLimits;
  readonly subnetId: string;
  readonly interfaces: readonly RunningInterface[];

  /** Its pods that have not ended. */
  readonly pods: readonly RunningPod[];

  /** Most ENIs, where MAX_ENI says so. */
  readonly maxEni?: number;
}

/** What nodes of a type take in a mode, by type and pods. */
const DEMANDS = new WeakMap<NodeMode, Map<string, AddressDemand>>();

/** A node that runs before the migration, and what the VPC CNI could do on it. */
export class OldNode {
  public readonly name: string;
  public readonly limits: InstanceTypeLimits;

  /** The subnet of its primary ENI. */
  public readonly subnetId: string;

  /** ENIs attached that count towards its limit: all but those of single pods. */
  public readonly attached: number;

  /** ENIs that it may have. */
  public readonly mostEnis: number;

  /** Pods with an address that the VPC CNI gave. */
  public readonly pods: number;

  /** Of these the ones of daemon sets. */
  public readonly daemonPods: number;
  public readonly hostNetworkPods: number;

  /** Pods with a branch interface of their own. */
  public readonly branchPods: number;

  /** Prefixes that its ENIs hold. */
  public readonly prefixes: number;

  /** Further single addresses of its ENIs. */
  public readonly singles: number;

  /** Of these the ones that no pod has. */
  public readonly idleSingles: number;

  private readonly carriers: readonly RunningInterface[];
  private readonly podAddresses: ReadonlySet<string>;

  constructor(private readonly facts: OldNodeFacts) {
    const { node, limits, subnetId, interfaces, pods, maxEni = Infinity } = facts;
    this.name = node.name;
    this.limits = limits;
    this.subnetId = subnetId;
    this.attached = interfaces.filter(({ type }) => type !== 'branch').length;
    this.mostEnis = Math.min(limits.maxEnis, maxEni);
    const own = pods.filter(({ hostNetwork, branch }) => !hostNetwork && !branch);
    this.pods = own.length;
    this.daemonPods = own.filter(({ owner }) => owner === 'DaemonSet').length;
    this.branchPods = pods.filter(({ hostNetwork, branch }) => !hostNetwork && branch).length;
    const onHost = pods.filter(({ hostNetwork }) => hostNetwork).length;
    this.hostNetworkPods = Math.max(onHost, HOST_NETWORK_PODS);
    this.carriers = interfaces.filter(({ type, noManage }) => !WITHOUT_PODS.includes(type) && !noManage);
    this.podAddresses = new Set(own.flatMap(({ address }) => address ?? []));
    this.prefixes = sum(interfaces.map((each) => each.prefixes.length));
    this.singles = sum(this.carriers.map(({ secondaryAddresses }) => secondaryAddresses.length));
    this.idleSingles = this.singles - sum(this.carriers.map((each) => this.usedSingles(each)));
  }

  public get unschedulable(): boolean {
    return this.facts.node.unschedulable;
  }

  /** Whether Kubernetes says that it is not ready. */
  public get isNotReady(): boolean {
    return this.facts.node.ready === false;
  }

  public get instanceId(): string | undefined {
    return this.facts.node.instanceId;
  }

  public get nodegroup(): string | undefined {
    return this.facts.node.nodegroup;
  }

  public get nodePool(): string | undefined {
    return this.facts.node.nodePool;
  }

  public get zone(): string | undefined {
    return this.facts.node.zone;
  }

  public get instanceType(): string {
    return this.limits.instanceType;
  }

  /** The count that its kubelet was told. */
  public get maxPods(): number | undefined {
    return this.facts.node.maxPods;
  }

  /** Prefixes of a subnet that it holds. */
  public prefixesIn(cidr: string): number {
    const subnet = Ipv4Cidr.parse(cidr);
    const { interfaces } = this.facts;
    const held = interfaces.flatMap(({ prefixes }) => prefixes);
    return held.filter((each) => subnet.contains(Ipv4Cidr.parse(each))).length;
  }

  /** Single addresses of a subnet that its interfaces have, which come back when it goes. */
  public addressesIn(cidr: string): number {
    const subnet = Ipv4Cidr.parse(cidr);
    const all = this.facts.interfaces.flatMap(({ primaryAddress, secondaryAddresses }) =>
      [...primaryAddress === undefined ? [] : [primaryAddress], ...secondaryAddresses]);
    return all.filter((address) => subnet.contains(Ipv4Cidr.parse(`${address}/32`))).length;
  }

  /** Single addresses that no pod has: the VPC CNI gives them back where it keeps fewer spare ones. */
  public get idleAddresses(): string[] {
    return this.carriers.flatMap(({ secondaryAddresses }) =>
      secondaryAddresses.filter((address) => !this.podAddresses.has(address)));
  }

  /** Whether an ENI more can be attached. */
  public get hasFreeEni(): boolean {
    return this.attached < this.mostEnis;
  }

  /**
   * Slots of the ENIs that are attached in which a prefix could go: those that hold neither a prefix nor the address of
   * a pod. At its start the VPC CNI gives single addresses back that no pod has.
   *
   * @param customNetworking whether the primary ENI gets nothing more
   */
  public freeSlots(customNetworking: boolean): number {
    const usable = this.carriers.filter(({ deviceIndex }) => !customNetworking || deviceIndex !== 0);
    return sum(usable.map((each) =>
      Math.max(0, this.limits.ipv4PerEni - 1 - this.usedSingles(each) - each.prefixes.length)));
  }

  /** Whether it has neither a slot nor an ENI left for a prefix. */
  public isFull(customNetworking: boolean): boolean {
    return !this.hasFreeEni && this.freeSlots(customNetworking) === 0;
  }

  /** Pods with an address that its slots can hold as they are, under single addresses. */
  public get slots(): number {
    return this.mostEnis * (this.limits.ipv4PerEni - 1);
  }

  /**
   * What it takes in a mode in the fullest case: every pod that its kubelet takes is made anew.
   */
  public fullestDemand(mode: NodeMode): AddressDemand {
    const { limits, maxPods } = this;
    const most = Math.max(1, maxPods ?? limits.maxEnis * limits.ipv4PerEni);
    const known = DEMANDS.get(mode) ?? new Map<string, AddressDemand>();
    DEMANDS.set(mode, known);
    const key = `${limits.instanceType} ${most}`;
    const demand = known.get(key)
      ?? AddressDemand.of(limits, Math.max(0, most - HOST_NETWORK_PODS), { ...mode, maxPods: most });
    known.set(key, demand);
    return demand;
  }

  private usedSingles({ secondaryAddresses }: RunningInterface): number {
    return secondaryAddresses.filter((address) => this.podAddresses.has(address)).length;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
