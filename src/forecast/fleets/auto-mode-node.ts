import { AutoModePrefixSize } from './fleet-forecast';
import { FleetNode, FleetNodeOptions, NO_NODE, podsOn } from './fleet-node';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { PodIpFamily } from '../../capacity/node-capacity-options';

/** The most pods of a node of EKS Auto Mode, whatever its type. */
export const AUTO_MODE_MAX_PODS = 110;

/** Pods of EKS's formula that have no address of their own. On these nodes they are services, and take no place. */
const FORMULA_PODS = 2;

/** Prefixes that a node holds free: how many is not published, so that one is inferred. */
const FREE_PREFIXES = 1;

/** Addresses that a node holds free where it has single ones. */
const FREE_ADDRESSES = 1;

/**
 * A node of EKS Auto Mode that runs p pods with an address of their own.
 *
 * ```
 * prefixes           max(1, ceil(p / 16)), and one more in a bound    each node holds sixteen pod addresses at least
 * single addresses   p + 1
 * ENIs               as many as their slots call for, the primary one included
 * pod subnets        the primary ENI carries no pod: 1 address of the node's subnet, all else of the pod subnet
 * ```
 *
 * Worked, m5.large (9 slots per ENI) and 110 pods: 7 prefixes are likely, 8 are the bound, and 1 address. With single
 * addresses it runs 27 pods: 27 + 1 in the slots of 3 ENIs, of which 27 are filled.
 *
 * Where no prefix is free EKS takes single addresses, of which nothing is counted.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
 */
export function autoModeNode({ maxEnis, ipv4PerEni }: InstanceTypeLimits, node: FleetNodeOptions): FleetNode {
  const { podSubnets, hostNetworkPods = 0 } = node;
  if (node.options.ipFamily === PodIpFamily.IPV6) return ipv6Node(node, hostNetworkPods);
  const isSingle = node.ipv4PrefixSize === AutoModePrefixSize.SINGLE_ADDRESSES;
  const slotsPerEni = ipv4PerEni - 1;
  const slots = (podSubnets ? maxEnis - 1 : maxEnis) * slotsPerEni;
  const most = slots * (isSingle ? 1 : PREFIX_ADDRESSES);
  const maxPods = Math.min(node.maxPods ?? AUTO_MODE_MAX_PODS, most + FORMULA_PODS);
  const pods = Math.min(most, podsOn(node, maxPods, hostNetworkPods));
  const wanted = isSingle
    ? pods + FREE_ADDRESSES
    : Math.max(1, Math.ceil(pods / PREFIX_ADDRESSES)) + (node.isBound ? FREE_PREFIXES : 0);
  const filled = Math.min(wanted, slots);
  const podEnis = filled === 0 ? 0 : Math.ceil(filled / slotsPerEni);
  const enis = podSubnets ? 1 + podEnis : Math.max(1, podEnis);
  const [prefixes, singles] = isSingle ? [0, filled] : [filled, 0];
  return {
    maxPods,
    pods,
    prefixes,
    nodeSubnetPrefixes: podSubnets ? 0 : prefixes,
    podSubnetPrefixes: podSubnets ? prefixes : 0,
    nodeSubnetAddresses: podSubnets ? 1 : enis + singles,
    podSubnetAddresses: podSubnets ? podEnis + singles : 0,
    idlePodAddresses: prefixes * PREFIX_ADDRESSES + singles - pods,
    enis,
  };
}

/** A node whose pods have IPv6 addresses, of a /80 on its primary ENI. */
function ipv6Node(node: FleetNodeOptions, hostNetworkPods: number): FleetNode {
  const maxPods = node.maxPods ?? AUTO_MODE_MAX_PODS;
  return { ...NO_NODE, maxPods, pods: podsOn(node, maxPods, hostNetworkPods), nodeSubnetAddresses: 1, enis: 1 };
}
