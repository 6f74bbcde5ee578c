import { SubnetForecast } from '../subnet-forecast';
import { KnownBlock } from './known-block';

/**
 * How large a subnet is, and all subnets of its zone together. Several of a zone share its nodes in proportion to their
 * sizes where whoever chooses takes the one with the most free addresses; evenly, where a size is not known.
 *
 * @param subnets those that share, in all zones
 */
export function weightOf(subnet: SubnetForecast, subnets: readonly SubnetForecast[]): [size: number, all: number] {
  const ofZone = subnets.filter(({ zone }) => zone === subnet.zone);
  if (ofZone.length === 1) return [1, 1];
  const sizes = ofZone.map((each) => KnownBlock.of(each)?.blocks.usableAddresses);
  const known = sizes.every((size) => size !== undefined) ? sizes : sizes.map(() => 1);
  return [known[ofZone.indexOf(subnet)], known.reduce((sum, size) => sum + size, 0)];
}
