import { IndexSet } from './index-set';
import { addressesPerSlot, hasSurplusEni, missingSlots, surplusSlots } from './pool-targets';
import { Random } from './random';
import { REFUSED, SubnetSpace } from './subnet-space';
import { NodeShape } from '../../scenario/node-shape';

/** Content of a slot that is not filled, address of an ENI that is not attached. */
const NONE = -1;

/** Address of the primary ENI, which is not one of the pool's. */
const PRIMARY = -2;

/**
 * The addresses of one node: what the VPC CNI attaches to it, fills, gives to pods and gives back.
 *
 * Slots are numbered by ENI: those of the first ENI that carries pods come first. A pod gets an address of any slot
 * that has a free one, each slot as likely, because the VPC CNI walks them in the order of a Go map. An ENI is attached
 * together with what fills its first slot or not at all.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/datastore/data_store.go
 */
export class NodePool {
  /** Slots that are filled. */
  public slots = 0;

  /** Addresses that pods use. */
  public assigned = 0;

  /** Addresses that pods used and no pod gets yet. */
  public cooling = 0;

  /** Slots of which no address is used; they may be cooling down. */
  public wholeFree = 0;

  /** Slots of which no address is used or cooling down. */
  public idle = 0;

  private readonly perSlot: number;
  private readonly contents: number[];
  private readonly assignedOfSlot: number[];
  private readonly coolingOfSlot: number[];
  private readonly slotsOfEni: number[];
  private readonly addressOfEni: number[];
  private readonly roomySlots: IndexSet;

  /** Single addresses of the primary and the trunk ENI. */
  private ownAddresses: number[] = [];

  constructor(private readonly shape: NodeShape, private readonly space: SubnetSpace, private readonly random: Random) {
    const most = shape.podEnis * shape.slotsPerEni;
    this.perSlot = addressesPerSlot(shape);
    this.contents = filledWith(NONE, most);
    this.assignedOfSlot = filledWith(0, most);
    this.coolingOfSlot = filledWith(0, most);
    this.slotsOfEni = filledWith(0, shape.podEnis);
    this.addressOfEni = filledWith(NONE, shape.podEnis);
    this.roomySlots = new IndexSet(most);
  }

  /** Single addresses that its ENIs have in the subnet. */
  public get eniAddresses(): number {
    return this.ownAddresses.length + this.addressOfEni.filter((address) => address >= 0).length;
  }

  /** Addresses that it takes of the subnet. */
  public get addresses(): number {
    return this.eniAddresses + this.slots * this.perSlot;
  }

  /** Attaches the ENIs that the node has from the start; whether EC2 gave them addresses, all or none. */
  public join(): boolean {
    const { customNetworking, trunkEni, podEnis } = this.shape;
    const wanted = (customNetworking ? 0 : 1) + (trunkEni ? 1 : 0);
    while (this.ownAddresses.length < wanted) {
      const address = this.space.takenAddress();
      if (address === REFUSED) {
        this.giveOwn();
        return false;
      }
      this.ownAddresses.push(address);
    }
    if (!customNetworking && podEnis > 0) this.addressOfEni[0] = PRIMARY;
    return true;
  }

  /** Gives all back; the pool is not used after that. */
  public leave(): void {
    for (let slot = 0; slot < this.contents.length; slot++) {
      if (this.contents[slot] !== NONE) this.giveContent(this.contents[slot]);
    }
    for (const address of this.addressOfEni) {
      if (address >= 0) this.space.giveAddress(address);
    }
    this.giveOwn();
  }

  /** The slot that a pod has an address of from now on; undefined where no address is free. */
  public assign(): number | undefined {
    if (this.roomySlots.size === 0) return undefined;
    const slot = this.roomySlots.drawn(this.random);
    if (this.assignedOfSlot[slot] === 0) {
      this.wholeFree -= 1;
      if (this.coolingOfSlot[slot] === 0) this.idle -= 1;
    }
    this.assignedOfSlot[slot] += 1;
    this.assigned += 1;
    if (this.assignedOfSlot[slot] + this.coolingOfSlot[slot] === this.perSlot) this.roomySlots.remove(slot);
    return slot;
  }

  /** Takes a pod's address, which then cools down. */
  public unassign(slot: number): void {
    this.assignedOfSlot[slot] -= 1;
    this.coolingOfSlot[slot] += 1;
    this.assigned -= 1;
    this.cooling += 1;
    if (this.assignedOfSlot[slot] === 0) this.wholeFree += 1;
  }

