import { FleetNode, FleetNodeOptions, NO_NODE, podsOn } from './fleet-node';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { kernelOf } from '../../capacity/kernel/kernels';
import { PodIpFamily } from '../../capacity/node-capacity-options';

/**
 * A node whose pods have addresses of its first ENI alone: the ENI with all of its addresses, and the own address of
 * the ENI of each further network card.
 *
 * Worked, p5.48xlarge (fifty addresses per ENI, 32 cards): 50 + 31 = 81 addresses, and 49 pods beside those on the host
 * network. That no further ENI carries pods, and that prefixes and pod subnets do nothing there, is inferred.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-eks-prerequisites.html
 */
export function oneEniNode(
  { ipv4PerEni, networkCards, vcpus }: InstanceTypeLimits,
  node: FleetNodeOptions,
): FleetNode {
  const kernel = kernelOf(node.options);
  const isIpv6 = node.options.ipFamily === PodIpFamily.IPV6;
  const { hostNetworkPods = kernel.hostNetworkPods } = node;
  const slots = isIpv6 ? 0 : ipv4PerEni - 1;
  const most = isIpv6 ? Infinity : slots + hostNetworkPods;
  const maxPods = Math.min(node.maxPods ?? kernel.cap(vcpus), most);
  const pods = podsOn(node, maxPods, hostNetworkPods);
  return {
    ...NO_NODE,
    maxPods,
    pods,
    nodeSubnetAddresses: slots + networkCards,
    idlePodAddresses: Math.max(0, slots - pods),
    enis: networkCards,
  };
}
