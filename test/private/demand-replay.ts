/**
 * The growth loop of the VPC CNI, replayed: slow, obvious, and none of it shared with src. ENIs are objects, slots are objects, pods
 * come one at a time, and ipamd makes passes until one of them changes nothing.
 *
 * Pods fill a slot that is in use before one that is free, unless they are told to spread. The trunk ENI is there from the start, where the node has room for it.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */

/** A node, by what EC2 allows it and by the environment of its VPC CNI; a variable that is absent is not set. */
export interface ReplayNode {
  readonly enis: number;
  readonly ipv4PerEni: number;
  readonly prefixDelegation?: boolean;
  readonly customNetworking?: boolean;
  /** `ENABLE_SUBNET_DISCOVERY`, beside a tagged subnet that always has the most free addresses. */
  readonly subnetDiscovery?: boolean;
  readonly trunkEni?: boolean;
  /** Whether EC2 has trunk ENIs for the type; it has where this is not given. */
  readonly trunkable?: boolean;
  /** Whether the VPC CNI keeps room for a trunk without asking for the type, as before v1.20.4. */
  readonly keepsRoomUnasked?: boolean;
  readonly efaOnlyEnis?: number;
  readonly maxEni?: number;
  readonly warmEniTarget?: number;
  readonly warmIpTarget?: number;
  readonly minimumIpTarget?: number;
  readonly warmPrefixTarget?: number;
  readonly maxPods?: number;
  /** Whether each pod gets an address of the slot with the fewest in use, the worst that the order of a Go map can come to. */
  readonly spreadsPods?: boolean;
  /** How many pods start together; one where this is not given. */
  readonly pace?: number;
}

/** What was counted once the loop had come to rest. */
export interface ReplayOutcome {
  readonly slots: number;
  readonly podSubnetSlots: number;
  readonly enis: number;
  readonly podsPlaced: number;
  readonly idlePodAddresses: number;
  readonly nodeSubnetAddresses: number;
  readonly podSubnetAddresses: number;
}

interface Slot {
  readonly addresses: number;
  used: number;
}

/** Sums over all slots, counted anew each time. */
interface Tally {
  readonly slots: number;
  readonly total: number;
  readonly assigned: number;
  readonly wholeFree: number;
}

interface Eni {
  readonly kind: 'primary' | 'trunk' | 'secondary';
  readonly subnet: 'node' | 'pod';
  readonly slots: Slot[];
}

/** What was counted with no pod, with one pod, and so on up to `pods`. */
export function replays(node: ReplayNode, pods: number): ReplayOutcome[] {
  const replay = new Replay(node);
  replay.comeToRest();
  const outcomes = [replay.outcome()];
  while (outcomes.length <= pods) {
    replay.waiting += 1;
    if (outcomes.length % (node.pace ?? 1) === 0 || outcomes.length === pods) replay.comeToRest();
    outcomes.push(replay.outcome());
  }
  return outcomes;
}

/** What was counted with `pods` pods. */
export function replayed(node: ReplayNode, pods: number): ReplayOutcome {
  return replays(node, pods)[pods];
}

class Replay {
  public waiting = 0;

  private readonly eniLimit: number;
  private readonly warmEni: number;
  private readonly warmIp: number;
  private readonly minimumIp: number;
  private readonly warmPrefix: number;
  private readonly enis: Eni[];

  constructor(private readonly node: ReplayNode) {
    const limit = node.maxEni !== undefined && node.maxEni >= 1 && node.maxEni < node.enis ? node.maxEni : node.enis;
    this.eniLimit = limit - (node.efaOnlyEnis ?? 0);
    this.warmEni = node.warmEniTarget === undefined || node.warmEniTarget < 0 ? 1 : node.warmEniTarget;
    this.warmIp = setOrZero(node.warmIpTarget);
    this.minimumIp = setOrZero(node.minimumIpTarget);
    this.warmPrefix = setOrZero(node.warmPrefixTarget);
    this.enis = [{ kind: 'primary', subnet: 'node', slots: [] }];
    if (node.trunkEni && node.trunkable !== false && this.enis.length < this.eniLimit) this.enis.push({ kind: 'trunk', subnet: node.customNetworking ? 'pod' : 'node', slots: [] });
  }

  public comeToRest(): void {
    do this.place(); while (this.pass());
  }

  public outcome(): ReplayOutcome {
    const { slots, total, assigned } = this.tally();
    return {
      slots,
      podSubnetSlots: this.enis.filter(({ subnet }) => subnet === 'pod').reduce((sum, eni) => sum + eni.slots.length, 0),
      enis: this.enis.length,
      podsPlaced: assigned,
      idlePodAddresses: total - assigned,
      nodeSubnetAddresses: this.addressesIn('node'),
      podSubnetAddresses: this.addressesIn('pod'),
    };
  }

