import { isPrimary, RunningIndex } from './running-index';
import { RunningSettings } from './running-settings';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { BROUGHT_ADDRESSES } from '../../vpc-cni/environment-effects';
import { RunningInterface } from '../model/running-network';
import { RunningNode } from '../model/running-nodes';

/** What a subnet can still give: infinite where it is not known. */
export interface SubnetSupply {
  /** Whole free /28 blocks. */
  readonly blocks: number;

  /** Addresses outside of reservations. */
  readonly addresses: number;
}

/** What a node has for pods. */
export interface NodeSlots {
  /** Its ENIs that carry pods. */
  readonly forPods: readonly RunningInterface[];

  /** ENIs that it can still attach. */
  readonly free: number;
  readonly slotsPerEni: number;
  readonly takesPrefixes: boolean;
  readonly primarySubnet?: string;

  /** Pods with an address that it runs, where they were seen. */
  readonly podsWithAddress?: number;
}

/**
 * Pods with an address that a node can hold: a single address or sixteen of a prefix for what it has, and the same for
 * what its empty slots, and those of ENIs to come, can get of their subnets. A slot gets what the settings in force
 * say, a prefix only where its subnet has a whole free block. Under custom networking the primary ENI gets nothing
 * more, and new ENIs are in the subnet of the ENIConfig. By discovery they are in the tagged subnet with most room.
 * Where settings keep the VPC CNI from asking EC2 there is what the node has, and a floor of addresses
 * (MINIMUM_IP_TARGET) without a target of spare ones is what it stops at.
 */
export function attainable(
  node: NodeSlots,
  settings: RunningSettings,
  index: RunningIndex,
  of: RunningNode,
  supplyOf: (subnetId: string | undefined) => SubnetSupply | undefined,
): number {
  const left = new Map<string | undefined, { blocks: number; addresses: number }>();
  const supply = (id: string | undefined) => {
    if (!left.has(id)) left.set(id, { ...supplyOf(id) ?? { blocks: Infinity, addresses: Infinity } });
    return left.get(id)!;
  };
  const byPrefix = settings.prefixes && node.takesPrefixes;
  const fill = (id: string | undefined, slots: number): number => {
    const here = supply(id);
    const filled = Math.min(slots, byPrefix ? here.blocks : here.addresses);
    here.blocks -= filled;
    here.addresses -= byPrefix ? filled * PREFIX_ADDRESSES : filled;
    return filled * (byPrefix ? PREFIX_ADDRESSES : 1);
  };
  const floor = floorOf(settings, byPrefix);
  const untilFloor = (most: number) =>
    (floor === undefined ? most : Math.min(most, Math.max(floor, node.podsWithAddress ?? 0)));
  let pods = 0;
  const asksNothing = BROUGHT_ADDRESSES.some((name) => settings.variables.isOn(name));
  for (const each of node.forPods) {
    const { secondaryAddresses: { length: singles }, prefixes: { length: prefixes } } = each;
    pods += singles + PREFIX_ADDRESSES * prefixes;
    if (asksNothing || (settings.customNetworking && isPrimary(each))) continue;
    pods += fill(each.subnetId, Math.max(0, node.slotsPerEni - singles - prefixes));
  }
  if (asksNothing) return pods;
  if (settings.customNetworking && index.lacksEniConfig(of)) return untilFloor(pods);
  const target = targetSubnet(node, settings, index, of, (id) => (byPrefix ? supply(id).blocks : supply(id).addresses));
  for (let eni = 0; eni < node.free; eni++) {
    const here = supply(target);
    if (here.addresses < 1) break;
    here.addresses -= 1;
    pods += fill(target, node.slotsPerEni);
  }
  return untilFloor(pods);
}

/** The addresses at which a pool stops that has a floor, and no target of spare ones; undefined for any other pool. */
function floorOf({ variables }: RunningSettings, byPrefix: boolean): number | undefined {
  const minimum = variables.target('MINIMUM_IP_TARGET') ?? 0;
  if (minimum < 1 || variables.target('WARM_IP_TARGET') !== 0) return undefined;
  return byPrefix ? Math.ceil(minimum / PREFIX_ADDRESSES) * PREFIX_ADDRESSES : minimum;
}

/** The subnet of an ENI to come. */
function targetSubnet(
  { primarySubnet, forPods }: NodeSlots,
  { customNetworking, discovery }: RunningSettings,
  index: RunningIndex,
  node: RunningNode,
  roomIn: (id: string) => number,
): string | undefined {
  if (customNetworking) {
    return index.eniConfigSubnet(node) ?? forPods.find((each) => !isPrimary(each))?.subnetId;
  }
  const zone = index.subnet(primarySubnet)?.zone;
  const tagged = !discovery ? [] : (index.cluster.subnets ?? [])
    .filter((subnet) => subnet.cniRole === '1' && subnet.cidr !== undefined && subnet.zone === zone)
    .map(({ subnetId }) => subnetId);
  return [...primarySubnet === undefined ? [] : [primarySubnet], ...tagged]
    .reduce<string | undefined>((best, id) => (best === undefined || roomIn(id) > roomIn(best) ? id : best), undefined);
}