  /** Makes an address free that has cooled down. */
  public free(slot: number): void {
    this.coolingOfSlot[slot] -= 1;
    this.cooling -= 1;
    if (this.assignedOfSlot[slot] + this.coolingOfSlot[slot] === 0) this.idle += 1;
    this.roomySlots.add(slot);
  }

  /** Fills slots until the pool is not too low; false where EC2 refused. */
  public grow(): boolean {
    for (let missing = missingSlots(this.shape, this); missing > 0; missing = missingSlots(this.shape, this)) {
      const eni = this.roomyEni();
      if (eni === undefined) return true;
      const count = Math.min(missing, this.shape.slotsPerEni - this.slotsOfEni[eni]);
      for (let filled = 0; filled < count; filled++) {
        if (!this.fill(eni)) return false;
      }
    }
    return true;
  }

  /** Gives back what is beyond the targets; whether there was anything. */
  public shrink(): boolean {
    const before = this.slots;
    let surplus = surplusSlots(this.shape, this);
    for (let slot = this.contents.length - 1; slot >= 0 && surplus > 0; slot--) {
      if (!this.isIdle(slot)) continue;
      this.empty(slot);
      surplus -= 1;
    }
    if (hasSurplusEni(this.shape, this)) this.emptyEni();
    return this.slots < before;
  }

  /** An ENI with a slot that is not filled, attached or not; undefined where there is none. */
  private roomyEni(): number | undefined {
    const { slotsPerEni } = this.shape;
    const attached = this.slotsOfEni.findIndex(
      (filled, eni) => this.addressOfEni[eni] !== NONE && filled < slotsPerEni,
    );
    const eni = attached >= 0 ? attached : this.addressOfEni.indexOf(NONE);
    return eni < 0 || slotsPerEni === 0 ? undefined : eni;
  }

  private fill(eni: number): boolean {
    const first = eni * this.shape.slotsPerEni;
    const slot = this.contents.indexOf(NONE, first);
    const content = this.shape.prefixes ? this.space.takenPrefix() : this.space.takenAddress();
    if (content === REFUSED) return false;
    if (this.addressOfEni[eni] === NONE && !this.attach(eni)) {
      this.giveContent(content);
      return false;
    }
    this.contents[slot] = content;
    this.slotsOfEni[eni] += 1;
    this.slots += 1;
    this.wholeFree += 1;
    this.idle += 1;
    this.roomySlots.add(slot);
    return true;
  }

  private attach(eni: number): boolean {
    const address = this.space.takenAddress();
    if (address !== REFUSED) this.addressOfEni[eni] = address;
    return address !== REFUSED;
  }

  private empty(slot: number): void {
    const eni = Math.floor(slot / this.shape.slotsPerEni);
    this.giveContent(this.contents[slot]);
    this.contents[slot] = NONE;
    this.slotsOfEni[eni] -= 1;
    this.slots -= 1;
    this.wholeFree -= 1;
    this.idle -= 1;
    this.roomySlots.remove(slot);
    if (this.slotsOfEni[eni] > 0 || this.addressOfEni[eni] === PRIMARY) return;
    this.space.giveAddress(this.addressOfEni[eni]);
    this.addressOfEni[eni] = NONE;
  }

  private emptyEni(): void {
    const eni = this.idleEni();
    if (eni === undefined) return;
    const first = eni * this.shape.slotsPerEni;
    for (let slot = first; slot < first + this.shape.slotsPerEni; slot++) {
      if (this.contents[slot] !== NONE) this.empty(slot);
    }
  }

  /** An ENI that can be detached, the last first. */
  private idleEni(): number | undefined {
    const { slotsPerEni, podEnis } = this.shape;
    for (let eni = podEnis - 1; eni >= 0; eni--) {
      if (this.addressOfEni[eni] < 0) continue;
      const first = eni * slotsPerEni;
      const slots = Array.from({ length: slotsPerEni }, (_, index) => first + index);
      if (slots.every((slot) => this.contents[slot] === NONE || this.isIdle(slot))) return eni;
    }
    return undefined;
  }

  private isIdle(slot: number): boolean {
    return this.contents[slot] !== NONE && this.assignedOfSlot[slot] + this.coolingOfSlot[slot] === 0;
  }

  private giveContent(content: number): void {
    if (this.shape.prefixes) this.space.givePrefix(content);
    else this.space.giveAddress(content);
  }

  private giveOwn(): void {
    for (const address of this.ownAddresses) this.space.giveAddress(address);
    this.ownAddresses = [];
  }
}

/** Plain arrays: for few numbers they are faster than typed ones. */
function filledWith(value: number, length: number): number[] {
  return new Array<number>(length).fill(value);
}