  /** Gives waiting pods an address, in a slot that is in use if there is one. */
  private place(): void {
    while (this.waiting > 0) {
      const slot = this.node.spreadsPods ? this.emptiestSlot()
        : this.firstSlot(({ used, addresses }) => used > 0 && used < addresses) ?? this.firstSlot(({ used }) => used === 0);
      if (slot === undefined) return;
      slot.used += 1;
      this.waiting -= 1;
    }
  }

  /** What ipamd does every five seconds; whether anything changed. */
  private pass(): boolean {
    const tally = this.tally();
    if (this.node.maxPods !== undefined && tally.total >= this.node.maxPods) return false;
    const wanted = this.wantedSlots(tally);
    if (wanted === 0) return false;
    const roomy = this.enis.find((eni) => this.carriesPods(eni) && eni.slots.length < this.slotLimit());
    if (roomy !== undefined) return this.fill(roomy, wanted);
    if (this.enis.length >= this.eniLimit - this.roomForTrunk() || this.slotLimit() === 0) return false;
    const added: Eni = { kind: 'secondary', subnet: this.newEniSubnet(), slots: [] };
    this.enis.push(added);
    return this.fill(added, wanted);
  }

  /** Slots that one pass would fill; 0 where the pool is not too low. */
  private wantedSlots({ total, assigned, wholeFree }: Tally): number {
    const available = total - assigned;
    if (this.warmIp !== 0 || this.minimumIp !== 0) {
      const short = Math.max(this.warmIp - available, this.minimumIp - total, 0);
      return this.node.prefixDelegation ? prefixesThatHold(short) : short;
    }
    if (this.node.prefixDelegation) {
      const low = available < 16 * this.warmPrefix || (this.warmPrefix === 0 && available === 0);
      return low ? Math.max(1, this.warmPrefix - wholeFree) : 0;
    }
    const low = available < this.slotLimit() * this.warmEni || (this.warmEni === 0 && available === 0);
    return low ? this.slotLimit() : 0;
  }

  private fill(eni: Eni, wanted: number): boolean {
    for (let count = 0; count < wanted && eni.slots.length < this.slotLimit(); count++) {
      eni.slots.push({ addresses: this.node.prefixDelegation ? 16 : 1, used: 0 });
    }
    return true;
  }

  /** Room that the loop keeps for a trunk which is not attached. */
  private roomForTrunk(): number {
    const { trunkEni, trunkable, keepsRoomUnasked } = this.node;
    if (!trunkEni || this.enis.some(({ kind }) => kind === 'trunk')) return 0;
    return trunkable !== false || keepsRoomUnasked ? 1 : 0;
  }

  private slotLimit(): number {
    return this.node.ipv4PerEni - 1;
  }

  private carriesPods({ kind }: Eni): boolean {
    return kind === 'secondary' || (kind === 'primary' && !this.node.customNetworking);
  }

  private newEniSubnet(): 'node' | 'pod' {
    return this.node.customNetworking || this.node.subnetDiscovery ? 'pod' : 'node';
  }

  private emptiestSlot(): Slot | undefined {
    const roomy = this.enis.flatMap(({ slots }) => slots).filter(({ used, addresses }) => used < addresses);
    return roomy.sort((one, other) => one.used - other.used)[0];
  }

  private firstSlot(fits: (slot: Slot) => boolean): Slot | undefined {
    for (const { slots } of this.enis) {
      const slot = slots.find(fits);
      if (slot !== undefined) return slot;
    }
    return undefined;
  }

  private tally(): Tally {
    const tally = { slots: 0, total: 0, assigned: 0, wholeFree: 0 };
    for (const { slots } of this.enis) {
      for (const { addresses, used } of slots) {
        tally.slots += 1;
        tally.total += addresses;
        tally.assigned += used;
        if (used === 0) tally.wholeFree += 1;
      }
    }
    return tally;
  }

  private addressesIn(wanted: 'node' | 'pod'): number {
    return this.enis.filter(({ subnet }) => subnet === wanted)
      .reduce((sum, { slots }) => sum + 1 + slots.reduce((inSlots, { addresses }) => inSlots + addresses, 0), 0);
  }
}

function setOrZero(target: number | undefined): number {
  return target === undefined || target <= 0 ? 0 : target;
}

function prefixesThatHold(addresses: number): number {
  let prefixes = 0;
  while (prefixes * 16 < addresses) prefixes += 1;
  return prefixes;
}
