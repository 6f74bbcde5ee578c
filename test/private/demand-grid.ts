import { ReplayNode, replays } from './demand-replay';
import { nodeAddresses, NodeSettings } from '../../src/capacity/pool/node-addresses';

/** A way to set the four targets. */
type Targets = Pick<ReplayNode, 'warmEniTarget' | 'warmIpTarget' | 'minimumIpTarget' | 'warmPrefixTarget'>;

/** ENIs, addresses an ENI. */
type Shape = readonly [number, number];

/** Differences that are shown; the rest are counted. */
const SHOWN = 5;

/** The settings that the closed form takes for a node of the replay. */
export function settingsOf(node: ReplayNode): NodeSettings {
  const limit = node.maxEni !== undefined && node.maxEni >= 1 ? Math.min(node.enis, node.maxEni) : node.enis;
  const besidePrimary = Array(Math.max(0, limit - (node.efaOnlyEnis ?? 0) - 1)).fill('pods');
  const trunkEni = (node.trunkEni ?? false) && node.trunkable !== false && besidePrimary.length > 0;
  if (trunkEni || (node.trunkEni && node.keepsRoomUnasked)) besidePrimary.pop();
  return {
    prefixes: node.prefixDelegation ?? false,
    slotsPerEni: node.ipv4PerEni - 1,
    podEnis: besidePrimary.length + (node.customNetworking ? 0 : 1),
    customNetworking: node.customNetworking ?? false,
    subnetDiscovery: node.subnetDiscovery ?? false,
    trunkEni,
    warmEniTarget: node.warmEniTarget ?? 1,
    warmIpTarget: node.warmIpTarget ?? 0,
    minimumIpTarget: node.minimumIpTarget ?? 0,
    warmPrefixTarget: node.warmPrefixTarget ?? 0,
    spreadsPods: node.spreadsPods ?? false,
    maxPods: node.maxPods,
  };
}

/** Every combination of what is given, in a fixed order. */
export function nodesOf(shapes: readonly Shape[], maxEnis: readonly (number | undefined)[], targets: readonly Targets[],
  gates: readonly (number | undefined)[]): ReplayNode[] {
  const nodes: ReplayNode[] = [];
  for (const [enis, ipv4PerEni] of shapes) {
    for (const maxEni of maxEnis) {
      for (const prefixDelegation of [false, true]) {
        for (const place of [{}, { customNetworking: true }, { subnetDiscovery: true }]) {
          for (const trunkEni of [false, true]) {
            for (const target of targets) {
              for (const maxPods of gates) {
                nodes.push({ enis, ipv4PerEni, maxEni, prefixDelegation, ...place, trunkEni, ...target, maxPods });
              }
            }
          }
        }
      }
    }
  }
  return nodes;
}

/** What holding the closed form against the replay gave. */
export interface Comparison {
  readonly cases: number;
  readonly differences: number;
  readonly firstDifferences: string[];
}

/** The closed form against the replay, for each node and each number of pods from none to `mostPods`, in all seven numbers. */
export function compared(nodes: readonly ReplayNode[], mostPods: number): Comparison {
  let cases = 0;
  let differences = 0;
  const firstDifferences: string[] = [];
  for (const node of nodes) {
    const settings = settingsOf(node);
    replays(node, mostPods).forEach((replay, pods) => {
      const closed = nodeAddresses(settings, pods);
      cases += 1;
      const same = closed.slots === replay.slots && closed.enis === replay.enis && closed.podsPlaced === replay.podsPlaced
        && closed.idlePodAddresses === replay.idlePodAddresses && closed.nodeSubnetAddresses === replay.nodeSubnetAddresses
        && closed.podSubnetAddresses === replay.podSubnetAddresses && closed.podSubnetSlots === replay.podSubnetSlots;
      if (same) return;
      differences += 1;
      if (firstDifferences.length < SHOWN) firstDifferences.push(JSON.stringify({ node, pods, closed, replay }));
    });
  }
  return { cases, differences, firstDifferences };
}
