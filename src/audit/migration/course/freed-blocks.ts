import { counted, few } from '../../../findings/phrases';
import { SeenSubnet } from '../../judge/seen-subnet';
import { RunningInterface } from '../../model/running-network';
import { StartingPoint } from '../facts/starting-point';

/** How many nodes are named whose going frees blocks. */
const MOST_NODES = 3;

/** The description that the VPC CNI gives its interfaces. */
const OF_VPC_CNI = /^aws-K8S-i-/i;

/** Interfaces that the VPC CNI made and nothing uses: their instance has gone. */
export function leakedInterfaces(interfaces: readonly RunningInterface[], subnetId: string): RunningInterface[] {
  return interfaces.filter((each) => each.subnetId === subnetId && each.status === 'available'
    && (each.cniInstance !== undefined || OF_VPC_CNI.test(each.description ?? '')));
}

/**
 * What makes whole /28 blocks of a subnet free, each with how many: a line for each way.
 */
export function blockSources(subnet: SeenSubnet, { nodes, cluster }: StartingPoint): string[] {
  const here = nodes.filter(({ subnetId }) => subnetId === subnet.subnetId);
  const now = subnet.wholeBlocks;
  const leaked = leakedInterfaces(cluster.interfaces ?? [], subnet.subnetId);
  const ofLeaked = subnet.wholeBlocksWithout((each) => leaked.includes(each)) - now;
  const idle = new Set(here.flatMap(({ idleAddresses }) => idleAddresses));
  const ofIdle = subnet.wholeBlocksWithout(() => false, (address) => idle.has(address)) - now;
  const freed = subnet.blocksOf(({ instanceId }) => instanceId);
  const byNode = here
    .map((node) => ({ node, blocks: freed.get(node.instanceId ?? '') ?? 0 }))
    .filter(({ blocks }) => blocks > 0)
    .sort((one, other) => other.blocks - one.blocks || (one.node.name < other.node.name ? -1 : 1))
    .slice(0, MOST_NODES);
  return [
    ...leaked.length === 0 ? [] : [
      `delete ${counted(leaked.length, 'leaked network interface')} (${few(leaked.map((each) => each.interfaceId))}): `
      + `frees ${counted(ofLeaked, 'whole block')} in ${subnet.subnetId}`,
    ],
    ...idle.size === 0 || ofIdle === 0 ? [] : [
      'keep fewer spare addresses (WARM_IP_TARGET 2, MINIMUM_IP_TARGET near the pods of a node): '
      + `${counted(idle.size, 'address', 'addresses')} of nodes in ${subnet.subnetId} have no pod, `
      + `and without them ${counted(ofIdle, 'whole block')} more ${ofIdle === 1 ? 'is' : 'are'} free`,
    ],
    ...byNode.map(({ node, blocks }) =>
      `drain and terminate ${node.name} (${counted(node.pods, 'pod')}): frees ${counted(blocks, 'whole block')} `
      + `in ${subnet.subnetId}`),
  ];
}

/** What makes single addresses of a subnet free. */
export function addressSources(subnet: SeenSubnet, { nodes, cluster }: StartingPoint): string[] {
  const here = nodes.filter(({ subnetId }) => subnetId === subnet.subnetId);
  const leaked = leakedInterfaces(cluster.interfaces ?? [], subnet.subnetId);
  const idle = here.reduce((sum, { idleSingles }) => sum + idleSingles, 0);
  const most = [...here].sort((one, other) =>
    other.addressesIn(subnet.cidr) - one.addressesIn(subnet.cidr) || (one.name < other.name ? -1 : 1))[0];
  return [
    ...leaked.length === 0 ? [] : [
      `delete ${counted(leaked.length, 'leaked network interface')} (${few(leaked.map((each) => each.interfaceId))}): `
      + `frees ${counted(leaked.reduce((sum, each) => sum + 1 + each.secondaryAddresses.length, 0), 'address',
        'addresses')} in ${subnet.subnetId}`,
    ],
    ...idle === 0 ? [] : [
      'keep fewer spare addresses (WARM_IP_TARGET 2, MINIMUM_IP_TARGET near the pods of a node): '
      + `${counted(idle, 'address', 'addresses')} of nodes in ${subnet.subnetId} have no pod`,
    ],
    ...most === undefined ? [] : [
      `drain and terminate ${most.name} (${counted(most.pods, 'pod')}): frees `
      + `${counted(most.addressesIn(subnet.cidr), 'address', 'addresses')} in ${subnet.subnetId}`,
    ],
  ];
}
