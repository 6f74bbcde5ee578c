import { ShortSums } from '../../../findings/words/plan/shortages';
import { SubnetSupply } from '../../../forecast/subnets/subnet-supply';
import { SubnetPlan, SubnetStage } from '../../subnet-plan';

/** What is taken and missing of a subnet at the stages at which it is too small. */
export function shortSums(planned: SubnetPlan, supply: SubnetSupply, short: readonly SubnetStage[]): ShortSums {
  return {
    subnets: [planned.name],
    sizes: [planned.cidr ?? `/${planned.prefixLength}`],
    zones: [planned.zone],
    reserved: planned.reserved,
    blocks: planned.prefixSupply ?? 0,
    addressSupply: planned.addressSupply ?? 0,
    stages: short.map(({ stage }) => stage),
    nodes: short.map(({ nodes }) => nodes),
    prefixes: short.map(({ prefixes }) => prefixes),
    prefixesMissing: short.map(({ prefixes, prefixesLeft = 0 }) => (prefixes > 0 ? missing(prefixesLeft) : 0)),
    addresses: short.map(({ addresses }) => addresses),
    addressesMissing: short.map(({ addressesLeft = 0 }) => missing(addressesLeft)),
    spills:
      planned.reserved
      && short.some(({ prefixes, prefixesLeft = 0 }) => prefixesLeft < 0 && prefixes <= supply.blocks.wholeBlocks),
    others: short.some(({ addressesLeft = 0 }) => addressesLeft < 0) ? supply.taken : 0,
    usable: supply.blocks.usableAddresses,
  };
}

/** By how much something falls short. */
function missing(left: number): number {
  return Math.max(0, -left);
}
