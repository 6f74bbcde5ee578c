import { BlockMap, BlockState } from '../../addressing/block-map';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { PREFIX_LENGTH } from '../../addressing/prefix';
import { counted, few } from '../../findings/phrases';

/** Blocks that a node with 110 pods fills: ceil(110 / 16). */
const BLOCKS_OF_A_NODE = 7;

/** One spoiled block in so many is worth a line where prefixes are possible. */
const MANY = 8;

/** What is in use of a subnet besides prefixes. */
interface SubnetUse {
  readonly addresses?: readonly string[];
  readonly reservations?: readonly string[];
}

/** What to do about the blocks of a subnet, the most urgent first; that nothing has to change, where nothing has. */
export function fragmentationAdvice(map: BlockMap, { addresses = [], reservations = [] }: SubnetUse): string[] {
  const possible = map.availablePrefixes;
  const nodes = Math.floor(possible / BLOCKS_OF_A_NODE);
  const range = largestFreeRange(map);
  const spoilers = lonelyAddresses(map.subnet, addresses);
  const advice = [
    ...possible >= BLOCKS_OF_A_NODE ? [] : [
      map.freeAddresses === 0
        ? 'the subnet is full: use another subnet for nodes or pods'
        : `${counted(possible, 'prefix is', 'prefixes are')} possible though ${counted(map.freeAddresses, 'address is',
          'addresses are')} free, and a node with 110 pods takes ${BLOCKS_OF_A_NODE}: give pods subnets of their own, `
          + 'or move whatever takes single addresses here to another subnet',
    ],
    ...range === undefined || (reservations.length > 0 && map.reservedBlocks >= BLOCKS_OF_A_NODE) ? [] : [
      `reserve ${range} for prefixes, which is not in use yet, to keep single addresses out of it: `
      + `aws ec2 create-subnet-cidr-reservation --subnet-id SUBNET_ID --reservation-type prefix --cidr ${range}`,
    ],
    ...spoilers.length === 0 || (possible >= BLOCKS_OF_A_NODE && spoilers.length * MANY < map.blockCount) ? [] : [
      `${counted(spoilers.length, 'block is', 'blocks are')} broken up by one address each (${few(spoilers)}): `
      + 'each of these addresses that is released makes one prefix possible',
    ],
  ];
  return advice.length > 0 ? advice : [
    `nothing has to change: ${counted(possible, 'prefix is', 'prefixes are')} possible, `
    + `enough for ${counted(nodes, 'more node')} with 110 pods`,
  ];
}

/** The largest range of a CIDR in which all blocks are free; undefined where it is smaller than a node's blocks. */
function largestFreeRange(map: BlockMap): Ipv4Cidr | undefined {
  const { subnet } = map;
  const isFree = map.runs.flatMap(({ state, blocks }) => Array<boolean>(blocks).fill(state === BlockState.FREE));
  for (let length = Math.max(subnet.prefixLength, 16); length < PREFIX_LENGTH - 2; length++) {
    const size = 2 ** (PREFIX_LENGTH - length);
    const count = Math.floor(isFree.length / size);
    // The upper end: EC2 gives single addresses from anywhere, and the lower end has those that AWS keeps.
    for (let index = count - 1; index >= 0; index--) {
      if (isFree.slice(index * size, (index + 1) * size).every(Boolean)) return subnet.childAt(length, index);
    }
  }
  return undefined;
}

/** Addresses that are the only one of their block, but for the blocks in which AWS keeps addresses. */
function lonelyAddresses(subnet: Ipv4Cidr, addresses: readonly string[]): string[] {
  const byBlock = new Map<number, string[]>();
  for (const address of addresses) {
    const block = Math.floor((Ipv4Cidr.parse(`${address}/32`)._first - subnet._first) / 16);
    byBlock.set(block, [...byBlock.get(block) ?? [], address]);
  }
  const last = subnet.addressCount / 16 - 1;
  return [...byBlock].filter(([block, all]) => all.length === 1 && block !== 0 && block !== last)
    .sort(([one], [other]) => one - other).map(([, [address]]) => address);
}
