import { Ipv4Cidr } from './ipv4-cidr';
import { BlockUse } from './meant-block';

/** Ranges that the addresses of Kubernetes services may come from. */
export const SERVICE_RANGES: readonly string[] = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * The range of the services of a cluster.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export const SERVICE_BLOCK_USE: BlockUse = {
  largest: 12,
  smallest: 24,
  usual: 20,
  ranges: SERVICE_RANGES.map((range) => Ipv4Cidr.parse(range)),
};
