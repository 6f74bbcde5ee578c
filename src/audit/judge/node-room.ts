import { isPrimary, RunningIndex } from './running-index';
import { RunningSettings } from './running-settings';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
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
}

/**
 * Pods with an address that a node can hold: a single address or sixteen of a prefix for what it has, and the same for
 * what its empty slots, and those of ENIs to come, can get of their subnets. A slot gets what the settings in force
 * say, a prefix only where its subnet has a whole free block. Under custom networking the primary ENI gets nothing
 * more, and new ENIs are in the subnet of the ENIConfig. By discovery they are in the tagged subnet with most room.
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
  let pods = 0;
  for (const each of node.forPods) {
    const { secondaryAddresses: { length: singles }, prefixes: { length: prefixes } } = each;
    pods += singles + PREFIX_ADDRESSES * prefixes;
    if (settings.customNetworking && isPrimary(each)) continue;
    pods += fill(each.subnetId, Math.max(0, node.slotsPerEni - singles - prefixes));
  }
  const target = targetSubnet(node, settings, index, of, (id) => (byPrefix ? supply(id).blocks : supply(id).addresses));
  for (let eni = 0; eni < node.free; eni++) {
    const here = supply(target);
    if (here.addresses < 1) break;
    here.addresses -= 1;
    pods += fill(target, node.slotsPerEni);
  }
  return pods;
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
